"""What one person answered, and one whole response with its consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires.conditions import Missing, Value, holds
from speakopenly.hear.questionnaires.keeping import bytes_of_values, values_from
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Item


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """Answers so far, by the names of items. Its repr shows nothing of what was said."""

    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    def __repr__(self) -> str:
        return "Answers(...)"

    def get(self, item: str) -> Value | None:
        """The answer to an item: None where there is none, ``Missing.PREFER_NOT_TO_SAY`` where chosen."""
        return self.values.get(item)

    def to_bytes(self) -> bytes:
        """Write answers down for sealing; the same answers always give the same bytes."""
        return bytes_of_values(self.values)

    @classmethod
    def from_bytes(cls, data: bytes) -> Answers:
        """Read answers back.

        Raises:
            BadInput: the bytes hold none, or of a version this release does not know.
        """
        return cls(values_from(data))

    def with_values(self, values: Mapping[str, Value | None]) -> Answers:
        """The same answers with some changed; None takes one away."""
        changed = {**self.values, **values}
        return Answers({name: value for name, value in changed.items() if value is not None})


@dataclass(frozen=True, slots=True, repr=False)
class Response:
    """One filled-in questionnaire. ``id`` is random and says nothing of who answered.

    ``version`` is the one that was answered in. ``groups`` are attributes known from elsewhere, such as the
    group an open link was given to. Days are the finest time that is kept.
    """

    id: str
    version: Version
    answers: Answers
    consent: Consent = Consent(count=False, quote=False)
    answered_on: date | None = None
    groups: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __repr__(self) -> str:
        return f"Response({self.id!r}, ...)"


class Kept(NamedTuple):
    """Answers to what is shown, and the names of items whose answers were not kept as they are not shown."""

    answers: Answers
    dropped: tuple[str, ...]


def keep_shown(questionnaire: Questionnaire, answers: Answers) -> Kept:
    """Keep the answers to items that are shown. An answer that is not kept shows nothing in its turn."""
    kept, _shown = _walk(questionnaire, answers)
    return Kept(Answers(kept), tuple(name for name in answers.values if name not in kept))


def items_shown(questionnaire: Questionnaire, answers: Answers) -> tuple[Item, ...]:
    """The items, notes included, that somebody with these answers sees."""
    return tuple(_walk(questionnaire, answers)[1])


def answer_or_missing(questionnaire: Questionnaire, answers: Answers) -> dict[str, Value]:
    """Every asking item's answer, or which sort of missing it is."""
    kept, shown = _walk(questionnaire, answers)
    found: dict[str, Value] = {item.name: Missing.NOT_SHOWN for item in questionnaire.asking}
    found |= {item.name: Missing.NOT_ANSWERED for item in shown if item.kind.asks}
    return found | kept


def _walk(questionnaire: Questionnaire, answers: Answers) -> tuple[dict[str, Value], list[Item]]:
    """Go through the items in order: the answers that are kept, and the items that are shown."""
    kept: dict[str, Value] = {}
    shown: list[Item] = []
    for item in questionnaire.items:
        if holds(item.shown_if, kept):
            shown.append(item)
            value = answers.get(item.name)
            if value is not None and item.kind.asks:
                kept[item.name] = value
    return kept, shown
