"""The wheel holds all that the pages need and nothing that is not ours to give."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

BUILT = ("web/static/build/", "web/locale/", "core/documents/fonts/files/")
A_PATH_OR_AN_INDEX = re.compile(
    rb"/(?:[h]ome|[U]sers|[r]oot|[w]ork)/\w|--(?:extra-)?[i]ndex-url|[r]egistry\s*=\s*http|/[s]imple/"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of the wheel, by its name, built as ``make wheel`` builds it."""
    if not (ROOT / "src/speakopenly/web/static/build/work.css").exists():
        if os.environ.get("CI"):
            pytest.fail("The pages are not built: make setup")
        pytest.skip("FACES NOT BUILT: make setup")
    gather = the_program()
    with zipfile.ZipFile(gather.wheel(tmp_path_factory.mktemp("wheel"))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def the_program() -> Any:
    described = importlib.util.spec_from_file_location("gather", ROOT / "deploy" / "gather.py")
    assert described is not None
    assert described.loader is not None
    gather = importlib.util.module_from_spec(described)
    described.loader.exec_module(gather)
    return gather


def test_only_a_folder_that_was_gathered_before_or_is_empty_is_filled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather = the_program()
    monkeypatch.setattr(gather, "wheel", lambda folder: folder)
    somebodys = tmp_path / "somebodys"
    somebodys.mkdir()
    (somebodys / "SHA256SUMS").write_text("0000  a-file-of-mine.txt\n")
    for wrong in (somebodys, somebodys / "SHA256SUMS"):
        with pytest.raises(SystemExit, match="was not gathered here"):
            gather.gather(wrong)
    assert (somebodys / "SHA256SUMS").is_file()

    (tmp_path / "ship").mkdir()
    for _each_time in range(2):
        gather.gather(tmp_path / "ship")
        assert (tmp_path / "ship" / "deploy" / "nginx" / "nginx.conf").is_file()


def ours(wheel: dict[str, bytes]) -> dict[str, bytes]:
    return {
        name.removeprefix("speakopenly/"): held
        for name, held in wheel.items()
        if name.startswith("speakopenly/")
    }


@pytest.mark.parametrize(
    "name",
    [
        "web/static/build/work.css",
        "web/static/build/speak.css",
        "web/static/build/speak.mjs",
        "web/static/build/favicon.svg",
        "web/locale/cy/LC_MESSAGES/django.mo",
        "core/documents/fonts/files/NotoSans_400Regular.ttf",
        "core/documents/report.typ",
        "web/templates/work_base.html",
        "web/templates/hear/speak/home.html",
        "web/people/migrations/0001_people_services_roles_and_audit.py",
        "understand/language/data/weights.npz",
    ],
)
def test_what_the_pages_need_is_in_it(wheel: dict[str, bytes], name: str) -> None:
    assert ours(wheel)[name]


def test_every_file_the_project_keeps_in_the_package_is_in_it_but_what_pages_are_built_from(
    wheel: dict[str, bytes],
) -> None:
    left_out = {
        name
        for name in kept() - set(ours(wheel))
        if not name.startswith("web/faces/") and not name.endswith(".po")
    }

    assert left_out == set()


def test_nothing_is_in_it_that_the_project_does_not_keep_or_build(wheel: dict[str, bytes]) -> None:
    strange = {name for name in set(ours(wheel)) - kept() if not name.startswith(BUILT)}

    assert strange == set()


def test_the_licence_and_what_we_owe_to_others_travel_along(wheel: dict[str, bytes]) -> None:
    told = {name.rpartition("/")[2]: held for name, held in wheel.items() if ".dist-info/" in name}

    assert told["LICENSE"] == (ROOT / "LICENSE").read_bytes()
    assert told["NOTICE"] == (ROOT / "NOTICE").read_bytes()
    assert b"License-Expression: MIT" in told["METADATA"]
    assert b"://" not in b"".join(line for line in told["METADATA"].splitlines() if b"Requires-Dist" in line)
    for command in (b"serve", b"prepare", b"backup", b"doctor"):
        assert command + b" = speakopenly." in told["entry_points.txt"]


def test_no_crown_no_font_of_the_government_and_no_test_is_in_it(wheel: dict[str, bytes]) -> None:
    faces = b"".join(held for name, held in wheel.items() if name.endswith((".css", ".mjs", ".svg", ".html")))

    assert b"GDS Transport" not in faces
    assert not re.search(rb"(?i)govuk-crown|crown[-_.\w]*\.(svg|png)|tudor", faces)
    assert not [name for name in wheel if re.search(r"(?i)crown|transport|\.woff2?$|(^|/)tests?/", name)]


def test_no_path_of_the_machine_that_built_it_is_in_it(wheel: dict[str, bytes]) -> None:
    here = str(ROOT).encode()

    assert [name for name, held in wheel.items() if here in held] == []
    assert [
        name
        for name, held in wheel.items()
        if not name.endswith((".ttf", ".npz", ".mo")) and A_PATH_OR_AN_INDEX.search(held)
    ] == []


def kept() -> set[str]:
    """What the project keeps in the package."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "src/speakopenly"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    return {name.removeprefix("src/speakopenly/") for name in listed if name and Path(ROOT / name).is_file()}
