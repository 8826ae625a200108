"""Demand and spending of the service's own area, from official figures; never culture, and no other place."""

from __future__ import annotations

from datetime import date

from speakopenly.check.examination import Line, Source
from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures import find_area, sentences, triple
from speakopenly.understand.pressures.pinning import may_be_pinned
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.people.models import Service
from speakopenly.web.people.queries import authority_of
from speakopenly.web.understand.pressures.queries import store


class Pressures:
    """What official figures say of demand and spending; nothing where it names no authority."""

    kind = Source.PRESSURES

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        try:
            area = find_area(code) if (code := authority_of(service)) else None
        except BadInput:
            return ()
        if area is None:
            return ()
        wanted = {each.key for each in may_be_pinned()}
        said = (each for each in sentences(triple(area, store())) if each.indicator in wanted)
        return tuple(Found(each.text, Line.WORKLOAD_PRESSURE) for each in said)
