"""Later may read earlier; nothing reads the other way. The library needs no Django."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    # The planted tree must be the one that is read, not the installed one.
    script = "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("core/counting.py", "from speakopenly.hear import listening"),
        ("hear/listening/intake.py", "import speakopenly.understand.reading"),
        ("understand/passages.py", "from speakopenly.understand.findings import report"),
        ("understand/passages.py", "from speakopenly.change import rights"),
        ("understand/reading.py", "from django.db import models"),
        ("understand/agreement/measuring.py", "from speakopenly.check.outcomes import spc"),
        ("check/outcomes/series.py", "from django.db import models"),
        ("core/tables/__init__.py", "from speakopenly.web import settings"),
    ],
)
def test_a_planted_import_against_the_direction_fails_the_check(tmp_path: Path, room: str, line: str) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("static", "__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    planted = tmp_path / "src" / "speakopenly" / room
    planted.write_text(planted.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")

    result = _lint(tmp_path)

    assert result.returncode != 0
    assert "BROKEN" in result.stdout


def test_importing_the_whole_library_loads_no_django() -> None:
    script = (
        "import sys, pkgutil, importlib, speakopenly\n"
        "for room in ('core', 'hear', 'understand', 'change', 'check', 'cli'):\n"
        "    package = importlib.import_module('speakopenly.' + room)\n"
        "    for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        if not module.name.endswith('__main__'): importlib.import_module(module.name)\n"
        "sys.exit('django' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
