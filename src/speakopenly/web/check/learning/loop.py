"""The loop on one page: five sentences from what is stored, each with its paragraph, and what may be done.

Nothing is written by hand and nothing is counted here but by ``queries``: what a sentence says of people is
a published or a protected number. Where nothing is stored it says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speakopenly.check.outcomes.charts import say_learning
from speakopenly.check.outcomes.figures import Figure
from speakopenly.understand.findings.publication import NUMBERS
from speakopenly.web.change.recommendations.choices import Have
from speakopenly.web.change.recommendations.gate import may_be_covert_and_live
from speakopenly.web.change.recommendations.kept import takes_of, what_was_seen
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.learning.queries import Learning, OverTime, learning_of
from speakopenly.web.check.outcomes.models import Verdict
from speakopenly.web.hear.listening.models import Exercise, ExerciseState
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.people.here import public_address
from speakopenly.web.people.models import Service
from speakopenly.web.understand.findings.publications.models import Pack, Publication, PublicationState

CHARTS: Final = ("L13", "L1", "L4")
"""Three at most; harm after speaking first, reach beside it."""
MOST_NAMED: Final = 3
MOST_TO_DO: Final = 2
LONGEST_SENTENCE: Final = 260
LONGEST_LINE: Final = 120
"""So that all of it fits one side of A4, whatever is stored; the whole stands where the link leads."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where something stands."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of the five: its question, its sentence, and the paragraph it leads to."""

    key: str
    question: str
    sentence: str
    paragraph: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Loop:
    """One page, worked out at a look."""

    service: Service
    today: date

    @cached_property
    def learning(self) -> Learning:
        return learning_of(self.service, today=self.today)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The five, in their order."""
        five = (self._said(), self._not_heard(), self._changed(), self._helped(), self._not_known())
        return tuple(_fitting(each) for each in five)

    @cached_property
    def charts(self) -> list[OverTime]:
        """Three at most; one that shows nothing is left out, and the last sentence says so."""
        found = (self.learning.of(code) for code in CHARTS)
        return [each for each in found if each is not None and _shows_something(each)]

    @cached_property
    def to_do(self) -> list[Link]:
        """What may be done this month: the first two there are, in an order that never changes."""
        return list(self._all_to_do())[:MOST_TO_DO]

    @cached_property
    def _newest(self) -> Publication | None:
        out = Publication.objects.filter(service=self.service, state=PublicationState.PUBLISHED)
        return out.select_related("exercise").order_by("-day", "-edition").first()

    @cached_property
    def _asked(self) -> Exercise | None:
        if self._newest is not None:
            return self._newest.exercise
        asked = Exercise.objects.filter(service=self.service).exclude(state=ExerciseState.BEING_SET_UP)
        return asked.order_by("-opened_on").first()

    def _said(self) -> Part:
        question = _("What people said")
        if self._newest is None:
            return Part("said", question, self._nothing_published())
        found = _printed(self._newest)[:MOST_NAMED]
        names = ", ".join(f"{each['theme']} ({each['paragraph']})" for each in found)
        words = {"title": self._newest.title, "themes": names or _("no theme that may be shown")}
        return Part(
            "said",
            question,
            _("In “%(title)s” people spoke of: %(themes)s.") % words,
            tuple(f"{each['paragraph']} {each['statement']}" for each in found),
            (Link(_("Read the report"), public_address("report", slug=self._newest.slug)),),
        )

    def _nothing_published(self) -> str:
        if self._asked is None:
            return _("We have not asked.")
        return _("We have asked, in “%(title)s”, and published nothing yet.") % {"title": self._asked.title}

    def _not_heard(self) -> Part:
        question = _("Who was not heard")
        if self._asked is None:
            return Part("not-heard", question, _("We have not asked, so we do not know."))
        lines = tuple(each.rstrip(".") for each in plans.who_was_not_heard(self._asked))
        if not lines:
            said = _("In “%(title)s” nobody has written down who was not heard.")
            return Part("not-heard", question, said % {"title": self._asked.title})
        links = (Link(_("Who was to be heard"), reverse("hear:plan", args=[self._asked.slug])),)
        said = _("Not heard in “%(title)s”, or not counted: %(who)s.")
        told = said % {"title": self._asked.title, "who": "; ".join(lines)}
        return Part("not-heard", question, told, lines, links)

    def _changed(self) -> Part:
        question = _("What changed")
        done = self._done[::-1]
        if not done:
            waits = bool(self._recommended)
            said = _("Changes are recommended; none is recorded as done.") if waits else ""
            return Part("changed", question, said or _("No change is recorded."))
        said = _("The newest change: “%(change)s”, done on %(day)s.")
        lines = tuple(f"{each.change} ({_day(each.done_on)})" for each in done[:MOST_NAMED])
        told = said % {"change": done[0].change, "day": _day(done[0].done_on)}
        return Part("changed", question, told, lines, tuple(_to(each) for each in done[:MOST_NAMED]))

    def _helped(self) -> Part:
        question = _("Whether it helped")
        newest: dict[Any, Verdict] = {}
        said = Verdict.objects.filter(service=self.service).select_related("measure").order_by("-at")
        for each in said:
            newest.setdefault(each.measure_id, each)
        if not newest:
            return Part("helped", question, _("Nobody has said yet whether anything helped."))
        latest = list(newest.values())[:MOST_NAMED]
        first = latest[0]
        sentence = _(
            "“%(measure)s”: %(says)s (said on %(day)s). What people say, beside a chart; no cause."
        ) % {
            "measure": first.measure.name,
            "says": first.get_says_display(),
            "day": _day(first.on),
        }
        lines = tuple(f"{each.measure.name}: {each.get_says_display()}. {each.chart_said}" for each in latest)
        links = tuple(
            Link(each.measure.name, reverse("check:measure", args=[each.measure_id])) for each in latest
        )
        return Part("helped", question, sentence, lines, links)

    def _not_known(self) -> Part:
        gaps = tuple(self._gaps())
        sentence = (
            gaps[0]
            if gaps
            else _("Of all that this page counts, nothing is missing. It is not all there is.")
        )
        links = (Link(_("All figures"), reverse("check:learning")),)
        return Part("not-known", _("What we do not know"), sentence, gaps[1:], links)

    def _gaps(self) -> Iterator[str]:
        """What is missing, the most important first: whether speaking does harm."""
        for code in ("L13", "L1", "L4"):
            found = self.learning.of(code)
            newest = found.figures[-1] if found else None
            if newest is not None and getattr(newest, "reason", None):
                yield say_learning([newest])
        if any(not what_was_seen(each) for each in self._done):
            yield _("Of some changes nobody has said what came of them.")
        if self._asked is None:
            yield _("We have not asked anybody about anything.")
        yield _("What those think who have not spoken, nobody here can know.")

    def _all_to_do(self) -> Iterator[Link]:
        for each in self._waiting_for_means()[:1]:
            yield _do(_("Decide on what recommendation %(n)s takes: it was asked for."), each)
        for exercise in plans.late_replies(self.service.pk, besides=Exercise())[:1]:
            said = _("See that those who spoke in “%(title)s” are told what came of it: the day is over.")
            yield Link(said % {"title": exercise.title}, reverse("hear:plan", args=[exercise.slug]))
        for each in [each for each in self._recommended if _is_late(each, self.today)][:1]:
            yield _do(
                _("Ask who helps with recommendation %(n)s what stands in the way: its day is over."), each
            )
        for each in [each for each in self._recommended if _has_no_answer(each, self.today)][:1]:
            yield _do(_("Write again for recommendation %(n)s: a letter has no answer."), each)
        if not self._knows_how_many():
            said = _("Have somebody write down how many people work here.")
            yield Link(said, reverse("check:learning"))
        for each in [each for each in self._done if not what_was_seen(each)][:1]:
            yield _do(_("Ask what came of recommendation %(n)s: nobody has said."), each)

    @cached_property
    def _recommended(self) -> list[Recommendation]:
        """By number. Of a live covert matter nothing stands on a page that is made to be handed round."""
        found = Recommendation.objects.filter(service=self.service).select_related("rights_check")
        return [each for each in found if not may_be_covert_and_live(each)]

    @cached_property
    def _done(self) -> list[Recommendation]:
        """Those that are done, by the day they were."""
        done = [(each.done_on, each) for each in self._recommended if each.done_on is not None]
        return [each for day, each in sorted(done, key=lambda pair: pair[0]) if day <= self.today]

    def _waiting_for_means(self) -> list[Recommendation]:
        """Recommendations of which something was asked for and neither found nor refused."""
        waiting = (each for each in self._recommended if each.done_on is None)
        return [each for each in waiting if any(row.have == Have.ASKED_FOR for row in takes_of(each))]

    def _knows_how_many(self) -> bool:
        reach = self.learning.of("L1")
        return reach is not None and isinstance(reach.figures[-1], Figure) and bool(reach.figures[-1].base)


