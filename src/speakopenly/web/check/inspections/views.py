"""Pages of inspection reports: to choose some, what they say beside each other, the passages, all pooled.

No address here takes anything to sort by, and none knows a grade.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.check.inspections.pooling import (
    FEWEST_AUTHORITIES,
    Accuracy,
    Pool,
    Pooled,
    Topic,
    measured,
)
from speakopenly.check.inspections.pooling.accuracy import of
from speakopenly.check.inspections.pooling.pictures import draw_how_many, draw_which_way
from speakopenly.check.inspections.pooling.report import accuracy_table
from speakopenly.check.inspections.pooling.sentences import of_topic
from speakopenly.check.inspections.records import Polarity
from speakopenly.core.documents import tree
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.web.check.inspections import actions, policies, queries, wording
from speakopenly.web.check.inspections.forms import JudgeForm, ReportsForm, WhoseForm
from speakopenly.web.check.inspections.models import InspectionPassage, InspectionReport, ReportState
from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of

MOST_ACROSS: Final = 40
get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """Every report by the alphabet, to choose some of; and those that wait or could not be read."""
    staff = staff_of(request)
    every = list(queries.reports_for(staff))
    read = [each for each in every if each.state == ReportState.READ]
    page = {
        "read": read,
        "reading": [each for each in every if each.state == ReportState.READING],
        "refused": [each for each in every if each.state == ReportState.REFUSED],
        "most": MOST_ACROSS,
        "may_bring_in": policies.can_bring_in(staff),
        "page_roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "check/inspections/reports.html", page)


@get_or_post
def bring_in(request: HttpRequest) -> HttpResponse:
    """Choose files; a job reads each."""
    staff = staff_of(request)
    policies.check_can_bring_in(staff)
    form = ReportsForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        chosen = form.cleaned_data["reports"]
        for file in chosen:
            actions.bring_in(by=staff, name=PurePath(file.name or "").name, data=file.read())
        said = ngettext("%(n)s report is being read.", "%(n)s reports are being read.", len(chosen))
        messages.success(request, said % {"n": len(chosen)})
        return redirect("check:inspections")
    page = {"form": form, "page_roles": policies.MAY_WRITE, "trail": trail()}
    return render(request, "check/inspections/bring_in.html", page, status=400 if form.errors else 200)


@require_GET
def said(request: HttpRequest) -> HttpResponse:
    """Topics down, reports across: says, mentions once, silent."""
    staff = staff_of(request)
    chosen = _ids(request.GET.getlist("report"))
    held = queries.held_for(staff, chosen or None)
    page = {
        "reports": [each.report for each in held[:MOST_ACROSS]],
        "rows": [_row(topic, held[:MOST_ACROSS]) for topic in Topic],
        "left_out": max(0, len(held) - MOST_ACROSS),
        "coverage": wording.coverage(queries.coverage_of(held)),
        "accuracy": _accuracy(),
        "page_roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "check/inspections/said.html", page)


@get_or_post
def report(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """One report: whose it is, its topics, and taking it out."""
    staff = staff_of(request)
    found = queries.report_for(staff, inspection_id)
    if request.method == "POST":
        policies.check_can_change(staff, found)
    form = WhoseForm(posted(request), initial={"authority": found.authority})
    if form.is_valid():
        actions.say_whose(report=found, by=staff, authority=form.cleaned_data["authority"])
        messages.success(request, _("Saved."))
        return redirect("check:inspection", found.pk)
    held = queries.held_for(staff, [found.pk])
    page = {
        "report": found,
        "form": form,
        "rows": [_row(topic, held) for topic in Topic] if held else [],
        "is_read": found.state == ReportState.READ,
        "may_change": policies.can_change(staff, found),
        "page_roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "check/inspections/report.html", page, status=400 if form.errors else 200)


@require_GET
def topic(request: HttpRequest, inspection_id: UUID, topic: str) -> HttpResponse:
    """The passages of one report on one topic, as the machine found them, with what people said of them."""
    staff = staff_of(request)
    found = queries.report_for(staff, inspection_id)
    if topic not in set(Topic):
        raise Http404
    name = Topic(topic)
    page = {
        "report": found,
        "name": wording.TOPICS[name],
        "passages": [_passage(each) for each in queries.passages_on(found, name)],
        "may_judge": policies.can_bring_in(staff),
        "page_roles": policies.MAY_SEE,
        "trail": trail(found),
    }
    return render(request, "check/inspections/topic.html", page)


@get_or_post
def judge(request: HttpRequest, inspection_passage_id: UUID) -> HttpResponse:
    """Say that a passage is not about its topic, or that it is after all."""
    staff = staff_of(request)
    passage = queries.passage_for(staff, inspection_passage_id)
    policies.check_can_judge(staff, passage)
    form = JudgeForm(posted(request))
    if form.is_valid():
        actions.judge(passage=passage, by=staff, why_not=form.cleaned_data["why_not"])
        messages.success(request, _("Saved. What the machine found stays beside it."))
        return redirect("check:inspection-topic", passage.report_id, passage.topic)
    page = {
        "form": form,
        "passage": passage,
        "name": wording.TOPICS[Topic(passage.topic)],
        "page_roles": policies.MAY_WRITE,
        "trail": trail(passage.report),
    }
    return render(request, "check/inspections/judge.html", page, status=400 if form.errors else 200)


@require_POST
def take_out(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Take a report out with all that was found in it."""
    staff = staff_of(request)
    actions.take_out(report=queries.report_for(staff, inspection_id), by=staff)
    messages.success(request, _("The report is taken out, with everything that was found in it."))
    return redirect("check:inspections")


