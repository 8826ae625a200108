"""Hold the words of many contributions in few sources.

A survey does not become a file for each answer (MAXQDA writes one, and QualCoder's users could not work with
10,000): answers to one question through one channel stand below one another in one source. Above each
stands its id in square brackets, and each is a span that its case points at, so that every contribution
comes back with its id, its groups and its words. What is long, or has pages or times, is a source of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from speakopenly.core.records import ContributionId
from speakopenly.understand.exchange.deidentified import Deidentified
from speakopenly.understand.exchange.exercise import Exercise
from speakopenly.understand.exchange.records import Guid, Source, Span

LONG: Final = 5_000
"""Characters from which on a contribution is a source of its own: about two pages."""
LONGEST_SOURCE: Final = 500_000
"""Characters in one gathered source: about 200 pages, which desktop programs still open at once."""


@dataclass(slots=True)
class Gathered:
    """Sources as they grow, and where each contribution's words stand in them."""

    sources: list[Source] = field(default_factory=list)
    at: dict[ContributionId, tuple[Guid, int]] = field(default_factory=dict)
    spans: dict[ContributionId, Span] = field(default_factory=dict)


def gather(exercise: Exercise, rows: Iterable[Deidentified]) -> Gathered:
    """The sources of some contributions, and where the words of each stand in them."""
    gathered = Gathered()
    together: dict[tuple[str, str], list[Deidentified]] = defaultdict(list)
    for row in rows:
        if row.words is None:
            continue
        if row.places or len(row.words) > LONG:
            guid = exercise.guid("source", row.id)
            name = f"{plain(row.channel)}: {row.id}"
            gathered.sources.append(Source(guid, name, row.words, places=row.places))
            gathered.at[row.id] = (guid, 0)
        else:
            together[row.channel, row.question or ""].append(row)
    for (channel, question), answers in together.items():
        parts = list(_parts(answers))
        for number, part in enumerate(parts, start=1):
            name = question or f"{plain(channel)}, no question"
            name += f" ({number} of {len(parts)})" if len(parts) > 1 else ""
            _gather_one(exercise, gathered, part, name, (channel, question, str(number)))
    return gathered


def _parts(answers: Iterable[Deidentified]) -> Iterator[list[Deidentified]]:
    part: list[Deidentified] = []
    length = 0
    for answer in answers:
        length += len(answer.text or "")
        if part and length > LONGEST_SOURCE:
            yield part
            part, length = [], len(answer.text or "")
        part.append(answer)
    yield part


def _gather_one(
    exercise: Exercise,
    gathered: Gathered,
    answers: Iterable[Deidentified],
    name: str,
    what: tuple[str, str, str],
) -> None:
    guid, pieces, length = exercise.guid("gathered", *what), list[str](), 0
    for answer in answers:
        head, words = f"[{answer.id}]\n", answer.words or ""
        start = length + len(head)
        pieces += [head, words, "\n\n"]
        length = start + len(words) + 2
        gathered.at[answer.id] = (guid, start)
        span = Span(exercise.guid("said", answer.id), guid, start, start + len(words), name=answer.id)
        gathered.spans[answer.id] = span
    channel, question, _ = what
    description = f"Channel: {plain(channel)}. Question: {question or 'none'}. Each answer is a case."
    gathered.sources.append(Source(guid, name, "".join(pieces), description))


def plain(channel: str) -> str:
    """A channel as it is written for people."""
    return channel.replace("_", " ")
