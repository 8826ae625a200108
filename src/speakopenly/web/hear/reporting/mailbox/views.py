"""The way back, page by page. Every move is a form that carries the pass; no cookie is read or set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from speakopenly.core.errors import BadInput
from speakopenly.hear.attachments import Cleaned
from speakopenly.hear.speaking.destruction import is_destruction
from speakopenly.hear.speaking.questions import Sharing
from speakopenly.hear.speaking.threads import Body, Message, MessageKind
from speakopenly.web.hear.reporting.mailbox import pages
from speakopenly.web.hear.reporting.mailbox.entering import as_it_stands, behind_the_words, outside, with_pass
from speakopenly.web.hear.reporting.mailbox.forms import (
    BulletinForm,
    HarmForm,
    MessageForm,
    ProofForm,
    SharingForm,
    WithdrawForm,
    WordsForm,
)
from speakopenly.web.hear.reporting.mailbox.pages import Visit, said
from speakopenly.web.hear.reporting.mailbox.passes import Pass
from speakopenly.web.hear.reporting.mailbox.proving import (
    proof_of,
    record_of,
    what_it_proves,
    what_it_records,
)
from speakopenly.web.hear.reporting.mailbox.sentences import day
from speakopenly.web.hear.reporting.mailbox.thread import has_open_question
from speakopenly.web.hear.reporting.mailbox.wording import MailboxWords
from speakopenly.web.hear.reporting.reports import actions, mailboxes
from speakopenly.web.hear.taking_part import back
from speakopenly.web.public_path import address_for, wording_of


@outside
def come_back(request: HttpRequest) -> HttpResponse:
    """The box for eight words; sent here only to be shown in other words."""
    typed = {"words": request.POST.get("words", "")}
    return pages.come_back(request, WordsForm(words=said(request), initial=typed))


@outside
def report(request: HttpRequest) -> HttpResponse:
    """The thread, opened by eight words, or by the pass of another page."""
    if request.method == "POST" and "words" in request.POST:
        return _opened_by_words(request)
    return _opened_by_pass(request)


def _opened_by_words(request: HttpRequest) -> HttpResponse:
    form = WordsForm(request.POST, words=said(request))
    try:
        if form.is_valid():
            receipt = form.cleaned_data["words"]
            mailbox = mailboxes.find(receipt)
            if mailbox is not None:
                return pages.thread(request, Visit(mailbox, Pass(receipt.secret)))
            answers = back.opened(request, receipt)
            if answers is not None:
                return answers
            form.add_not_found()
    except DatabaseError:
        form.add_error("words", str(said(request).come_back.cannot_now))
    return pages.come_back(request, form)


@behind_the_words
def _opened_by_pass(request: HttpRequest, visit: Visit) -> HttpResponse:
    return pages.thread(request, visit)


@with_pass
def write(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Add, put right or answer, perhaps with a file."""
    if "stay" in request.POST:
        return pages.thread(request, visit)
    words, has_question = said(request), has_open_question(mailboxes.thread(visit.mailbox))
    form = MessageForm(request.POST, request.FILES, words=words, has_question=has_question)
    if not form.is_valid():
        return pages.thread(request, visit, message=form, status=400)
    file = form.cleaned_data["file"]
    _say_once(visit, form.cleaned_data["kind"], Message(form.cleaned_data["text"]), [file] if file else [])
    return as_it_stands(request, visit, words.writing.have_it)


def _say_once(visit: Visit, kind: MessageKind, body: Body, files: Sequence[Cleaned] = ()) -> None:
    """Put it into the thread unless it came in since the page was shown."""
    mailboxes.add(visit.mailbox, kind=kind, body=body, files=files, seen=visit.given.seen)


