"""What this room does when a report is passed on, closed, opened again or forgotten, as it is told."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.events import (
    MayClose,
    RawWordsHadTheirTime,
    ReportClosed,
    ReportForgotten,
    ReportOpenedAgain,
    ReportPassedOn,
)
from speakopenly.web.hear.reporting.readers.actions import routes
from speakopenly.web.hear.reporting.readers.models import (
    Candour,
    CandourState,
    IdentityStep,
    Notes,
    PassedShare,
    Reading,
    RouteRecord,
    SameEvent,
    StepState,
)
from speakopenly.web.people.events import listen

SEALED: tuple[type[models.Model], ...] = (Notes, RouteRecord, Candour, IdentityStep)


@listen(ReportForgotten)
def forget(event: ReportForgotten) -> None:
    """Erase every row of a report; the teller destroys the keys they were sealed to."""
    _name_keys(event)
    for kind in SEALED:
        kind._default_manager.filter(report=event.report_id).delete()
    Reading.objects.filter(report=event.report_id).delete()
    _leave_event(event.report_id)


@listen(RawWordsHadTheirTime)
def forget_words(event: RawWordsHadTheirTime) -> None:
    """Erase what readers wrote down; which rules applied, and that a family was told, stays to be counted."""
    _name_keys(event)
    for kind in (Notes, IdentityStep):
        kind._default_manager.filter(report=event.report_id).delete()
    for kept in (RouteRecord, Candour):
        kept._default_manager.filter(report=event.report_id).update(sealed=b"", case_key=None)


@listen(ReportPassedOn)
def note_what_was_passed_on(event: ReportPassedOn) -> None:
    """A danger was confirmed: it has its record among the rules, and nothing is learnt from it here."""
    routes.take_note_of_danger(event)


@listen(ReportClosed)
def end_identity_step(event: ReportClosed) -> None:
    """The slip is destroyed, so nobody can sign any more, and a share that was passed on goes."""
    PassedShare.objects.filter(step__report=event.report_id).delete()
    waiting = IdentityStep.objects.filter(report=event.report_id, state=StepState.ASKED)
    waiting.update(state=StepState.ENDED)


@listen(ReportOpenedAgain)
def both_read_again(event: ReportOpenedAgain) -> None:
    """There are new words: the notes stay, and each reader looks at them again."""
    Notes.objects.filter(report=event.report_id).update(is_of_this_reading=False)


@listen(MayClose)
def check_may_close(event: MayClose) -> None:
    """Raise NotAllowed while a rule is blank, nobody has said what was done, or candour has no answer."""
    numbers = Reading.objects.filter(report=event.report_id).first()
    if numbers is not None and numbers.blank:
        raise NotAllowed(
            ngettext(
                "%(number)s rule has no answer yet. A blank counts as yes.",
                "%(number)s rules have no answer yet. A blank counts as yes.",
                numbers.blank,
            )
            % {"number": numbers.blank}
        )
    if numbers is not None and numbers.undone:
        raise NotAllowed(_("A rule applies, and nobody has said what was done. See the page of rules."))
    if Candour.objects.filter(report=event.report_id, answer=CandourState.ASKED).exists():
        raise NotAllowed(_("Say first whether the child or family has been told what went wrong."))


def _name_keys(event: ReportForgotten | RawWordsHadTheirTime) -> None:
    for kind in SEALED:
        keys = kind._default_manager.filter(report=event.report_id).values_list("case_key", flat=True)
        event.case_keys.update(key for key in keys if key is not None)


def _leave_event(report_id: UUID) -> None:
    row = SameEvent.objects.filter(report=report_id).first()
    if row is None:
        return
    left = SameEvent.objects.filter(event=row.event).exclude(pk=row.pk)
    if left.count() == 1:
        left.delete()
    row.delete()
