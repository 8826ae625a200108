"""The letters come from our own files, and only from those we accept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from speakopenly.core.documents import fonts
from speakopenly.core.documents.fonts.__main__ import main
from speakopenly.core.errors import BadInput


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A node_modules folder with the fonts as the packages keep them."""
    for name, face in fonts.FACES.items():
        folder = tmp_path / "node_modules" / "@expo-google-fonts" / face.package
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(fonts.fonts_folder() / name, folder / name)
    return tmp_path / "node_modules"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of ours."""
    monkeypatch.setattr(fonts, "_FOLDER", tmp_path / "files")
    fonts.fonts_folder.cache_clear()
    yield tmp_path / "files"
    fonts.fonts_folder.cache_clear()


def test_set_up_fills_the_folder_and_takes_old_files_away(packages: Path, folder: Path):
    folder.mkdir()
    (folder / "Old.ttf").write_bytes(b"old")

    assert main([str(packages)]) == 0

    assert {path.name for path in folder.iterdir()} == set(fonts.FACES)
    assert fonts.fonts_folder() == folder


def test_an_altered_font_is_refused(packages: Path, folder: Path, capsys: pytest.CaptureFixture[str]):
    face = fonts.FACES["NotoSans_700Bold.ttf"]
    altered = packages / "@expo-google-fonts" / face.package / "NotoSans_700Bold.ttf"
    altered.write_bytes(altered.read_bytes() + b" ")

    assert main([str(packages)]) == 2

    said = capsys.readouterr().err
    assert said == (
        "NotoSans_700Bold.ttf: The font is not the one we accept. Run make setup, which fetches the fonts.\n"
    )
    assert not (folder / "NotoSans_700Bold.ttf").exists()


def test_an_absent_font_and_a_stranger_are_refused(packages: Path, folder: Path):
    with pytest.raises(BadInput, match="not here"):
        fonts.fonts_folder()

    fonts.install(packages)
    (folder / "Stranger.ttf").write_bytes(b"?")
    with pytest.raises(BadInput, match="not one of ours"):
        fonts.fonts_folder()


def test_typst_sees_our_families_and_no_other():
    assert sorted(fonts.loaded().families()) == sorted(fonts.families())


@pytest.mark.parametrize("letter", "ŵŷŴŶâêîôû–—‘’“”…•×€£≥≤½⟨⟩")
def test_every_face_of_the_main_family_or_the_next_has_the_letters_of_a_report(letter: str):
    families = fonts.characters()

    assert any(ord(letter) in points for points in families.values())
    assert letter in "≥≤⟨⟩" or ord(letter) in families["Noto Sans"]
