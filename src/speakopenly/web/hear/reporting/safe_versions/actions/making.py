"""Begin, decide, mark, edit, describe, confirm, make again. Every decision is stored at once, sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.db import transaction

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.safe_versions.crowds import Description, description_of
from speakopenly.hear.speaking.threads import LONGEST_SAFE
from speakopenly.understand.deidentify import Decision, Mark
from speakopenly.understand.deidentify.marks import decided, same_words, with_mark
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import learning, threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import policies, queries
from speakopenly.web.hear.reporting.safe_versions.actions.saving import (
    ChangedMeanwhile,
    check_is_as_seen,
    opened_for,
    save,
    take_back,
    was_made_by,
)
from speakopenly.web.hear.reporting.safe_versions.bodies import Body
from speakopenly.web.hear.reporting.safe_versions.models import SafeState, SafeVersion
from speakopenly.web.hear.reporting.safe_versions.queries import OpenVersion
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

__all__ = [
    "ChangedMeanwhile", "begin", "confirm", "decide", "describe", "edit", "make_again", "mark_words",
]  # fmt: skip


@transaction.atomic
def begin(by: Staff, unlocked: Unlocked, report: Report) -> None:
    """Let the machine mark what it finds; everything is for a person to decide. Twice does no harm.

    Raises NotAllowed or SealBroken.
    """
    report = threads.held(report)
    row = queries.version_of(report)
    policies.check_can_make(by, report, row)
    if row is not None:
        return
    thread = threads.read_thread(report, opener(unlocked))
    row = SafeVersion(service=by.service, report=report, covers=queries.last_place(report))
    words = learning.words_of(thread, up_to=row.covers)
    body = Body(queries.marks_in(words, by.service.pk), description_of(learning.answers_in(thread)))
    save(row, unlocked, body)
    audit.record("safe version begun", report, by=by.user, service=by.service)


def decide(
    by: Staff,
    unlocked: Unlocked,
    report: Report,
    *,
    seen: int,
    which: int,
    decision: Decision,
    instead: str = "",
    everywhere: bool = False,
) -> None:
    """Make one decision, or the same one wherever these words are marked. An edit of the text before it goes.

    Raises BadInput for a place that is not there or words that are missing, ChangedMeanwhile, NotAllowed.
    """

    def change(version: OpenVersion) -> Body:
        marks = version.body.marks
        if not 0 <= which < len(marks):
            raise BadInput("There is no such word or phrase.", do="Choose one from the list.")
        places = same_words(version.words, marks, which) if everywhere else (which,)
        return replace(version.body, marks=decided(marks, places, decision, instead), edited="", stays=())

    _change(by, unlocked, report, seen, change)


def mark_words(
    by: Staff, unlocked: Unlocked, report: Report, *, seen: int, stretches: Iterable[tuple[int, int]]
) -> None:
    """Mark what the machine did not. Raises BadInput, ChangedMeanwhile, NotAllowed."""

    def change(version: OpenVersion) -> Body:
        marks: tuple[Mark, ...] = version.body.marks
        for start, end in stretches:
            marks = with_mark(marks, start, min(end, len(version.words)))
        return replace(version.body, marks=marks, edited="", stays=())

    _change(by, unlocked, report, seen, change)


def edit(by: Staff, unlocked: Unlocked, report: Report, *, seen: int, text: str) -> None:
    """Put the safe text in other words, once everything is decided. Raises ChangedMeanwhile, NotAllowed."""

    def change(version: OpenVersion) -> Body:
        if version.undecided:
            raise NotAllowed(policies.undecided_line(version.undecided))
        if len(text) > LONGEST_SAFE:
            raise BadInput("This is longer than the report can be.", do="Make it shorter.", column="text")
        return replace(version.body, edited=text, stays=())

    _change(by, unlocked, report, seen, change)


def describe(by: Staff, unlocked: Unlocked, report: Report, *, seen: int, description: Description) -> None:
    """Choose what is shared beside the words. Raises ChangedMeanwhile, NotAllowed."""
    _change(by, unlocked, report, seen, lambda version: replace(version.body, description=description))


@transaction.atomic
def confirm(by: Staff, unlocked: Unlocked, report: Report, *, seen: int, stays: Iterable[str] = ()) -> None:
    """Say that every word is decided; then another reader reads it as a stranger.

    ``stays`` are words that the last look found and that may stay. Raises ChangedMeanwhile, or NotAllowed
    where anything is open still.
    """
    report = threads.held(report)
    version = _changeable(by, unlocked, report, seen)
    policies.check_is_whole(version.crowd, undecided=version.undecided, is_outdated=version.is_outdated)
    let = frozenset(stays)
    if left := [each for each in version.finds if each not in let]:
        raise NotAllowed(policies.undecided_line(len(left)))
    row = version.row
    row.state = SafeState.CONFIRMED
    body = replace(
        version.body, confirmed=version.safe, sent_back="", stays=(*version.body.stays, *version.finds)
    )
    save(row, unlocked, body)
    was_made_by(row, by)
    audit.record("safe version confirmed", report, by=by.user, service=by.service)


@transaction.atomic
def make_again(by: Staff, unlocked: Unlocked, report: Report) -> None:
    """Open a safe version again, with whatever was said since. What was shared of it is taken back.

    A yes to printing was a yes to the version that goes, so it lapses. Raises NotAllowed or SealBroken.
    """
    report = threads.held(report)
    row = queries.version_of(report)
    if row is not None and row.state == SafeState.DRAFT:
        policies.check_can_make(by, report, row)
    else:
        policies.check_can_make_again(by, report, row)
    version = opened_for(by, unlocked, report)
    take_back(report)
    _take_in_news(version, unlocked)
    audit.record("safe version made again", report, by=by.user, service=by.service)


def _take_in_news(version: OpenVersion, unlocked: Unlocked) -> None:
    """Earlier decisions stay where they are: what came since stands after all that was there."""
    row, already = version.row, len(version.words)
    row.covers = queries.last_place(row.report)
    row.state = SafeState.DRAFT
    words = learning.words_of(threads.read_thread(row.report, opener(unlocked)), up_to=row.covers)
    new = tuple(mark for mark in queries.marks_in(words, row.service_id) if mark.start >= already)
    body = replace(version.body, marks=(*version.body.marks, *new), confirmed="")
    save(row, unlocked, replace(body, edited="", stays=()) if len(words) > already else body)


@transaction.atomic
def _change(
    by: Staff, unlocked: Unlocked, report: Report, seen: int, change: Callable[[OpenVersion], Body]
) -> None:
    report = threads.held(report)
    version = _changeable(by, unlocked, report, seen)
    save(version.row, unlocked, change(version))
    was_made_by(version.row, by)
    audit.record("safe version changed", report, by=by.user, service=by.service)


def _changeable(by: Staff, unlocked: Unlocked, report: Report, seen: int) -> OpenVersion:
    version = opened_for(by, unlocked, report)
    policies.check_can_make(by, report, version.row)
    check_is_as_seen(version.row, seen)
    return version
