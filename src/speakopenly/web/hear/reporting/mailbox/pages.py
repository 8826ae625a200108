"""What the pages of the way back are made of; the views only choose between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from speakopenly.hear.speaking.questions import Asks, Bulletin
from speakopenly.web.hear.events import FindingThatChanges
from speakopenly.web.hear.reporting.holds.queries import told_since
from speakopenly.web.hear.reporting.mailbox.contacts import door_of, who_can_help
from speakopenly.web.hear.reporting.mailbox.forms import (
    BulletinForm,
    HarmForm,
    MessageForm,
    SharingForm,
    WithdrawForm,
    WordsForm,
)
from speakopenly.web.hear.reporting.mailbox.passes import Pass, seal_pass
from speakopenly.web.hear.reporting.mailbox.sentences import (
    contact_line,
    day,
    findings_line,
    held_line,
    opened_line,
    state_line,
    with_day,
)
from speakopenly.web.hear.reporting.mailbox.thread import has_open_question, is_asked_to_share, shown
from speakopenly.web.hear.reporting.mailbox.wording import MailboxWords, words_for
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.dates import DAYS_BACKUPS_ARE_KEPT
from speakopenly.web.hear.reporting.reports.mailboxes import Entry, OpenMailbox, Status
from speakopenly.web.hear.reporting.reports.models import ReportState
from speakopenly.web.hear.reporting.reports.threads import last_asked
from speakopenly.web.hear.reporting.speak.queries import door_here
from speakopenly.web.hear.reporting.speak.wording import words_for as form_words
from speakopenly.web.public_path import language_of, wording_of

NOT_KEPT = frozenset({"pass", "text", "file", "stay", "words"})
"""Fields that a page of trouble shows itself, or never shows again."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A reporter who is back: the open mailbox, and what the page they come from had shown."""

    mailbox: OpenMailbox = field(repr=False)
    given: Pass = field(repr=False)


def said(request: HttpRequest) -> MailboxWords:
    """The words of this page."""
    return words_for(wording_of(request))


def come_back(request: HttpRequest, form: WordsForm, *, status: int = 200) -> HttpResponse:
    """The box for eight words. Keeps what was written before the page was closed, if anything was."""
    if door_here() is None:
        return render(request, "hear/mailbox/not_yet.html")
    words = said(request)
    page = {
        "words": words,
        "form": form,
        "kept": kept_fields(request),
        "kept_text": request.POST.get("text", ""),
    }
    return render(request, "hear/mailbox/come_back.html", page, status=400 if form.errors else status)


def thread(
    request: HttpRequest,
    visit: Visit,
    *,
    told: Any = "",
    status: int = 200,
    changed: Sequence[FindingThatChanges] = (),
    **bound: Any,
) -> HttpResponse:
    """The report with all that was said, or that it was withdrawn and which findings that ``changed``.

    ``bound`` holds a form that was sent and has to be shown again.
    """
    stands = mailboxes.status(visit.mailbox, days_backups_are_kept=backup_days(visit))
    if stands.state == ReportState.WITHDRAWN:
        return withdrawn(request, visit, stands, changed)
    if stands.words_gone_on is not None:
        return words_gone(request, visit, stands)
    words, entries = said(request), mailboxes.thread(visit.mailbox)
    page = {
        "keep_form": "message-form",
        "words": words,
        "told": told,
        "pass": renewed(visit, len(entries)),
        "entries": shown(entries, words, form_words(wording_of(request))),
        "state": state_line(stands, words.states, today=timezone.localdate()),
        "opened": opened_line(stands, words.states),
        "held": held_line(visit.mailbox.report, words.kept),
        "contact": contact_line(stands, words.states),
        "status": stands,
        "is_closed": stands.state == ReportState.CLOSED,
        "has_question": has_open_question(entries),
        "is_asked_to_share": is_asked_to_share(entries),
        "help": who_can_help(door_of(visit.mailbox.report), words.harm, language_of(request)),
        "public_replies": mailboxes.public_replies(
            visit.mailbox, wording=wording_of(request).value, language=language_of(request)
        ),
        **_forms(request, words, entries, stands, typed={} if told else typed_in(request)),
        **bound,
    }
    return render(request, "hear/mailbox/report.html", page, status=status)


def withdrawn(
    request: HttpRequest, visit: Visit, stands: Status, changed: Sequence[FindingThatChanges] = ()
) -> HttpResponse:
    """What stays to be seen for 30 days: that it was done. ``changed`` is known only just after the deed.

    Where a legal hold may not be told, the page is the usual one; that it can be so was told to all before.
    """
    words = said(request)
    held = stands.is_kept_aside and told_since(visit.mailbox.report) is not None
    done = [words.withdraw.done_passed_on] if held else _what_is_done(words, stands)
    lines = [*done, *findings_line(changed, words.withdraw)]
    page = {
        "keep_form": "gone-form",
        "words": words,
        "heading": words.kept.held_heading if held else words.withdraw.done_heading,
        "held": words.kept.held_withdrawn if held else "",
        "lines": lines,
        "pass": renewed(visit, visit.given.seen),
    }
    return render(request, "hear/mailbox/withdrawn.html", page)


