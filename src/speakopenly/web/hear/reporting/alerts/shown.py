"""A flag as readers see it: its message with the words that made a machine ask, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from speakopenly.core.errors import NotAllowed, SealBroken
from speakopenly.hear.danger import screen
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.threads import texts_of
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.alerts import wording
from speakopenly.web.hear.reporting.alerts.models import Answer, FlagDecision
from speakopenly.web.hear.reporting.alerts.safekeeping import open_decision
from speakopenly.web.hear.reporting.reports import flags
from speakopenly.web.hear.reporting.reports.models import Flag, FlagState
from speakopenly.web.hear.reporting.reports.threads import Entry
from speakopenly.web.hear.reporting.reports.wording import DANGER, DID, EFFECT

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and whether a machine marked it."""

    text: str = field(repr=False)
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided, and when; by whom is not shown."""

    on: date
    answer: StrOrPromise
    writer_told: bool
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """One flag and the message it is about."""

    flag: Flag
    did: StrOrPromise
    answered: tuple[StrOrPromise, ...]
    texts: tuple[tuple[Piece, ...], ...] = field(repr=False)
    decided: tuple[Decided, ...]

    @property
    def is_open(self) -> bool:
        """Whether people still have to decide."""
        return self.flag.state in {FlagState.RAISED, FlagState.CLEARING}


def shown(flags_of_report: Sequence[Flag], thread: Sequence[Entry], unlocked: Unlocked) -> list[ShownFlag]:
    """Every flag of a report, those to be decided first. Words are marked anew from what was opened."""
    by_place = {entry.place: entry for entry in thread}
    rows = [
        _shown(flag, by_place[flag.place], unlocked) for flag in flags_of_report if flag.place in by_place
    ]
    return sorted(rows, key=lambda row: (not row.is_open, row.flag.place))


def pieces(text: str) -> Iterator[Piece]:
    """A text in pieces, marked and not, in its order; marks that overlap are one."""
    done = 0
    for start, end in _stretches(text):
        if start > done:
            yield Piece(text[done:start], False)
        yield Piece(text[start:end], True)
        done = end
    if done < len(text):
        yield Piece(text[done:], False)


def _stretches(text: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for mark in screen(text):
        if joined and mark.start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], mark.end)
        else:
            joined.append((mark.start, mark.end))
    return joined


def _shown(flag: Flag, entry: Entry, unlocked: Unlocked) -> ShownFlag:
    return ShownFlag(
        flag=flag,
        did=DID[entry.kind],
        answered=tuple(_answered(entry)) if flag.by_answer else (),
        texts=tuple(tuple(pieces(text)) for text in texts_of(entry.body) if text.strip()),
        decided=tuple(_decided(flag, unlocked)),
    )


def _answered(entry: Entry) -> Iterator[StrOrPromise]:
    if isinstance(entry.body, Answers):
        if entry.body.danger.is_flagged:
            yield DANGER[entry.body.danger]
        if entry.body.effect in flags.GRAVE:
            yield EFFECT[entry.body.effect]


def _decided(flag: Flag, unlocked: Unlocked) -> Iterator[Decided]:
    rows = FlagDecision.objects.filter(flag=flag).select_related("case_key").order_by("decided_on", "pk")
    for row in rows:
        yield Decided(
            row.decided_on, wording.ANSWER[Answer(row.answer)], row.writer_told, _text(row, unlocked)
        )


def _text(row: FlagDecision, unlocked: Unlocked) -> str:
    """Blank where it had its time or was not sealed to this reader: the decision itself still stands."""
    if row.case_key is None:
        return ""
    try:
        return open_decision(row, case_keys.open_as_reader(row.case_key, unlocked))
    except (NotAllowed, SealBroken):
        return ""
