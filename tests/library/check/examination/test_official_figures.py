"""Official figures beside what an examiner saw: printed with their release, and worked out again from their rows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from speakopenly.check.examination import Beside, Examination, Line
from speakopenly.check.examination.publication import HTML, OFFICIAL, PDF, WORD, publish, verify
from speakopenly.check.examination.records import _RECORD, check_code
from speakopenly.cli.verify import command
from speakopenly.core.publications import MANIFEST, Difference, Packs, make_packs, read_packs, write_packs
from speakopenly.understand.pressures import Store, find_area
from speakopenly.understand.pressures.pinned import Expressed
from speakopenly.understand.pressures.pinning import offers
from speakopenly.understand.pressures.saying import NOT_A_CAUSE
from tests.library.check.examination.records import whole
from tests.library.understand.pressures.revised import NEWER, OLDER, load


@pytest.fixture(scope="module")
def with_figure(tmp_path_factory: pytest.TempPathFactory) -> Examination:
    store = Store(tmp_path_factory.mktemp("store"))
    load(store, OLDER, "410")
    load(store, NEWER, "431")
    newer, older = (
        each
        for each in offers(find_area("351"), "looked_after", store)
        if (each.year, each.expressed) == (2024, Expressed.RATE)
    )
    record = whole()
    lines = tuple(
        replace(each, official=(Beside(older, newer),)) if each.line is Line.WORKLOAD_PRESSURE else each
        for each in record.lines
    )
    return replace(record, lines=lines)


@pytest.fixture(scope="module")
def packs(with_figure: Examination) -> Packs:
    return publish(with_figure)


def checked(packs: Packs, folder: Path) -> list[Difference]:
    """What is found in packs of which every sha256 was made to agree."""
    kept = json.loads(packs.public[MANIFEST])
    public = {name: data for name, data in packs.public.items() if name != MANIFEST}
    said = {name: kept[name] for name in ("title", "edition", "check_code", "made_by", "pages")}
    write_packs(make_packs(public=public, sealed={}, **said), folder)
    return verify(*read_packs(folder))


def test_they_are_printed_with_release_range_and_what_a_later_release_says(
    packs: Packs, tmp_path: Path
) -> None:
    page = packs.public[HTML].decode()

    assert "Official figure: Bury, children looked after at 31 March, 2024: 71.9 per 10,000 children" in page
    assert "Release: Northmoor Statistics, Invented release, 2024." in page
    assert (
        "A later release says 75.6 per 10,000 children (Northmoor Statistics, Invented release, 2025)."
        in page
    )
    assert page.count(NOT_A_CAUSE) == 1
    assert checked(packs, tmp_path) == []
    assert {HTML, PDF, WORD, OFFICIAL, MANIFEST} == set(packs.public)
    assert "step" not in packs.public[OFFICIAL].decode()


def test_the_command_checks_an_examination_and_finds_what_was_altered(packs: Packs, tmp_path: Path) -> None:
    write_packs(packs, tmp_path / "whole")
    altered = {**packs.public, OFFICIAL: packs.public[OFFICIAL].replace(b"410.0", b"310.0")}
    write_packs(replace(packs, public=altered), tmp_path / "altered")

    done = [
        CliRunner().invoke(command, [str(tmp_path / name)], standalone_mode=False)
        for name in ("whole", "altered")
    ]

    assert [each.return_value for each in done] == [0, 1]
    assert "everything agrees" in done[0].output


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (OFFICIAL, b"410.0", b"310.0"),
        (OFFICIAL, b"71.9", b"61.9"),
        (OFFICIAL, b"Invented release, 2024", b"Invented release, 2023"),
        (OFFICIAL, b"[", b"{"),
        (HTML, b"Official figure: Bury", b"Official figure: Northmoor"),
        (HTML, b"71.9 per 10,000", b"61.9 per 10,000"),
    ],
)
def test_tampering_is_found(name: str, old: bytes, new: bytes, packs: Packs, tmp_path: Path) -> None:
    altered = replace(packs, public={**packs.public, name: packs.public[name].replace(old, new)})

    found = checked(altered, tmp_path)

    assert any(each.file in {OFFICIAL, HTML} for each in found)


def test_an_examination_without_figures_keeps_its_check_code_and_has_no_file_of_them() -> None:
    before_there_were_any = _RECORD.dump_json(whole()).replace(b',"official":[]', b"")

    assert check_code(whole()) == hashlib.sha256(before_there_were_any).hexdigest()[:12]
