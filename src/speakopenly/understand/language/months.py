"""Published texts by month, beside what contributors say of media and politics. Together is not cause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from speakopenly.core.disclosure import HIDDEN
from speakopenly.core.disclosure.layout import TOTAL
from speakopenly.core.disclosure.tables import SafeTable, protect_table
from speakopenly.understand.language.records import UNSURE, Label

NOT_CAUSE: Final = (
    "Together is not cause: what stands side by side in a month need not have to do with each other."
)
NO_WRITER: Final = "Texts are counted and no writer is named."
WORDS: Final = (*(label.value for label in Label), UNSURE)
SAID: Final = "people who speak of media and politics"
_DAY: Final = re.compile(r"\s*(\d{4})-(\d{2})(?:-\d{2}(?:[T ].*)?)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Month:
    """One month: how many published texts had each label, and how many people spoke of media and politics.

    A number that is hidden is None. ``people`` is None too where no count was given.
    """

    month: str
    texts: Mapping[str, int | None]
    total: int | None
    people: int | None


def month_of(day: str) -> str | None:
    """``2025-03`` of ``2025-03-14`` or ``2025-03``; None where it is no such date."""
    found = _DAY.match(day)
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    return f"{found[1]}-{found[2]}"


def count_by_month(
    labels: Iterable[tuple[str, str]], people: Mapping[str, int] | None = None
) -> tuple[Month, ...]:
    """Count ``labels``, each a month and a label or ``unsure``, month by month.

    ``people`` is how many people spoke of media and politics (EX3) in each month. Small numbers of either are
    hidden as everywhere, and others with them until none can be worked out from a total; each of the two is a
    table of its own. Months with neither are not there.
    """
    counted = Counter(labels)
    spoke = people or {}
    months = sorted({month for month, _ in counted} | set(spoke))
    texts = _shown(protect_table(months, WORDS, counted)) if months else {}
    heard = (
        _shown(protect_table(months, [SAID], {(each, SAID): spoke.get(each, 0) for each in months}))
        if spoke
        else {}
    )
    return tuple(
        Month(
            month,
            {word: texts[(month, word)] for word in WORDS},
            texts[(month, TOTAL)],
            heard[(month, SAID)] if spoke else None,
        )
        for month in months
    )


def say(number: int | None) -> str:
    """A number for a person; hidden ones as everywhere."""
    return HIDDEN if number is None else str(number)


def _shown(table: SafeTable) -> dict[tuple[str, str], int | None]:
    return {number.place: number.shown for number in table.numbers}
