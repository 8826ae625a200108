"""Forgetting: each room that keeps something of a contribution or a person says here how it forgets it.

Earlier rooms must not import later ones, and yet words withdrawn at the front door must vanish from
every room behind it. So later rooms register, and whoever erases asks the registry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from speakopenly.core.errors import ErasureIncomplete
from speakopenly.core.records import ContributionId, PersonId


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be forgotten: contributions, people, or both. A person's contributions are listed too."""

    contributions: frozenset[ContributionId] = frozenset()
    people: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class ErasureRecord:
    """What one room removed: how many of each kind of thing, such as ``{"passages": 12}``. Never which."""

    room: str
    removed: Mapping[str, int]


Forget = Callable[[Erasure], ErasureRecord]


@dataclass(frozen=True, slots=True)
class Registry:
    """The rooms that must be asked, in the order they registered."""

    _rooms: dict[str, Forget] = field(default_factory=dict)

    def register(self, room: str, forget: Forget) -> None:
        """Say how a room forgets. A room registers once; a second, different way raises ValueError."""
        if self._rooms.setdefault(room, forget) is not forget:
            raise ValueError(f"The room {room!r} has registered another way to forget already.")

    def forget(self, erasure: Erasure) -> tuple[ErasureRecord, ...]:
        """Ask every room to forget; give what each removed. Asking twice must do no harm.

        Raises:
            ErasureIncomplete: some rooms failed. All were asked; the error names those that failed and
                carries the records of the others.
        """
        done: list[ErasureRecord] = []
        failed: dict[str, Exception] = {}
        for room, forget in self._rooms.items():
            try:
                done.append(forget(erasure))
            except Exception as error:  # noqa: BLE001 - one room's trouble must not keep the others from forgetting
                failed[room] = error
        if failed:
            raise ErasureIncomplete(tuple(failed), tuple(done)) from ExceptionGroup("", list(failed.values()))
        return tuple(done)


_REGISTRY = Registry()
register = _REGISTRY.register
forget = _REGISTRY.forget
