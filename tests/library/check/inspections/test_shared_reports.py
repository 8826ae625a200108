"""The publication of the shared reports: all of them, no authority's name, nothing that a web search finds."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from speakopenly.check.inspections.pooling.__main__ import main
from speakopenly.check.inspections.pooling.publication import HTML, PDF, RECORD, WORD, verify
from speakopenly.core.documents import text_of_html
from speakopenly.core.publications import MANIFEST, Packs, read_packs
from tests.library.check.inspections.test_publication import everything_in

WORDS_IN_A_ROW = 6
OUR_OWN_SUBJECT = {"reading"}
"""An authority whose name is a word of ours; it is looked for with a capital letter."""


@pytest.fixture(scope="module")
def folder(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = shared_data / "inspections" / "ofsted_reports.jsonl.gz"
    place = tmp_path_factory.mktemp("inspections")
    status = main([str(reports), "--shared", "--out", str(place), "--date", "2026-11-27"])
    assert status == 0
    return place


@pytest.fixture(scope="module")
def packs(folder: Path) -> Packs:
    return read_packs(folder)[1]


@pytest.fixture(scope="module")
def names(shared_data: Path) -> set[str]:
    with (shared_data / "inspections" / "ofsted_reports_index.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return {" ".join(row["local_authority"].replace("_", " ").split()) for row in csv.DictReader(file)}


def test_there_are_all_reports_and_authorities(packs: Packs, names: set[str]) -> None:
    words = " ".join(text_of_html(packs.public[HTML]))

    assert len(names) >= 106
    assert "299 reports of 106 authorities, 2013 to 2025" in words
    assert "not a census" in words


@pytest.mark.parametrize("file", [HTML, PDF, WORD, MANIFEST])
def test_no_authority_is_named_in_a_public_file(packs: Packs, names: set[str], file: str) -> None:
    plain = "|".join(re.escape(name) for name in names - OUR_OWN_SUBJECT)
    capital = "|".join(re.escape(name.title()) for name in OUR_OWN_SUBJECT)

    for text in everything_in(packs.public[file], file):
        assert not re.search(rf"\b(?:{plain})\b", text, re.IGNORECASE)
        assert not re.search(rf"\b(?:{capital})\b", text)


def test_no_six_words_in_a_row_are_a_reports(packs: Packs) -> None:
    ours = _in_a_row(" ".join(text_of_html(packs.public[HTML])))
    record = json.loads(packs.sealed[RECORD])

    passages = [
        each["text"]
        for said in record["reports"]
        for on in said["topics"].values()
        for each in on["passages"]
    ]
    assert len(passages) > 1000
    assert not [each for each in passages if _in_a_row(each) & ours]


def test_it_is_made_again_from_what_is_sealed(folder: Path) -> None:
    assert verify(*read_packs(folder)) == []


def _in_a_row(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z']+", text.casefold())
    return {tuple(words[at : at + WORDS_IN_A_ROW]) for at in range(len(words) - WORDS_IN_A_ROW + 1)}
