"""The rules of one report: which apply, by when, who receives what, and what was done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.answering import RULES, RuleId
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import actions, policies, queries
from speakopenly.web.hear.reporting.readers.contacts import RIGHTS, who_can_help
from speakopenly.web.hear.reporting.readers.forms import CandourForm, RequestForm, RouteForm
from speakopenly.web.hear.reporting.readers.models import CandourState, ToRole
from speakopenly.web.hear.reporting.readers.routing import NOTHING_TO_RECORD, Routed, routed
from speakopenly.web.hear.reporting.readers.safekeeping import open_candour
from speakopenly.web.hear.reporting.readers.wording import ANSWER, SIGNPOST, WHISTLEBLOWING_QUESTION
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, here, standing_page, this_report
from speakopenly.web.people.staff import Staff


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def route(request: HttpRequest, number: str) -> HttpResponse:
    """All rules as a list, the most protective first; and a form to record what was done."""
    staff, key, report = this_report(request, number)
    policies.check_can_route(staff, report)
    found = routed(report, key)
    first = found.undone[0].rule.id if found.undone else ""
    form = RouteForm(posted(request), initial={"rule": first})
    if form.is_valid():
        try:
            actions.record_route(staff, key, report, form.done())
        except NotAllowed as refused:
            form.add_error("done_on", str(refused))
        else:
            messages.success(request, _("Recorded, with your name and the day."))
            return redirect("hear:readers-route", report.number)
    page = _page(staff, key, report, found) | {"form": form}
    return render(request, "hear/readers/route.html", page, status=400 if form.errors else 200)


@require_POST
@for_readers
def asked(request: HttpRequest, number: str) -> HttpResponse:
    """Somebody asked who wrote it, and was refused."""
    staff, key, report = this_report(request, number)
    form = RequestForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Not logged: choose a role and a day."))
        return redirect("hear:readers-route", report.number)
    role = ToRole(form.cleaned_data["asked_by"])
    actions.log_request(staff, key, report, role, form.cleaned_data["on"])
    messages.success(request, _("Logged: asked, and refused."))
    return redirect("hear:readers-route", report.number)


@require_POST
@for_readers
def offer(request: HttpRequest, number: str) -> HttpResponse:
    """Put the writer's rights and their choice into the thread."""
    staff, key, report = this_report(request, number)
    actions.ask_about_whistleblowing(staff, key, report, str(WHISTLEBLOWING_QUESTION))
    messages.success(request, _("The writer has their rights and the choice in the mailbox."))
    return redirect("hear:readers-route", report.number)


@require_POST
@for_readers
def turn_away(request: HttpRequest, number: str) -> HttpResponse:
    """Not ours to answer: both readers say so. The closing reply then says who can help."""
    staff, key, report = this_report(request, number)
    actions.turn_away(staff, key, report)
    messages.success(request, _("Marked as not ours to answer. Close it with who can help instead."))
    return redirect("hear:report", report.number)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def candour(request: HttpRequest, number: str) -> HttpResponse:
    """Has the child or family been told what went wrong, and who will help put it right?"""
    staff, key, report = this_report(request, number)
    policies.check_can_route(staff, report)
    row = queries.candour_of(report)
    form = CandourForm(posted(request))
    if form.is_valid():
        try:
            answer = CandourState(form.cleaned_data["answer"])
            actions.answer_candour(staff, key, report, answer, form.said(), on=form.cleaned_data["on"])
        except NotAllowed as refused:
            form.add_error("answer", str(refused))
        else:
            messages.success(request, _("Recorded, with your name and the day."))
            return redirect("hear:report", report.number)
    page = {
        "report": report,
        "form": form,
        "candour": row,
        "said": open_candour(row, key) if row else None,
        **standing_page(inbox=True),
    }
    return render(request, "hear/readers/candour.html", page, status=400 if form.errors else 200)


@require_GET
@for_readers
def rights(request: HttpRequest) -> HttpResponse:
    """Whistleblowing: the rights, and who can be told; the writer chooses."""
    staff, _key = here(request)
    page = {
        "question": WHISTLEBLOWING_QUESTION,
        "contacts": who_can_help(staff, RIGHTS),
        **standing_page(inbox=True),
    }
    return render(request, "hear/readers/rights.html", page)


@require_GET
@for_readers
def counts(request: HttpRequest) -> HttpResponse:
    """In how many reports each rule was recorded; small numbers are hidden."""
    staff, _key = here(request)
    page = {"rows": queries.counts_by_rule(staff), **standing_page(inbox=True)}
    return render(request, "hear/readers/counts.html", page)


def _page(staff: Staff, key: Unlocked, report: Report, found: Routed) -> dict[str, Any]:
    return {
        "report": report,
        "rules": _rules(found),
        "undone": found.undone,
        "signposts": [SIGNPOST[post] for post in found.routing.signposts],
        "is_fear": bool(found.routing.factors),
        "leaves_learning": found.routing.leaves_learning,
        "records": queries.records_of(report, key),
        "request_form": RequestForm(),
        "may_offer": RuleId.RT7 in found.routing.ids and RuleId.RT7 not in found.recorded,
        "may_turn_away": _may_turn_away(staff, report, found),
        "has_candour": queries.candour_of(report) is not None,
        **standing_page(inbox=True),
    }


def _rules(found: Routed) -> list[dict[str, Any]]:
    fired = {each.rule.id: each for each in found.routing.fired}
    undone = {each.rule.id for each in found.undone}
    return [
        {
            "rule": each,
            "answer": _answered(found, each.id),
            "fired": fired.get(each.id),
            "is_undone": each.id in undone,
            "is_recorded": each.id in found.recorded and each.id not in NOTHING_TO_RECORD,
        }
        for each in RULES
    ]


def _answered(found: Routed, ident: RuleId) -> Any:
    if ident not in found.answers:
        return _("Follows from the others")
    answer = found.answers[ident]
    return _("Not answered, so treated as yes") if answer is None else ANSWER.get(answer, answer.value)


def _may_turn_away(staff: Staff, report: Report, found: Routed) -> bool:
    both_say = found.both_say & {RuleId.RT9, RuleId.RT10}
    try:
        policies.check_can_turn_away(staff, report, both_say=both_say, is_not_ours=found.routing.is_not_ours)
    except NotAllowed:
        return False
    return report.state == ReportState.READ_TWICE
