"""OpenDocument, e-mail and plain words are read as their reader sees them."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from speakopenly.hear.documents import read_document
from speakopenly.hear.listening import Gathered
from tests.library.hear.documents.built import FIRST, SECOND, mail, open_document, pdf

pytestmark = pytest.mark.usefixtures("in_this_process")

NO_PAGES = "This file does not say where its pages begin."


def read_odt(body: str, *, styles: str = "") -> Gathered:
    return read_document(open_document(body, styles=styles), "a.odt")


def read_txt(text: str, name: str = "a.txt") -> str:
    return read_document(text.encode(), name).pieces[0].text


def read_eml(made: EmailMessage) -> Gathered:
    return read_document(bytes(made), "a.eml")


def test_open_document_paragraphs_headings_lists_and_spaces() -> None:
    body = (
        "<text:h>Our answer</text:h><text:p>One<text:s text:c='3'/>two<text:tab/>three<text:line-break/>four</text:p>"
        "<text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>"
    )

    assert read_odt(body).pieces[0].text == "Our answer\n\nOne two\tthree\nfour\n\nAn item"


def test_open_document_pages_are_kept() -> None:
    style = '<style:style style:name="P1"><style:paragraph-properties fo:break-before="page"/></style:style>'
    body = (
        f"<text:p>{FIRST} And<text:soft-page-break/> then.</text:p>"
        f'<text:p text:style-name="P1"><text:soft-page-break/>{SECOND}</text:p>'
    )
    found = read_odt(body, styles=style)

    assert [
        (found.pieces[0].text[place.start :][:6].strip(), place.page) for place in found.pieces[0].places
    ] == [
        ("Nobody", 1),
        ("then.", 2),
        ("The sc", 3),
    ]


def test_open_document_tables_notes_and_deleted_words() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Theme</text:p>"
        "</table:table-cell><table:table-cell><text:p>People</text:p></table:table-cell></table:table-row>"
        "</table:table-header-rows></table:table>"
        "<text:p>We moved.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In May."
        "</text:p></text:note-body></text:note><office:annotation><text:p>Really?</text:p></office:annotation></text:p>"
    )
    found = read_odt(body)

    assert found.pieces[0].text == "Theme\tPeople\n\nWe moved.\n\nIn May."
    assert found.notes == (
        "Tracked changes were read as accepted; deleted words were not read.",
        "Comments, not read: 1.",
        NO_PAGES,
    )


def test_an_email_is_its_subject_and_its_words_and_the_day_alone() -> None:
    found = read_eml(mail())
    piece = found.pieces[0]

    assert piece.text == f"Our move\n\n{FIRST}\n\n{SECOND}"
    assert piece.said_on == date(2026, 5, 5)
    assert piece.given_id == ""
    assert "northmoor" not in repr(found).lower() + piece.text.lower()


def test_an_email_written_as_a_web_page_becomes_text() -> None:
    page = (
        f"<html><head><title>x</title><style>p {{}}</style></head><body><p>{FIRST}</p><div>The <b>school</b>&nbsp;heard"
        "<br>of it.</div><ul><li>Once</li><li>Twice</li></ul><script>no()</script>"
        '<table><tr><td>A</td><td>B</td></tr></table><p style="display:none">Unseen.</p></body></html>'
    )
    found = read_eml(mail("", html=page))

    assert found.pieces[0].text == f"Our move\n\n{FIRST}\n\nThe school heard\nof it.\n\nOnce\n\nTwice\n\nA\tB"
    assert "Words set to be hidden were not read." in found.notes


def test_of_two_forms_of_the_same_words_the_plain_one_is_read() -> None:
    assert read_eml(mail(FIRST, html="<p>Other.</p>")).pieces[0].text == f"Our move\n\n{FIRST}"


def test_earlier_mails_and_the_signature_are_kept() -> None:
    body = f"{FIRST}\n\nOn Monday somebody wrote:\n> Why did you not ring?\n> We waited.\n\n-- \nA carer\n"

    assert read_eml(mail(body)).pieces[0].text == (
        f"Our move\n\n{FIRST}\n\nOn Monday somebody wrote:\n> Why did you not ring?\n> We waited.\n\n--\nA carer"
    )


def test_attachments_are_told_by_kind_and_number_never_by_name() -> None:
    made = mail()
    made.add_attachment(pdf([FIRST]), maintype="application", subtype="pdf", filename="Quillfeather.pdf")
    made.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="Quillfeather.docx")
    made.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="Quillfeather.jpg")
    found = read_eml(made)

    assert found.notes == (
        "Attachments of kind PDF, not read: 1.",
        "Attachments of kind document, not read: 1.",
        "Attachments of kind picture, not read: 1.",
        NO_PAGES,
    )
    assert "Quillfeather" not in found.pieces[0].text


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "windows-1252", "utf-16"])
def test_letters_of_any_charset(charset: str) -> None:
    made = mail()
    made.set_content(
        "Mae’r gofal yn dda – café".replace("’", "'").replace("–", "-"), charset=charset, cte="base64"
    )

    assert read_eml(made).pieces[0].text.startswith("Our move\n\nMae'r gofal yn dda - café")


def test_an_email_whose_charset_nobody_knows_is_read_by_its_bytes() -> None:
    data = bytes(mail("Ein Café.")).replace(b'charset="utf-8"', b'charset="klingon"')

    assert "Café" in read_document(data, "a.eml").pieces[0].text


def test_a_folded_and_encoded_subject_is_read() -> None:
    assert (
        read_eml(mail(subject="Café in Northmoor, " + "word " * 20))
        .pieces[0]
        .text.startswith("Café in Northmoor")
    )


def test_lines_broken_at_a_width_are_joined() -> None:
    text = (
        "Nobody rang us before the move, and the school heard of it from\n"
        "another family on the Monday after, which was hard for everyone in\n"
        "the house.\n\nTo do:\n- ring first\n- write after\n"
    )

    assert read_txt(text) == (
        "Nobody rang us before the move, and the school heard of it from another family on the Monday after, "
        "which was hard for everyone in the house.\n\nTo do:\n- ring first\n- write after"
    )


def test_short_lines_a_person_broke_stay() -> None:
    assert (
        read_txt("Dear all,\nNobody rang us.\nYours,\nA carer")
        == "Dear all,\nNobody rang us.\nYours,\nA carer"
    )


def test_markdown_keeps_its_lines() -> None:
    assert read_txt("# Notes\n\n* one\n* two\n", "notes.md") == "# Notes\n\n* one\n* two"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_of_any_encoding(encoding: str) -> None:
    data = "The café’s rota was late.\r\n\r\nAgain.".encode(encoding)

    assert read_document(data, "a.txt").pieces[0].text == "The café’s rota was late.\n\nAgain."


def test_a_form_feed_turns_the_page_of_a_text() -> None:
    found = read_document(f"{FIRST}\n\f{SECOND}\n".encode(), "a.txt")

    assert [place.page for place in found.pieces[0].places] == [1, 2]
    assert found.pieces[0].text[found.pieces[0].places[1].start :] == SECOND


def test_notes_that_begin_like_an_email_keep_every_line() -> None:
    text = "Date: 5 May 2026\nFrom: the round table at Northmoor\nNobody rang.\n"

    assert read_txt(text) == text.strip()
