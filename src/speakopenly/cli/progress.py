"""Progress bars on a terminal, silence anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm


@contextmanager
def bar() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that is told what is being done, how many are done, and of how many."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    shown = tqdm(leave=False)
    try:
        yield lambda what, done, total: _show(shown, what, done, total)
    finally:
        shown.close()


def _show(shown: tqdm, what: str, done: int, total: int) -> None:
    shown.set_description(what, refresh=False)
    shown.total, shown.n = total, done
    shown.refresh()
