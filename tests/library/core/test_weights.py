"""Model weights are accepted by their sha256, and their package's code is never run."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from speakopenly.core.errors import ModelMissing
from speakopenly.core.weights import locate, models_folder

WEIGHTS = b"numbers that were learned"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installed package with a weights file, whose code would shout if it were imported."""
    (tmp_path / "northmoor_model" / "data").mkdir(parents=True)
    (tmp_path / "northmoor_model" / "__init__.py").write_text("raise SystemExit('imported')")
    (tmp_path / "northmoor_model" / "data" / "model.bin").write_bytes(WEIGHTS)
    described = tmp_path / "northmoor_model-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: northmoor-model\nVersion: 1.0\n")
    (described / "RECORD").write_text("northmoor_model/__init__.py,,\nnorthmoor_model/data/model.bin,,\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "northmoor-model"


def test_a_file_is_found_by_its_path_and_hash_without_importing_its_package(package: str) -> None:
    found = locate(["not-installed", package], "data/model.bin", hashlib.sha256(WEIGHTS).hexdigest())

    assert found.read_bytes() == WEIGHTS
    assert "northmoor_model" not in sys.modules


def test_a_file_with_another_hash_is_refused(package: str) -> None:
    with pytest.raises(ModelMissing, match="not the one we accept"):
        locate([package], "model.bin", "0" * 64)


@pytest.mark.parametrize("file", ["ata/model.bin", "other.bin"])
def test_a_path_matches_in_whole_parts_only(package: str, file: str) -> None:
    with pytest.raises(ModelMissing, match="not installed"):
        locate([package], file, hashlib.sha256(WEIGHTS).hexdigest())


def test_models_are_built_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPEAKOPENLY_MODELS", str(tmp_path))

    assert models_folder() == tmp_path

    monkeypatch.delenv("SPEAKOPENLY_MODELS")

    assert models_folder() == Path(sys.prefix) / "share" / "speakopenly" / "models"
