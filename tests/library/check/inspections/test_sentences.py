"""Sentences are what a reader reads, and stand where the page has them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.inspections.sentences import Part, page_of, split_sentences

HEAD = "Inspection of Northmoor local authority children\u2019s services\n2 to 13 May 2022 {}\n"
PAGES = (
    "Social workers are visited by their managers and speak well of it. They meet every month and have time to\nthink about"
    " children, about families and about what the work does to themselves, which the \f"
    + HEAD.format(2)
    + "team values.\n12. Caseloads are high.\nWhat needs to improve?\n\u25fc The quality of supervision in the north of the county.\n\f"
    + HEAD.format(3)
    + "The impact of leaders on social work practice\n13.Leaders listen to staff. e.g. in forums that meet each month.\n\f"
    + HEAD.format(4)
)


def test_a_sentence_goes_on_over_a_page_and_is_quoted_without_its_furniture() -> None:
    over = next(each for each in split_sentences(PAGES) if "team values" in each.words)

    assert "Inspection of Northmoor" not in over.words
    assert "which the team values." in over.words
    assert "\f" not in PAGES[over.start : over.end]
    assert page_of(PAGES, over.start) == 1


def test_parts_begin_at_their_headings() -> None:
    parts = {each.words: each.part for each in split_sentences(PAGES)}

    assert parts["The quality of supervision in the north of the county."] is Part.TO_IMPROVE
    assert next(part for words, part in parts.items() if words.startswith("Leaders listen")) is Part.LEADERS


def test_the_safeguarding_boards_own_section_is_left_out() -> None:
    authority = "Staff receive supervision each month. " * 20
    text = (
        f"{authority}\f7\nThe Local Safeguarding Children Board (LSCB)\nThe board audits its own supervision."
    )

    assert all("board audits" not in each.words for each in split_sentences(text))


def test_a_report_of_the_board_alone_has_nothing_to_read() -> None:
    text = "1\nNorthmoor Safeguarding Children Board\nReview of the effectiveness of the Local Safeguarding Children\nBoard\nAudits lead to change."

    assert split_sentences(text) == ()


@given(st.text(st.sampled_from("ab A.!?\n\f\r\u2019\ufffe1\u25fc\U0001f600"), max_size=400))
def test_a_sentence_is_an_exact_stretch_of_one_page(text: str) -> None:
    for each in split_sentences(text):
        quoted = text[each.start : each.end]
        assert quoted == quoted.strip()
        assert "\f" not in quoted
