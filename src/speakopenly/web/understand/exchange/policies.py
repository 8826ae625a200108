"""Who may take the evidence of an exercise out, in which form, and who may fetch a file that was made."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.understand.exchange import Purpose
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.exchange.models import Export, Kind
from speakopenly.web.understand.reading.queries import understanding_of

MAY_EXPORT: Final = (Role.FACILITATOR, Role.RESEARCHER)
MAY_ANALYSE: Final = (Role.FACILITATOR,)
"""Everybody else is given only what may be kept for research."""
MAY_HAVE_WORDS_AS_SAID: Final = (Role.FACILITATOR,)
MAY_HAVE_ANSWERS: Final = (Role.FACILITATOR,)
KINDS_AS_SAID: Final = (Kind.CSV, Kind.PARQUET)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may take evidence out at all."""
    people.check_has_role(by, *MAY_EXPORT)


def can_enter(by: Staff) -> bool:
    """Whether this person may take evidence out at all."""
    return people.allows(check_can_enter, by)


def check_can_export(by: Staff, exercise: Exercise, purpose: Purpose) -> None:
    """Raise NotAllowed unless this person may take this exercise's evidence out for this purpose."""
    people.check_same_service(by, exercise)
    check_can_enter(by)
    if purpose not in purposes_of(by):
        raise NotAllowed(_("You may be given what people agreed to keep for later research."))
    if understanding_of(exercise) is None:
        raise NotAllowed(_("Nothing was read in this exercise yet."))


def can_export(by: Staff, exercise: Exercise) -> bool:
    """Whether the form may be shown."""
    return people.allows(check_can_export, by, exercise, Purpose.ARCHIVE)


def purposes_of(by: Staff) -> tuple[Purpose, ...]:
    """For what this person may take evidence out."""
    return tuple(Purpose) if people.has_role(by, *MAY_ANALYSE) else (Purpose.ARCHIVE,)


def check_can_export_as_said(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may take words out as they were said."""
    check_can_export(by, exercise, Purpose.ANALYSIS)
    people.check_has_role(by, *MAY_HAVE_WORDS_AS_SAID)


def can_export_as_said(by: Staff, exercise: Exercise) -> bool:
    """Whether the way to words as they were said may be shown."""
    return people.allows(check_can_export_as_said, by, exercise)


def check_can_export_answers(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may take out what people answered: rows of single people."""
    people.check_same_service(by, exercise)
    people.check_has_role(by, *MAY_HAVE_ANSWERS)


def can_export_answers(by: Staff, exercise: Exercise) -> bool:
    """Whether the way to the answers of a survey may be shown."""
    return people.allows(check_can_export_answers, by, exercise)


def check_can_fetch(by: Staff, export: Export) -> None:
    """Raise NotAllowed unless this is whoever asked for the file, who still may, and its day is not over."""
    if export.edition_id is not None:
        check_can_export_answers(by, export.exercise)
    else:
        check_can_export(by, export.exercise, Purpose(export.purpose))
    if export.because and export.edition_id is None:
        check_can_export_as_said(by, export.exercise)
    if export.by_id != by.user.pk:
        raise NotAllowed(_("This file was made for somebody else. Ask for your own."))
    if not export.is_ready:
        raise NotAllowed(_("This file is gone. Ask for it again."))


def can_fetch(by: Staff, export: Export) -> bool:
    """Whether the button to fetch a file may be shown."""
    return people.allows(check_can_fetch, by, export)