def loop_of(service: Service, *, today: date | None = None) -> Loop:
    """The page of one service; no other is beside it."""
    return Loop(service, today or timezone.localdate())


def _printed(publication: Publication) -> list[dict[str, Any]]:
    """The findings that were printed, in the report's order; those that few people said are left out."""
    file = publication.files.filter(pack=Pack.PUBLIC, name=NUMBERS).first()
    rows: list[dict[str, Any]] = json.loads(bytes(file.bytes)) if file else []
    return [each for each in rows if each["count"] is not None]


def _shows_something(figure: OverTime) -> bool:
    return any(getattr(each, "reason", None) is None for each in figure.figures)


def _is_late(each: Recommendation, today: date) -> bool:
    return each.due is not None and each.due < today and each.done_on is None


def _has_no_answer(each: Recommendation, today: date) -> bool:
    return each.letters.filter(answered_on=None, answer_by__lt=today).exists()


def _do(said: str, each: Recommendation) -> Link:
    return Link(said % {"n": each.number}, _to(each).address)


def _to(each: Recommendation) -> Link:
    where = reverse("change:recommendation", args=[each.number])
    return Link(_("Recommendation %(n)s") % {"n": each.number}, where)


def _fitting(part: Part) -> Part:
    lines = tuple(_short(each, LONGEST_LINE) for each in part.paragraph[:MOST_NAMED])
    return replace(part, sentence=_short(part.sentence), paragraph=lines)


def _short(text: str, most: int = LONGEST_SENTENCE) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
