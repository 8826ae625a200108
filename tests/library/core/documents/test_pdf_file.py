"""The PDF report: tagged, titled, in a known language, with our own letters only."""

from __future__ import annotations

import ctypes
from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2 import raw

from speakopenly.core.documents import (
    Figure,
    Section,
    differences_in_pdf,
    pdf_form,
    text_of_pdf,
    write_pdf,
)
from speakopenly.core.documents.pictures import part_of_width, safe_svg
from speakopenly.core.documents.reading.pdf_pages import read_pages
from tests.library.core.documents.conftest import MARKUP, THEMES, Written, northmoor, of_quotes, written


def test_it_says_its_title_language_and_day(report: Written):
    file = pypdfium2.PdfDocument(report.pdf)

    assert file.get_metadata_value("Title") == "What 540 people told Northmoor"
    assert file.get_metadata_value("CreationDate").startswith("D:20260504")
    assert _language(file) == "en-GB"
    assert file.is_tagged()


def _language(file: pypdfium2.PdfDocument) -> str:
    size = raw.FPDFCatalog_GetLanguage(file.raw, None, 0)
    tag = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(file.raw, ctypes.cast(tag, ctypes.POINTER(ctypes.c_ushort)), size)
    return tag.raw.decode("utf-16-le").rstrip("\0")


def test_it_is_on_a4_with_head_and_foot(report: Written):
    file = pypdfium2.PdfDocument(report.pdf)
    pages = read_pages(report.pdf)

    assert [round(side) for side in file[0].get_size()] == [595, 842]
    assert pages.heads[0].strip() == ""
    assert "1 What we heard" in pages.heads[2]
    assert [" ".join(foot.split()) for foot in pages.feet][2] == "Edition 1 page 3 check code 7f3a-91c0"


def test_sections_and_summary_are_in_the_outline(report: Written):
    file = pypdfium2.PdfDocument(report.pdf)

    titles = [entry.get_title() for entry in file.get_toc()]

    assert titles == ["Summary", "1 What we heard", "Being told", "2 What we do not know"]


def test_what_people_wrote_is_never_markup():
    document = of_quotes(MARKUP)

    assert MARKUP in text_of_pdf(write_pdf(document))


LETTERS = {
    "Welsh": "Ŵyn, tŷ, ŷ ŵ Ŷ â ê î ô û",
    "Polish": "zażółć gęślą jaźń",
    "Vietnamese": "Không ai nói với chúng tôi",
    "Russian": "Никто не сказал нам",
    "Hindi": "किसी ने हमें नहीं बताया",
    "Bengali": "আমাদের কেউ বলেনি। সময় হয় না",
    "Punjabi": "ਸਾਨੂੰ ਕਿਸੇ ਨੇ ਨਹੀਂ ਦੱਸਿਆ",
    "Gujarati": "અમને કોઈએ કહ્યું નહીં",
    "Tamil": "யாரும் சொல்லவில்லை",
    "Tigrinya": "ማንም ኣይነገረናን",
    "Arabic": "لم يخبرنا أحد",
    "Urdu": "کسی نے ہمیں نہیں بتایا",
    "Hebrew": "איש לא אמר לנו",
    "joined signs": "\U0001f9d1\u200d\U0001f52c \U0001f44d\U0001f3fd ≥ ≤ ½ → ✓",
}


@pytest.mark.parametrize("language", LETTERS)
def test_letters_we_have_are_printed_and_read_back(language: str):
    document = of_quotes(LETTERS[language])

    made = write_pdf(document)

    assert differences_in_pdf(document, made) == ()
    assert "\u27e8" not in "".join(read_pages(made).bodies)


@pytest.mark.parametrize("text", ["没有人告诉我们", "ไม่มีใครบอก", "\ue000", "x\u0e34\u20e3", "\U0010fffd x"])
def test_letters_we_do_not_have_are_printed_as_their_code_points(text: str):
    document = of_quotes(text, "Nobody told us.")

    made = written(document)

    assert "\u27e8U+" in "".join(read_pages(made.pdf).bodies)
    assert differences_in_pdf(document, made.pdf) == ()
    assert "Nobody told us." in text_of_pdf(made.pdf)


def test_words_that_look_like_a_code_point_stay_words():
    document = of_quotes("I typed \u27e8U+1F600\u27e9 by hand")

    made = write_pdf(document)

    assert differences_in_pdf(document, made) == ()
    assert pdf_form("I typed \u27e8U+1F600\u27e9 by hand") in text_of_pdf(made)


def test_a_word_without_end_stays_on_the_page():
    document = of_quotes("https://northmoor.example/" + "a" * 3000, "Word " * 2000)

    assert differences_in_pdf(document, write_pdf(document)) == ()


def test_a_picture_taller_than_a_page_is_drawn_smaller_and_keeps_its_words():
    words = "".join(f'<text x="9" y="{30 * at}">word {at}</text>' for at in range(1, 60))
    tall = f'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="1800">{words}</svg>'
    document = northmoor()
    figure = Figure(tall, "Sixty words.", "Words", THEMES)
    document = replace(document, sections=(Section("1", "A tall one", (figure,)),))

    assert differences_in_pdf(document, write_pdf(document)) == ()


@pytest.mark.parametrize(
    ("box", "part"),
    [("0 0 640 400", 1.0), ("0 0 640 1728", 0.5), ("0 0 640", 1.0), ("0 0 640 0", 1.0), ("", 1.0)],
)
def test_a_picture_is_as_wide_as_the_page_or_as_its_height_allows(box: str, part: float):
    svg = safe_svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>', prefix="f")

    assert part_of_width(svg) == part
