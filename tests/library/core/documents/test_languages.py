"""What each writer says its words are in: the document's language, a quote's own, and English for our own words."""

from __future__ import annotations

import ctypes
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from lxml import etree

import speakopenly
from speakopenly.check.inspections.pooling import pictures as pooled
from speakopenly.check.outcomes.charts import drawing as charts
from speakopenly.core.documents import drawing, write_paper_form, write_slips
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.core.documents.slips import SlipWords
from speakopenly.understand.pressures.charts import _svg as official
from tests.library.core.documents.conftest import northmoor, written
from tests.library.core.documents.test_paper_form import FORM

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPOKEN = {tag: written(replace(northmoor(), language=tag)) for tag in ("en-GB", "cy")}
OWN = ("Skip to the report", "check code 7f3a-91c0", "Contents", "Summary", "passage 3f2a:0-33")


def of_html(data: bytes) -> str:
    return str(etree.HTML(data).get("lang"))


def of_pdf(data: bytes) -> str:
    file = pypdfium2.PdfDocument(data)
    size = raw.FPDFCatalog_GetLanguage(file.raw, None, 0)
    tag = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(file.raw, ctypes.cast(tag, ctypes.POINTER(ctypes.c_ushort)), size)
    return tag.raw.decode("utf-16-le").rstrip("\0")


def of_word(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    return str(styles.find(f"{W}docDefaults//{W}lang").get(f"{W}val"))


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize(
    ("file", "says"), [("html", of_html), ("pdf", of_pdf), ("word", of_word)], ids=["html", "pdf", "word"]
)
def test_a_report_says_its_language(file: str, says: Callable[[bytes], str], language: str) -> None:
    assert says(getattr(SPOKEN[language], file)) == language


@pytest.mark.parametrize("language", ["en-GB", "cy"])
def test_a_form_on_paper_and_a_slip_say_theirs(language: str) -> None:
    slip = SlipWords(language, "T", "Go to", "https://northmoor.example/", "Your code")

    assert of_pdf(write_paper_form(replace(FORM, language=language))) == language
    assert of_pdf(write_slips([slip], ["ABCD-EFGH-JKLM"])) == language


def marked_in_html(language: str) -> dict[str, str | None]:
    page = etree.HTML(SPOKEN[language].html)
    return {"".join(each.itertext()): each.get("lang") for each in page.iter("a", "p", "h2")}


def marked_in_word(language: str) -> dict[str, str | None]:
    with zipfile.ZipFile(io.BytesIO(SPOKEN[language].word)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    marked = {}
    for run in body.iter(f"{W}r"):
        said = run.find(f"{W}rPr/{W}lang")
        marked["".join(run.itertext())] = None if said is None else said.get(f"{W}val")
    return marked


@pytest.mark.parametrize(("language", "of_ours"), [("en-GB", None), ("cy", "en-GB")])
def test_our_own_words_are_marked_where_the_document_is_in_another_language(
    language: str, of_ours: str | None
) -> None:
    page, word = marked_in_html(language), marked_in_word(language)

    assert {words: page[words] for words in OWN} == dict.fromkeys(OWN, of_ours)
    assert {words: word[words] for words in OWN[1:]} == dict.fromkeys(OWN[1:], of_ours)
    assert page["1 What we heard"] is word["1 What we heard"] is None


def test_so_they_are_in_the_pdf() -> None:
    """A quote says Welsh in both; only in the Welsh one do our own words say English."""
    languages = {
        tag: {
            said
            for file in [pypdfium2.PdfDocument(SPOKEN[tag].pdf)]
            for page in range(len(file))
            for said in languages_of(file, page)
        }
        for tag in SPOKEN
    }

    assert languages == {"en-GB": {"cy"}, "cy": {"cy", "en-GB"}}


def languages_of(file: pypdfium2.PdfDocument, number: int) -> set[str]:
    page = file[number]  # held: the tree of tags is gone with it
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    tops = range(raw.FPDF_StructTree_CountChildren(tree))
    waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in tops]
    found = set()
    while waiting:
        if element := waiting.pop():
            found.add(language_of(element))
            children = range(raw.FPDF_StructElement_CountChildren(element))
            waiting += [raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in children]
    raw.FPDF_StructTree_Close(tree)
    return found - {""}


def language_of(element: object) -> str:
    size = raw.FPDF_StructElement_GetLang(element, None, 0)
    tag = ctypes.create_string_buffer(max(size, 2))
    raw.FPDF_StructElement_GetLang(element, tag, size)
    return tag.raw.decode("utf-16-le").rstrip("\0")


PICTURES = {
    "the library's own": drawing.picture(9, 9, "T", ()),
    "in Welsh": drawing.picture(9, 9, "T", (), language="cy"),
    "over time": charts.picture("T", "D", ()),
    "over time in Welsh": charts.picture("T", "D", (), language="cy"),
    "official figures": official("T", "D", "", 9),
    "inspections": pooled._picture("T", "D", 9, ()),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_the_language_of_its_words_for_pages_and_for_xml(name: str) -> None:
    language = "cy" if "Welsh" in name else "en-GB"
    root = etree.fromstring(PICTURES[name].encode())

    assert (root.get("lang"), root.get(XML_LANG)) == (language, language)
    assert f'lang="{language}"' in safe_svg(PICTURES[name], prefix="f"), "and keeps saying so inside a page"


def test_no_picture_of_the_library_is_begun_without_its_language() -> None:
    folder = Path(speakopenly.__file__).parent
    begun = {
        path.relative_to(folder).as_posix(): line
        for path in folder.rglob("*.py")
        for line in path.read_text("utf-8").split("role=")
        if re.search(r"<svg [^>]*$", line)
    }

    assert begun
    assert not [path for path, line in begun.items() if "said_in(" not in line]
