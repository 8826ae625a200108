"""Which public replies are owed, since when, and what became of each; and the figures of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from speakopenly.check.replies import Figures, Owed, figures_of
from speakopenly.web.check.replies.models import Edition, EditionState, Level, Reply
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.people.models import Service
from speakopenly.web.understand.findings.publications.queries import themes_published
from speakopenly.web.understand.themes.models import LIVE, Theme


@dataclass(frozen=True, slots=True)
class OwedReply:
    """One reply that is owed: to an exercise that closed, or to a theme that was published.

    ``reply`` is the one that was begun, if any.
    """

    exercise: Exercise
    theme: Theme | None
    reply: Reply | None
    owed: Owed

    @property
    def name(self) -> str:
        """What it answers."""
        return self.theme.name if self.theme else self.exercise.title

    @property
    def days(self) -> int:
        """For how many days it is owed."""
        return self.owed.days(timezone.localdate())

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed."""
        return self.owed.is_overdue(timezone.localdate())


def all_owed(service: Service) -> list[OwedReply]:
    """Every reply that was ever owed, those longest waited for first; answered ones are among them."""
    replies = list(
        Reply.objects.filter(service=service).select_related("finding", "joined_into").order_by("number")
    )
    first_out = _first_out(service)
    found = [
        owed
        for exercise in Exercise.objects.filter(service=service)
        for owed in _owed_in(exercise, replies, first_out)
    ]
    return sorted(found, key=lambda each: (each.owed.since, each.owed.due_on, each.name))


def still_owed(service: Service) -> list[OwedReply]:
    """Those that are not answered yet, oldest first."""
    return [each for each in all_owed(service) if each.owed.answered_on is None]


def figures_for(service: Service) -> Figures:
    """How well replies are kept, as the rules for small numbers allow."""
    return figures_of((each.owed for each in all_owed(service)), today=timezone.localdate())


def _owed_in(exercise: Exercise, replies: list[Reply], first_out: Mapping[UUID, date]) -> Iterator[OwedReply]:
    here = [each for each in replies if each.exercise_id == exercise.pk]
    closed = hear.closed_on(exercise)
    if closed is not None:
        about = [each for each in here if each.level == Level.EXERCISE]
        yield _as_owed(exercise, None, about, first_out, Owed(closed, _promised(exercise)))
    since = themes_published(exercise)
    if not since:
        return
    for theme in Theme.objects.filter(exercise=exercise, parent=None, state__in=LIVE):
        day = since.get(theme.name) or since.get(theme.suggested_name)
        if day is not None:
            about = [each for each in here if theme.pk in (each.theme_id, _theme_of_finding(each))]
            yield _as_owed(exercise, theme, about, first_out, Owed(day))


def _as_owed(
    exercise: Exercise, theme: Theme | None, about: list[Reply], first_out: Mapping[UUID, date], owed: Owed
) -> OwedReply:
    answers = [each.joined_into_id or each.pk for each in about]
    days = [first_out[pk] for pk in answers if pk in first_out]
    answered = Owed(owed.since, owed.promised, min(days, default=None))
    return OwedReply(exercise, theme, about[0] if about else None, answered)


def _first_out(service: Service) -> dict[UUID, date]:
    found: dict[UUID, date] = {}
    rows = Edition.objects.filter(service=service, state=EditionState.OUT).order_by("number")
    for reply, on in rows.values_list("reply", "out_on"):
        if on is not None:
            found.setdefault(reply, on)
    return found


def _theme_of_finding(reply: Reply) -> UUID | None:
    return reply.finding.theme_id if reply.finding else None


def _promised(exercise: Exercise) -> date | None:
    return plans.plan_of(exercise).reply_by
