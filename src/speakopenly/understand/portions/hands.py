"""Who reads the portions: this process, a few on this machine, or a cluster (``cluster``).

All give the same: each portion with what came of it, in whatever order they are done, never holding more
than a few at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Protocol

from speakopenly.understand.portions.records import HowToRead, Portion

Read = Callable[[Portion, HowToRead], bytes]
AHEAD = 2
"""Portions handed out for each process: one in work and one waiting."""


class Hands(Protocol):
    """Somebody who reads portions."""

    def each(
        self, read: Read, portions: Iterator[Portion], how: HowToRead
    ) -> Iterator[tuple[Portion, bytes]]:
        """Every portion with what ``read`` made of it."""


class Here:
    """One after the other, in this process."""

    def each(
        self, read: Read, portions: Iterator[Portion], how: HowToRead
    ) -> Iterator[tuple[Portion, bytes]]:
        """Every portion with what ``read`` made of it."""
        return ((portion, read(portion, how)) for portion in portions)


@dataclass(frozen=True, slots=True)
class Processes:
    """Several at once, in processes of their own on this machine."""

    count: int

    def each(
        self, read: Read, portions: Iterator[Portion], how: HowToRead
    ) -> Iterator[tuple[Portion, bytes]]:
        """Every portion with what ``read`` made of it."""
        with ProcessPoolExecutor(self.count, mp_context=get_context("spawn")) as pool:
            waiting: dict[Future[bytes], Portion] = {}
            for portion in portions:
                waiting[pool.submit(read, portion, how)] = portion
                if len(waiting) >= AHEAD * self.count:
                    yield from _done(waiting)
            while waiting:
                yield from _done(waiting)


def _done(waiting: dict[Future[bytes], Portion]) -> Iterator[tuple[Portion, bytes]]:
    ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in ready:
        yield waiting.pop(future), future.result()
