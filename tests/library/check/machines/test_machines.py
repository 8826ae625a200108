"""Every machine reading is told with the version and sha256 that the code itself accepts, and decides nothing."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files

import pytest

from speakopenly.check.machines import Machine, every_machine
from speakopenly.core.english import Part, accepted_files
from speakopenly.hear.speech.weights import ACCEPTED
from speakopenly.understand.embeddings.weights import WEIGHTS_SHA256
from tests.conftest import ROOT

by_ident = {each.ident: each for each in every_machine()}


@pytest.mark.parametrize("machine", every_machine(), ids=lambda each: each.ident)
def test_it_decides_nothing_and_says_who_does_and_how_good_it_is(machine: Machine) -> None:
    assert machine.decides == "Nothing."
    assert machine.person
    assert machine.quality
    for place in re.findall(r"(?:docs|src|benchmarks)/[\w/.-]+\w", machine.source):
        assert (ROOT / place).is_file(), place


def test_the_sha256_are_those_by_which_models_are_loaded() -> None:
    assert by_ident["meaning"].sha256 == WEIGHTS_SHA256
    assert by_ident["speech"].sha256 == ACCEPTED["model.bin"]
    assert by_ident["de-identification"].sha256 == accepted_files(Part.NAMES)["ner/model"]
    for ident, package in (("language", "understand.language"), ("inspections", "check.inspections")):
        weights = files(f"speakopenly.{package}").joinpath("data", "weights.npz").read_bytes()
        assert by_ident[ident].sha256 == hashlib.sha256(weights).hexdigest()


@pytest.mark.parametrize("machine", every_machine(), ids=lambda each: each.ident)
def test_what_is_said_to_be_accepted_by_its_sha256_names_it(machine: Machine) -> None:
    assert "sha256" not in machine.kind or re.fullmatch("[0-9a-f]{64}", machine.sha256)


def test_every_file_of_weights_that_we_ship_belongs_to_one_of_them() -> None:
    shipped = {path.parent.parent for path in (ROOT / "src").rglob("weights.npz")}

    assert {path.name for path in shipped} == {"language", "inspections"}


@pytest.mark.parametrize(
    ("ident", "page", "figures"),
    [
        ("de-identification", "docs/explanation/deidentification.md", ("92.5", "94.6", "77", "85", "87")),
        ("meaning", "docs/decisions/0035-themes-by-agreed-leiden.md", (".91", ".85", "6,389")),
        ("speech", "docs/decisions/0132-recordings-without-gpl.md", (".062",)),
        ("languages", "docs/decisions/0033-languages-by-py3langid.md", ("6,842", "under 1%")),
    ],
)
def test_a_figure_stands_on_the_page_it_is_said_to_come_from(
    ident: str, page: str, figures: tuple[str, ...]
) -> None:
    words = (ROOT / page).read_text("utf-8")

    assert page in by_ident[ident].source
    assert all(figure in words for figure in figures)
