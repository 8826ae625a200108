"""The page on which what was seen before and after becomes a study of a review."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.outcomes import as_study
from speakopenly.web.check.outcomes.views import here, trail
from speakopenly.web.forms import posted
from speakopenly.web.understand.evidence.policies import MAY_WRITE
from speakopenly.web.understand.evidence.reviews.queries import review_for, reviews_for


class AsStudyForm(forms.Form):
    """Which review, under which name, and how the children got on."""

    review = forms.TypedChoiceField(
        label=gettext_lazy("Into which review?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    label = forms.CharField(label=gettext_lazy("Name of the study"), max_length=120)
    children = forms.CharField(
        label=gettext_lazy("What is known of how the children got on?"),
        help_text=gettext_lazy("Fewer children in care is not good in itself. If nobody looked, say so."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    once = forms.BooleanField(
        label=gettext_lazy("Nobody is counted in more than one point, or the review takes no counts"),
        error_messages={
            "required": gettext_lazy(
                "Where the same people are counted again and again, there are fewer people than numbers."
            )
        },
    )

    def __init__(self, *args: Any, reviews: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["review"].choices = reviews  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def as_a_study(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Put what was seen into a review, where its numbers are of the kind that review takes."""
    staff, found = here(request, measure_id)
    as_study.check_can_put(staff, found)
    reviews = list(reviews_for(staff))
    begun = {"label": f"{staff.service.name}: {found.name}"[:120]}
    choices = [(each.number, f"{each.number}. {each.question}") for each in reviews]
    form = AsStudyForm(posted(request), reviews=choices, initial=begun)
    if form.is_valid():
        given = form.cleaned_data
        review = review_for(staff, given["review"])
        try:
            as_study.put(
                measure=found, review=review, by=staff, label=given["label"], children=given["children"]
            )
        except NotAllowed as refusal:
            form.add_error("review", str(refusal))
        else:
            messages.success(request, gettext("Added, as before and after. It is never pooled with trials."))
            return redirect("understand:evidence-review", review.number)
    page = {
        "form": form,
        "measure": found,
        "has_reviews": bool(reviews),
        "roles": MAY_WRITE,
        "trail": trail(found),
    }
    return render(request, "check/outcomes/as_study.html", page, status=400 if form.errors else 200)
