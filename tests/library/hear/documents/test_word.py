"""A Word document is read as its reader sees it."""

from __future__ import annotations

import pytest

from speakopenly.hear.documents import read_document
from speakopenly.hear.listening import Gathered
from tests.library.hear.attachments.planted import OFFICE
from tests.library.hear.documents.built import FIRST, SECOND, W, p, run, word

pytestmark = pytest.mark.usefixtures("in_this_process")

BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
RENDERED = "<w:lastRenderedPageBreak/>"


def read(body: str, **more: dict[str, str]) -> Gathered:
    return read_document(word(body, **more), "a.docx")


def pages(read: Gathered) -> list[tuple[int | None, str]]:
    piece = read.pieces[0]
    ends = [*[place.start for place in piece.places[1:]], len(piece.text)]
    return [
        (place.page, piece.text[place.start : end].strip())
        for place, end in zip(piece.places, ends, strict=True)
    ]


def test_paragraphs_are_parted_by_a_blank_line() -> None:
    assert read(p(FIRST) + p("") + p(SECOND)).pieces[0].text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "between",
    [
        p("One.") + BREAK + p("Two."),
        p("One.") + run(f"{RENDERED}<w:t>Two.</w:t>"),
        p("One.") + BREAK + run(f"{RENDERED}<w:t>Two.</w:t>"),
        p("One.") + p("Two.", "<w:pPr><w:pageBreakBefore/></w:pPr>"),
        p("One.", "<w:pPr><w:sectPr/></w:pPr>") + run(f"{RENDERED}<w:t>Two.</w:t>"),
    ],
    ids=["by hand", "as laid out", "by hand and as laid out", "before a paragraph", "a new section"],
)
def test_a_page_break_of_any_kind_turns_one_page(between: str) -> None:
    assert pages(read(between)) == [(1, "One."), (2, "Two.")]


def test_a_page_may_end_within_a_paragraph() -> None:
    found = read(run(f"<w:t>Nobody rang us </w:t>{RENDERED}<w:t>before the move.</w:t>"))

    assert found.pieces[0].text == FIRST
    assert pages(found) == [(1, "Nobody rang us"), (2, "before the move.")]


def test_a_file_without_page_marks_says_that_it_has_none() -> None:
    found = read(p(FIRST))

    assert found.pieces[0].places == ()
    assert found.notes == ("This file does not say where its pages begin.",)


def test_breaks_by_hand_alone_count_no_pages_where_one_would_be_too_long() -> None:
    found = read(p(f"{SECOND} " * 200) + BREAK + p(FIRST))

    assert found.pieces[0].places == ()
    assert found.notes == ("This file does not say where its pages begin.",)


def test_where_word_laid_the_file_out_its_count_is_told() -> None:
    found = read(p(f"{SECOND} " * 200) + run(f"{RENDERED}<w:t>Two.</w:t>"))

    assert [place.page for place in found.pieces[0].places] == [1, 2]
    assert found.notes == ("Pages are as the program that made the file last counted them.",)


def test_a_continuous_section_turns_no_page() -> None:
    kind = '<w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr>'

    assert read(p("One.", kind) + p("Two.")).pieces[0].places == ()


def test_a_table_is_read_row_by_row() -> None:
    def cell(words: str) -> str:
        return f"<w:tc>{p(words)}</w:tc>"

    rows = "".join(
        f"<w:tr>{cell(a)}{cell(b)}</w:tr>" for a, b in [("Theme", "People"), ("Being told late", "12")]
    )

    assert read(f"<w:tbl>{rows}</w:tbl>{p(FIRST)}").pieces[0].text == (
        f"Theme\tPeople\n\nBeing told late\t12\n\n{FIRST}"
    )


def test_a_long_answer_in_a_cell_stays_paragraphs() -> None:
    long = " ".join([SECOND] * 4)
    cells = f"<w:tc>{p('What happened?')}</w:tc><w:tc>{p(FIRST)}{p(long)}</w:tc>"

    assert (
        read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").pieces[0].text == f"What happened?\n\n{FIRST}\n\n{long}"
    )


def test_deleted_words_are_not_read_and_inserted_ones_are() -> None:
    body = (
        "<w:p><w:r><w:t>We were told </w:t></w:r>"
        '<w:del w:id="1" w:author="x"><w:r><w:delText>never</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>late</w:t></w:r></w:ins></w:p>'
    )
    found = read(body)

    assert found.pieces[0].text == "We were told late"
    assert "Tracked changes were read as accepted; deleted words were not read." in found.notes


def test_a_footnote_is_read_after_the_paragraph_that_calls_it() -> None:
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p("In May.")}</w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>We moved.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p(SECOND)
    found = read(body, parts={"word/footnotes.xml": notes}, links={"rIdN": "footnotes footnotes.xml"})

    assert found.pieces[0].text == f"We moved.\n\nIn May.\n\n{SECOND}"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
    body = (
        f'<w:p><w:r><w:t>Before.</w:t><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{box}'
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    assert read(body).pieces[0].text == "Before.\n\nIn a box."


def test_comments_heads_and_pictures_are_told_and_not_read() -> None:
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="0">{p("Is this true?")}</w:comment></w:comments>'
    head = f'<w:hdr xmlns:w="{W}">{p("Draft of Northmoor")}</w:hdr>'
    picture = '<w:p><w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r></w:p>'
    found = read(
        p(FIRST) + picture,
        parts={"word/comments.xml": comments, "word/header1.xml": head},
        links={"rIdC": "comments comments.xml", "rIdH": "header header1.xml"},
    )

    assert found.pieces[0].text == FIRST
    assert {
        "Comments, not read: 1.",
        "Pictures, not read: 1.",
        "Heads and feet of pages were not read.",
    } <= set(found.notes)


def test_what_a_field_shows_is_read_and_its_instruction_is_not() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>our page</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )

    assert read(body).pieces[0].text == "our page"


def test_hidden_words_are_not_read_and_that_is_told() -> None:
    found = read(p(FIRST) + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen.</w:t></w:r></w:p>")

    assert found.pieces[0].text == FIRST
    assert "Words set to be hidden were not read." in found.notes


def test_a_strict_open_xml_file_is_read_as_any_other() -> None:
    from tests.library.hear.attachments.planted import unzipped, zip_of

    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    files = unzipped(word(p(FIRST)))
    files["word/document.xml"] = files["word/document.xml"].replace(
        W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    files["_rels/.rels"] = files["_rels/.rels"].replace(OFFICE.encode(), strict.encode())

    assert read_document(zip_of(files), "a.docx").pieces[0].text == FIRST
