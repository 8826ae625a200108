"""How well the reader tells each topic, as its training measured it."""

from __future__ import annotations

from dataclasses import dataclass

from speakopenly.check.inspections.pooling.topics import Topic


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well the reader agreed with labels it had not seen, for one topic; None where too few were.

    ``reports`` counts the labelled reports it was tried on; both figures are macro F1, 0..1.
    """

    topic: Topic
    reports: int
    status: float | None
    polarity: float | None


def measured() -> tuple[Accuracy, ...]:
    """One entry for each topic that was measured, in their order; none where nothing was."""
    return ()
