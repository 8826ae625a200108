"""A PDF that anybody may have made: paragraphs, pages, and what repeats at their edges."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.hear.documents import DocumentRefused, Why, read_document
from speakopenly.hear.listening import Gathered
from tests.library.hear.attachments.planted import pdf_bytes
from tests.library.hear.documents.built import FIRST, SECOND, column, pdf, pdf_with

pytestmark = pytest.mark.usefixtures("in_this_process")

LONG = (
    "We asked for a meeting in May and were told that it would be held within a week, but it was not held",
    "until the autumn, and by then the children had moved school and nobody had told the new teacher why.",
)


def read(data: bytes) -> Gathered:
    return read_document(data, "a.pdf")


def pages_of(found: Gathered) -> list[int | None]:
    return [place.page for place in found.pieces[0].places]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_parted() -> None:
    lines = [*column(LONG), *column([SECOND], top=650)]

    assert read(pdf_with([lines])).pieces[0].text == f"{' '.join(LONG)}\n\n{SECOND}"


def test_each_page_has_its_place() -> None:
    found = read(pdf([FIRST], [SECOND]))

    assert found.pieces[0].text == f"{FIRST}\n\n{SECOND}"
    assert [(place.start, place.page) for place in found.pieces[0].places] == [(0, 1), (len(FIRST) + 2, 2)]


def test_a_paragraph_goes_on_over_the_page() -> None:
    found = read(pdf([LONG[0]], [LONG[1]]))

    assert found.pieces[0].text == " ".join(LONG)
    assert pages_of(found) == [1, 2]
    assert found.pieces[0].text[found.pieces[0].places[1].start :] == LONG[1]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("They spoke of the develop-", "ment of the service.", "development"),
        ("We were asked in a well-", "being survey.", "well-being"),
        ("The report of the Hull-", "Northmoor group.", "Hull-Northmoor"),
        ("It is a follow-up. They wrote a follow-", "up letter.", "follow-up letter"),
    ],
)
def test_a_word_that_a_hyphen_broke_is_whole_again(first: str, second: str, joined: str) -> None:
    assert joined in read(pdf([first, second])).pieces[0].text


def test_heads_feet_and_page_numbers_are_left_out_and_counted() -> None:
    pages = [
        [
            (60, 800, "Evidence to the Northmoor review"),
            *column([f"The part on {name} says this."]),
            (290, 30, f"{n}"),
        ]
        for n, name in enumerate(("one", "two", "three", "four"), start=1)
    ]
    found = read(pdf_with(pages))

    assert "Evidence to" not in found.pieces[0].text
    assert all(
        f"The part on {name} says this." in found.pieces[0].text for name in ("one", "two", "three", "four")
    )
    assert found.notes == (
        "Lines that repeat at the head or foot of pages (page numbers among them), left out: 8.",
    )


def test_heads_of_left_and_right_pages_are_left_out() -> None:
    pages = [
        [(60, 800, "Northmoor" if n % 2 else "The review"), *column([f"This is said on page {n}.", *LONG])]
        for n in range(1, 9)
    ]
    text = read(pdf_with(pages)).pieces[0].text

    assert "The review" not in text
    assert "Northmoor" not in text
    assert text.count(LONG[1]) == 8


def test_numbered_questions_at_the_top_of_pages_are_no_heads() -> None:
    found = read(pdf_with([column([f"Question {n}", *LONG], top=752) for n in range(1, 5)]))

    assert all(f"Question {n}" in found.pieces[0].text for n in range(1, 5))


def test_pages_that_say_the_same_and_nothing_else_keep_their_words() -> None:
    assert read(pdf([FIRST], [FIRST])).pieces[0].text == f"{FIRST}\n\n{FIRST}"


@pytest.mark.parametrize(
    ("degrees", "matrix"),
    [
        (0, "1 0 0 1 60 {up}"),
        (90, "0 1 -1 0 {across} 60"),
        (270, "0 -1 1 0 {up} 782"),
        (180, "-1 0 0 -1 535 {across}"),
    ],
)
def test_a_page_that_is_shown_turned_is_read_as_it_shows(degrees: int, matrix: str) -> None:
    def shown(lines: list[tuple[float, str]]) -> str:
        places = [
            (matrix.format(up=up, across=(595 if degrees == 90 else 842) - up), text) for up, text in lines
        ]
        return "".join(f"BT /F1 11 Tf {place} Tm ({text}) Tj ET\n" for place, text in places)

    with pikepdf.Pdf.open(io.BytesIO(pdf([], [], []))) as made:
        for number, page in enumerate(made.pages):
            said = [(400.0, LONG[0][:60]), (386.0, LONG[1][:59]), (340.0, f"Said here: {'abc'[number]}.")]
            page.Contents = made.make_stream(
                shown([(570.0 if degrees % 180 else 820.0, "The review"), *said]).encode()
            )
            page.obj.Rotate = degrees
        data = pdf_bytes(made)
    found = read(data)

    one = f"{LONG[0][:60]} {LONG[1][:59]}"
    assert found.pieces[0].text == "\n\n".join(f"{one}\n\nSaid here: {letter}." for letter in "abc")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["We were told that the visits", "would go on. They ended in", "June. Nobody said why."]
    right = ["The children asked us every", "week. We had no answer to", "give them at all."]
    found = read(pdf_with([[*column(left), *column(right, left=320)]]))

    assert found.pieces[0].text == f"{' '.join(left)}\n\n{' '.join(right)}"


def test_a_scan_is_refused_with_the_advice_to_type_it_in() -> None:
    with pytest.raises(
        DocumentRefused, match="This is a picture of text. Type it in, or add a text version."
    ):
        read(pdf([], [], pictures=[1, 2]))


def test_scanned_pages_among_others_are_left_out_by_their_number() -> None:
    found = read(pdf([FIRST], [], [SECOND], [], pictures=[2, 4]))

    assert [row.row for row in found.left_out] == [2, 4]
    assert {row.reason for row in found.left_out} == {"a page that is a picture of text"}
    assert found.found == 3
    assert pages_of(found) == [1, 3]


def test_a_scan_with_a_stamp_on_each_page_is_a_scan() -> None:
    stamp = [(400.0, 820.0, "Received 4 May 2026")]

    with pytest.raises(DocumentRefused, match="picture of text"):
        read(pdf_with([stamp, stamp, stamp], pictures=[1, 2, 3]))


def test_blank_pages_are_told_and_are_no_scans() -> None:
    found = read(pdf([FIRST], [], [SECOND]))

    assert found.left_out == ()
    assert "Blank pages: 1." in found.notes
    assert pages_of(found) == [1, 3]


def test_words_filled_into_a_form_are_read() -> None:
    with pikepdf.Pdf.open(io.BytesIO(pdf(["What happened?"]))) as made:
        look = made.make_stream(
            b"/Tx BMC BT /F1 11 Tf 2 4 Td (Nobody came.) Tj ET EMC",
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 300, 20],
            Resources=made.pages[0].Resources,
        )  # fmt: skip
        field = made.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="one", F=4,
                V="Nobody came.", Rect=[60, 600, 360, 620], AP=pikepdf.Dictionary(N=look),
            )
        )  # fmt: skip
        made.pages[0].Annots = pikepdf.Array([field])
        made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        data = pdf_bytes(made)

    assert read(data).pieces[0].text == "What happened?\n\nNobody came."


def test_a_locked_pdf_is_refused() -> None:
    data = pdf_with([column([FIRST])], encryption=pikepdf.Encryption(owner="o", user="u"))

    with pytest.raises(DocumentRefused) as refused:
        read(data)
    assert refused.value.why is Why.LOCKED


def test_a_pdf_that_only_may_not_be_printed_is_read() -> None:
    data = pdf_with([column([FIRST])], encryption=pikepdf.Encryption(owner="o", user=""))

    assert read(data).pieces[0].text == FIRST


@given(
    st.lists(st.lists(st.text("abcdef ghij", min_size=1, max_size=30), max_size=6), min_size=1, max_size=5)
)
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_where_nothing_repeats(pages: list[list[str]]) -> None:
    numbered = [
        [f"{line} w{'abcdefghij'[place]}{'abcdefghij'[number]}x" for number, line in enumerate(lines)]
        for place, lines in enumerate(pages)
    ]
    wanted = " ".join(" ".join(lines) for lines in numbered).split()
    if not wanted:
        return
    assert read(pdf(*numbered)).pieces[0].text.split() == wanted


@pytest.mark.parametrize(
    "name", ["gloucestershire_2017-06-13", "norfolk_2013-08-16", "somerset_2015-03-27", "york_2017-02-07"]
)
def test_a_real_report_has_the_pages_and_words_that_others_read_in_it(name: str, shared_data: Path) -> None:
    """Compared with the text that another program took out of the same report."""
    place, _, day = name.rpartition("_")
    with gzip.open(shared_data / "inspections" / "ofsted_reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        known = [json.loads(line) for line in lines]
    other = next(one for one in known if (one["local_authority"], one["published"]) == (place, day))
    found = read((shared_data / "inspections" / "pdf" / f"{name}.pdf").read_bytes())

    assert found.pieces[0].places[-1].page == other["pages"]
    assert found.left_out == ()
    ours, theirs = (
        Counter(re.findall(r"[a-z]{2,}", text.lower())) for text in (found.pieces[0].text, other["text"])
    )
    heads = 21 * 9  # its running head, which we leave out
    assert (theirs - ours).total() <= (heads if place == "norfolk" else 5)
    assert (ours - theirs).total() <= 5


def test_a_real_report_is_parted_as_it_is_numbered(shared_data: Path) -> None:
    found = read((shared_data / "inspections" / "pdf" / "kingston_upon_hull_2023-01-13.pdf").read_bytes())
    numbers = [int(match[1]) for match in re.finditer(r"(?:^|\n\n)(\d{1,2})\. [A-Z]", found.pieces[0].text)]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 30


@pytest.mark.parametrize("name", ["birmingham_2012-10-19", "rotherham_2012-08-10"])
def test_a_real_web_page_named_pdf_is_told_by_its_bytes(name: str, shared_data: Path) -> None:
    with pytest.raises(DocumentRefused, match="is a web page, whatever its name says"):
        read((shared_data / "inspections" / "pdf" / f"{name}.pdf").read_bytes())
