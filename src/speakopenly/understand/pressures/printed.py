"""Official figures in a publication: a file with their rows, and the check that they make what is printed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from speakopenly.core.errors import BadInput, VerificationFailed
from speakopenly.core.publications import Difference
from speakopenly.understand.pressures.pinned import Pinned, as_data, from_data, is_same_figure, work_out

FILE: Final = "official-figures.json"
LONGEST_SHOWN: Final = 120
Entry = dict[str, Any]


def entry_of(where: Mapping[str, Any], says: str, figure: Pinned, later: Pinned | None) -> Entry:
    """A figure as the public pack holds it: where it is printed, the sentence, its numbers, and its rows."""
    numbers = asdict(work_out(figure))
    kept = None if later is None else as_data(later)
    return {**where, "says": says, **numbers, "from": as_data(figure), "later": kept}


def figures_in(entry: Mapping[str, Any]) -> tuple[Pinned, Pinned | None]:
    """The figure of an entry and what a later release said, each worked out once.

    Raises VerificationFailed where rows do not make it or the later one is of something else.
    """
    figure = from_data(entry["from"])
    later = None if entry["later"] is None else from_data(entry["later"])
    if later is not None and not is_same_figure(figure, later):
        raise VerificationFailed("What a later release says is of another figure.")
    return figure, later


def differences_in(
    data: bytes, lines: Iterable[str], *, starts: re.Pattern[str], again: Callable[[Entry], Entry], page: str
) -> Iterator[Difference]:
    """Everything in the file that its own rows do not make, and every printed figure that is not in it.

    ``lines`` are those of the document ``page``; those that begin as ``starts`` says are official figures.
    ``again`` makes an entry anew from its rows.
    """
    says = set()
    for entry in entries_in(data):
        try:
            made = json.loads(json.dumps(again(entry)))
        except (VerificationFailed, BadInput, KeyError, TypeError, ValueError) as error:
            why = str(error) if isinstance(error, VerificationFailed) else "An entry cannot be read."
            yield Difference(FILE, why)
            continue
        if made != entry:
            yield Difference(FILE, f"The rows do not make “{_shortened(str(entry.get('says')))}”.")
        says.add(made["says"])
    printed = {line for line in lines if starts.match(line)}
    for line in sorted(printed - says):
        yield Difference(page, f"“{_shortened(line)}” does not follow from the rows in {FILE}.")
    for line in sorted(says - printed):
        yield Difference(page, f"lacks “{_shortened(line)}”, which the rows in {FILE} make.")


def entries_in(data: bytes) -> list[Entry]:
    """The entries of the file; anything in it that is none is an entry that cannot be read."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return [{}]
    return [each if isinstance(each, dict) else {} for each in found] if isinstance(found, list) else [{}]


def file_of(entries: list[Entry]) -> bytes:
    """The file of these entries."""
    return json.dumps(entries, indent=2, ensure_ascii=False).encode("utf-8") + b"\n"


def _shortened(line: str) -> str:
    return line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…"
