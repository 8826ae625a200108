"""What this room shows: two readers' notes once both are in, what waits, and sums that name nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from speakopenly.core.disclosure import HIDDEN, can_show_exactly
from speakopenly.core.errors import NotAllowed, SealBroken
from speakopenly.hear import answering
from speakopenly.hear.answering import RULES, Alike, Coded, Compared, Rule, RuleId, compare
from speakopenly.hear.answering.comparing import judged, raw_agreement
from speakopenly.hear.answering.similar import people_in
from speakopenly.hear.factors import factors_of
from speakopenly.hear.speaking.questions import Condition
from speakopenly.understand.agreement import Estimate, agreement_on
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import policies
from speakopenly.web.hear.reporting.readers.models import (
    READERS,
    Candour,
    Deed,
    IdentityStep,
    RouteRecord,
    SameEvent,
    ToRole,
)
from speakopenly.web.hear.reporting.readers.notebook import Notebook, notebook_of, notebooks_of
from speakopenly.web.hear.reporting.readers.routing import counting_notes
from speakopenly.web.hear.reporting.readers.safekeeping import open_notes, open_text
from speakopenly.web.hear.reporting.reports import threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.people.staff import Staff

MOST_COMPARED = 200
"""Reports whose notes are opened to find similar ones: the newest; more would make the page slow."""
LEAST_TO_COMPARE = 20
"""Closed reports from which agreement beyond chance is worth a figure; with fewer its range says nothing."""
SEED = 0
"""Of the resamples behind a range, so that the page says the same each time."""
READ_BY_TWO = (
    ReportState.READ_TWICE,
    ReportState.SAFE,
    ReportState.SHARED,
    ReportState.RESPONDED,
    ReportState.CLOSED,
)


@dataclass(frozen=True, slots=True)
class Both:
    """Two readers' notes, in an order that says nothing, what to talk about, and what was agreed on."""

    one: answering.Notes = field(repr=False)
    other: answering.Notes = field(repr=False)
    compared: Compared
    agreed: answering.Notes | None = field(repr=False)
    is_final: bool


def both(by: Staff, unlocked: Unlocked, report: Report) -> Both:
    """Both readers' notes, for who is not blind. Raises NotAllowed or SealBroken."""
    policies.check_can_see_notes(by, report)
    notes = notebook_of(report)
    own, other = sorted(notes.own, key=lambda each: each.by_id != by.user.pk)
    first, second = open_notes(own, unlocked), open_notes(other, unlocked)
    agreed = open_notes(notes.agreed, unlocked) if notes.agreed else None
    return Both(first, second, compare(first, second), agreed, notes.is_final)


