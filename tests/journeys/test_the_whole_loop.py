"""One report goes the whole way: heard, understood, changed, checked, answered and printed; and the way back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.test_the_loop_walks import Demonstration, demonstration
from tests.journeys.walkers import Walk
from tests.journeys.whole_loop import changing, checking, hearing, printing, understanding, withdrawing

__all__ = ["demonstration"]


def test_a_report_goes_the_whole_way(
    demonstration: Demonstration, page_at: Callable[..., Page], axe: str
) -> None:
    walk = Walk(demonstration, page_at, axe)
    walk.seed("voices")

    hearing.somebody_speaks(walk)
    hearing.two_readers_agree(walk)
    hearing.a_safe_version_is_made(walk)
    hearing.a_stranger_reads_it_and_it_goes_to_learning(walk)
    hearing.its_writer_allows_printing(walk)
    hearing.the_report_is_closed(walk)

    understanding.themes_are_found(walk)
    understanding.a_finding_is_published(walk)

    changing.a_review_is_held(walk)
    changing.a_change_is_recommended(walk)
    changing.the_rights_check_says_stop(walk)
    changing.revised_it_is_held_to_conditions(walk)
    changing.it_is_planned_and_tried_small(walk)

    checking.a_measure_is_written_down_before(walk)
    checking.a_reply_comes_too_early(walk)
    walk.seed("forty_days_later")
    checking.it_is_in_place(walk)
    checking.people_say_whether_it_helped(walk)
    checking.the_change_is_checked_and_let_out(walk)
    checking.the_reply_is_signed(walk)
    checking.the_writer_reads_it(walk)
    printing.a_bulletin_is_made(walk)
    printing.the_bulletin_is_signed_and_read(walk)
    printing.the_way_back(walk)

    withdrawing.the_writer_takes_it_back(walk)
    withdrawing.nobody_tells_from_a_number_who_left(walk)

    assert walk.problems == []
