"""Run every snippet of the docs and the README: Python blocks, and shell blocks as a reader would type them.

A shell block is marked ``bash``; ``bash fails`` is one that must end with a status other than 0.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def run_as_a_reader_would(example: Example, *, must_fail: bool = False) -> None:
    """Run a shell block in the folder where the page's snippets run, with our commands on the path."""
    result = subprocess.run(  # noqa: S603 - our own documentation
        ["/bin/bash", "-ec", example.parsed],
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode != 0) is must_fail, result.stderr or result.stdout


def give_a_place_of_its_own(namespace: dict[str, Any]) -> None:
    """Each page runs in a folder of its own that holds the examples and an empty ``build``."""
    place = Path(tempfile.mkdtemp(prefix="speakopenly-snippets-"))
    (place / "build").mkdir()
    (place / "examples").symlink_to(ROOT / "examples")
    namespace["place"], namespace["came_from"] = place, Path.cwd()
    os.chdir(place)


def go_back(namespace: dict[str, Any]) -> None:
    """Return to where the suite was started and leave nothing behind."""
    os.chdir(namespace["came_from"])
    shutil.rmtree(namespace["place"], ignore_errors=True)


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="bash", evaluator=run_as_a_reader_would),
        CodeBlockParser(language="bash fails", evaluator=partial(run_as_a_reader_would, must_fail=True)),
    ],
    path=str(ROOT),
    patterns=["README.md", "docs/**/*.md"],
    setup=give_a_place_of_its_own,
    teardown=go_back,
).pytest()
