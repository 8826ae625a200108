"""Whoever was shown eight words can read their report again, also where the server was killed meanwhile.

The long version, with its figures: ``python benchmarks/intake.py`` and ``python benchmarks/intake.py --kill``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

FACES = ROOT / "src" / "speakopenly" / "web" / "static" / "build" / "work.css"
pytestmark = pytest.mark.skipif(not FACES.exists(), reason="the pages have no styles yet: npm run faces")


def test_every_receipt_shown_opens_its_report_though_the_server_was_killed(tmp_path: Path) -> None:
    options = ["--senders", "10", "--seconds", "5", "--kill", "3", "--folder", str(tmp_path)]
    command = [sys.executable, str(ROOT / "benchmarks" / "intake.py"), *options]
    environment = {name: value for name, value in os.environ.items() if name != "SPEAKOPENLY_HOME"}

    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=600, check=False)

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    shown, opened = re.findall(r"open their words +([\d,]+) of ([\d,]+)", done.stdout)[0]
    assert shown == opened != "0"
    assert re.search(r"killed +1 times", done.stdout)
