"""What inspectors wrote of this service, and what they are silent on.

A machine has read the reports, and each sentence says so; which way a passage points is for a person to read.
A silent report says nothing of the service.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.check.examination import Line, Source
from speakopenly.check.inspections.pooling import OnTopic, Said, Topic
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.check.inspections.queries import said_in_reports_about
from speakopenly.web.check.inspections.wording import TOPICS
from speakopenly.web.people.models import Service

LINES: Final[Mapping[Topic, tuple[Line, ...]]] = {
    Topic.BLAME_CLIMATE: (Line.BLAME_CLIMATE,),
    Topic.FAMILIES: (Line.BLAME_CLIMATE, Line.VOICE_AND_TRUST),
    Topic.OPENNESS: (Line.OPENNESS,),
    Topic.CORPORATE_LEARNING: (Line.CORPORATE_LEARNING,),
    Topic.SUPERVISION: (Line.SUPERVISION,),
    Topic.WORKLOAD_PRESSURE: (Line.WORKLOAD_PRESSURE,),
}
"""Blaming of families stands beside blame among staff with the same weight, and on the sixth line as well."""


class InspectionsRead:
    """Reports about this service that were read, line by line."""

    kind = Source.INSPECTIONS

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        reports = said_in_reports_about(service.name, kept_by=service)
        known = (each for each in reports if each.year is None or each.year <= as_at.year)
        return tuple(found for each in known for found in _topics(each))


def _topics(said: Said) -> Iterator[Found]:
    for topic, lines in LINES.items():
        words = _in_words(said, topic, said.topics[topic])
        yield from (Found(words, line) for line in lines)


def _in_words(said: Said, topic: Topic, on: OnTopic) -> str:
    about = {"year": said.year or _("without a year"), "topic": TOPICS[topic], "n": len(on.passages)}
    if not on.is_mentioned:
        return _("A report of %(year)s, %(topic)s: it is silent.") % about
    return _("A report of %(year)s, %(topic)s: a machine found passages (%(n)s). Read them first.") % about
