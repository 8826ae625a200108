"""Gather what a machine needs that has no clone: the wheel, locks, units, samples and pages, with sums.

python deploy/gather.py build/ship

The wheel holds the built pages, the catalogues and the fonts. What it needs from a registry is named by
version and hash in the locks beside it, the weights too; no address of a registry is written anywhere.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hatchling.builders.wheel import WheelBuilder

ROOT: Final = Path(__file__).resolve().parent.parent
BESIDE: Final = ("LICENSE", "NOTICE", "CHANGELOG.md", "README.md", "GLOSSARY.md")
FOLDERS: Final = ("deploy", "docs")
LOCKS: Final = ("setup", "runtime", "weights", "speech", "speech-weights", "spss", "cluster")
BUILT: Final = ("static/build/work.css", "static/build/speak.mjs", "locale/cy/LC_MESSAGES/django.mo")
SUMS: Final = "SHA256SUMS"


def wheel(folder: Path) -> Path:
    """Build the wheel into a folder, with the builder that is installed here; nothing is fetched."""
    for name in BUILT:
        if not (ROOT / "src/speakopenly/web" / name).is_file():
            sys.exit(f"{name} is not built yet. Run: make setup")
    [made] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(made)


def gather(folder: Path) -> None:
    """Fill a new folder. One that was filled before is emptied first; one with anything else is refused."""
    _check_is_ours_or_empty(folder)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "requirements").mkdir(parents=True)
    wheel(folder)
    for name in LOCKS:
        shutil.copy(ROOT / "requirements" / f"{name}.txt", folder / "requirements")
    shutil.copy(ROOT / "requirements" / "lighten.py", folder / "requirements")
    for name in BESIDE:
        shutil.copy(ROOT / name, folder)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / SUMS).write_text("".join(_sums(folder)), encoding="utf-8")


def _check_is_ours_or_empty(folder: Path) -> None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    sums = folder / SUMS
    named = sums.read_text("utf-8", errors="replace").split() if sums.is_file() else []
    if f"requirements/{LOCKS[0]}.txt" not in named:
        sys.exit(f"{folder} holds something that was not gathered here. Name a new folder.")


def _sums(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield f"{digest}  {path.relative_to(folder).as_posix()}\n"


if __name__ == "__main__":
    gather(Path(sys.argv[1] if len(sys.argv) > 1 else "build/ship"))
