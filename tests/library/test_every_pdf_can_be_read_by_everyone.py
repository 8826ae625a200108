"""Every PDF that we make can be read by everyone, as far as a machine can tell: ``tests/accessible_pdf.py``.

One line for each module that has a PDF written. Those of the web that fill in the facts of a service are looked at
where a service is: their tests are named beside them, and ask the same question.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from docs.guide_on_paper import guide_on_paper
from speakopenly.change.reviews import report as reviews
from speakopenly.check import bulletin
from speakopenly.check.examination import report as examinations
from speakopenly.check.inspections.pooling.publication import document_of
from speakopenly.core.documents import write_paper_form, write_pdf, write_slips
from speakopenly.hear.questionnaires import Version, paper_form, slip_words
from speakopenly.understand.findings import report as findings
from tests.accessible_pdf import PROGRAMS, elements, faults_of
from tests.conftest import ROOT
from tests.library.change.reviews.test_publication import RECORD_OF as REVIEW
from tests.library.check.bulletin.test_an_issue import ISSUE
from tests.library.check.examination.records import whole
from tests.library.check.inspections.test_publication import RECORD_OF as INSPECTIONS
from tests.library.core.documents.conftest import northmoor
from tests.library.hear.questionnaires.cast import MEETING
from tests.library.hear.questionnaires.test_slips import ADDRESSES
from tests.library.understand.findings.conftest import make_evidence

SRC = ROOT / "src"
WRITERS = {"write_pdf", "write_paper_form", "write_slips"}
GUIDE = ROOT / "docs" / "explanation" / "for-directors.md"

MADE: dict[str, Callable[[], bytes]] = {
    "speakopenly/understand/findings/publication.py": lambda: write_pdf(findings.compose(make_evidence())),
    "speakopenly/change/reviews/publication.py": lambda: write_pdf(reviews.compose(REVIEW)),
    "speakopenly/check/examination/publication.py": lambda: write_pdf(examinations.compose(whole())),
    "speakopenly/check/bulletin/pack.py": lambda: write_pdf(bulletin.compose(ISSUE)),
    "speakopenly/check/inspections/pooling/publication.py": lambda: write_pdf(document_of(INSPECTIONS)),
    "docs/guide_on_paper.py": lambda: guide_on_paper(GUIDE.read_text("utf-8")),
    "a report with a picture, tables and other languages": lambda: write_pdf(northmoor()),
    "a form on paper": lambda: write_paper_form(paper_form(MEETING, Version("cy"), hand_in="Yn y blwch.")),
    "slips with codes": lambda: write_slips(slip_words(MEETING, ADDRESSES), ["teapot ladder orchard"] * 9),
}
AT_A_SERVICE = {
    "speakopenly/web/understand/findings/looking_views.py": "tests/web/understand/test_findings_seen_and_talked_about.py",
    "speakopenly/web/site/governance/views.py": "tests/web/site/test_governance.py",
    "speakopenly/web/check/culture/views.py": "tests/web/check/culture/test_taking_part.py",
    "speakopenly/web/check/learning/yearly_views.py": "tests/web/check/learning/test_the_yearly_report.py",
    "speakopenly/web/check/bulletin/views.py": "tests/web/check/bulletin/test_an_issue_is_read.py",
    "speakopenly/web/hear/surveys/handing_out.py": "tests/web/hear/surveys/test_a_survey_opens_in_both_languages.py",
}


@pytest.mark.parametrize("what", MADE)
def test_no_machine_finds_what_keeps_somebody_from_reading_it(what: str) -> None:
    assert faults_of(MADE[what]()) == []


def test_whatever_has_a_pdf_written_stands_in_a_table() -> None:
    found = {str(path.relative_to(SRC)) for path in SRC.rglob("*.py") if _calls_a_writer(path)}

    assert found == {each for each in {*MADE, *AT_A_SERVICE} if each.startswith("speakopenly/")}


@pytest.mark.parametrize("test", AT_A_SERVICE.values())
def test_where_a_service_is_the_same_is_asked(test: str) -> None:
    assert "faults_of(" in (ROOT / test).read_text("utf-8")


def _calls_a_writer(path: Path) -> bool:
    """Whether a module outside the writers' own folder names one as a value: calls it, or keeps it in a table."""
    if "core/documents" in str(path):
        return False
    return any(
        isinstance(each, ast.Name) and each.id in WRITERS
        for each in ast.walk(ast.parse(path.read_text("utf-8")))
    )


def spoilt(how: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(write_pdf(northmoor()))) as pdf:
        how(pdf)
        pdf.save(out)
    return out.getvalue()


def without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def not_marked(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/MarkInfo"]["/Marked"] = False


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def title_not_shown(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"] = False


def not_said_to_be_accessible(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def without_words_for_a_picture(pdf: pikepdf.Pdf) -> None:
    del next(element for kind, element in elements(pdf) if kind == "/Figure")["/Alt"]


def a_level_left_out(pdf: pikepdf.Pdf) -> None:
    next(element for kind, element in elements(pdf) if kind == "/H2")["/S"] = pikepdf.Name("/H3")


def without_the_first_level(pdf: pikepdf.Pdf) -> None:
    for kind, element in list(elements(pdf)):
        if kind == "/H1":
            element["/S"] = pikepdf.Name("/H2")


def without_head_cells(pdf: pikepdf.Pdf) -> None:
    for kind, element in list(elements(pdf)):
        if kind == "/TH":
            element["/S"] = pikepdf.Name("/TD")


def tab_goes_anywhere(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj["/Tabs"] = pikepdf.Name("/C")


def letters_left_behind(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
            for program in PROGRAMS:
                if program in thing:
                    del thing[program]


@pytest.mark.parametrize(
    ("how", "found"),
    [
        (without_tags, "UA-01-005"),
        (not_marked, "UA-01-002"),
        (without_language, "UA-06-001"),
        (title_not_shown, "UA-07-002"),
        (not_said_to_be_accessible, "UA-28-004"),
        (without_words_for_a_picture, "UA-13-004"),
        (a_level_left_out, "a heading of level 3 follows one of level 1"),
        (without_the_first_level, "the first heading is of level 2"),
        (without_head_cells, "a table has no head cell"),
        (tab_goes_anywhere, "Tab does not follow the structure"),
        (letters_left_behind, "are not in the file"),
    ],
)
def test_each_fault_would_be_found(how: Callable[[pikepdf.Pdf], None], found: str) -> None:
    assert any(found in fault for fault in faults_of(spoilt(how)))
