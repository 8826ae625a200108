"""A table of invented voices, as portions and as the rows of a file."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.understand.portions import Portion
from tests.library.understand.themes.voices import many_voices

EXTRA = (
    "n/a",
    "...",
    "Alle sind hier immer sehr freundlich zu uns und h\u00f6ren den Kindern zu.",
    "Nobody answers the phone. The bus takes hours and hours to the contact centre. No.",
)
TEXTS = tuple(" ".join(passage.text for passage in voice.passages) for voice in many_voices(EXTRA))


def portions(size: int) -> Iterator[Portion]:
    """The voices in portions of ``size`` rows; two rows in a hundred are of somebody who spoke before."""
    for number, start in enumerate(range(0, len(TEXTS), size)):
        texts = TEXTS[start : start + size]
        rows = tuple(range(start + 2, start + 2 + len(texts)))
        people = tuple(str(row if row % 50 else 2) for row in rows)
        blank = ("blank",) if number == 0 else ()
        yield Portion(
            number, rows, tuple(f"id{row}" for row in rows), people, (None,) * len(texts), texts, blank
        )
