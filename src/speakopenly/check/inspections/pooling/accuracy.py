"""How well the reader tells each topic, measured on authorities it had not learned from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from speakopenly.check.inspections.figures import load_figures
from speakopenly.check.inspections.pooling.topics import Topic
from speakopenly.check.inspections.records import Line

WAY_IS_TOLD_FROM: Final = 0.6
"""Macro F1 below which which way a report says it is not told: three kinds by guessing come to about 0.3."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How one topic is told. ``status`` and ``polarity`` are macro F1, 0..1; None where nothing was measured.

    Of ``reports`` that were labelled it was right in ``status_right`` whether they say it; of the ``saying``
    ones it was right in ``way_right`` which way.
    """

    topic: Topic
    reports: int
    status: float | None
    polarity: float | None
    status_right: int = 0
    saying: int = 0
    way_right: int = 0

    @property
    def tells_which_way(self) -> bool:
        """Whether it is right often enough about the way for that to be told."""
        return self.polarity is not None and self.polarity >= WAY_IS_TOLD_FROM


def measured() -> tuple[Accuracy, ...]:
    """One entry for each topic that was measured, in their order."""
    figures = load_figures()["cross_validated_by_authority"]
    return tuple(
        _of(Topic(line), figures["reports"], figures["lines"][line])
        for line in sorted(Line, key=lambda line: list(Topic).index(Topic(line)))
    )


def of(topic: Topic, accuracy: Iterable[Accuracy]) -> Accuracy | None:
    """The entry of one topic; None where it was not measured."""
    return next((each for each in accuracy if each.topic is topic), None)


def _of(topic: Topic, reports: int, line: dict[str, Any]) -> Accuracy:
    return Accuracy(
        topic=topic,
        reports=reports,
        status=line["status_f1"],
        polarity=line["polarity_f1"],
        status_right=line["status_agree"],
        saying=reports - line["counts"]["not_mentioned"],
        way_right=line["polarity_agree"],
    )
