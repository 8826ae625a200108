"""Every clause of what must never be possible has a test, and every file of promises serves one."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.promises.clauses import CLAUSES


@cache
def named_in(path: Path) -> frozenset[str]:
    return frozenset(
        node.name
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_has_tests_that_exist(clause: str) -> None:
    assert CLAUSES[clause]
    for proof in CLAUSES[clause]:
        path, _, name = proof.partition("::")
        assert name in named_in(ROOT / path), proof


def test_every_clause_stands_on_the_page() -> None:
    page = (ROOT / "docs" / "reference" / "promises.md").read_text("utf-8")

    assert [clause for clause in CLAUSES if clause not in page] == []
