"""The erasure list: what was erased for good, kept outside the database, so that no backup brings it back.

A folder holds one small file for each day. A line says of what kind a thing was, a keyed hash of its id, and
how far the deed came; to whoever has no installation key it says nothing. The lines of a day stand in the
order of their hashes, not as they came, and the files carry midnight as their time: nothing tells the hour at
which somebody withdrew, or who did so first. See docs/decisions/0118-the-erasure-list.md.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from speakopenly.core.errors import BadInput

TITLE: Final = "speakopenly erasures 1"
ENDING: Final = ".list"
A_LINE: Final = re.compile(r"(\d{4}-\d\d-\d\d) ([a-z][a-z-]{1,30}) ([0-9a-f]{32}) (asked|kept|done)")


class Deed(StrEnum):
    """How far an erasure came. ``KEPT``: it was asked for, failed, and the thing is still there."""

    KEPT = "kept"
    ASKED = "asked"
    DONE = "done"


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One thing on the list. ``what`` is a keyed hash of its id, 32 hexadecimal digits."""

    day: date
    kind: str
    what: str
    deed: Deed

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.what} {self.deed}"


@dataclass(frozen=True, slots=True)
class Erasures:
    """A list as it was read: complete from ``since`` to ``until``, of the installation it belongs to."""

    installation: str
    since: date
    until: date
    lines: tuple[Line, ...]

    def gone(self, kind: str) -> dict[str, date]:
        """The things of a kind that are erased or were to be, with the day it was last done.

        A deed that was asked for and whose end is not known counts: somebody wanted their words gone.
        """
        days: dict[str, date] = {}
        for line in self.lines:
            if line.kind == kind and line.deed is not Deed.KEPT:
                days[line.what] = max(line.day, days.get(line.what, line.day))
        return days


@dataclass(frozen=True, slots=True)
class ErasureList:
    """The list of one installation, in a folder of its own.

    ``installation`` is a keyed hash that tells one installation's list from another's. ``midnight`` gives the
    time that is put on the files.
    """

    folder: Path
    installation: str
    midnight: Callable[[], float]

    def write(self, lines: Iterable[Line], *, today: date, since: date | None = None) -> None:
        """Put lines on the list, and see that today has its file. On the disk when this returns.

        A thing that is done stays done: no later line of the same day takes that back. ``since`` is for a
        list that is begun with what another one held. Raises OSError, or BadInput for a damaged file.
        """
        by_day: dict[date, list[Line]] = {today: []}
        for line in lines:
            by_day.setdefault(line.day, []).append(line)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone_in(self.folder):
            complete = self._since(since or today)
            for day, some in by_day.items():
                self._put(day, some, complete)
            _sync_folder(self.folder)
            self._settle(self.folder)

    def read(self) -> Erasures | None:
        """Everything on the list; None where none was begun. Raises BadInput for a file that is damaged."""
        files = sorted(self.folder.glob(f"????-??-??{ENDING}"))
        return read_erasures(files) if files else None

    def forget_before(self, day: date) -> int:
        """Drop the files of days before this one, the newest never. The list is complete from this day on.

        Gives how many were dropped.
        """
        with _alone_in(self.folder):
            files = sorted(self._files())
            old = [file for file in files[:-1] if _day_of(file) < day]
            if old:
                self._put(_day_of(files[-1]), (), max(day, read_erasures(files[-1:]).since))
            for file in old:
                file.unlink()
            self._settle(self.folder)
        return len(old)

    def is_in_step_with(self, other: ErasureList) -> bool:
        """Whether everything on this list stands on the other as well. Raises BadInput."""
        mine, theirs = self.read(), other.read()
        if mine is None:
            return True
        return theirs is not None and set(mine.lines) <= set(theirs.lines) and mine.until <= theirs.until

    def _files(self) -> list[Path]:
        return list(self.folder.glob(f"????-??-??{ENDING}"))

    def _since(self, at_first: date) -> date:
        found = self.read()
        return at_first if found is None else found.since

    def _put(self, day: date, lines: Iterable[Line], since: date) -> None:
        path = self.folder / f"{day}{ENDING}"
        known = read_erasures([path]) if path.exists() else None
        merged = _merge([*(known.lines if known else ()), *lines])
        if known is not None and known.since == since and merged == known.lines:
            return
        head = (TITLE, f"installation {self.installation}", f"since {since}", f"day {day}")
        _replace(path, "\n".join([*head, *(str(line) for line in merged), ""]))
        self._settle(path)

    def _settle(self, path: Path) -> None:
        os.utime(path, (self.midnight(), self.midnight()))


def read_erasures(files: Sequence[Path]) -> Erasures:
    """Read a list from its files, or from one file that holds several days after each other.

    Raises BadInput where a line is not understood, or where lists of two installations are mixed.
    """
    installations, sinces, days = set[str](), set[date](), set[date]()
    lines: list[Line] = []
    for file in files:
        for number, text in enumerate(_text_of(file), start=1):
            if text in ("", TITLE):
                continue
            word, _space, rest = text.partition(" ")
            try:
                match word:
                    case "installation":
                        installations.add(rest)
                    case "since":
                        sinces.add(date.fromisoformat(rest))
                    case "day":
                        days.add(date.fromisoformat(rest))
                    case _:
                        lines.append(_line_of(text))
            except ValueError as error:
                raise _damaged(file, number) from error
    if len(installations) != 1 or not sinces or not days:
        raise _damaged(files[0] if files else Path("list"), 1)
    return Erasures(installations.pop(), max(sinces), max(days), _merge(lines))


def _merge(lines: Iterable[Line]) -> tuple[Line, ...]:
    """One line for each thing and day. Done is final; of asked and kept the later one stands."""
    by_thing: dict[tuple[date, str, str], Line] = {}
    for line in lines:
        key = (line.day, line.kind, line.what)
        if key not in by_thing or by_thing[key].deed is not Deed.DONE:
            by_thing[key] = line
    return tuple(sorted(by_thing.values()))


def _line_of(text: str) -> Line:
    found = A_LINE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return Line(date.fromisoformat(found[1]), found[2], found[3], Deed(found[4]))


def _text_of(file: Path) -> list[str]:
    try:
        return file.read_text("ascii").splitlines()
    except UnicodeDecodeError as error:
        raise _damaged(file, 1) from error


def _damaged(file: Path, number: int) -> BadInput:
    return BadInput(
        "This is not an erasure list, or it is damaged.",
        do="Give the folder “erasures” of the home that was lost, or its copy.",
        file=file.name,
        row=number,
    )


def _day_of(file: Path) -> date:
    return date.fromisoformat(file.name.removesuffix(ENDING))


def _replace(path: Path, text: str) -> None:
    """Whole or not at all: written aside, brought to the disk, and put in place."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One process at a time: two people may withdraw at once."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
