"""Say a reading in words a person can check: what inspectors wrote, and on which page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from speakopenly.check.inspections.figures import load_figures
from speakopenly.check.inspections.records import Line, LineReading, Polarity, Quote, Reading

NAMES: Final = {
    Line.BLAME_CLIMATE: "What staff expect to happen to them",
    Line.OPENNESS: "Openness",
    Line.CORPORATE_LEARNING: "Learning as an organisation",
    Line.SUPERVISION: "Supervision of staff",
    Line.WORKLOAD_PRESSURE: "Workload and pressure",
}
_WRITTEN: Final = {
    Polarity.STRENGTH: "inspectors wrote of it as a strength",
    Polarity.WEAKNESS: "inspectors wrote of it as a weakness",
    Polarity.MIXED: "inspectors wrote of both strength and weakness",
}


def say_reading(reading: Reading) -> Iterator[str]:
    """The lines of a plain text: the report, the five lines with their quotes, and families beside them."""
    day = f", {reading.date.isoformat()}" if reading.date else ""
    yield f"{reading.file} ({reading.framework}{day}, {reading.pages} pages)"
    yield "What inspectors wrote; not how the authority is."
    for line, found in reading.lines.items():
        yield f"{NAMES[line]}: {_said(found)}"
        yield from _quotes(found.quotes)
    yield f"Blaming of parents, mothers or children: {_said_of_families(reading.families)}"
    yield from _quotes(reading.families)
    yield (
        "“Not mentioned” means that this search found nothing; it does not mean it was absent."
        f" Labels behind this reading: {load_figures()['labelled_by']}; see “speakopenly examine --figures”."
    )


def _said(found: LineReading) -> str:
    return _WRITTEN[found.polarity] if found.polarity else "not mentioned"


def _said_of_families(quotes: Sequence[Quote]) -> str:
    return f"{len(quotes)} passages" if len(quotes) > 1 else "one passage" if quotes else "not mentioned"


def _quotes(quotes: Sequence[Quote]) -> Iterator[str]:
    for quote in quotes:
        words = " ".join(quote.text.replace("\ufffe", "-").split())
        yield f"  page {quote.page} ({quote.polarity}): “{words}”"