def own_notes(by: Staff, unlocked: Unlocked, report: Report) -> answering.Notes | None:
    """This person's own newest notes; None where there are none yet."""
    own = notebook_of(report).of(by)
    return None if own is None else open_notes(own, unlocked)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was done about a rule, as the page shows it. ``by`` is the account that confirmed it."""

    rule: Rule
    deed: Deed
    to_role: ToRole
    done_on: date
    by: str
    text: str = field(repr=False)


def records_of(report: Report, unlocked: Unlocked) -> list[Recorded]:
    """Everything that was done about rules, in the order of the days. Raises NotAllowed or SealBroken."""
    rows = RouteRecord.objects.filter(report=report).select_related("by", "case_key")
    return [
        Recorded(
            answering.rule(RuleId(row.rule)),
            Deed(row.deed),
            ToRole(row.to_role),
            row.done_on,
            row.by.name,
            open_text(row, unlocked),
        )
        for row in rows.order_by("done_on", "rule", "pk")
    ]


def candour_of(report: Report) -> Candour | None:
    """The question of candour, where it is asked of this report."""
    return Candour.objects.filter(report=report).select_related("case_key").first()


def steps_of(report: Report) -> list[IdentityStep]:
    """The identity steps of a report, the newest day first."""
    rows = IdentityStep.objects.filter(report=report).select_related("case_key", "report")
    return list(rows.order_by("-asked_on", "pk"))


def counts_by_rule(by: Staff) -> list[tuple[Rule, str]]:
    """In how many reports each rule was recorded, as it may be shown: small numbers are hidden."""
    policies.check_can_enter(by)
    base = Report.objects.filter(service=by.service).count()
    rows = RouteRecord.objects.filter(service=by.service).values_list("rule", "report").distinct()
    counts = Counter(rule for rule, _report in rows)
    return [
        (each, str(counts[each.id]) if can_show_exactly(counts[each.id], base) else HIDDEN) for each in RULES
    ]


@dataclass(frozen=True, slots=True)
class GroupAgreement:
    """Of the factors of a group that at least one of two readers saw: how many both saw.

    ``alpha`` and ``ac1`` tell whether they see the group in the same reports, beyond chance; None where there
    are too few reports to say.
    """

    group: Condition
    both: int
    seen: int
    alpha: Estimate | None = None
    ac1: Estimate | None = None


def agreement(by: Staff, unlocked: Unlocked) -> tuple[int, list[GroupAgreement]]:
    """How many closed reports were coded twice and open to this reader, and agreement for each group.

    Nothing in it says which reader noted what.
    """
    policies.check_can_enter(by)
    closed = Report.objects.filter(service=by.service, state=ReportState.CLOSED)
    opened = [_own_of_both(notes, unlocked) for notes in notebooks_of(list(closed))]
    pairs = [(one, other) for one, other in filter(None, opened)]
    decisions = judged(pairs)
    found = [
        GroupAgreement(
            group,
            *raw_agreement([each for each in decisions if each.group is group]),
            *_beyond_chance(group, pairs),
        )
        for group in Condition
    ]
    return len(pairs), found


def _beyond_chance(
    group: Condition, pairs: Sequence[tuple[answering.Notes, answering.Notes]]
) -> tuple[Estimate | None, Estimate | None]:
    if len(pairs) < LEAST_TO_COMPARE:
        return None, None
    first, second = (
        [{each.code for each in notes.factors} for notes in side] for side in zip(*pairs, strict=True)
    )
    found = agreement_on([each.code for each in factors_of(group)], first, second, seed=SEED)
    return found.alpha, found.ac1


@dataclass(frozen=True, slots=True)
class Similar:
    """What is like a report, and the event it is linked to. ``people`` told of that event, which is one."""

    alike: list[Alike]
    event: tuple[str, ...]
    people: int


def similar(by: Staff, unlocked: Unlocked, report: Report) -> Similar:
    """Reports that two have read and that are like this one. Raises NotAllowed or SealBroken."""
    policies.check_can_see_notes(by, report)
    others = Report.objects.filter(service=by.service, state__in=READ_BY_TWO).exclude(pk=report.pk)
    newest = list(others.order_by("-received_on", "number")[:MOST_COMPARED])
    coded = [_coded(each, notes, unlocked) for each, notes in zip(newest, notebooks_of(newest), strict=True)]
    this = _coded(report, notebook_of(report), unlocked)
    event = _event_of(report)
    people = people_in([report.number, *event]) if event else 0
    return Similar(answering.alike(this, filter(None, coded)) if this else [], event, people)


def _coded(report: Report, notes: Notebook, unlocked: Unlocked) -> Coded | None:
    """What is compared of a report; None where it was not sealed to this reader or two have not read it."""
    if len(notes.own) < len(READERS):
        return None
    try:
        noted = counting_notes(notes, unlocked)
        said = threads.first_of(report, opener(unlocked))
    except (NotAllowed, SealBroken):
        return None
    factors = frozenset(each.code for one in noted for each in one.factors)
    return Coded(report.number, factors, noted[0].area, noted[0].stage, said.quarter)


def _own_of_both(notes: Notebook, unlocked: Unlocked) -> tuple[answering.Notes, answering.Notes] | None:
    if len(notes.own) < len(READERS):
        return None
    try:
        return open_notes(notes.own[0], unlocked), open_notes(notes.own[1], unlocked)
    except (NotAllowed, SealBroken):
        return None


def _event_of(report: Report) -> tuple[str, ...]:
    row = SameEvent.objects.filter(report=report).first()
    if row is None:
        return ()
    others = SameEvent.objects.filter(event=row.event).exclude(pk=row.pk)
    return tuple(sorted(others.values_list("report__number", flat=True)))
