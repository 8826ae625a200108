"""Every regular expression of ours, how it is used, and long texts made to keep it busy.

Run as a program it tries each one on them and prints what took long: ``python benchmarks/patterns.py``.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import itertools
import os
import pkgutil
import re
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import speakopenly

SOURCE = Path(speakopenly.__file__).parent
WAYS = ("match", "fullmatch", "search")
AS = {"match": "match", "fullmatch": "fullmatch", "search": "search", "finditer": "search", "findall": "search", "sub": "search", "subn": "search", "split": "search"}  # fmt: skip
LENGTH = 4_000
"""Letters: a fifth of the longest words a report or an answer may have."""
LONGEST_SECONDS = 0.015
"""Of processor time, for one text. What grows with the length takes a twentieth; with its square, five times it."""
OFTEN = 60
NEVER = "\x00"


class Found(NamedTuple):
    """A pattern, where it stands, and how it is used."""

    place: str
    pattern: re.Pattern[Any]
    ways: tuple[str, ...]


def every_pattern() -> list[Found]:
    """All patterns: those that modules keep, and those written where they are used."""
    found: dict[tuple[str, int, tuple[str, ...]], Found] = {}
    used = _uses()
    for module in _modules():
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                ways = used.get(name) or WAYS
                found.setdefault(
                    (pattern.pattern, pattern.flags, ways), Found(f"{module.__name__}.{name}", pattern, ways)
                )
    for each in _written_in_place():
        found.setdefault((each.pattern.pattern, each.pattern.flags, each.ways), each)
    return list(found.values())


def _modules() -> Iterator[Any]:
    for each in pkgutil.walk_packages([str(SOURCE)], "speakopenly."):
        if "migrations" in each.name or each.name.endswith("__main__"):
            continue
        with contextlib.suppress(ImportError):  # an extra that is not here
            yield importlib.import_module(each.name)


def _patterns_in(value: object, deep: int = 2) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif deep and isinstance(value, dict):
        for each in (*value.keys(), *value.values()):
            yield from _patterns_in(each, deep - 1)
    elif deep and isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from _patterns_in(each, deep - 1)


def _uses() -> dict[str, tuple[str, ...]]:
    """By the name of a pattern: how it is used, anywhere."""
    used: dict[str, set[str]] = {}
    for tree in _trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in AS
                and isinstance(node.value, ast.Name | ast.Attribute)
            ):
                name = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                used.setdefault(name, set()).add(AS[node.attr])
    return {name: tuple(sorted(ways)) for name, ways in used.items()}


def _written_in_place() -> Iterator[Found]:
    for tree in _trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in AS
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                pattern = re.compile(node.args[0].value)
                yield Found(f"line {node.lineno}: {pattern.pattern[:40]}", pattern, (AS[node.func.attr],))


def _trees() -> Iterator[ast.Module]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield ast.parse(path.read_text("utf-8"))


def long_texts(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Texts of what the pattern repeats, over and over, with an end that fits nothing."""
    once = list(dict.fromkeys(_repeated(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))))[:16]
    pieces = list(dict.fromkeys([*once, *("".join(pair) for pair in itertools.pairwise(once))]))
    starts = ["", *_starts(pattern)]
    for start in starts:
        for piece in pieces:
            yield start + piece * (LENGTH // len(piece)) + NEVER


def _repeated(parsed: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """One letter for each thing that may be repeated often; nothing where the pattern takes a few letters at most."""
    for op, value in parsed:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield from _letters(value[2]) if value[1] > OFTEN else _repeated(value[2])
        elif op is codes.SUBPATTERN:
            yield from _repeated(value[3])
        elif op is codes.BRANCH:
            for branch in value[1]:
                yield from _repeated(branch)
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeated(value[1])
        elif op is codes.ATOMIC_GROUP:
            yield from _repeated(value)


def _starts(pattern: re.Pattern[Any]) -> Iterable[str]:
    """The least that the pattern itself begins with, up to each thing it repeats."""
    text = ""
    found = []
    for op, value in parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG):
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            found.append(text)
            text += _least(value[2]) * value[0]
        else:
            text += _least([(op, value)])
    return dict.fromkeys(each for each in found if each)


def _least(parsed: Iterable[tuple[Any, Any]]) -> str:
    text = ""
    for op, value in parsed:
        if op is codes.SUBPATTERN:
            text += _least(value[3])
        elif op is codes.BRANCH:
            text += _least(value[1][0])
        elif op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            text += _least(value[2]) * value[0]
        else:
            text += next(iter(_letters([(op, value)])), "")
    return text


CATEGORY = {
    codes.CATEGORY_DIGIT: "7", codes.CATEGORY_NOT_DIGIT: "x", codes.CATEGORY_SPACE: " ", codes.CATEGORY_NOT_SPACE: "x",
    codes.CATEGORY_WORD: "w", codes.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def _letters(parsed: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """One letter for each thing that the pattern can take."""
    for op, value in parsed:
        if op is codes.LITERAL:
            yield chr(value)
        elif op is codes.NOT_LITERAL:
            yield "y" if value == ord("x") else "x"
        elif op is codes.ANY:
            yield "x"
        elif op is codes.IN:
            yield from _of_class(value)
        elif op is codes.SUBPATTERN:
            yield from _letters(value[3])
        elif op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield from _letters(value[2])
        elif op is codes.BRANCH:
            for branch in value[1]:
                yield from _letters(branch)
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _letters(value[1])
        elif op is codes.ATOMIC_GROUP:
            yield from _letters(value)


def _of_class(value: list[tuple[Any, Any]]) -> Iterator[str]:
    turned = value[0][0] is codes.NEGATE
    if turned:
        taken = (
            re.compile("[" + "".join(re.escape(each) for each in _of_class(value[1:])) + "]")
            if len(value) > 1
            else None
        )
        yield next((each for each in "xy7 -" if taken is None or not taken.match(each)), "x")
        return
    for op, held in value:
        if op is codes.LITERAL:
            yield chr(held)
        elif op is codes.RANGE:
            yield chr(held[0])
        elif op is codes.CATEGORY:
            yield CATEGORY.get(held, "x")


def main() -> None:
    """Print each pattern that took long, and end where one takes for ever."""
    resource.setrlimit(resource.RLIMIT_CPU, (200, 200))

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
    import django

    django.setup()
    total = 0
    for each in every_pattern():
        worst, kind = 0.0, ""
        for way in each.ways:
            for text in long_texts(each.pattern):
                given = text.encode("utf-8", "replace") if isinstance(each.pattern.pattern, bytes) else text
                start = time.process_time()
                getattr(each.pattern, way)(given)
                total += 1
                took = time.process_time() - start
                if took > worst:
                    worst, kind = took, f"{way} {text[:20]!r}"
                if worst > LONGEST_SECONDS:
                    break
            if worst > LONGEST_SECONDS:
                break
        if worst > LONGEST_SECONDS:
            sys.stdout.write(f"{each.place}\t{worst:.2f}\t{kind}\t{str(each.pattern.pattern)[:110]!r}\n")
            sys.stdout.flush()
    sys.stdout.write(f"tried {total}\n")


if __name__ == "__main__":
    main()
