"""A report is read on five lines, with every quote exact and nothing said of what is not there."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.check.inspections.figures import say_line
from speakopenly.check.inspections.files import read_report_bytes, read_reports
from speakopenly.check.inspections.labels import Use, check_labels, load_labels
from speakopenly.check.inspections.reading import read_report
from speakopenly.check.inspections.records import Line, Polarity, Reading, Report
from speakopenly.check.inspections.saying import say_reading
from speakopenly.core.errors import BadInput

HEAD = (
    "Inspection of Northmoor local authority children\u2019s services\nInspection dates: 2 to 13 May 2022\n"
)
BODIES = [
    "Staff feel valued and safe to challenge.",
    "Supervision is irregular, and too often about tasks alone.",
    "Caseloads are too high in two teams.",
    "Audits are thorough and lead to better practice.",
    "Leaders welcome challenge and listen to staff.",
    "The school in the valley has a new roof.",
    "Children said that bullying at school had stopped.",
    "Some records blame children for what was done to them.",
]


def read(body: str) -> Reading:
    return read_report(Report(file="northmoor.txt", text=HEAD + body))


@pytest.mark.parametrize(
    ("body", "line", "polarity"),
    [
        (BODIES[0], Line.BLAME_CLIMATE, Polarity.STRENGTH),
        (
            "There is a culture of bullying and blame, and staff are fearful of challenging managers.",
            Line.BLAME_CLIMATE,
            Polarity.WEAKNESS,
        ),
        (
            "Practice is discussed openly, devoid of blame, in all teams.",
            Line.BLAME_CLIMATE,
            Polarity.STRENGTH,
        ),
        (BODIES[1], Line.SUPERVISION, Polarity.WEAKNESS),
        (BODIES[2], Line.WORKLOAD_PRESSURE, Polarity.WEAKNESS),
        ("Caseloads are manageable and the workforce is stable.", Line.WORKLOAD_PRESSURE, Polarity.STRENGTH),
        (BODIES[3], Line.CORPORATE_LEARNING, Polarity.STRENGTH),
    ],
)
def test_plain_sentences_are_read_as_they_are_meant(body: str, line: Line, polarity: Polarity) -> None:
    found = read(body).lines[line]

    assert found.mentioned
    assert [each.polarity for each in found.quotes] == [polarity]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (BODIES[6], Line.BLAME_CLIMATE),
        (BODIES[7], Line.BLAME_CLIMATE),
        ("Foster carers feel valued and well supported by supervising social workers.", Line.BLAME_CLIMATE),
        ("A family court made a supervision order for two children.", Line.SUPERVISION),
        (BODIES[5], Line.WORKLOAD_PRESSURE),
    ],
)
def test_look_alikes_are_not_mentioned(body: str, line: Line) -> None:
    assert not read(body).lines[line].mentioned


def test_blame_of_children_stands_on_the_line_of_families() -> None:
    assert [each.text for each in read(BODIES[7]).families] == [BODIES[7]]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from([*BODIES, "\f", "\r\n", "\n14. ", "\U0001f600 "]), max_size=30))
def test_every_quote_is_an_exact_stretch_of_the_text_on_its_page(pieces: list[str]) -> None:
    text = HEAD + " ".join(pieces)

    reading = read_report(Report(file="northmoor.txt", text=text))

    for found in reading.lines.values():
        assert (found.polarity is not None) == found.mentioned == bool(found.quotes)
    for quote in (*reading.families, *(each for found in reading.lines.values() for each in found.quotes)):
        assert text[quote.start : quote.end] == quote.text
        assert quote.page == text[: quote.start].count("\f") + 1
    assert list(reading.lines) == list(Line)


def test_what_is_said_speaks_of_inspectors_and_never_of_absence() -> None:
    said = "\n".join(say_reading(read(BODIES[2])))

    assert "What inspectors wrote; not how the authority is." in said
    assert "it does not mean it was absent" in said
    assert "software, not yet by practitioners" in said


def test_every_figure_says_who_labelled_and_of_how_many() -> None:
    for line in Line:
        assert "software, not yet by practitioners" in say_line(line)
        assert " of 28 reports" in say_line(line)


def test_the_same_report_is_read_the_same_twice() -> None:
    assert read(" ".join(BODIES)) == read(" ".join(BODIES))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.pdf", b"<!DOCTYPE html><html><body>Not found</body></html>"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj"),
        ("empty.txt", b""),
        ("latin.txt", "Northmoor\u2019s caf\xe9 ".encode("cp1252") * 40),
        ("short.txt", b"Northmoor."),
    ],
)
def test_what_is_no_report_is_refused_with_one_line(name: str, data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        read_report_bytes(data, name)

    assert str(refused.value).startswith(name)
    assert "\n" not in str(refused.value)


def test_error_pages_saved_as_pdf_are_refused_and_true_reports_are_read(shared_data: Path) -> None:
    folder = shared_data / "inspections" / "pdf"

    for name in ("birmingham_2012-10-19.pdf", "rotherham_2012-08-10.pdf"):
        with pytest.raises(BadInput, match="is a web page"):
            list(read_reports(folder / name))
    (report,) = read_reports(folder / "york_2017-02-07.pdf")
    assert read_report(report).lines[Line.SUPERVISION].mentioned


def test_rows_without_words_are_refused_by_their_number(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "a", "text": "Staff are safe."}\n{"id": "b"}\n')

    with pytest.raises(BadInput, match="row 2"):
        list(read_reports(path))


def test_labels_fit_the_reports_they_were_made_of(shared_data: Path) -> None:
    reports = {
        each.file.partition("#")[2]: each
        for each in read_reports(shared_data / "inspections" / "ofsted_reports.jsonl.gz")
    }
    labels = load_labels()

    assert list(check_labels(labels, reports)) == []
    held = {reports[row.id].authority for row in labels if row.use is Use.HELD_OUT}
    assert held.isdisjoint({reports[row.id].authority for row in labels if row.use is Use.LEARN})
    assert len({row.id for row in labels}) >= 60


def test_labels_hold_no_word_and_no_name() -> None:
    folder = Path(read_report.__code__.co_filename).parent / "data"

    for row in map(json.loads, (folder / "labels.jsonl").read_text("utf-8").splitlines()):
        assert set(row) == {"id", "sha256", "reader", "use", "lines", "families"}
        for label in row["lines"].values():
            assert all(isinstance(start, int) and isinstance(end, int) for start, end, _ in label["quotes"])


def test_changed_words_no_longer_fit_their_labels() -> None:
    row = load_labels()[0]

    assert list(check_labels([row], {row.id: Report(file="x", text="Other words.")})) == [
        f"{row.id}: its words are not those that were labelled."
    ]
    assert list(check_labels([row], {})) == [f"{row.id}: no such report."]


def test_packed_rows_that_are_no_archive_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "a", "text": "x"}\n')[:-9])

    with pytest.raises(BadInput, match=r"reports\.jsonl\.gz"):
        list(read_reports(path))
