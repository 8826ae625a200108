"""A condition as people put one together: some tests on one level, each of which holds or does not."""

from __future__ import annotations

from dataclasses import dataclass

from speakopenly.hear.questionnaires.conditions import AllOf, AnyOf, Condition, Look, Not


@dataclass(frozen=True, slots=True)
class Part:
    """One test, and whether it is to hold: "you answered 'Yes' to question 3", or that you did not."""

    test: Look
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Joined:
    """Tests of which all must be so ("and"), or one at least ("or")."""

    parts: tuple[Part, ...]
    is_any: bool = False


def take_apart(condition: Condition | None) -> Joined | None:
    """The tests of a condition; None where conditions stand inside others, which a list cannot say."""
    match condition:
        case None:
            return Joined(())
        case AllOf(inside) | AnyOf(inside):
            parts = [_part(each) for each in inside]
            known = tuple(part for part in parts if part is not None)
            return Joined(known, isinstance(condition, AnyOf)) if len(known) == len(parts) else None
        case _:
            part = _part(condition)
            return Joined((part,)) if part else None


def put_together(joined: Joined) -> Condition | None:
    """The condition of these tests; None where there are none, so that it always holds."""
    parts: list[Condition] = [part.test if part.holds else Not(part.test) for part in joined.parts]
    if len(parts) < 2:
        return parts[0] if parts else None
    return AnyOf(tuple(parts)) if joined.is_any else AllOf(tuple(parts))


def _part(condition: Condition) -> Part | None:
    test = condition.part if isinstance(condition, Not) else condition
    if isinstance(test, AllOf | AnyOf | Not):
        return None
    return Part(test, holds=test is condition)
