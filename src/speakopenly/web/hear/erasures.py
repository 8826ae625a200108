"""What is erased for good is also put on a list outside the database, so that no backup brings it back.

A room says once what kinds of things it erases (``register``), and does each such deed inside
``written_down``: the list says "asked" before the commit and "done" after it. Should the machine stop between
the two, the daily round looks whether the thing is still there. Restoring asks ``erase_again``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, models, transaction
from django.utils import timezone

from speakopenly.core.erasure_list import Deed, ErasureList, Erasures, Line
from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.hear.keys import installation_key

FOLDER: Final = "erasures"
PURPOSE: Final = "erased for good"
LIFTED: Final = "-lifted"
"""A line that takes one of another kind back says the same of the same thing, with this behind its kind."""

log = logging.getLogger("speakopenly.erasures")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that is erased for good.

    ``there`` are those that are not erased; ``erase`` does it (again), twice without harm; ``gone`` are
    those known to be erased with their day, where a row still says so. ``is_final`` is False where the deed
    can be taken back by its writer, as sharing can: then only lines since the backup count. Where a later
    line of the kind ``cancelled_by`` stands for the same thing, this one does not count.
    """

    name: str
    there: Callable[[], models.QuerySet[Any]]
    erase: Callable[[UUID, date], None]
    gone: Callable[[], Iterable[tuple[UUID, date]]] = tuple
    is_final: bool = True
    cancelled_by: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """One thing that is being erased: of what kind, and its id, of which a keyed hash is written down."""

    kind: str
    what: UUID

    def line(self, deed: Deed, day: date) -> Line:
        """As it stands on the list."""
        return Line(day, self.kind, hash_of(self.kind.removesuffix(LIFTED), self.what), deed)


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Say how a kind of thing is erased. Replaying goes in the order of registering; twice is harmless."""
    _kinds[kind.name] = kind


def hash_of(kind: str, what: UUID) -> str:
    """What the list says of a thing: it leads nowhere without the installation key."""
    return installation_key().keyed_hash(PURPOSE, kind, str(what))


def the_list() -> ErasureList:
    """The list of this home."""
    return _list_in(Path(settings.HOME) / FOLDER)


def the_copy() -> ErasureList | None:
    """The second one, in ``SPEAKOPENLY_ERASURES_COPY``: best on another machine; None where none is set."""
    return _list_in(settings.ERASURES_COPY) if settings.ERASURES_COPY else None


@contextmanager
def written_down(*things: Gone) -> Iterator[None]:
    """Around the transaction of a deed that erases. That the list cannot be written stops no deed.

    On an error the list says "kept" only of what is seen to be there still.
    """
    day = timezone.localdate()
    note([thing.line(Deed.ASKED, day) for thing in things])
    try:
        yield
    except BaseException:
        note([thing.line(Deed.KEPT, day) for thing in things if _is_there_still(thing)])
        raise
    transaction.on_commit(lambda: note([thing.line(Deed.DONE, day) for thing in things]), robust=True)


def note_done(things: Collection[Gone]) -> None:
    """For the machine's own rounds: on the list first, as the next round does what this one could not."""
    day = timezone.localdate()
    note([thing.line(Deed.DONE, day) for thing in things])


def note(lines: Collection[Line]) -> None:
    """Put lines on the list and on its copy. Where one cannot be written, the log and ``doctor`` say so."""
    if not lines:
        return
    for each in (the_list(), the_copy()):
        if each is not None:
            _write(each, lines)


def begin_today() -> None:
    """Make today's file, so that nobody's withdrawal does; it also says that the list reaches to this day."""
    _write(the_list(), ())


def daily_round(days_kept: int) -> None:
    """Settle what was only asked, add what is gone and not on the list, drop what no backup needs now."""
    today = timezone.localdate()
    here = the_list()
    found = here.read()
    lines = [*_settled(found, today), *_forgotten_to_write(found)]
    here.write(lines, today=today)
    here.forget_before(today - timedelta(days=days_kept))
    bring_copy_in_step()


def bring_copy_in_step() -> None:
    """Give the copy whatever it lacks."""
    copy, mine = the_copy(), the_list().read()
    if copy is None or mine is None:
        return
    try:
        copy.write(mine.lines, today=mine.until, since=mine.since)
        copy.forget_before(mine.since)
    except (OSError, SpeakOpenlyError) as error:
        log.warning("the copy of the erasure list cannot be written: %s", type(error).__name__)


def erase_again(erasures: Erasures, *, backup_of: date) -> dict[str, int]:
    """Erase whatever is on the list and yet there: how many of each kind. Twice does no harm.

    Raises what a room raises; then restoring stops, and nothing opens.
    """
    done: dict[str, int] = {}
    for kind in _kinds.values():
        gone = _that_counts(kind, erasures, backup_of)
        for ident in list(kind.there().values_list("pk", flat=True)) if gone else ():
            day = gone.get(hash_of(kind.name, ident))
            if day is not None:
                kind.erase(ident, day)
                done[kind.name] = done.get(kind.name, 0) + 1
    return done


def tag_of_this_installation() -> str:
    """By which a list is known to be of this installation."""
    return installation_key().keyed_hash(PURPOSE, "whose list")


def _that_counts(kind: Kind, erasures: Erasures, backup_of: date) -> dict[str, date]:
    gone = erasures.gone(kind.name)
    ended = erasures.gone(kind.cancelled_by) if kind.cancelled_by else {}
    return {
        what: day
        for what, day in gone.items()
        if (kind.is_final or day >= backup_of) and ended.get(what, day) <= day
    }


def _list_in(folder: Path) -> ErasureList:
    return ErasureList(folder, tag_of_this_installation(), _midnight)


def _midnight() -> float:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()


def _write(to: ErasureList, lines: Collection[Line]) -> None:
    try:
        to.write(lines, today=timezone.localdate())
    except (OSError, SpeakOpenlyError) as error:
        log.warning("the erasure list cannot be written: %s", type(error).__name__)


def _is_there_still(thing: Gone) -> bool:
    """False as well where the database does not answer: then "asked" stays, and the daily round looks."""
    try:
        return _kinds[thing.kind].there().filter(pk=thing.what).exists()
    except DatabaseError:
        return False


def _settled(found: Erasures | None, today: date) -> list[Line]:
    """What was asked for before today and never ended: done where it is gone, else kept."""
    open_ends = (
        [line for line in found.lines if line.deed is Deed.ASKED and line.day < today] if found else []
    )
    there = {kind: _hashes_there(kind) for kind in {line.kind for line in open_ends} & _kinds.keys()}
    return [
        Line(line.day, line.kind, line.what, Deed.KEPT if line.what in there[line.kind] else Deed.DONE)
        for line in open_ends
        if line.kind in there
    ]


def _hashes_there(kind: str) -> set[str]:
    return {hash_of(kind, ident) for ident in _kinds[kind].there().values_list("pk", flat=True)}


def _forgotten_to_write(found: Erasures | None) -> list[Line]:
    lines = []
    for kind in _kinds.values():
        known = found.gone(kind.name) if found else {}
        for ident, day in kind.gone():
            if hash_of(kind.name, ident) not in known:
                lines.append(Gone(kind.name, ident).line(Deed.DONE, day))
    return lines
