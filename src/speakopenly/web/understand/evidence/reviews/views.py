"""Pages of reviews of studies: the question, the studies, the forest plot, what the latest changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.documents.pictures import safe_svg
from speakopenly.understand.evidence import draw_forest, say
from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of
from speakopenly.web.understand.evidence import policies
from speakopenly.web.understand.evidence.literature.queries import records_behind
from speakopenly.web.understand.evidence.queries import cards_for, own_card_for
from speakopenly.web.understand.evidence.reviews import actions, filling, queries
from speakopenly.web.understand.evidence.reviews.forms import (
    BiasForm,
    DesignForm,
    FillForm,
    ReviewForm,
    StudyForm,
)
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview
from speakopenly.web.understand.evidence.reviews.together import Together, by_design
from speakopenly.web.understand.evidence.views import trail

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """Every review by number."""
    staff = staff_of(request)
    page = {
        "reviews": queries.reviews_for(staff),
        "may_write": policies.can_write(staff),
        "page_roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "understand/evidence/reviews.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Begin a review."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    form = ReviewForm(posted(request))
    if form.is_valid():
        review = actions.begin(by=staff, said=form.cleaned_data)
        return redirect("understand:evidence-review", review.number)
    return _form_page(request, form, _("Begin a review"))


@require_GET
def review(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """One review: its question, its studies, and what they say together."""
    staff = staff_of(request)
    found = queries.review_for(staff, evidence_number)
    behind = records_behind(found)
    may_write = policies.can_write(staff)
    page = {
        "review": found,
        "studies": [(each, each.bias.last(), behind.get(each.pk)) for each in found.studies.all()],
        "groups": [_shown(found, each, at) for at, each in enumerate(by_design(found))],
        "cards": filling.cards_filled_from(found),
        "may_write": may_write,
        "may_fill": may_write and bool(filling.designs_to_fill_from(found)),
        "page_roles": policies.MAY_SEE,
        "trail": trail_of()[:3],
    }
    return render(request, "understand/evidence/review.html", page)


@get_or_post
def add_study(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """Add one effect of one study."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    found = queries.review_for(staff, evidence_number)
    form = StudyForm(posted(request), review=found)
    if form.is_valid():
        actions.add_study(review=found, by=staff, said=form.said)
        messages.success(request, _("Added. The page below was worked out anew."))
        return redirect("understand:evidence-review", found.number)
    return _form_page(request, form, _("Add a study"), found)


@get_or_post
def judge_bias(request: HttpRequest, evidence_study_id: UUID) -> HttpResponse:
    """Say how likely a study is to mislead."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    study = queries.study_for(staff, evidence_study_id)
    form = BiasForm(posted(request))
    if form.is_valid():
        actions.judge_bias(study=study, by=staff, said=form.cleaned_data)
        return redirect("understand:evidence-review", study.review.number)
    return _form_page(request, form, _("Risk of bias: %(study)s") % {"study": study.label}, study.review)


@get_or_post
def say_design(request: HttpRequest, evidence_study_id: UUID) -> HttpResponse:
    """Say how a study compared."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    study = queries.study_for(staff, evidence_study_id)
    form = DesignForm(posted(request), initial={"design": study.design})
    if form.is_valid():
        actions.say_design(study=study, by=staff, design=form.cleaned_data["design"])
        return redirect("understand:evidence-review", study.review.number)
    return _form_page(request, form, _("How it compared: %(study)s") % {"study": study.label}, study.review)


@get_or_post
def fill_card(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """Put what the studies say together into the numbers of a card."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    found = queries.review_for(staff, evidence_number)
    rows = [each.row for each in cards_for(staff) if each.row is not None]
    form = FillForm(
        posted(request),
        cards=[(row.slug, row.name) for row in rows],
        designs=filling.designs_to_fill_from(found),
        initial={"without": filling.without_in(found)},
    )
    if form.is_valid():
        card = own_card_for(staff, form.cleaned_data["card"])
        actions.fill_card(card=card, review=found, by=staff, said=form.cleaned_data)
        messages.success(request, _("The card has these numbers, with the review and the day."))
        return redirect("understand:evidence-card", card.slug)
    return _form_page(request, form, _("Put this into a card"), found)


@require_POST
def take_out(request: HttpRequest, evidence_study_id: UUID) -> HttpResponse:
    """Take a study out."""
    staff = staff_of(request)
    study = queries.study_for(staff, evidence_study_id)
    number = study.review.number
    actions.take_out(study=study, by=staff)
    messages.success(request, _("Taken out. The page below was worked out anew."))
    return redirect("understand:evidence-review", number)


def _shown(review: EvidenceReview, together: Together, at: int) -> dict[str, Any]:
    shown = {"together": together, "silent": together.silent}
    if together.found is None:
        return shown
    figure = draw_forest(together.found, title=review.question)
    return {
        **shown,
        "changed": together.changed,
        "sentences": say(together.found),
        "cautions": together.found.cautions,
        "figure": figure,
        "picture": mark_safe(safe_svg(figure.svg, prefix=f"forest{at}")),  # noqa: S308  (made safe there)
    }


def trail_of(review: EvidenceReview | None = None) -> list[dict[str, str]]:
    """The way to these pages."""
    steps = [*trail(), {"name": _("Reviews of studies"), "address": reverse("understand:evidence-reviews")}]
    if review is not None:
        address = reverse("understand:evidence-review", args=[review.number])
        steps.append({"name": _("Review %(n)s") % {"n": review.number}, "address": address})
    return steps


def _form_page(
    request: HttpRequest, form: Any, heading: str, review: EvidenceReview | None = None
) -> HttpResponse:
    page = {"form": form, "heading": heading, "page_roles": policies.MAY_WRITE, "trail": trail_of(review)}
    return render(request, "understand/evidence/form.html", page, status=400 if form.errors else 200)
