"""Make a safe version: see both sides, decide word by word, mark, edit, describe, confirm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.safe_versions.crowds import description_of
from speakopenly.understand.deidentify import Decision
from speakopenly.understand.deidentify.marks import same_words
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import learning, threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, this_report
from speakopenly.web.hear.reporting.safe_versions import actions, policies, queries, shown
from speakopenly.web.hear.reporting.safe_versions.actions import ChangedMeanwhile
from speakopenly.web.hear.reporting.safe_versions.forms import (
    DecideForm,
    DescribeForm,
    EditForm,
    MarkForm,
    Seen,
)
from speakopenly.web.hear.reporting.safe_versions.queries import OpenVersion
from speakopenly.web.hear.reporting.safe_versions.sentences import sentences_of
from speakopenly.web.hear.reporting.safe_versions.views.standing import standing_page
from speakopenly.web.people.staff import Staff


@require_GET
@for_readers
def safe_version(request: HttpRequest, number: str) -> HttpResponse:
    """Their words on the left, the safe version on the right, and what is to be decided."""
    staff, key, report = this_report(request, number)
    version = queries.open_version(staff, key, report)
    return _both_sides(request, staff, report, version)


@require_POST
@for_readers
def begin(request: HttpRequest, number: str) -> HttpResponse:
    """Let the machine mark what it finds."""
    staff, key, report = this_report(request, number)
    actions.begin(staff, key, report)
    return redirect("hear:safe-version", report.number)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def words(request: HttpRequest, number: str, which: int) -> HttpResponse:
    """One word or phrase, and what becomes of it; then the next that is not decided."""
    staff, key, report, version = _being_made(request, number)
    if which >= len(version.body.marks):
        raise Http404
    times = len(same_words(version.words, version.body.marks, which))
    form = DecideForm(posted(request), version=version, which=which, times=times)
    page = shown.one_mark(version, which) | {"times": times}
    if not form.is_valid():
        return _form_page(request, "words.html", report, form, version, **page)
    said = form.cleaned_data

    def deed() -> None:
        actions.decide(
            staff,
            key,
            report,
            seen=said["seen"],
            which=which,
            decision=Decision(said["decision"]),
            instead=form.instead(),
            everywhere=said.get("everywhere", False),
        )

    if not _done(request, deed):
        return redirect("hear:safe-version-words", report.number, which)
    return _to_the_next(staff, key, report, after=which)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def mark(request: HttpRequest, number: str) -> HttpResponse:
    """Mark what the machine did not."""
    staff, key, report, version = _being_made(request, number)
    form = MarkForm(posted(request), version=version, sentences=sentences_of(version.words))
    if not form.is_valid():
        return _form_page(request, "mark.html", report, form, version)
    seen, stretches = form.cleaned_data["seen"], form.stretches()
    _done(request, lambda: actions.mark_words(staff, key, report, seen=seen, stretches=stretches))
    return redirect("hear:safe-version", report.number)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """Put the safe text in other words. What was typed stays on the page where another change came first."""
    staff, key, report, version = _being_made(request, number)
    if version.undecided:
        raise NotAllowed(policies.undecided_line(version.undecided))
    initial = {"seen": version.row.revision, "text": version.safe}
    form = EditForm(posted(request), initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        if _done(request, lambda: actions.edit(staff, key, report, seen=said["seen"], text=said["text"])):
            return redirect("hear:safe-version", report.number)
        form = EditForm(initial={"seen": version.row.revision, "text": said["text"]})
    return _form_page(request, "edit.html", report, form, version, safe=version.safe)


@require_http_methods(["GET", "POST"])
@for_readers
def describe(request: HttpRequest, number: str) -> HttpResponse:
    """What is shared beside the words."""
    staff, key, report, version = _being_made(request, number)
    thread = threads.read_thread(report, opener(key))
    told = description_of(learning.answers_in(thread))
    form = DescribeForm(posted(request), told=told, version=version)
    if not form.is_valid():
        return _form_page(request, "describe.html", report, form, version)
    seen, chosen = form.cleaned_data["seen"], form.description()
    _done(request, lambda: actions.describe(staff, key, report, seen=seen, description=chosen))
    return redirect("hear:safe-version", report.number)


@require_POST
@for_readers
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """Say that every word is decided. Where one is not, the page says how many."""
    staff, key, report, version = _being_made(request, number)
    form = Seen(request.POST)
    if not form.is_valid():
        raise Http404
    ticked = {int(each) for each in request.POST.getlist("stays") if each.isdecimal()}
    stays = [words for place, words in enumerate(version.finds) if place in ticked]
    seen = form.cleaned_data["seen"]
    try:
        actions.confirm(staff, key, report, seen=seen, stays=stays)
    except (NotAllowed, ChangedMeanwhile) as refusal:
        return _both_sides(request, staff, report, version, refused=str(refusal))
    messages.success(request, _("Confirmed. Another reader now reads it as a stranger."))
    return redirect("hear:safe-version", report.number)


@require_POST
@for_readers
def again(request: HttpRequest, number: str) -> HttpResponse:
    """Open a safe version again, with what was said since."""
    staff, key, report = this_report(request, number)
    actions.make_again(staff, key, report)
    messages.success(request, _("The safe version is open again. What was shared of it is taken back."))
    return redirect("hear:safe-version", report.number)


def _being_made(request: HttpRequest, number: str) -> tuple[Staff, Unlocked, Report, OpenVersion]:
    """A safe version that may be changed now. Raises NotAllowed or Http404."""
    staff, key, report = this_report(request, number)
    policies.check_can_make(staff, report, queries.version_of(report))
    version = queries.open_version(staff, key, report)
    if version is None:
        raise Http404
    return staff, key, report, version


def _done(request: HttpRequest, deed: Callable[[], None]) -> bool:
    """Do it; where another page was faster, say so, and nothing is overwritten."""
    try:
        deed()
    except ChangedMeanwhile as changed:
        messages.error(request, str(changed))
        return False
    return True


def _to_the_next(staff: Staff, key: Unlocked, report: Report, *, after: int) -> HttpResponse:
    version = queries.open_version(staff, key, report)
    left = shown.places_undecided(version.body.marks) if version else []
    following = [place for place in left if place > after] or left
    if not following:
        return redirect("hear:safe-version", report.number)
    return redirect("hear:safe-version-words", report.number, following[0])


def _both_sides(
    request: HttpRequest, staff: Staff, report: Report, version: OpenVersion | None, *, refused: str = ""
) -> HttpResponse:
    page = shown.both_sides(staff, report, version) | standing_page(report) | {"refused": refused}
    return render(request, "hear/safe_versions/safe_version.html", page, status=400 if refused else 200)


def _form_page(
    request: HttpRequest, name: str, report: Report, form: forms.Form, version: OpenVersion, **more: Any
) -> HttpResponse:
    page = {"report": report, "form": form, "version": version, **standing_page(report, below=True), **more}
    return render(request, f"hear/safe_versions/{name}", page, status=400 if form.errors else 200)