@with_pass
def harm(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Has anything bad happened because you spoke?"""
    words = said(request)
    form = HarmForm(request.POST, words=words, wording=wording_of(request))
    if not form.is_valid():
        return pages.thread(request, visit, harm=form, status=400)
    body = form.answered()
    _say_once(visit, MessageKind.HARM, body)
    return as_it_stands(request, visit, words.harm.told if body.needs_a_person else words.writing.have_it)


@with_pass
def sharing(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Think again about who may learn from it."""
    words = said(request)
    form = SharingForm(request.POST, words=words)
    if not form.is_valid():
        return pages.thread(request, visit, sharing=form, status=400)
    if form.cleaned_data["sharing"] != mailboxes.status(visit.mailbox).sharing:
        mailboxes.change_sharing(visit.mailbox, form.cleaned_data["sharing"])
    return as_it_stands(request, visit, words.sharing.saved)


@with_pass
def bulletin(request: HttpRequest, visit: Visit) -> HttpResponse:
    """May the safe version be printed?"""
    words = said(request)
    form = BulletinForm(request.POST, words=words)
    if not form.is_valid():
        return pages.thread(request, visit, bulletin=form, status=400)
    chosen, shown_at = form.cleaned_data["bulletin"], form.cleaned_data["shown_at"]
    mailboxes.decide_on_bulletin(visit.mailbox, chosen, shown_at=shown_at)
    return as_it_stands(request, visit, words.bulletin.saved)


@with_pass
def useful(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Was the last answer any use? Counted for the day, and not kept with the report."""
    answer = request.POST.get("useful")
    if answer in {"yes", "partly", "no"}:
        actions.count_day(visit.mailbox.report.service, f"useful_{answer}")
    return pages.thread(request, visit, told=said(request).useful.thanks, has_told_use=True)


@with_pass
def file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One of the thread's files, to save."""
    try:
        ident = UUID(request.POST.get("file", ""))
    except ValueError:
        raise Http404 from None
    note, data = mailboxes.fetch_attachment(visit.mailbox, ident)
    return _saved(data, note.name, "application/octet-stream")


@with_pass
def withdraw(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take it back, after a page that says what that means."""
    words = said(request)
    form = WithdrawForm(
        request.POST if "choice" in request.POST or "sent" in request.POST else None, words=words
    )
    if not form.is_valid():
        return pages.before_withdrawing(request, visit, form)
    if form.cleaned_data["choice"] == WithdrawForm.STOP:
        mailboxes.change_sharing(visit.mailbox, Sharing.NO)
        return as_it_stands(request, visit, words.withdraw.stopped)
    done = mailboxes.withdraw(visit.mailbox)
    return as_it_stands(request, visit, "", changed=done.findings)


@with_pass
def my_proof(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The proof as a text file to save."""
    check_at = request.build_absolute_uri(address_for(request, "return-proof"))
    text = proof_of(visit.mailbox, said(request).proof, check_at=check_at)
    return _saved(text.encode("utf-8"), "proof.txt", "text/plain; charset=utf-8")


@with_pass
def my_record(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The record that a way to reach them was destroyed, as a text file to save."""
    check_at = request.build_absolute_uri(address_for(request, "return-proof"))
    text = record_of(visit.mailbox, said(request).proof, check_at=check_at)
    return _saved(text.encode("utf-8"), "record.txt", "text/plain; charset=utf-8")


@outside
def proof(request: HttpRequest) -> HttpResponse:
    """Anyone may check a proof here; nothing of it is kept."""
    words = said(request)
    form = ProofForm(
        request.POST if request.method == "POST" and "stay" not in request.POST else None, words=words
    )
    page = {"keep_form": "proof-form", "words": words, "form": form}
    if form.is_valid():
        page |= _what_it_proves(words, form.cleaned_data["proof"])
    return render(request, "hear/mailbox/proof.html", page, status=400 if form.errors else 200)


def _what_it_proves(words: MailboxWords, text: str) -> dict[str, Any]:
    said = words.proof
    try:
        record = what_it_records(text)
        found = None if is_destruction(text) else what_it_proves(text)
    except BadInput:
        return {"result": said.not_understood}
    if record is not None:
        more = str(said.is_record_more) % {"service": record.service, "date": day(record.day)}
        return {"result": said.is_real, "result_more": more}
    if found is None:
        return {"result": said.not_ours}
    more = str(said.is_real_more) % {"service": found.service, "date": day(found.monday())}
    return {"result": said.is_real, "result_more": more}


def _saved(data: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to save and never to show: our own name for it, and no guessing of what it is."""
    answer = HttpResponse(data, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
