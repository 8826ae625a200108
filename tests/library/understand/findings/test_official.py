"""An official figure behind a number in a finding: printed with its release, and worked out again from its rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from speakopenly.cli.verify import command
from speakopenly.core.errors import BadInput, VerificationFailed
from speakopenly.core.publications import MANIFEST, Packs, make_packs, write_packs
from speakopenly.core.records import ThemeId
from speakopenly.understand.findings.editions import next_edition
from speakopenly.understand.findings.evidence import Evidence, check_code, read_evidence, write_evidence
from speakopenly.understand.findings.official import Official, sentence_of
from speakopenly.understand.findings.publication import EVIDENCE, HTML, OFFICIAL, printed_official, publish
from speakopenly.understand.findings.wording import fill
from speakopenly.understand.pressures import Store, find_area
from speakopenly.understand.pressures.pinned import Expressed
from speakopenly.understand.pressures.pinning import offers
from tests.library.understand.findings.conftest import make_evidence
from tests.library.understand.pressures.revised import NEWER, OLDER, load

T01 = ThemeId("T01")
STATEMENT = "{who} spoke of changes of worker, where {official_1} children were looked after."


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Official:
    store = Store(tmp_path_factory.mktemp("store"))
    load(store, OLDER, "410")
    load(store, NEWER, "431")
    newer, older = (
        each
        for each in offers(find_area("351"), "looked_after", store)
        if each.year == 2024 and each.expressed is Expressed.NUMBER
    )
    return Official(T01, 1, older, newer)


@pytest.fixture(scope="module")
def with_figure(official: Official) -> Evidence:
    evidence = make_evidence()
    first, *others = evidence.findings
    findings = (replace(first, statement=STATEMENT), *others)
    return replace(evidence, findings=findings, official=(official,))


@pytest.fixture(scope="module")
def packs(with_figure: Evidence) -> Packs:
    return publish(with_figure)


def verify(packs: Packs, folder: Path) -> tuple[int, str]:
    """What the command says of these packs, after every sha256 in the manifest was made to agree."""
    kept = json.loads(packs.public[MANIFEST])
    public = {name: data for name, data in packs.public.items() if name != MANIFEST}
    again = make_packs(
        public=public, sealed=packs.sealed,
        **{name: kept[name] for name in ("title", "edition", "check_code", "made_by", "pages")},
    )  # fmt: skip
    write_packs(again, folder)
    done = CliRunner().invoke(command, [str(folder)], standalone_mode=False)
    assert done.exception is None
    return done.return_value, done.output


def test_the_number_in_the_sentence_is_the_official_one_and_its_release_stands_beneath(
    packs: Packs, official: Official, tmp_path: Path
) -> None:
    page = packs.public[HTML].decode()
    [entry] = json.loads(packs.public[OFFICIAL])

    assert "spoke of changes of worker, where 410 children were looked after." in page
    assert sentence_of(official) in page
    assert "A later release says 431 (Northmoor Statistics, Invented release, 2025)." in page
    assert "Official figures and the rows they come from" in page
    assert (entry["paragraph"], entry["value"], entry["from"]["rows"][0]["file"]) == ("2.1", 410, "2024.csv")
    assert verify(packs, tmp_path) == (0, verify(packs, tmp_path)[1])


def test_evidence_remembers_it_and_older_evidence_keeps_its_check_code(with_figure: Evidence) -> None:
    without = replace(with_figure, official=())

    assert read_evidence(write_evidence(with_figure)) == with_figure
    assert b'"official"' not in write_evidence(without)
    assert check_code(with_figure) != check_code(without)
    assert printed_official(without) == []
    assert next_edition(with_figure, withdrawn=()).official == with_figure.official


def in_file(alter: Callable[[dict[str, Any]], None]) -> Callable[[Packs], Packs]:
    def altered(packs: Packs) -> Packs:
        entries = json.loads(packs.public[OFFICIAL])
        alter(entries[0])
        return replace(packs, public={**packs.public, OFFICIAL: json.dumps(entries).encode()})

    return altered


def in_page(old: bytes, new: bytes) -> Callable[[Packs], Packs]:
    return lambda packs: replace(packs, public={**packs.public, HTML: packs.public[HTML].replace(old, new)})


def in_evidence(old: bytes, new: bytes) -> Callable[[Packs], Packs]:
    return lambda packs: replace(packs, sealed={EVIDENCE: packs.sealed[EVIDENCE].replace(old, new)})


TAMPERED = [
    ("the number of a row", in_file(lambda entry: entry["from"]["rows"][0].update(value=310.0))),
    ("the number printed beside", in_file(lambda entry: entry.update(value=310.0))),
    ("the sentence", in_file(lambda entry: entry.update(says=entry["says"].replace("410", "310")))),
    ("the release", in_file(lambda entry: entry["from"].update(release="Invented release, 2025"))),
    ("a row taken out", in_file(lambda entry: entry["from"].update(rows=[]))),
    ("the later release", in_file(lambda entry: entry.update(later=None))),
    ("a part taken out", in_file(lambda entry: entry.pop("from"))),
    ("the file", lambda packs: replace(
        packs, public={name: data for name, data in packs.public.items() if name != OFFICIAL})),
    ("the page", in_page(b"2024: 410.", b"2024: 310.")),
    ("the page without its figure", in_page(b"Official figure 1: ", b"Figure 1: ")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "alter"), TAMPERED, ids=[name for name, _ in TAMPERED])
def test_tampering_is_found_from_the_public_pack_alone(
    what: str, alter: Callable[[Packs], Packs], packs: Packs, tmp_path: Path
) -> None:
    status, said = verify(replace(alter(packs), sealed={}), tmp_path)

    assert status == 1, said


@pytest.mark.parametrize(("old", "new"), [(b'"value":410.0', b'"value":310.0'), (b'"place":1', b'"place":2')])
def test_sealed_evidence_that_was_altered_is_found(
    old: bytes, new: bytes, packs: Packs, tmp_path: Path
) -> None:
    assert verify(in_evidence(old, new)(packs), tmp_path)[0] == 1


def test_the_public_file_is_held_against_the_evidence(packs: Packs, tmp_path: Path) -> None:
    """Somebody who alters rows, sentence, page and every sha256 alike is found by the sealed evidence."""
    entries = packs.public[OFFICIAL].replace(b"410", b"310")
    page = packs.public[HTML].replace(b"410", b"310")

    status, said = verify(replace(packs, public={**packs.public, OFFICIAL: entries, HTML: page}), tmp_path)

    assert status == 1
    assert f"{OFFICIAL}: differs from the evidence." in said


def test_evidence_whose_rows_do_not_make_a_figure_is_refused(with_figure: Evidence) -> None:
    [one] = with_figure.official
    for wrong in (
        (replace(one, figure=replace(one.figure, rows=())),),
        (one, one),
        (replace(one, place=4),),
        (replace(one, later=replace(one.figure, indicator="entries")),),
        (replace(one, theme=ThemeId("T99")),),
    ):
        with pytest.raises(VerificationFailed):
            read_evidence(write_evidence(replace(with_figure, official=wrong)))


def test_a_field_without_a_figure_is_refused_and_the_fields_there_are_are_named(packs: Packs) -> None:
    number = None
    with pytest.raises(BadInput, match="official_1"):
        fill("{official_2}", number, theme="", official={"official_1": "410"})  # type: ignore[arg-type]
