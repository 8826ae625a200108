"""The page on promises, from the tests that hold them."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.promises.clauses import CLAUSES  # noqa: E402  (the tests stand beside the documents)


def page(made: str) -> str:
    """Each file in tests/promises is one promise: its docstring says it, its tests are how we know."""
    rows = []
    for path in sorted((ROOT / "tests" / "promises").glob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        promise = (ast.get_docstring(tree) or "").removeprefix("Promise: ").replace("\n", " ")
        tests = [
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test")
        ]
        sentences = "".join(f"- {name.removeprefix('test_').replace('_', ' ')}\n" for name in tests)
        rows.append(f"## {promise[0].upper()}{promise[1:]}\n\n`{path.relative_to(ROOT)}`\n\n{sentences}")
    introduction = "What must never be possible, and the tests that would fail if it were. Below: every promise, a file each."
    return f"# Promises\n\n{made}\n\n{introduction}\n\n{_clauses()}\n\n" + "\n".join(rows)


def _clauses() -> str:
    head = "| what holds | proved by |\n|---|---|"
    proofs = (
        f"| {clause} | {'<br>'.join(proof.rpartition('::test_')[2].replace('_', ' ') for proof in tests)} |"
        for clause, tests in CLAUSES.items()
    )
    return "\n".join([head, *proofs])
