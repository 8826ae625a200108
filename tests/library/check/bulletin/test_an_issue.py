"""An issue: its seasons, what is missing, whose words are whose, and what is made of the one tree."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.bulletin import (
    CUT,
    PDF,
    TEXT,
    Entry,
    Feed,
    Issue,
    Lack,
    Number,
    Parts,
    Season,
    Story,
    check_code,
    compose,
    is_cut_from,
    make_pack,
    read_issue,
    repeats,
    season_of,
    what_is_missing,
    when_of,
    write_feed,
    write_text,
)
from speakopenly.core.documents import Paragraph, Quote, layout, pdf_form, text_of_html, text_of_pdf
from speakopenly.core.documents.words import MONTHS
from speakopenly.core.publications import altered_files, read_packs

TOLD = "I rang on Friday and nobody rang back, so the note stayed in a drawer until the week after."
WHOLE = Parts(
    heading="A note in a drawer",
    told=TOLD,
    made_likely=("No cover on Fridays", "Two forms for one thing"),
    comment="We read of this often.",
    service_said="Nothing yet, because the rota is being looked at.",
    try_tomorrow=("Ask who holds it", "Write one line", "Ring the next team"),
)
CATCH = Story("2.4", Parts("Seen in time", "I looked at the list twice.", comment="Well seen."))
STORIES = tuple(Story(f"2.{at}", replace(WHOLE, told=f"Story {at}.")) for at in (1, 2, 3))
NUMBERS = (
    Number("L13", "2026-Q1"),
    Number("L4", "2026-Q1", 40, 60, 0.667, 0.54, 0.773),
    Number("L5", "2026-Q1"),
)
ISSUE = Issue("Northmoor", 2, Season.SPRING, 2026, 1, "Three of you spoke.", STORIES, CATCH, NUMBERS)
MANY = " ".join(["word"] * 81)


@pytest.mark.parametrize(
    ("day", "season", "year"),
    [
        (date(2026, 3, 1), Season.SPRING, 2026),
        (date(2026, 8, 31), Season.SUMMER, 2026),
        (date(2026, 9, 1), Season.AUTUMN, 2026),
        (date(2026, 12, 1), Season.WINTER, 2026),
        (date(2027, 2, 28), Season.WINTER, 2026),
    ],
)
def test_a_day_lies_in_a_season(day: date, season: Season, year: int) -> None:
    assert season_of(day) == (season, year)


def test_a_winter_has_two_years() -> None:
    assert when_of(replace(ISSUE, season=Season.WINTER, year=2099)) == "winter 2099-00"


def _story(**parts: object) -> Issue:
    return replace(ISSUE, stories=(Story("2.1", replace(STORIES[0].parts, **parts)), *STORIES[1:]))


@pytest.mark.parametrize(
    ("issue", "lack"),
    [
        (replace(ISSUE, opening=" "), Lack.OPENING),
        (replace(ISSUE, opening=MANY), Lack.OPENING_TOO_LONG),
        (replace(ISSUE, stories=()), Lack.NO_STORY),
        (replace(ISSUE, stories=STORIES[:2]), Lack.FEW_WITHOUT_REASON),
        (replace(ISSUE, stories=STORIES * 2), Lack.TOO_MANY),
        (replace(ISSUE, good_catch=None), Lack.NO_GOOD_CATCH),
        (_story(heading=""), Lack.HEADING),
        (_story(made_likely=()), Lack.MADE_LIKELY),
        (_story(comment=""), Lack.COMMENT),
        (_story(service_said=""), Lack.SERVICE_SAID),
        (_story(try_tomorrow=("One", "Two")), Lack.TRY_TOMORROW),
        (replace(ISSUE, numbers=NUMBERS[:2]), Lack.NUMBERS),
    ],
)
def test_each_lack_is_named(issue: Issue, lack: Lack) -> None:
    assert lack in [each.lack for each in what_is_missing(issue)]


def test_a_whole_issue_lacks_nothing_and_a_short_one_says_why() -> None:
    short = replace(ISSUE, stories=STORIES[:1], good_catch=None, why_fewer="Few were asked.")

    assert what_is_missing(ISSUE) == ()
    assert what_is_missing(short) == ()
    assert "Few were asked." in write_text(compose(short)).decode()


@pytest.mark.parametrize(
    ("opening", "comment", "lack"),
    [
        ("So the note stayed in a drawer, we read.", "Often.", Lack.OPENING_REPEATS),
        ("Three spoke.", "SO the Note stayed, in a drawer!", Lack.REPEATS_ANOTHER),
    ],
)
def test_a_tellers_words_stand_nowhere_but_in_their_story(opening: str, comment: str, lack: Lack) -> None:
    told = Story("2.1", WHOLE)
    other = Story("2.2", replace(STORIES[1].parts, comment=comment))

    issue = replace(ISSUE, opening=opening, stories=(told, other, STORIES[2]))

    assert [each.lack for each in what_is_missing(issue)] == [lack]


@pytest.mark.parametrize(
    ("told", "is_theirs"),
    [
        (TOLD, True),
        ("I rang on Friday […] the note stayed in a drawer", True),
        ("I rang on Friday [...] the note stayed", True),
        ("  I rang\non Friday  ", True),
        ("the note stayed […] I rang on Friday", False),
        ("I rang on Monday", False),
        ("I never rang on Friday", False),
        ("", False),
        ("[…]", False),
    ],
)
def test_words_may_be_cut_and_not_changed(told: str, is_theirs: bool) -> None:
    assert is_cut_from(told, TOLD) is is_theirs


@given(st.lists(st.text(alphabet="abc .", min_size=1), min_size=1, max_size=5), st.data())
def test_any_pieces_in_their_order_are_a_cut(pieces: list[str], data: st.DataObject) -> None:
    safe = " ".join(pieces)
    kept = [piece for piece in pieces if data.draw(st.booleans())]

    assert is_cut_from(f" {CUT} ".join(kept), safe) is bool("".join(kept).strip())


@given(st.text(), st.text())
def test_what_is_taken_for_a_cut_has_no_words_of_its_own(told: str, safe: str) -> None:
    if is_cut_from(told, safe):
        assert all(
            word in safe.split() or word in safe
            for word in re.sub(r"\[\s*(…|\.\.\.)\s*\]", " ", told).split()
        )


@pytest.mark.parametrize(
    ("text", "is_so"), [("note stayed in a drawer until", True), ("a note in a drawer", False)]
)
def test_six_words_in_a_row_repeat(text: str, is_so: bool) -> None:
    assert repeats(text, [TOLD]) is is_so


def test_page_paper_and_text_hold_the_same_words() -> None:
    pack = make_pack(ISSUE, with_pdf=True)
    page, paper = " ".join(text_of_html(pack["bulletin.html"])), text_of_pdf(pack[PDF])
    text = " ".join(pack[TEXT].decode().replace("  > ", "").split())

    for story in ISSUE.told:
        assert story.parts is not None
        for said in story.parts.texts:
            assert said in page
            assert pdf_form(said) in paper
            assert said in text


def test_a_full_issue_has_two_sides() -> None:
    told = " ".join([TOLD] * 4)
    full = tuple(Story(f"2.{at}", replace(WHOLE, told=told)) for at in range(1, 5))

    assert layout(compose(replace(ISSUE, stories=full))).all_pages == 2


def test_no_month_is_printed_and_no_day() -> None:
    text = write_text(compose(ISSUE)).decode()

    assert not any(month in text for month in MONTHS)
    assert "Spring 2026, edition 1" in text


def test_numbers_have_their_range_and_what_is_few_is_hidden() -> None:
    text = " ".join(write_text(compose(ISSUE)).decode().split())

    assert "67 in 100 (range 54 to 77), 40 of 60 in quarter 1 of 2026" in text
    assert "because they spoke: not shown for quarter 1 of 2026, as there were few." in text


def test_what_was_taken_out_leaves_its_number_and_a_note() -> None:
    gone = replace(ISSUE, stories=(Story("2.1", None), *STORIES[1:]), edition=2)

    text = " ".join(write_text(compose(gone)).decode().split())

    assert "2.1 withdrawn, see note" in text
    assert "Somebody took their words back after they were printed: 2.1." in text
    assert "Story 1." not in text
    assert "2.2 A note in a drawer" in text
    assert what_is_missing(gone) == ()


def test_the_code_changes_with_a_word() -> None:
    assert check_code(ISSUE) != check_code(replace(ISSUE, opening="Four of you spoke."))
    assert len(check_code(ISSUE)) == 12


def test_equal_issues_give_equal_bytes() -> None:
    pack = dict(make_pack(ISSUE, with_pdf=False))

    assert pack == dict(make_pack(ISSUE, with_pdf=False))
    assert read_issue(pack["bulletin.json"]) == ISSUE


def test_an_altered_file_is_seen(tmp_path: Path) -> None:
    for name, data in make_pack(ISSUE, with_pdf=False).items():
        (tmp_path / name).write_bytes(data + (b" " if name == TEXT else b""))

    manifest, packs = read_packs(tmp_path)

    assert [each.file for each in altered_files(manifest, packs)] == ["public/bulletin.txt"]


def test_the_tellers_words_are_a_quote_in_their_language() -> None:
    welsh = replace(ISSUE, stories=(Story("2.1", WHOLE, "cy"),))

    blocks = compose(welsh).sections[0].blocks

    assert Quote(TOLD, "", "What somebody told us", "cy") in blocks
    assert Paragraph(None, "We read of this often.") in blocks


ATOM = {"a": "http://www.w3.org/2005/Atom"}


@given(st.text(max_size=60))
def test_a_feed_can_be_read_whatever_a_service_is_called(title: str) -> None:
    entry = Entry("Bulletin 2, spring 2026", "https://speak.example/bulletin/2/", date(2026, 5, 4))
    feed = Feed(title, "Northmoor", "en-GB", "https://speak.example/feed/", "https://speak.example/", [entry])

    root = ElementTree.fromstring(write_feed(feed))  # noqa: S314  (our own)

    (found,) = root.findall("a:entry", ATOM)
    assert found.findtext("a:updated", namespaces=ATOM) == "2026-05-04T00:00:00Z"
    assert found.findtext("a:title", namespaces=ATOM) == entry.title
    assert root.findtext("a:updated", namespaces=ATOM) == "2026-05-04T00:00:00Z"
    assert found.find("a:content", ATOM) is None
