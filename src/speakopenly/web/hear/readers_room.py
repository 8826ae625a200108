"""Shows what two readers do on a report's page, on Today and on Hear: ids and counts, never words."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import daily, forgetting, policies, queries
from speakopenly.web.hear.reporting.readers.models import (
    Candour,
    CandourState,
    IdentityStep,
    Reading,
    StepState,
)
from speakopenly.web.hear.reporting.readers.notebook import notebook_of
from speakopenly.web.hear.reporting.readers.telling import agreed_by_both
from speakopenly.web.hear.reporting.readers.wording import agree_line
from speakopenly.web.hear.reporting.reports import contact, threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.reports.steps import Step, show_on_report
from speakopenly.web.hear.reporting.safe_versions.noted import tell_what_was_noted
from speakopenly.web.jobs import daily as every_day
from speakopenly.web.people.sections import Room, Section, Waiting, open_room, show_on_today
from speakopenly.web.people.staff import Staff

__all__ = ["forgetting", "open_it"]
DAY = "j F Y"
MOST_ON_TODAY = 20


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=gettext_lazy("What the rules led to"),
            purpose=gettext_lazy("In how many reports each routing rule was followed; small numbers hidden."),
            url_name="hear:readers-counts",
            can_enter=policies.can_enter,
        )
    )
    open_room(
        Room(
            section=Section.HEAR,
            name=gettext_lazy("Agreement of two readers"),
            purpose=gettext_lazy("How often two readers saw the same conditions, group by group."),
            url_name="hear:readers-agreement",
            can_enter=policies.can_enter,
        )
    )
    open_room(
        Room(
            section=Section.HEAR,
            name=gettext_lazy("Support for readers"),
            purpose=gettext_lazy("What helps after reading hard things, and whom to ring."),
            url_name="hear:readers-support",
            can_enter=policies.can_enter,
        )
    )
    show_on_report("readers", steps)
    tell_what_was_noted(agreed_by_both)
    show_on_today("readers", what_waits)
    every_day.register("readers", daily.daily_round)


def steps(staff: Staff, unlocked: Unlocked, report: Report) -> list[Step]:
    """What this person may do with a report in the readers' room."""
    return [
        *_notes_step(staff, report),
        *_compare_step(staff, unlocked, report),
        *_route_steps(staff, report),
        *_similar_step(staff, report),
        *_identity_step(staff, unlocked, report),
    ]


def what_waits(staff: Staff) -> list[Waiting]:
    """Candour that is overdue, first; then rules nobody has seen to, and steps that want a second person."""
    if not policies.can_enter(staff):
        return []
    return [*_overdue_candour(staff), *_undone_rules(staff), *_unsigned_steps(staff)]


def _notes_step(staff: Staff, report: Report) -> Iterator[Step]:
    if not policies.can_note(staff, report):
        return
    own = notebook_of(report).of(staff)
    where = reverse("hear:readers-notes", args=[report.number])
    if own is None:
        more = _("Two people read every report. You do not see what the other noted until you have saved.")
        yield Step(_("Save your own notes"), where, more)
    elif not own.is_of_this_reading:
        yield Step(_("Look at your notes again"), where, _("The person who wrote it has added to it."))
    else:
        yield Step(_("Put your notes right"), where, _("What you saved stays; this is a new version."))


def _compare_step(staff: Staff, unlocked: Unlocked, report: Report) -> Iterator[Step]:
    if policies.can_see_notes(staff, report):
        both = queries.both(staff, unlocked, report)
        done = _("Both agreed on this coding.") if both.is_final else agree_line(both.compared)
        yield Step(_("Compare and agree"), reverse("hear:readers-compare", args=[report.number]), done)


