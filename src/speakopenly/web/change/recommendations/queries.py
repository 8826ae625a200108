"""What a person may see of recommendations, what waits, and what anybody may read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.change import recommendations as library
from speakopenly.web.change.recommendations import gate, policies, releasing
from speakopenly.web.change.recommendations.choices import State
from speakopenly.web.change.recommendations.models import (
    FindingAnswered,
    LetOut,
    Letter,
    Recommendation,
    SmallTest,
    WouldTell,
)
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.themes.models import LIVE

DAYS_AHEAD = timedelta(days=7)
UNDER_WAY = (State.DUE, State.DONE)


def recommendations_for(staff: Staff) -> QuerySet[Recommendation]:
    """The recommendations of this person's service, by number."""
    if staff.roles.isdisjoint(policies.MAY_SEE):
        return Recommendation.objects.none()
    return Recommendation.objects.filter(service=staff.service)


def recommendation_for(staff: Staff, number: int) -> Recommendation:
    """One recommendation. Raises Http404 for any other."""
    found = recommendations_for(staff).filter(number=number).select_related("rights_check", "review").first()
    if found is None:
        raise Http404
    return found


def board_of(staff: Staff) -> list[tuple[State, list[Recommendation]]]:
    """Every state with what stands in it, by number; never by owner."""
    rows = list(recommendations_for(staff))
    return [(state, [each for each in rows if each.state == state]) for state in State]


def findings_for(staff: Staff) -> QuerySet[Finding]:
    """What may be answered: every live finding of this service."""
    found = Finding.objects.filter(service=staff.service, theme__state__in=LIVE, theme__parent=None)
    return found.select_related("theme", "exercise").order_by("exercise__title", "place")


def test_for(recommendation: Recommendation, test_id: UUID) -> SmallTest:
    """One small test of a recommendation. Raises Http404 for any other."""
    found = recommendation.tests.filter(pk=test_id).first()
    if found is None:
        raise Http404
    return found


def letter_for(recommendation: Recommendation, letter_id: UUID) -> Letter:
    """One letter of a recommendation. Raises Http404 for any other."""
    found = recommendation.letters.filter(pk=letter_id).first()
    if found is None:
        raise Http404
    return found


def would_tell_by_id(staff: Staff, would_tell_id: UUID) -> WouldTell | None:
    """What would tell us, in this person's service; None where there is none or it is in place already."""
    found = WouldTell.objects.filter(service=staff.service, pk=would_tell_id).select_related("recommendation")
    row = found.first()
    return row if row is not None and row.recommendation.state in policies.NOT_BEGUN else None


def recommended_before(recommendation: Recommendation) -> list[Recommendation]:
    """Earlier ones that are like this one, by number: a question, never a score."""
    earlier = Recommendation.objects.filter(
        service=recommendation.service_id, number__lt=recommendation.number
    )
    rows = {each.number: each for each in earlier}
    numbers = library.recommended_before(
        recommendation.change, [(n, each.change) for n, each in rows.items()]
    )
    return [rows[number] for number in numbers]


def questions_of(recommendation: Recommendation) -> list[tuple[FindingAnswered, str]]:
    """Each finding it answers, with the library's question where all that answer it are weaker."""
    return [
        (each, _question(each))
        for each in recommendation.answers.select_related("exercise", "finding__theme")
    ]


def public_ones(service: Service | None) -> list[LetOut]:
    """What anybody may read of one service, by number. Of a live covert matter there is nothing."""
    rows = LetOut.objects.filter(service=service, signed_by__isnull=False, taken_down_on=None)
    latest = {each.recommendation_id: each for each in rows.select_related("recommendation__rights_check")}
    shown = [each for each in latest.values() if not gate.may_be_covert_and_live(each.recommendation)]
    return sorted(shown, key=lambda each: each.recommendation.number)


def what_waits(staff: Staff) -> list[Waiting]:
    """For Today: what is due, what may not go on, letters past their day, and what waits to be signed."""
    rows = recommendations_for(staff)
    if policies.can_write(staff):
        return [*_due(rows), *_held_back(rows), *_unanswered(rows)]
    return list(_to_sign(staff, rows)) if Role.PUBLISHER in staff.roles else []


def _question(answered: FindingAnswered) -> str:
    others = FindingAnswered.objects.filter(exercise=answered.exercise_id, ident=answered.ident)
    kinds = others.values_list("recommendation__kind", flat=True)
    return library.ask_for_a_stronger_one(library.ActionKind(each) for each in kinds)


def _due(rows: QuerySet[Recommendation]) -> Iterator[Waiting]:
    for each in rows.filter(state=State.DUE, due__lte=timezone.localdate() + DAYS_AHEAD):
        assert each.due is not None  # noqa: S101  (the database holds nothing due without a day)
        more = _("Due on %(day)s") % {"day": each.due.isoformat()}
        yield Waiting(_("Recommendation %(n)s is due") % {"n": each.number}, _page(each), more)


def _held_back(rows: QuerySet[Recommendation]) -> Iterator[Waiting]:
    for each in rows.filter(state__in=UNDER_WAY):
        if closed := gate.why_nothing_starts(each):
            what = _("Recommendation %(n)s is under way without a rights check that holds") % {
                "n": each.number
            }
            yield Waiting(what, _page(each), closed.why, is_first=True)


def _unanswered(rows: QuerySet[Recommendation]) -> Iterator[Waiting]:
    late = Letter.objects.filter(
        recommendation__in=rows, answered_on=None, answer_by__lt=timezone.localdate()
    ).select_related("recommendation")
    for each in late:
        more = _("An answer was hoped for by %(day)s") % {"day": each.answer_by.isoformat()}
        what = _("A letter of recommendation %(n)s has no answer") % {"n": each.recommendation.number}
        yield Waiting(what, _page(each.recommendation), more)


def _to_sign(staff: Staff, rows: QuerySet[Recommendation]) -> Iterator[Waiting]:
    waiting = LetOut.objects.filter(recommendation__in=rows, signed_by=None, taken_down_on=None)
    for each in waiting.select_related("recommendation"):
        if releasing.can_sign(staff, each):
            where = reverse("change:recommendation-public", args=[each.recommendation.number])
            yield Waiting(
                _("Recommendation %(n)s waits for your signature") % {"n": each.recommendation.number}, where
            )


def _page(recommendation: Recommendation) -> str:
    return reverse("change:recommendation", args=[recommendation.number])
