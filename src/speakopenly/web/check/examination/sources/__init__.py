"""What an examiner may look at, a small class for each source. None of them reads a report.

Each answers ``found(service, as_at)`` with sentences that may be shown to anyone, small numbers hidden by the
room they come from; an empty tuple means that nobody was asked, and the page says so.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from speakopenly.check.examination import Line, Source, Trusts
from speakopenly.web.check.examination.sources.asked import Asked, Found, LookedAt
from speakopenly.web.check.examination.sources.culture import (
    BetweenLevels,
    Examined,
    OwnStaff,
    Survey,
    WithFamilies,
)
from speakopenly.web.check.examination.sources.inspections import InspectionsRead
from speakopenly.web.check.examination.sources.learning import LearningFigures
from speakopenly.web.check.examination.sources.pressures import Pressures
from speakopenly.web.check.examination.sources.supervision import SupervisionPools
from speakopenly.web.people.models import Service

__all__ = ["SOURCES", "Examined", "LearningFigures", "OwnStaff", "found_for", "sentences", "trusts_of"]

SOURCES: Final = (Survey(), SupervisionPools(), LearningFigures(), InspectionsRead(), Pressures())
"""In the order in which every line shows them."""


def found_for(line: Line, service: Service, as_at: date) -> list[LookedAt]:
    """Every source with its sentences for this line."""
    return [_look(each.kind, each.found(service, as_at), line) for each in SOURCES]


def trusts_of(service: Service, as_at: date) -> Trusts:
    """The two trusts, measured apart."""
    return Trusts(sentences(BetweenLevels(), service, as_at), sentences(WithFamilies(), service, as_at))


def sentences(asked: Asked, service: Service, as_at: date) -> tuple[str, ...]:
    """What was answered, as it is printed."""
    return tuple(each.words for each in asked.found(service, as_at))


def _look(source: Source, found: tuple[Found, ...], line: Line) -> LookedAt:
    sentences = tuple(each.words for each in found if each.line in (line, None))
    return LookedAt(source, sentences, was_asked=bool(found))
