"""The page on the names of the library, read from its source and never by importing it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
STAGES = ("core", "hear", "understand", "change", "check")
INTRODUCTION = """\
The library is `speakopenly.core`, `hear`, `understand`, `change` and `check`; it needs no Django. These are the names that each package gives:
what a notebook or a program may rely on. What a module keeps for itself is not here. Each line is the first sentence of what the source says."""


def page(made: str) -> str:
    """Stage by stage, package by package: what it is for, and each name it gives."""
    parts = ["# Names of the library", made, INTRODUCTION]
    for stage in STAGES:
        parts.append(f"## {stage}\n\n{_says(SOURCE / 'speakopenly' / stage / '__init__.py')}")
        for path in sorted((SOURCE / "speakopenly" / stage).rglob("__init__.py"))[1:]:
            if lines := list(_given(path)):
                parts.append(f"### {_dotted(path)}\n\n{_says(path)}\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _given(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    here = {name: node for node in tree.body for name in _defined(node)}
    brought = {
        alias.asname or alias.name: node.module
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("speakopenly.")
        for alias in node.names
    }
    for name in _all(tree):
        sentence = _sentence(here[name], tree) if name in here else _elsewhere(brought.get(name), name)
        yield f"- `{name}` {sentence}".rstrip()


def _all(tree: ast.Module) -> list[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(to, ast.Name) and to.id == "__all__" for to in node.targets
        ):
            return sorted(ast.literal_eval(node.value), key=str.casefold)
    return []


def _elsewhere(module: str | None, name: str) -> str:
    if module is None:
        return ""
    path = SOURCE.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if name in _defined(node):
            return _sentence(node, tree)
        if isinstance(node, ast.ImportFrom) and any(
            (each.asname or each.name) == name for each in node.names
        ):
            return _elsewhere(node.module, name)
    return ""


def _defined(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [each.id for each in targets if isinstance(each, ast.Name)]
    return []


def _sentence(node: ast.stmt, tree: ast.Module) -> str:
    """The first sentence of a docstring, or of the string that stands below a constant."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return _first(ast.get_docstring(node))
    after = tree.body[tree.body.index(node) + 1 :][:1]
    for each in after:
        if (
            isinstance(each, ast.Expr)
            and isinstance(each.value, ast.Constant)
            and isinstance(each.value.value, str)
        ):
            return _first(each.value.value)
    return ""


def _says(path: Path) -> str:
    return _first(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))))


def _first(text: str | None) -> str:
    paragraph = " ".join((text or "").strip().split("\n\n")[0].split())
    return paragraph.replace("``", "`").replace("<", "&lt;")


def _dotted(path: Path) -> str:
    return ".".join(path.parent.relative_to(SOURCE).parts)
