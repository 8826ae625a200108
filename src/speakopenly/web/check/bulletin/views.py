"""Pages of the bulletin for those who work on it: the issues, one issue, and its preview."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.check import bulletin
from speakopenly.core.documents import write_pdf
from speakopenly.core.errors import BadInput
from speakopenly.web.check.bulletin import actions, composing, policies, queries, showing, wording
from speakopenly.web.check.bulletin.forms import BeginForm, NumbersForm, OpeningForm, SignForm
from speakopenly.web.check.bulletin.models import Issue, IssueState
from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def issues(request: HttpRequest) -> HttpResponse:
    """Every issue, the newest first."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "issues": queries.issues_for(staff),
        "may_begin": policies.can_begin(staff),
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "check/bulletin/issues.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Begin an issue."""
    staff = staff_of(request)
    policies.check_can_begin(staff)
    season, year = bulletin.season_of(timezone.localdate())
    start = {"season": season.value, "year": year}
    form = BeginForm(posted(request), today=timezone.localdate(), initial=start)
    if form.is_valid():
        try:
            said = form.cleaned_data
            return _to(actions.begin(by=staff, season=bulletin.Season(said["season"]), year=said["year"]))
        except BadInput as error:
            form.add_error(None, str(error))
    page = {"form": form, "title": _("Begin an issue"), "button": _("Begin it"), "trail": trail()}
    return form_page(request, page, policies.MAY_EDIT)


@require_GET
def issue(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """One issue: how far it is, what is missing, and what this person can do."""
    return issue_page(request, issue_id, None)


@get_or_post
def opening(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Write the opening note."""
    staff, found = to_edit(request, issue_id)
    before = {"opening": found.opening, "why_fewer": found.why_fewer, "language": found.language}
    form = OpeningForm(posted(request), initial=before)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in before}
        actions.write_opening(issue=found, by=staff, **said)
        return _to(found)
    page = {"form": form, "title": _("Opening note"), "button": _("Save the note"), "trail": trail(found)}
    return form_page(request, page, policies.MAY_EDIT)


@get_or_post
def numbers(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Choose the three numbers."""
    staff, found = to_edit(request, issue_id)
    chosen = list(found.numbers.all())
    before = {"codes": [each.code for each in chosen], "period": chosen[0].period if chosen else None}
    form = NumbersForm(posted(request), today=timezone.localdate(), initial=before)
    if form.is_valid():
        pairs = [(code, form.cleaned_data["period"]) for code in form.cleaned_data["codes"]]
        actions.choose_numbers(issue=found, by=staff, chosen=pairs)
        return _to(found)
    page = {"form": form, "title": _("Three numbers"), "button": _("Save the numbers"), "trail": trail(found)}
    return form_page(request, page, policies.MAY_EDIT)


@require_GET
def preview(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """The whole issue as it stands now."""
    _staff, found = here(request, issue_id)
    page = {
        "issue": found,
        "document": showing.shown(composing.record_of(found)),
        "roles": policies.MAY_SEE,
        "trail": trail(found),
    }
    return render(request, "check/bulletin/preview.html", page)


@require_GET
def preview_pdf(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """The same on paper."""
    _staff, found = here(request, issue_id)
    document = bulletin.compose(composing.record_of(found))
    return HttpResponse(write_pdf(document), content_type="application/pdf")


@require_POST
def ready(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Ask for the second signature."""
    staff, found = here(request, issue_id)
    try:
        actions.make_ready(issue=found, by=staff)
    except BadInput as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("A publisher who did not write this is asked to read and sign it."))
    return _to(found)


@require_POST
def take_back(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Go on writing."""
    staff, found = here(request, issue_id)
    actions.take_back(issue=found, by=staff)
    messages.success(request, _("Taken back. Nothing was published."))
    return _to(found)


@require_POST
def sign(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Sign it: it is out."""
    staff, found = here(request, issue_id)
    policies.check_can_sign(staff, found)
    form = SignForm(request.POST)
    if form.is_valid():
        try:
            actions.sign(issue=found, by=staff, code=form.cleaned_data["code"])
        except BadInput as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is out. Anyone can read it now."))
            return _to(found)
    return issue_page(request, issue_id, form)


def issue_page(request: HttpRequest, issue_id: UUID, form: SignForm | None) -> HttpResponse:
    """The page of an issue, with a form to sign it where this person may."""
    staff, found = here(request, issue_id)
    record = composing.record_of(found)
    form = form or SignForm(initial={"code": bulletin.check_code(record)})
    numbers = dict(composing.numbered(found))
    page: dict[str, Any] = {
        "issue": found,
        "when": bulletin.when_of(record),
        "stories": [(story, numbers[story.number]) for story in record.told],
        "form": form,
        "may_edit": policies.can_edit(staff, found),
        "may_comment": policies.has_role_to_comment(staff) and found.state == IssueState.DRAFT,
        "may_sign": policies.can_sign(staff, found),
        "may_take_back": policies.can_take_back(staff, found),
        "roles": policies.MAY_SEE,
        "trail": trail(),
        **(_missing(found, record) if found.state == IssueState.DRAFT else {}),
    }
    return render(request, "check/bulletin/issue.html", page, status=400 if form.errors else 200)


def here(request: HttpRequest, issue_id: UUID) -> tuple[Staff, Issue]:
    """Who asks, and the issue they ask for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, queries.issue_for(staff, issue_id)


def to_edit(request: HttpRequest, issue_id: UUID) -> tuple[Staff, Issue]:
    """The same for somebody who may change it. Raises NotAllowed or Http404."""
    staff, found = here(request, issue_id)
    policies.check_can_edit(staff, found)
    return staff, found


def trail(found: Issue | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Check"), "address": reverse("section-check")},
        {"name": _("Bulletin"), "address": reverse("check:bulletins")},
    ]
    if found is not None:
        name = _("Bulletin %(number)s") % {"number": found.number}
        steps.append({"name": name, "address": reverse("check:bulletin", args=[found.pk])})
    return steps


def form_page(request: HttpRequest, page: dict[str, Any], roles: Any) -> HttpResponse:
    """A page that is one form; what was typed is still there where something is not as it should be."""
    status = 400 if page["form"].errors else 200
    return render(request, "check/bulletin/form.html", {"roles": roles, **page}, status=status)


def _missing(found: Issue, record: bulletin.Issue) -> dict[str, Any]:
    kept_back = [wording.kept_back(number) for number in queries.not_to_be_printed(found)]
    return {"missing": [*wording.lacks(bulletin.what_is_missing(record)), *kept_back]}


def _to(found: Issue) -> HttpResponse:
    return redirect("check:bulletin", found.pk)
