"""The keys of drafts: one for each day, in a folder of files, made ahead and soon thrown away.

Only ``prepare`` makes or removes a file, at the server's start and in the daily sweep, never because
somebody spoke. A file's time is midnight of its day, and reading one leaves no time.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final, NoReturn

from speakopenly.core.errors import BadInput
from speakopenly.core.sealing.keyfiles import create_key_file, load_key_file
from speakopenly.core.sealing.keys import check_length, refuse_pickling

_CALLED: Final = "draft key"
_DO: Final = "Start the service again, or run its daily sweep: both make the keys."
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, eq=False)
class DraftKey:
    """The key under which the drafts of one day are sealed (32 bytes)."""

    day: date
    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_length(self.data)

    def __reduce__(self) -> NoReturn:
        refuse_pickling()


class DayKeys:
    """The folder of day keys. Safe for many threads, and for many processes on the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[date, DraftKey] = {}
        self._today: date | None = None
        self._guard = threading.Lock()

    def prepare(self, today: date) -> None:
        """Make the keys of today and tomorrow where they are missing; remove those older than yesterday.

        ``today`` is the day by UTC: by another clock, drafts sealed late in the evening lose an hour or more.

        Raises:
            BadInput: a file there holds no key.
            NotAllowed: others may read a key, or it belongs to somebody else.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone_in(self.folder):
            self._remove_old(today)
            for day in (today, today + _ONE_DAY):
                create_key_file(self._path(day), called=_CALLED, mtime=_midnight(day))
                self._load(day)
            os.utime(self.folder, (_midnight(today), _midnight(today)))
        with self._guard:
            self._held.clear()

    def of(self, day: date) -> DraftKey | None:
        """Give the key of a day, or None where there is none. Writes nothing."""
        with self._guard:
            if day not in self._held:
                try:
                    self._held[day] = self._load(day)
                except BadInput:
                    # Looked at after the attempt: a sweep may remove the file at any moment.
                    if os.path.lexists(self._path(day)):
                        raise
                    return None
            return self._held[day]

    def newest(self, today: date) -> DraftKey:
        """Give today's key, or the newest there is where nobody has prepared today's.

        Raises:
            BadInput: there is none at all.
        """
        self._forget_if_a_new_day(today)
        key = self.of(today)
        if key is None:
            key = next(filter(None, map(self.of, sorted(self._days(), reverse=True))), None)
        if key is None:
            raise BadInput("There is no key for drafts.", do=_DO, file=self.folder.name)
        return key

    def _forget_if_a_new_day(self, today: date) -> None:
        """What was removed from the folder must leave the memory of every process as well."""
        with self._guard:
            if today != self._today:
                self._held.clear()
                self._today = today

    def _load(self, day: date) -> DraftKey:
        return DraftKey(day, load_key_file(self._path(day), called=_CALLED, if_lost=_DO))

    def _path(self, day: date) -> Path:
        return self.folder / f"{day.isoformat()}.key"

    def _days(self) -> Iterator[date]:
        for path in self.folder.glob("[0-9]*.key"):
            try:
                yield date.fromisoformat(path.stem)
            except ValueError:
                continue

    def _remove_old(self, today: date) -> None:
        for left_over in self.folder.glob(".*.key.*"):
            # Left by a process that was killed: nobody else is here while we hold the folder.
            left_over.unlink(missing_ok=True)
        for day in list(self._days()):
            if day < today - _ONE_DAY:
                self._path(day).unlink(missing_ok=True)

    def __reduce__(self) -> NoReturn:
        refuse_pickling()


def _midnight(day: date) -> float:
    return datetime.combine(day, time(), UTC).timestamp()


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process prepares this folder. Whoever is killed lets go of it."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
