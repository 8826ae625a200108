"""Forgetting reaches every room, and a room that fails is named and hides no other."""

from __future__ import annotations

import pytest

from speakopenly.core.erasure import Erasure, ErasureRecord, Registry
from speakopenly.core.errors import ErasureIncomplete
from speakopenly.core.records import ContributionId, PersonId

ERASURE = Erasure(frozenset({ContributionId("c1")}), frozenset({PersonId("p1")}))


def room(name: str, asked: list[tuple[str, Erasure]]) -> tuple[str, object]:
    def forget(erasure: Erasure) -> ErasureRecord:
        asked.append((name, erasure))
        return ErasureRecord(name, {"rows": 1})

    return name, forget


def failing(erasure: Erasure) -> ErasureRecord:
    raise OSError("Secretly said")


def test_every_room_is_asked_and_says_what_it_removed() -> None:
    asked: list[tuple[str, Erasure]] = []
    registry = Registry()
    for name in ("passages", "themes"):
        registry.register(*room(name, asked))

    records = registry.forget(ERASURE)

    assert asked == [("passages", ERASURE), ("themes", ERASURE)]
    assert records == (ErasureRecord("passages", {"rows": 1}), ErasureRecord("themes", {"rows": 1}))


def test_a_failing_room_is_named_and_the_others_still_forget() -> None:
    asked: list[tuple[str, Erasure]] = []
    registry = Registry()
    registry.register(*room("passages", asked))
    registry.register("search", failing)
    registry.register("cache", lambda erasure: failing(erasure))
    registry.register(*room("themes", asked))

    with pytest.raises(ErasureIncomplete) as incomplete:
        registry.forget(ERASURE)

    assert [name for name, _ in asked] == ["passages", "themes"]
    assert incomplete.value.rooms == ("search", "cache")
    assert [record.room for record in incomplete.value.done] == ["passages", "themes"]
    assert (
        str(incomplete.value) == "Not everything was forgotten. Ask again; these rooms failed: search, cache."
    )
    assert len(incomplete.value.__cause__.exceptions) == 2


def test_a_room_registers_once() -> None:
    registry = Registry()
    registry.register("search", failing)
    registry.register("search", failing)

    with pytest.raises(ValueError, match="'search' has registered another way"):
        registry.register("search", lambda erasure: ErasureRecord("search", {}))


def test_a_registry_without_rooms_has_nothing_to_forget() -> None:
    assert Registry().forget(ERASURE) == ()
