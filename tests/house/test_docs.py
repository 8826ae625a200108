"""The pages made from the code say what the code says; links, files, tests and names in the docs exist; each page is in the navigation."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")])
NOW = [page for page in PAGES if "decisions" not in page.parts and page.name != "CHANGELOG.md"]
"""Pages about what there is; decisions and changes tell of what there was."""
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FILE = re.compile(r"(?:src|tests|docs|benchmarks|examples|requirements)/[\w./-]*\w")
_DOTTED = re.compile(r"speakopenly(?:\.\w+)+")
_TEST = re.compile(r"test_\w+")


def test_the_pages_made_from_the_code_are_up_to_date() -> None:
    built = subprocess.run(
        [sys.executable, ROOT / "docs" / "build.py", "--check"], capture_output=True, text=True, check=False
    )

    assert built.returncode == 0, built.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_stands_in_the_navigation_exactly_once() -> None:
    listed = Counter(navigation())
    docs = ROOT / "docs"
    pages = {path.relative_to(docs).as_posix() for path in docs.glob("**/*.md")}
    pages = {page for page in pages if not page.startswith("decisions/")}

    assert sorted(pages - set(listed)) == [], "add these to mkdocs.yml"
    assert [page for page, times in listed.items() if times > 1] == []
    assert set(listed) - pages == {"GLOSSARY.md", "CHANGELOG.md", "decisions/README.md"}


def navigation() -> list[str]:
    def pages_in(items: list[object]) -> list[str]:
        found: list[str] = []
        for item in items:
            below = next(iter(item.values())) if isinstance(item, dict) else item
            found += pages_in(below) if isinstance(below, list) else [str(below)]
        return found

    return pages_in(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])


def test_each_picture_is_small_and_shown_with_words_for_those_who_do_not_see_it() -> None:
    pictures = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").glob("*.png")}
    written = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    described = set(re.findall(r"!\[[^\]]{20,}\]\([^)]*pictures/([\w-]+\.png)\)", written))

    assert set(pictures) - described == set()
    assert max(pictures.values()) < 150_000
    assert sum(pictures.values()) < 1_200_000


@pytest.mark.parametrize("page", NOW, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_test_and_name_that_a_page_mentions_exists(page: Path) -> None:
    said = [code.removesuffix("/").rstrip(".,") for code in _CODE.findall(page.read_text(encoding="utf-8"))]
    files = [code for code in said if _FILE.fullmatch(code)]
    names = [code for code in said if _DOTTED.fullmatch(code)]
    tests = [code for code in said if _TEST.fullmatch(code)]

    assert [file for file in files if not is_there(file)] == []
    assert [name for name in names if not is_a_name(name)] == []
    assert [test for test in tests if test not in every_test()] == []


def is_there(file: str) -> bool:
    """Whether there is such a file or folder; a decision may be cited by its number alone."""
    return (ROOT / file).exists() or (file.startswith("docs/decisions/") and any(ROOT.glob(f"{file}-*.md")))


def is_a_name(dotted: str) -> bool:
    """Whether this is a module, or something that a module defines or brings in; nothing is imported for it."""
    path = ROOT / "src"
    parts = dotted.split(".")
    while parts and (path / parts[0]).is_dir():
        path /= parts.pop(0)
    if parts and (path / f"{parts[0]}.py").is_file():
        path /= f"{parts.pop(0)}.py"
    source = path if path.is_file() else path / "__init__.py"
    return not parts or (
        source.is_file() and re.search(rf"\b{parts[0]}\b", source.read_text(encoding="utf-8")) is not None
    )


@cache
def every_test() -> frozenset[str]:
    """The name of each test function and of each file of tests."""
    files = list((ROOT / "tests").glob("**/test_*.py"))
    written = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return frozenset(re.findall(r"def (test_\w+)", written)) | {file.stem for file in files}


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
