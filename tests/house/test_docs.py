"""The pages made from the code say what the code says, and every link in the docs leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")])
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_the_pages_made_from_the_code_are_up_to_date() -> None:
    built = subprocess.run(
        [sys.executable, ROOT / "docs" / "build.py", "--check"], capture_output=True, text=True, check=False
    )

    assert built.returncode == 0, built.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_no_file_of_the_project_names_a_path_of_a_machine_or_a_package_index() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    # Brackets round one letter of each, so that this file is looked at as well.
    suspect = re.compile(
        r"/(?:[h]ome|[U]sers|[r]oot|[w]ork)/\w|--(?:extra-)?[i]ndex-url|[r]egistry\s*=\s*http|/[s]imple/"
    )
    found = []
    for name in listed.splitlines():
        path = ROOT / name
        if path.suffix in {".png", ".ttf"} or not path.is_file():
            continue
        found += [name] if suspect.search(path.read_text(encoding="utf-8", errors="ignore")) else []

    assert found == []
