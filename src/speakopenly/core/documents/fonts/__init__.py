"""The letters we print with: which files, where they are, and which characters they have.

All are under the SIL Open Font License 1.1, taken from registry packages and accepted only on their
sha256. System fonts are never used, so a report looks and measures the same on every machine.

Set-up runs ``python -m speakopenly.core.documents.fonts node_modules``.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from speakopenly.core.documents.fonts.faces import FACES, Face
from speakopenly.core.errors import BadInput

_FOLDER = Path(__file__).parent / "files"
_SET_UP = "Run make setup, which fetches the fonts."


def install(node_modules: Path) -> None:
    """Copy the faces out of the packages into our folder; BadInput if one is absent or is not ours."""
    _FOLDER.mkdir(exist_ok=True)
    for old in _FOLDER.iterdir():
        if old.name not in FACES:
            old.unlink()
    for name, face in FACES.items():
        source = node_modules / "@expo-google-fonts" / face.package / name
        _check(source, face)
        copy = _FOLDER / f"{name}.new"
        shutil.copyfile(source, copy)
        copy.replace(_FOLDER / name)


@cache
def fonts_folder() -> Path:
    """Give the folder of our faces, each checked once; BadInput if one is absent or a stranger is there."""
    for name, face in FACES.items():
        _check(_FOLDER / name, face)
    for found in sorted(_FOLDER.iterdir()):
        if found.name not in FACES:
            raise BadInput("This font is not one of ours.", do="Take it away.", file=found.name)
    return _FOLDER


@cache
def loaded() -> typst.Fonts:
    """Give our faces, and no other, as Typst wants them."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts_folder()])


def families() -> tuple[str, ...]:
    """Name our families, the main one first."""
    return tuple(dict.fromkeys(face.family for face in FACES.values()))


@cache
def characters() -> Mapping[str, frozenset[int]]:
    """Say which code points each family has, in the order of ``families``.

    A family with several faces has what all of them have, so that bold never loses a letter.
    """
    found: dict[str, frozenset[int]] = {}
    for name, face in FACES.items():
        points = _points(fonts_folder() / name)
        found[face.family] = found.get(face.family, points) & points
    return found


def _points(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _check(path: Path, face: Face) -> None:
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BadInput("The font is not here.", do=_SET_UP, file=path.name) from error
    if digest != face.sha256:
        raise BadInput("The font is not the one we accept.", do=_SET_UP, file=path.name)
