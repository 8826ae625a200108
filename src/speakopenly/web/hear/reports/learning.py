"""A report among what a service learns from: one contribution, forgotten again when its reporter says so.

It goes through the listening room like everything else that is heard: sealed to that room's key, its names
taken out by the machine before anybody sees a word of it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import ErasureIncomplete
from speakopenly.core.records import Channel, ContributionId, PersonId
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.threads import Author, Body, Message, MessageKind
from speakopenly.web.hear.events import FindingThatChanges, WhatStandsOn
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening.actions import Standing
from speakopenly.web.hear.reports.models import Report
from speakopenly.web.hear.reports.threads import Entry
from speakopenly.web.people import events
from speakopenly.web.people.staff import Staff

SLUG: Final = "reports-from-the-speak-door"
BY_THE_REPORTER: Final = frozenset({MessageKind.REPORT, MessageKind.ADDITION, MessageKind.CORRECTION})

log = logging.getLogger("speakopenly.reports")


def ident_of(report: Report) -> ContributionId:
    """The id of the contribution a report makes: a keyed hash, so that neither leads to the other."""
    return ContributionId(_keyed_hash("contribution of a report", report))


def hand_over(report: Report, thread: Sequence[Entry], by: Staff) -> None:
    """Give a report's words to the standing exercise, in the caller's transaction; twice does no harm."""
    answers = _answers_in(thread)
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
        text="\n\n".join(_words_of(thread)),
        groups={"role band": answers.role_band.value} if answers.role_band else {},
        on=report.received_on,
    )


def forget(report: Report) -> None:
    """Have every room forget what it was given of a report, in the caller's transaction.

    Raises ErasureIncomplete where a room failed.
    """
    erasure.forget(Erasure(contributions=frozenset({ident_of(report)})))


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


def _answers_in(thread: Sequence[Entry]) -> Answers:
    return next(entry.body for entry in thread if isinstance(entry.body, Answers))


def _words_of(thread: Sequence[Entry]) -> Iterable[str]:
    for entry in thread:
        if entry.author is Author.REPORTER and entry.kind in BY_THE_REPORTER:
            yield from (words for words in _texts_in(entry.body) if words.strip())


def _texts_in(body: Body) -> tuple[str, ...]:
    match body:
        case Answers():
            return body.words, body.made_likely_words, body.helped_words, body.idea
        case Message():
            return (body.text,)
        case _:
            return ()


def _keyed_hash(purpose: str, report: Report) -> str:
    return installation_key().keyed_hash(purpose, str(report.service_id), str(report.pk))