def _route_steps(staff: Staff, report: Report) -> Iterator[Step]:
    if not policies.can_route(staff, report):
        return
    yield Step(_("Go through the rules"), reverse("hear:readers-route", args=[report.number]), _rules(report))
    candour = queries.candour_of(report)
    if candour is not None:
        due = date_format(candour.due_on, DAY)
        more = f"{candour.get_answer_display()}. {_('Due by %(day)s.') % {'day': due}}"
        where = reverse("hear:readers-candour", args=[report.number])
        yield Step(_("Candour: tell the child or family"), where, more, is_first=_is_overdue(candour))


def _similar_step(staff: Staff, report: Report) -> Iterator[Step]:
    if policies.can_see_notes(staff, report):
        yield Step(_("See similar reports"), reverse("hear:readers-similar", args=[report.number]))


def _identity_step(staff: Staff, unlocked: Unlocked, report: Report) -> Iterator[Step]:
    waits = IdentityStep.objects.filter(report=report, state=StepState.ASKED).exists()
    may_ask = policies.can_ask_for_identity(staff, report)
    if waits or may_ask and contact.is_kept(threads.head_of(report, opener(unlocked)).slip):
        more = (
            _("Waits for a second person.") if waits else _("It takes two people. The writer will be told.")
        )
        where = reverse("hear:readers-identity", args=[report.number])
        yield Step(_("Open the way to reach the writer"), where, more)


def _rules(report: Report) -> str:
    numbers = Reading.objects.filter(report=report).first()
    if numbers is None:
        return ""
    if numbers.blank:
        return ngettext(
            "%(number)s rule has no answer and counts as yes.",
            "%(number)s rules have no answer and count as yes.",
            numbers.blank,
        ) % {"number": numbers.blank}
    if not numbers.undone:
        return _("Nothing is left to do about them.")
    line = ngettext(
        "%(number)s rule waits for what was done.",
        "%(number)s rules wait for what was done.",
        numbers.undone,
    ) % {"number": numbers.undone}
    due = _("Due by %(day)s.") % {"day": date_format(numbers.due_on, DAY)} if numbers.due_on else ""
    return f"{line} {due}".strip()


def _is_overdue(candour: Candour) -> bool:
    is_open = candour.answer in (CandourState.ASKED, CandourState.NO)
    return is_open and candour.due_on < timezone.localdate()


def _overdue_candour(staff: Staff) -> Iterator[Waiting]:
    rows = Candour.objects.filter(
        service=staff.service,
        answer__in=(CandourState.ASKED, CandourState.NO),
        due_on__lt=timezone.localdate(),
    ).select_related("report")
    for row in rows.order_by("due_on", "report__number")[:MOST_ON_TODAY]:
        if policies.is_free_to_see(staff, row.report):
            yield Waiting(
                what=_("Candour is overdue: report %(number)s") % {"number": row.report.number},
                where=reverse("hear:readers-candour", args=[row.report.number]),
                more=_("Due by %(day)s.") % {"day": date_format(row.due_on, DAY)},
                is_first=True,
            )


def _undone_rules(staff: Staff) -> Iterator[Waiting]:
    over = (ReportState.CLOSED, ReportState.WITHDRAWN)
    rows = Reading.objects.filter(service=staff.service, undone__gt=0).exclude(report__state__in=over)
    for row in rows.select_related("report").order_by("due_on", "report__number")[:MOST_ON_TODAY]:
        if policies.can_route(staff, row.report):
            yield Waiting(
                what=_("Say what was done: report %(number)s") % {"number": row.report.number},
                where=reverse("hear:readers-route", args=[row.report.number]),
                more=_rules(row.report),
            )


def _unsigned_steps(staff: Staff) -> Iterator[Waiting]:
    rows = IdentityStep.objects.filter(service=staff.service, state=StepState.ASKED).select_related("report")
    for step in rows.order_by("asked_on", "report__number")[:MOST_ON_TODAY]:
        if policies.can_sign(staff, step):
            yield Waiting(
                what=_("A second person is asked for: report %(number)s") % {"number": step.report.number},
                where=reverse("hear:readers-identity", args=[step.report.number]),
                more=_("Somebody asks to open the way to reach a writer."),
            )
