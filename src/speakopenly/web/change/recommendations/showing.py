"""What the page of a recommendation shows; nothing in it is judged here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.change import recommendations as library
from speakopenly.hear.factors import factor
from speakopenly.web.change.recommendations import gate, policies, queries, releasing
from speakopenly.web.change.recommendations.bearing import bearing_on
from speakopenly.web.change.recommendations.choices import Have, Resource, State
from speakopenly.web.change.recommendations.events import MeasureThere, WhereItIsMeasured, WhereToWriteItDown
from speakopenly.web.change.recommendations.kept import record_of, takes_of, what_was_seen
from speakopenly.web.change.recommendations.models import Moved, Recommendation, WouldTell
from speakopenly.web.change.recommendations.wording import STRENGTHS, TOUCHES
from speakopenly.web.change.reviews import policies as reviews
from speakopenly.web.change.rights import policies as rights
from speakopenly.web.people import events
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import policies as evidence

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

STEPS = {
    (State.OPEN, State.DUE): gettext_lazy("The plan is made: it is due"),
    (State.DUE, State.DONE): gettext_lazy("It is in place: done"),
    (State.DUE, State.OPEN): gettext_lazy("Take it back to open, and plan it anew"),
    (State.DONE, State.DUE): gettext_lazy("It did not hold: it is due again"),
    (State.DONE, State.CHECKED): gettext_lazy("It is checked"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the board: where to, whether it may be taken, and what the library misses for it."""

    to: State
    name: str
    is_allowed: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One step that was taken, with the day it had then."""

    row: Moved
    due: Any


def page_of(staff: Staff, recommendation: Recommendation) -> dict[str, Any]:
    """Everything that is said of one."""
    kind = library.ActionKind(recommendation.kind)
    before = queries.recommended_before(recommendation)
    return {
        "one": recommendation,
        "strength": STRENGTHS[library.strength_of(kind)],
        "example": library.example_of(kind),
        "answers": queries.questions_of(recommendation),
        "may_open_review": recommendation.review is not None
        and reviews.can_see(staff, recommendation.review),
        "factors": [factor(code) for code in recommendation.factors],
        "touches": touches_of(recommendation),
        "closed": gate.why_nothing_starts(recommendation),
        "check": check_of(staff, recommendation),
        "evidence": bearing_on(recommendation),
        "may_open_evidence": evidence.can_enter(staff),
        "takes": takes_of(recommendation),
        "is_unfunded": record_of(recommendation).is_unfunded,
        "would_tell": [(row, _where_to_write(staff, row)) for row in recommendation.would_tell.all()],
        "measures": measures_of(staff, recommendation),
        "tests": recommendation.tests.all(),
        "letters": letters_of(recommendation),
        "owed": _owed(recommendation),
        "seen": what_was_seen(recommendation),
        "before": before,
        "before_asks": library.question_of([each.number for each in before]),
        "steps": list(_steps(staff, recommendation)),
        "past": [Past(row, _record(row).due) for row in recommendation.moves.all()],
        "may_change": policies.can_change(staff, recommendation),
        "may_reword": policies.can_reword(staff, recommendation),
        "may_foretell": policies.can_foretell(staff, recommendation),
        "may_test": policies.can_test(staff, recommendation),
        "may_write": policies.can_write(staff),
        "public": releasing.public_of(recommendation),
        "waiting": releasing.waiting_of(recommendation),
    }


def touches_of(recommendation: Recommendation) -> str:
    """What it does with children, in words."""
    if recommendation.touches is None:
        return _("Nobody knows yet")
    names = dict(TOUCHES)
    return "; ".join(str(names[each]) for each in recommendation.touches) or _("Nothing: it touches no child")


def check_of(staff: Staff, recommendation: Recommendation) -> dict[str, str]:
    """The rights check that asks after it, in its newest version; empty where there is none."""
    if recommendation.rights_check is None:
        return {}
    newest = gate.newest_of(recommendation.rights_check)
    may_open = rights.can_enter(staff)
    where = reverse("change:rights-check", args=[newest.pk]) if may_open else ""
    return {"title": newest.title, "where": where}


def measures_of(staff: Staff, recommendation: Recommendation) -> list[MeasureThere]:
    """The measures that were written down for it, where a later room keeps them."""
    asked = WhereItIsMeasured(staff, recommendation.pk)
    events.tell(asked)
    return asked.found


def letters_of(recommendation: Recommendation) -> list[dict[str, Any]]:
    """Each letter with its condition, and whether it is silent past its day."""
    today = timezone.localdate()
    return [
        {
            "row": row,
            "factor": factor(row.factor),
            "is_silent": row.answered_on is None and row.answer_by < today,
        }
        for row in recommendation.letters.all()
    ]


def card_of(recommendation: Recommendation) -> dict[str, Any]:
    """What the board shows of one."""
    record = record_of(recommendation)
    return {
        "one": recommendation,
        "strength": STRENGTHS[record.strength],
        "not_found": not_found(recommendation),
        "closed": gate.why_nothing_starts(recommendation)
        if recommendation.state in (State.DUE, State.DONE)
        else None,
    }


def not_found(recommendation: Recommendation) -> list[StrOrPromise]:
    """The resources that were looked for and not found."""
    return [Resource(each.resource).label for each in takes_of(recommendation) if each.have == Have.NOT_FOUND]


def _owed(recommendation: Recommendation) -> list[Any]:
    written = {each.factor for each in recommendation.letters.all()}
    return [factor(code) for code in library.must_go_upward(recommendation.factors) if code not in written]


def _steps(staff: Staff, recommendation: Recommendation) -> Iterator[Step]:
    if not policies.can_change(staff, recommendation):
        return
    was = State(recommendation.state)
    for (start, to), name in STEPS.items():
        if start == was:
            is_allowed = policies.can_move(staff, recommendation, to)
            yield Step(to, str(name), is_allowed, _missing(recommendation, to))


def _missing(recommendation: Recommendation, to: State) -> tuple[str, ...]:
    """What the library misses; what the step's own page asks for is left to that page."""
    if (recommendation.state, to) == (State.DONE, State.DUE):
        return ()
    return policies.what_is_missing(recommendation, State.DUE if to == State.DONE else to)


def _where_to_write(staff: Staff, row: WouldTell) -> str:
    asked = WhereToWriteItDown(staff, row.pk)
    events.tell(asked)
    return asked.found[0] if asked.found else ""


def _record(row: Moved) -> library.Recommendation:
    return library.Recommendation.from_bytes(bytes(row.as_it_was))