def words_gone(request: HttpRequest, visit: Visit, stands: Status) -> HttpResponse:
    """A year after closing: that there was a report, and the way to take out what was learnt from it."""
    words = said(request)
    assert stands.closed_on is not None  # noqa: S101  (only words of a closed report have had their time)
    page = {
        "keep_form": "gone-form",
        "words": words,
        "lines": [with_day(words.kept.gone, stands.closed_on), words.kept.gone_learning],
        "pass": renewed(visit, visit.given.seen),
    }
    return render(request, "hear/mailbox/words_gone.html", page)


def before_withdrawing(request: HttpRequest, visit: Visit, form: WithdrawForm) -> HttpResponse:
    """What can be taken back and what cannot, before anything is."""
    words = said(request)
    lines = [
        words.withdraw.cannot_passed_on,
        with_day(words.withdraw.cannot_backups, timezone.localdate() + timedelta(days=backup_days(visit))),
        words.withdraw.cannot_public,
        words.kept.may_be_held,
        *findings_line(mailboxes.what_withdrawing_changes(visit.mailbox), words.withdraw),
    ]
    page = {
        "keep_form": "withdraw-form",
        "words": words,
        "form": form,
        "lines": lines,
        "pass": renewed(visit, visit.given.seen),
    }
    return render(request, "hear/mailbox/withdraw.html", page, status=400 if form.errors else 200)


def again(request: HttpRequest) -> HttpResponse:
    """The page before was left alone too long: the eight words once more, beside what was typed."""
    page = _box(request, WordsForm(words=said(request))) | {"is_expired": True}
    return render(request, "hear/mailbox/come_back.html", page, status=403)


def not_sent(request: HttpRequest) -> HttpResponse:
    """Our fault, not theirs: everything that was typed, and the same button again."""
    page = {
        "keep_form": "again-form",
        "words": said(request),
        "pass": request.POST.get("pass", ""),
        "kept": kept_fields(request),
        "text": request.POST.get("text"),
        "had_file": bool(request.FILES),
    }
    return render(request, "hear/mailbox/not_sent.html", page, status=503)


def _box(request: HttpRequest, form: WordsForm) -> dict[str, Any]:
    """The page with the box, and what was written on the page before it."""
    return {
        "keep_form": "words-form",
        "words": said(request),
        "form": form,
        "kept": kept_fields(request),
        "kept_text": request.POST.get("text", ""),
    }


def kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What was chosen on the page that did not go through."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_KEPT
    ]


def renewed(visit: Visit, seen: int) -> str:
    """A pass for one hour more, from a page that showed so many entries."""
    return seal_pass(Pass(visit.given.secret, seen), now=timezone.now())


def backup_days(visit: Visit) -> int:
    """For how long a copy may lie in a backup of this service."""
    door = door_of(visit.mailbox.report)
    return door.days_backups_are_kept if door is not None else DAYS_BACKUPS_ARE_KEPT


def typed_in(request: HttpRequest) -> dict[str, str]:
    """What stands in the box, where the page is shown again in other words or after the eight words."""
    return {name: request.POST[name] for name in ("text", "kind") if request.POST.get(name)}


def _forms(
    request: HttpRequest,
    words: MailboxWords,
    entries: Sequence[Entry],
    stands: Status,
    typed: dict[str, str],
) -> dict[str, Any]:
    """The forms as they stand at first, with what was ``typed`` and not sent."""
    return {
        "message": MessageForm(words=words, has_question=has_open_question(entries), initial=typed),
        "sharing": SharingForm(words=words, initial={"sharing": stands.sharing}),
        "harm": HarmForm(words=words, wording=wording_of(request)),
        "bulletin": _bulletin(words, entries, stands),
    }


def _bulletin(words: MailboxWords, entries: Sequence[Entry], stands: Status) -> BulletinForm | None:
    """The question about printing, where readers asked it for the version that stands."""
    shown_at = last_asked(entries, Asks.BULLETIN)
    if shown_at is None or stands.bulletin is None:
        return None
    chosen = None if stands.bulletin is Bulletin.ASKED else stands.bulletin
    return BulletinForm(words=words, initial={"bulletin": chosen, "shown_at": shown_at.place})


def _what_is_done(words: MailboxWords, stands: Status) -> list[str]:
    lines = [str(words.withdraw.done_passed_on)]
    if stands.backups_gone_by is not None:
        lines.insert(0, with_day(words.withdraw.done_backups, stands.backups_gone_by))
    if stands.forgotten_on is not None:
        lines.insert(0, str(words.withdraw.done) % {"date": day(stands.forgotten_on)})
    return lines
