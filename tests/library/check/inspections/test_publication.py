"""What is published names no authority and quotes no report, and is made again from what is sealed."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from speakopenly.check.inspections.pooling import Accuracy, Topic
from speakopenly.check.inspections.pooling.publication import (
    EVIDENCE,
    HTML,
    PDF,
    RECORD,
    WORD,
    Record,
    document_of,
    publish,
    verify,
    write_record,
)
from speakopenly.check.inspections.pooling.report import LABELLED, sentences_of
from speakopenly.cli.verify import command
from speakopenly.core.documents import plain_text, text_of_html, text_of_pdf, text_of_word
from speakopenly.core.publications import Packs, make_packs, read_packs, write_packs
from tests.library.check.inspections.making import RARE, many

RECORD_OF = Record(
    edition=1,
    day=date(2026, 11, 27),
    about_the_set=("These reports are invented.",),
    reports=tuple(many(120, authorities=30, silent_on=[Topic.BLAME_CLIMATE])),
    accuracy=tuple(Accuracy(topic, 16, 0.91, 0.75, 15, 12, 9) for topic in Topic),
)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return publish(RECORD_OF)


def everything_in(data: bytes, name: str) -> Iterator[str]:
    """Every readable part of a public file, with what is hidden in it."""
    if name == WORD:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            yield from (file.read(part).decode("utf-8", "replace") for part in file.namelist())
        yield " ".join(text_of_word(data))
    elif name == PDF:
        yield text_of_pdf(data)
    else:
        yield data.decode("utf-8")


@pytest.mark.parametrize("name", [HTML, PDF, WORD, "manifest.json"])
def test_no_authority_is_named_and_no_report_is_quoted(packs: Packs, name: str) -> None:
    for text in everything_in(packs.public[name], name):
        assert "quimbleshire" not in text.casefold()
        assert RARE.casefold()[:24] not in text.casefold()
        assert "report-0" not in text


def test_the_sealed_pack_has_both_so_the_test_above_can_fail(packs: Packs) -> None:
    sealed = packs.sealed[RECORD].decode()

    assert "quimbleshire" in sealed
    assert RARE in sealed


def test_each_sentence_that_counts_leads_to_its_reports_and_passages(packs: Packs) -> None:
    behind = {line["paragraph"]: line for line in map(json.loads, packs.sealed[EVIDENCE].splitlines())}
    words = plain_text(document_of(RECORD_OF))
    known = {each.id for said in RECORD_OF.reports for on in said.topics.values() for each in on.passages}

    for number, sentence in sentences_of(RECORD_OF.reports, RECORD_OF.accuracy):
        assert sentence.text in words
        assert behind[number]["reports"]
        assert set(behind[number]["passages"]) <= known
        assert f"evidence {behind[number]['evidence']}" in words


@pytest.mark.parametrize("polarity", [None, 0.59])
def test_which_way_is_not_told_where_the_program_is_often_wrong(polarity: float | None) -> None:
    told = Accuracy(Topic.SUPERVISION, 16, 0.91, polarity, 15, 12, 5)
    record = replace(RECORD_OF, accuracy=(told,))

    words = " ".join(plain_text(document_of(record)))

    assert "write of it as a strength" not in words
    assert "right in 15 whether a report says it, and in 5 of 12 which way" in words
    assert "12 say it by their labels" in words
    assert "has not been measured: read it as a hint" in words


def test_it_says_what_it_is_not(packs: Packs) -> None:
    words = " ".join(text_of_html(packs.public[HTML]))

    assert "not a census" in words
    assert "does not mean that something was absent" in words
    assert LABELLED in words
    assert "These reports are invented." in words


def test_all_agrees(packs: Packs, tmp_path: Path) -> None:
    write_packs(packs, tmp_path)

    assert verify(*read_packs(tmp_path)) == []
    assert CliRunner().invoke(command, [str(tmp_path)]).exit_code == 0


def test_one_changed_number_is_found_though_the_manifest_agrees(packs: Packs, tmp_path: Path) -> None:
    html = packs.public[HTML].decode()
    changed = re.sub(r"Of 120 reports, (\d+)", lambda found: f"Of 120 reports, {int(found[1]) + 1}", html)
    assert changed != html
    forged = made_again(packs, {HTML: changed.encode()}, dict(packs.sealed))

    write_packs(forged, tmp_path)

    assert [each for each in verify(*read_packs(tmp_path)) if each.file == HTML]


def test_one_report_that_says_otherwise_is_found_though_the_manifest_agrees(
    packs: Packs, tmp_path: Path
) -> None:
    first, *others = RECORD_OF.reports
    silent = {
        **first.topics,
        Topic.OPENNESS: replace(first.topics[Topic.OPENNESS], polarity=None, passages=()),
    }
    record = replace(RECORD_OF, reports=(replace(first, topics=silent), *others))
    assert record != RECORD_OF
    forged = made_again(packs, {}, {**packs.sealed, RECORD: write_record(record)})

    write_packs(forged, tmp_path)

    assert {each.file for each in verify(*read_packs(tmp_path))} >= {HTML, PDF, WORD, f"sealed/{EVIDENCE}"}


def test_a_passage_at_another_place_is_found(packs: Packs, tmp_path: Path) -> None:
    record = packs.sealed[RECORD].replace(b'"start":200', b'"start":201', 1)
    assert record != packs.sealed[RECORD]
    write_packs(made_again(packs, {}, {**packs.sealed, RECORD: record}), tmp_path)

    assert any("place" in each.what for each in verify(*read_packs(tmp_path)))


def test_equal_readings_make_equal_bytes(packs: Packs) -> None:
    assert publish(RECORD_OF).public[HTML] == packs.public[HTML]


@pytest.fixture(scope="module")
def of_too_few() -> Record:
    return replace(RECORD_OF, reports=tuple(many(40, authorities=4)))


def test_of_four_authorities_there_is_no_number(of_too_few: Record) -> None:
    words = plain_text(document_of(of_too_few))

    assert not [
        line for line in words if re.search(r"Of \d+ reports|\d+%", line) and "95% Wilson" not in line
    ]


def made_again(packs: Packs, public: dict[str, bytes], sealed: dict[str, bytes]) -> Packs:
    """The same publication with other files and a manifest that agrees with them."""
    manifest = json.loads(packs.public["manifest.json"])
    kept = {name: data for name, data in packs.public.items() if name != "manifest.json"}
    names = ("title", "edition", "check_code", "made_by", "pages")
    return make_packs(public={**kept, **public}, sealed=sealed, **{name: manifest[name] for name in names})
