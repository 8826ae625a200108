"""A report among what a service learns from: one contribution, forgotten again when its reporter says so.

What is handed over are the words of its safe version, never those of its writer. They go through the
listening room like everything else that is heard, and the machine looks for names once more.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import ErasureIncomplete
from speakopenly.core.records import Channel, ContributionId, PersonId
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.threads import MessageKind, texts_of
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone
from speakopenly.web.hear.events import FindingThatChanges, PublicRepliesSince, PublicReply, WhatStandsOn
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening.actions import Standing
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.reports.threads import Entry
from speakopenly.web.people import events
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log

SLUG: Final = "reports-from-the-speak-door"
LEARNING: Final = "learning"
BY_THE_REPORTER: Final = frozenset({MessageKind.REPORT, MessageKind.ADDITION, MessageKind.CORRECTION})

log = logging.getLogger("speakopenly.reports")


def ident_of(report: Report) -> ContributionId:
    """The id of the contribution a report makes: a keyed hash, so that neither leads to the other."""
    return ContributionId(_keyed_hash("contribution of a report", report))


def hand_over(report: Report, by: Staff, *, text: str, groups: Mapping[str, str]) -> None:
    """Give a safe version to the standing exercise, in the caller's transaction; twice does no harm."""
    listening.receive_one(
        by=by,
        standing=Standing(
            slug=SLUG,
            title=_("Reports from the Speak door"),
            question=_("What went wrong, nearly went wrong, or went right?"),
            asked_by=_("Everyone, at any time, at the Speak door"),
            channel=Channel.SPEAK_DOOR,
        ),
        ident=ident_of(report),
        person=PersonId(_keyed_hash("person of a report", report)),
        text=text,
        groups=groups,
        on=report.received_on,
    )


def forget(report: Report) -> None:
    """Have every room forget what it was given of a report, in the caller's transaction.

    Raises ErasureIncomplete where a room failed.
    """
    erasure.forget(Erasure(contributions=frozenset({ident_of(report)})))


def leave(report: Report) -> None:
    """Have learning forget a report for good, in the caller's transaction: it lives under other rules now.

    For what was passed on under RT1-RT6. Twice does no harm. Raises ErasureIncomplete where a room failed:
    then nothing has changed.
    """
    with erasures.written_down(Gone(LEARNING, report.pk)), transaction.atomic():
        forget(report)
        if report.left_learning_on is None:
            report.left_learning_on = timezone.localdate()
            report.save(update_fields=["left_learning_on"])
        transaction.on_commit(empty_the_log, robust=True)


def has_forgotten(report: Report) -> bool:
    """The same for a withdrawn report; False where a room failed: then the daily round asks again."""
    try:
        forget(report)
    except ErasureIncomplete:
        log.warning("a room could not forget; the daily round asks it again")
        return False
    return True


def findings_that_change(report: Report) -> tuple[FindingThatChanges, ...]:
    """Which findings rest on a report's words among others, as the rooms that have them say."""
    asked = WhatStandsOn(service_id=report.service_id, contribution=ident_of(report))
    events.tell(asked)
    return tuple(asked.findings)


def public_replies(report: Report, *, wording: str, language: str) -> tuple[PublicReply, ...]:
    """What was answered in public since a report came, as the room that has it says; those about it first."""
    asked = PublicRepliesSince(report.service_id, ident_of(report), report.received_on, wording, language)
    events.tell(asked)
    return tuple(sorted(asked.found, key=lambda each: (not each.is_about, -each.number)))


def answers_in(thread: Sequence[Entry]) -> Answers:
    """What was told with the report itself."""
    return next(entry.body for entry in thread if isinstance(entry.body, Answers))


def words_of(thread: Sequence[Entry], *, up_to: int) -> str:
    """What its writer told, up to this place of the thread: report, additions, corrections, in their order.

    Answers in the conversation are left out: without their question they say something else.
    """
    said = (entry for entry in thread if entry.place <= up_to and entry.kind in BY_THE_REPORTER)
    return "\n\n".join(words for entry in said for words in texts_of(entry.body) if words.strip())


def _keyed_hash(purpose: str, report: Report) -> str:
    return installation_key().keyed_hash(purpose, str(report.service_id), str(report.pk))