@require_GET
def together(request: HttpRequest) -> HttpResponse:
    """All reports pooled, where they are of five authorities or more."""
    pooled = queries.pooled_for(staff_of(request))
    page = {
        "pooled": pooled,
        "topics": _topics(pooled) if pooled.reports else [],
        "fewest": FEWEST_AUTHORITIES,
        "accuracy": _accuracy(),
        "page_roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "check/inspections/together.html", page)


def trail(report: InspectionReport | None = None) -> list[dict[str, str]]:
    """The way to these pages."""
    steps = [
        {"name": _("Check"), "address": reverse("section-check")},
        {"name": _("Inspection reports"), "address": reverse("check:inspections")},
    ]
    if report is not None:
        steps.append({"name": name_of(report), "address": reverse("check:inspection", args=[report.pk])})
    return steps


def name_of(report: InspectionReport) -> str:
    """How a report is called on a page: its authority and year, or the name of its file."""
    if not report.authority:
        return report.file_name
    return f"{report.authority}, {report.published.year}" if report.published else report.authority


def _ids(given: list[str]) -> list[UUID]:
    try:
        return [UUID(each) for each in given]
    except ValueError as error:
        raise Http404 from error


def _row(topic: Topic, held: list[queries.Held]) -> dict[str, Any]:
    cells = [
        {
            "said": wording.in_a_cell(each.found[topic]),
            "address": reverse("check:inspection-topic", args=[each.report.pk, topic]),
            "is_link": bool(each.found[topic].passages or each.found[topic].set_aside),
            "report": name_of(each.report),
        }
        for each in held
    ]
    return {"name": wording.TOPICS[topic], "cells": cells}


def _passage(passage: InspectionPassage) -> dict[str, Any]:
    return {
        "passage": passage,
        "way": wording.WAYS_OF_A_PASSAGE[Polarity(passage.polarity)],
        "judged": queries.judged_of(passage),
        "is_set_aside": queries.is_set_aside(passage),
    }


def _topics(pooled: Pool) -> list[dict[str, Any]]:
    told = measured()
    return [
        {
            "code": topic,
            "name": wording.TOPICS[topic],
            "sentences": [each.text for each in of_topic(found, of(topic, told))],
            "figures": [
                _figure(each, f"{topic}-{at}") for at, each in enumerate(_figures_of(found, of(topic, told)))
            ],
        }
        for topic, found in pooled.topics.items()
    ]


def _figures_of(found: Pooled, accuracy: Accuracy | None) -> list[tree.Figure]:
    if found.whole is None:
        return []
    ways = draw_which_way(found) if accuracy and accuracy.tells_which_way else None
    return [draw_how_many(found), *([ways] if ways else [])]


def _figure(figure: tree.Figure, prefix: str) -> dict[str, Any]:
    picture = mark_safe(safe_svg(figure.svg, prefix=prefix))  # noqa: S308  (made safe there)
    return {"figure": figure, "picture": picture}


def _accuracy() -> tree.Table:
    """How well the program tells each topic."""
    return accuracy_table(measured())
