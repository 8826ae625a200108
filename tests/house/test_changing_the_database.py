"""A change of the database since the last release lets the code of that release go on beside the new one.

The rule and its reasons: ``docs/explanation/changing-the-database.md``. Only files are read, no Django is loaded.
"""

from __future__ import annotations

import ast
import lzma
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

NEWEST = max((ROOT / "tests" / "web" / "releases").glob("*.sqlite3.xz"))
MIGRATIONS = sorted((ROOT / "src" / "speakopenly" / "web").glob("*/migrations/[0-9]*.py"))
WITH_A_REASON: dict[tuple[str, str], str] = {}
"""Migrations, by room and words, that may break the rule, and why. Such a release says: stop the site first.

Emptied once the database of that release is kept: from then on nothing looks at them.
"""
TAKES_AWAY = {"RemoveField", "DeleteModel", "RenameField", "RenameModel", "AlterModelTable", "RunSQL"}


def test_a_release_that_breaks_the_rule_says_to_stop_the_site_first() -> None:
    sections = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1:]
    newest = next(each for each in sections if "\n- " in each)
    during = (ROOT / "docs" / "how-to" / "upgrade.md").read_text("utf-8").partition("## During")[2]

    assert not WITH_A_REASON or "stop the site first" in newest.lower()
    assert not WITH_A_REASON or "stop the site first" in during


@dataclass(frozen=True)
class Step:
    """One operation of a migration: its kind, its model, and the calls and words it was given."""

    kind: str
    model: str
    given: dict[str, ast.expr]


def steps_in(source: str) -> list[Step]:
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="migrations"), attr=kind)):
                given = {each.arg: each.value for each in node.keywords if each.arg}
                model = given.get("model_name", given.get("name"))
                name = str(model.value).lower() if isinstance(model, ast.Constant) else ""
                found.append(Step(kind, name, given))
    return found


def against_the_rule(source: str, new_models: frozenset[str] = frozenset()) -> list[str]:
    """What a migration does that the code of the release before would not live with."""
    steps = steps_in(source)
    new = new_models | {step.model for step in steps if step.kind == "CreateModel"}
    rules_replaced = {_name(step) for step in steps if step.kind == "RemoveConstraint"}
    moves_data = any(step.kind == "RunPython" and "hints" not in step.given for step in steps)
    wrong = ["moves data and shape in one step"] if moves_data and len(steps) > 1 else []
    for step in steps:
        if step.model in new:
            continue
        if step.kind in TAKES_AWAY:
            wrong.append(f"{step.kind} {step.model}")
        elif step.kind == "AddField" and not _may_be_left_out(step):
            wrong.append(
                f"AddField {step.model} that the earlier code does not fill: null=True or db_default"
            )
        elif step.kind == "AddConstraint" and _name(step) not in rules_replaced:
            wrong.append(f"AddConstraint {step.model} that the earlier code does not know")
    return wrong


def _name(step: Step) -> str:
    """Of a constraint: given by itself, or within the constraint that is added."""
    within = step.given.get("constraint")
    given = {each.arg: each.value for each in within.keywords} if isinstance(within, ast.Call) else step.given
    name = given.get("name")
    return str(name.value) if isinstance(name, ast.Constant) else ""


def _may_be_left_out(step: Step) -> bool:
    field = step.given.get("field")
    if not isinstance(field, ast.Call) or not isinstance(field.func, ast.Attribute):
        return False
    given = {each.arg: each.value for each in field.keywords}
    null = given.get("null")
    is_null = isinstance(null, ast.Constant) and null.value is True
    return is_null or "db_default" in given or field.func.attr in {"ManyToManyField", "GeneratedField"}


def since_the_release(folder: Path) -> Iterator[Path]:
    """Migrations that the database kept with the newest release has not seen."""
    plain = folder / "kept.sqlite3"
    plain.write_bytes(lzma.decompress(NEWEST.read_bytes()))
    with sqlite3.connect(plain) as there:
        done = {tuple(row) for row in there.execute("SELECT app, name FROM django_migrations")}
    for path in MIGRATIONS:
        room = path.parent.parent.name
        if not {(f"speakopenly_{room}", path.stem), (room, path.stem)} & done:
            yield path


def test_what_changed_since_the_last_release_lets_its_code_go_on(tmp_path: Path) -> None:
    paths = list(since_the_release(tmp_path))
    assert len(paths) < len(MIGRATIONS) / 2, "the kept database names migrations otherwise than their files"
    made: dict[str, set[str]] = {}
    for path in paths:
        models = {step.model for step in steps_in(path.read_text("utf-8")) if step.kind == "CreateModel"}
        made.setdefault(path.parent.parent.name, set()).update(models)

    wrong = {}
    for path in paths:
        room, words = path.parent.parent.name, re.sub(r"^\d+_", "", path.stem)
        found = against_the_rule(path.read_text("utf-8"), frozenset(made[room]))
        if found and (room, words) not in WITH_A_REASON:
            wrong[f"{room}/{path.name}"] = found

    assert wrong == {}, "see docs/explanation/changing-the-database.md"


OLD = 'model_name="report"'


@pytest.mark.parametrize(
    ("operation", "is_fine"),
    [
        (f"AddField({OLD}, name='x', field=models.TextField(null=True))", True),
        (f"AddField({OLD}, name='x', field=models.TextField(db_default=''))", True),
        (f"AddField({OLD}, name='x', field=models.TextField(default=''))", False),
        (f"AddField({OLD}, name='x', field=models.TextField())", False),
        (f"RemoveField({OLD}, name='x')", False),
        (f"RenameField({OLD}, old_name='x', new_name='y')", False),
        ("RenameModel(old_name='A', new_name='B')", False),
        ("DeleteModel(name='Report')", False),
        (f"AddIndex({OLD}, index=models.Index(fields=('x',), name='i'))", True),
        (f"AddConstraint({OLD}, constraint=models.CheckConstraint(name='c'))", False),
        (
            f"RemoveConstraint({OLD}, name='c'), migrations.AddConstraint({OLD},"
            " constraint=models.CheckConstraint(name='c'))",
            True,
        ),
        (
            "CreateModel(name='New', fields=[]), migrations.AddField(model_name='new', name='x',"
            " field=models.TextField())",
            True,
        ),
        ("RunPython(fill)", True),
        (f"RunPython(fill), migrations.AddIndex({OLD}, index=models.Index(fields=('x',), name='i'))", False),
        ("RunSQL('DROP TABLE report')", False),
    ],
)
def test_the_rule_tells_steps_apart(operation: str, is_fine: bool) -> None:
    assert (against_the_rule(f"operations = (migrations.{operation},)") == []) is is_fine
