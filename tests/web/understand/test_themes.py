"""The theme workbench: exact counts, four piles, small deeds, and Undo."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.understand.findings.numbers import tally
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.themes import actions, counts, pictures, queries
from speakopenly.web.understand.themes.models import Theme, ThemeDecision
from speakopenly.web.understand.themes.wording import how_many, pieces
from tests.web.understand.conftest import Bench


def theme(bench: Bench, ident: str) -> Theme:
    return queries.theme_of(bench.exercise, ident)


def everything(bench: Bench) -> list[Any]:
    fields = ("ident", "state", "name", "description", "merged_into", "parent")
    return list(Theme.objects.filter(exercise=bench.exercise).order_by("ident").values_list(*fields))


def post(bench: Bench, what: str, **sent: str) -> Any:
    return bench.sign_in(bench.fay).post(bench.themes + what, sent, follow=True)


def test_themes_arrive_suggested_with_their_people_range_and_word(bench: Bench) -> None:
    page = bench.sign_in(bench.fay).get(bench.themes).content.decode()

    assert page.count(">Suggested<") == 3
    assert how_many(queries.rows(bench.exercise)[0]) in page
    assert "In 9 of 10 re-runs this group held together" in page


def test_a_theme_of_three_people_is_shown_with_its_exact_count(bench: Bench) -> None:
    page = bench.sign_in(bench.cole).get(bench.themes).content.decode()

    assert "Few said it, and it matters (1)" in page
    assert "A small number: 3 of 59 people" in page


def test_the_workbench_counts_as_the_report_does(bench: Bench) -> None:
    post(bench, "T03/merge/", into="T01")
    counted = tally(evidence_of(bench.exercise))

    for row in queries.rows(bench.exercise):
        heads = counted.heads_by_theme[row.theme.ident]
        assert (row.heads.people, row.heads.groups, row.base) == (
            heads.people,
            heads.groups,
            counted.base.people,
        )


DEEDS = [
    ("T01/accept/", {}),
    ("T01/rename/", {"name": "Losing one's worker", "description": "What people say."}),
    ("T03/merge/", {"into": "T01"}),
    ("T02/merge/", {"into": "T01"}),
    ("T02/split/", {}),
    ("T01/refuse/", {}),
]


@pytest.mark.parametrize(("deed", "sent"), DEEDS)
def test_every_deed_leaves_a_line_and_can_be_undone(bench: Bench, deed: str, sent: dict[str, str]) -> None:
    before = everything(bench)

    page = post(bench, deed, **sent)
    line = ThemeDecision.objects.get()

    assert line.told in page.content.decode().replace("&#x27;", "'")
    assert everything(bench) != before
    post(bench, f"history/{line.pk}/undo/")
    assert everything(bench) == before
    assert ThemeDecision.objects.get().undone_at is not None


@pytest.mark.parametrize(("deed", "sent"), DEEDS)
def test_the_four_piles_still_add_up_to_every_contribution(
    bench: Bench, deed: str, sent: dict[str, str]
) -> None:
    post(bench, deed, **sent)
    piles = counts.piles(bench.exercise)

    assert piles.found == 63
    assert piles.in_a_theme + piles.no_theme + piles.not_read + piles.left_out_in_all == 63
    assert tally(evidence_of(bench.exercise)).piles.get("no_theme", 0) == piles.no_theme


def test_a_merged_theme_counts_each_person_once(bench: Bench) -> None:
    post(bench, "T03/merge/", into="T01")
    row = next(row for row in queries.rows(bench.exercise) if row.theme.ident == "T01")

    assert row.heads.people == 33
    assert [each.theme.ident for each in queries.rows(bench.exercise)] == ["T01", "T02"]


def test_the_suggestion_stands_beside_the_decision_for_ever(bench: Bench) -> None:
    page = post(bench, "T01/rename/", name="Losing one's worker", description="").content.decode()

    assert "The machine suggested:" in page
    assert "changes of worker" in page
    assert theme(bench, "T01").suggested_name == "changes of worker"


def test_a_decision_something_later_stands_on_is_not_undone_first(bench: Bench) -> None:
    first = actions.merge(theme=theme(bench, "T03"), into=theme(bench, "T01"), by=bench.fay)
    later = actions.merge(theme=theme(bench, "T01"), into=theme(bench, "T02"), by=bench.fay)

    with pytest.raises(NotAllowed, match="later one first"):
        actions.undo(decision=first, by=bench.fay)
    actions.undo(decision=later, by=bench.fay)
    actions.undo(decision=first, by=bench.fay)
    assert {row[1] for row in everything(bench)} == {"suggested"}


def test_history_tells_the_role_and_never_the_name(bench: Bench) -> None:
    post(bench, "T01/accept/")
    page = bench.sign_in(bench.cole).get(bench.themes + "history/").content.decode()

    assert "facilitator, " in page
    assert "Fay" not in page
    assert "Fay" not in bench.sign_in(bench.cole).get(bench.themes + "T01/").content.decode()


def test_passages_stand_beside_with_channel_and_group(bench: Bench) -> None:
    page = bench.sign_in(bench.fay).get(bench.themes + "T01/").content.decode()

    assert "30 passages" in page
    assert "survey, foster carer" in page
    assert "count, do not quote" in page
    assert page.count('class="so-saying"') == 20
    assert (
        bench.sign_in(bench.fay).get(bench.themes + "T01/?page=2").content.decode().count('class="so-saying"')
        == 10
    )


def test_search_within_marks_the_words_and_finds_no_others(bench: Bench) -> None:
    page = bench.sign_in(bench.fay).get(bench.themes + "T01/?words=WINTER+handover").content.decode()

    assert "1 passage with these words" in page
    assert "<mark>winter</mark>" in page
    assert "<mark>handover</mark>" in page


@pytest.mark.parametrize("words", ["<script>", "%", "_", "'; --", ".*", "((("])
def test_search_takes_signs_as_signs(bench: Bench, words: str) -> None:
    answer = bench.sign_in(bench.fay).get(bench.themes + "T01/", {"words": words})

    assert answer.status_code == 200
    assert "0 passages" in answer.content.decode()


def test_pieces_join_to_the_text_they_came_from() -> None:
    text = "They listened (a+b) and LISTENED again"

    assert "".join(piece.text for piece in pieces(text, ["listened", "(a+b)"])) == text
    assert [piece.text for piece in pieces(text, ["listened", "(a+b)"]) if piece.is_found] == [
        "listened",
        "(a+b)",
        "LISTENED",
    ]


def test_the_file_hides_what_the_page_shows(bench: Bench) -> None:
    Theme.objects.filter(exercise=bench.exercise, ident="T03").update(name="=cmd|' /C calc'!A0")
    answer = bench.sign_in(bench.fay).get(bench.themes + "themes.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))

    assert rows[0]["people"] == "30"
    assert (rows[2]["people"], rows[2]["low"], rows[2]["high"]) == ("[c]", "[c]", "[c]")
    assert rows[2]["theme"].startswith("'=")


def test_the_picture_has_a_dot_and_a_line_for_each_theme_and_no_outside_address(bench: Bench) -> None:
    svg = pictures.draw(pictures.dots_of(queries.rows(bench.exercise)))

    assert svg.count("#12436D") >= 6
    assert "changes of worker" in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in svg


def test_words_no_machine_may_clear_are_counted_and_not_shown(bench: Bench) -> None:
    page = bench.sign_in(bench.fay).get(bench.themes + "left-out/").content.decode()

    assert "Roedd" not in page
    assert "no machine may clear these words" in page
    assert "a language the models do not cover" in page
