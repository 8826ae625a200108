"""Pages of findings: the numbered paragraphs, their wording, their quotes, and the report as it would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import actions, policies, queries, remarks, words
from speakopenly.web.understand.findings.checking import check_findings
from speakopenly.web.understand.findings.excerpt import excerpt_of, most_telling
from speakopenly.web.understand.findings.forms import QuotesForm, WordingForm
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.official.queries import fields_for
from speakopenly.web.understand.findings.other_views import other_view
from speakopenly.web.understand.findings.previews import views as previews
from speakopenly.web.understand.findings.publications import policies as publishing
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.themes import policies as themes
from speakopenly.web.understand.themes.queries import exercises_read


def here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise asked for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, hear.exercise(slug, staff)


@require_GET
def exercises(request: HttpRequest) -> HttpResponse:
    """The exercises whose findings one may read."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "exercises": exercises_read(staff),
        "waiting": Publication.objects.filter(service=staff.service, state="draft").select_related(
            "exercise"
        ),
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "understand/findings_of_all.html", page)


@require_GET
def findings(request: HttpRequest, slug: str) -> HttpResponse:
    """The report as numbered paragraphs with live numbers."""
    staff, exercise = here(request, slug)
    if policies.can_write_in(staff, exercise):
        actions.complete(exercise)
    draft = excerpt_of(exercise)
    shown = queries.paragraphs(draft)
    changed = words.changed_words(exercise, draft)
    rows = Finding.objects.filter(exercise=exercise)
    page = {
        "exercise": exercise,
        "paragraphs": [each for each in shown if not each.is_said_by_few],
        "few": [each for each in shown if each.is_said_by_few],
        "checked": check_findings(draft, changed=changed),
        "changed": changed,
        "remarks": remarks.open_by_finding(rows),
        "publications": Publication.objects.filter(exercise=exercise).order_by("-edition"),
        "may_write": policies.can_write_in(staff, exercise),
        "may_ask": bool(shown) and publishing.can_ask(staff, exercise),
        "why_not_ask": publishing.why_not_ask(staff, exercise) if shown else "",
        "may_see_themes": themes.can_see(staff, exercise),
        "roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "understand/findings.html", page)


@require_http_methods(["GET", "POST"])
def word(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """What a finding says."""
    staff, exercise = here(request, slug)
    finding = queries.finding_of(exercise, ident)
    policies.check_can_write(staff, finding)
    draft = excerpt_of(exercise)
    numbered = queries.numbered_of(draft, ident)
    now = numbered.finding
    initial = {"statement": now.statement, "description": now.description, "dissent": now.dissent or ""}
    form = WordingForm(request.POST or None, initial=initial, official=fields_for(finding))
    if request.method == "POST" and form.is_valid():
        actions.word(finding=finding, by=staff, **form.cleaned_data)
        messages.success(request, _("Saved. Paragraph %(n)s reads as below.") % {"n": numbered.paragraph})
        return redirect(_at(slug, ident))
    page = {
        **_frame(exercise, numbered.paragraph, ident, numbered.theme.name),
        "form": form,
        "fields": queries.values_of(numbered),
        "shown": next(each for each in queries.paragraphs(draft) if each.ident == ident),
    }
    return render(request, "understand/finding.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def quotes(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """What a finding quotes, and why some passages may not be."""
    staff, exercise = here(request, slug)
    finding = queries.finding_of(exercise, ident)
    policies.check_can_write(staff, finding)
    asks = request.method == "GET" and "balance" in request.GET
    others = other_view(finding.theme) if asks else frozenset()
    draft = excerpt_of(exercise, also=[*most_telling(finding.theme, queries.MOST_OFFERED), *others])
    balanced = queries.balanced(draft, ident, others, request.GET.get("balance", "")) if asks else []
    numbered = queries.numbered_of(draft, ident)
    offered = queries.offered(draft, ident, also=[each.passage for each in balanced])
    form = _quotes_form(request, offered, chosen=[each.passage for each in balanced])
    if request.method == "POST" and form.is_valid() and _choose(form, finding, staff):
        messages.success(
            request, _("Saved. Paragraph %(n)s quotes what you chose.") % {"n": numbered.paragraph}
        )
        return redirect(_at(slug, ident))
    page = {
        **_frame(exercise, numbered.paragraph, ident, numbered.theme.name),
        "form": form,
        "refused": [each for each in offered if each.refusal is not None and each.text],
        "kept_back": next((each.refusal for each in offered if not each.text), None),
        "number_kept_back": sum(not each.text for each in offered),
        "most": actions.MOST_QUOTES,
        "balanced": queries.with_words(draft, balanced),
        "next_seed": queries.seed_of(request.GET.get("balance", "")) + 1 if asks else 0,
    }
    return render(request, "understand/quotes.html", page, status=400 if form.errors else 200)


@require_POST
def move(request: HttpRequest, slug: str, ident: str, *, up: bool) -> HttpResponse:
    """Move a finding past its neighbour."""
    staff, exercise = here(request, slug)
    actions.move(finding=queries.finding_of(exercise, ident), by=staff, up=up)
    return redirect(_at(slug, ident))


@require_POST
def accept_word(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Take the word for how many that the numbers give now."""
    staff, exercise = here(request, slug)
    finding = queries.finding_of(exercise, ident)
    try:
        words.accept(finding=finding, by=staff, word=request.POST.get("word", "-"))
        messages.success(request, _("Accepted. The paragraph reads as below."))
    except BadInput as error:
        messages.error(request, str(error))
    return redirect(_at(slug, ident))


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The report as it would be published now."""
    staff, exercise = here(request, slug)
    return previews.show(request, staff, exercise, trail(exercise))


def trail(exercise: Exercise | None = None) -> list[dict[str, str]]:
    """Where one is."""
    steps = [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Findings"), "address": reverse("understand:findings-of-all")},
    ]
    if exercise is not None:
        steps.append(
            {"name": exercise.title, "address": reverse("understand:findings", args=[exercise.slug])}
        )
    return steps


def _at(slug: str, ident: str) -> str:
    return f"{reverse('understand:findings', args=[slug])}#finding-{ident}"


def _frame(exercise: Exercise, paragraph: str, ident: str, theme: str) -> dict[str, Any]:
    return {
        "exercise": exercise,
        "paragraph": paragraph,
        "ident": ident,
        "theme": theme,
        "trail": trail(exercise),
        "roles": policies.MAY_WRITE,
    }


def _quotes_form(
    request: HttpRequest, offered: list[queries.Offered], *, chosen: Sequence[str] = ()
) -> QuotesForm:
    choices = [(each.passage, f"“{each.text}” {each.who}") for each in offered if each.refusal is None]
    chosen = chosen or [each.passage for each in offered if each.is_chosen]
    # A form with no box ticked sends no field, so what was sent is taken as it is on POST.
    sent = request.POST if request.method == "POST" else None
    return QuotesForm(sent, offered=choices, initial={"quotes": chosen})


def _choose(form: QuotesForm, finding: Any, staff: Staff) -> bool:
    try:
        actions.choose(finding=finding, by=staff, quotes=form.cleaned_data["quotes"])
    except BadInput as error:
        form.add_error("quotes", str(error))
        return False
    return True
