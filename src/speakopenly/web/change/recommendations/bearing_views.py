"""The page on which a person chooses the evidence cards that bear on a recommendation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web.change.recommendations import bearing, policies
from speakopenly.web.change.recommendations.views import form_page, get_or_post, here, to
from speakopenly.web.forms import posted
from speakopenly.web.understand.evidence.queries import Held, cards_of


class CardsForm(forms.Form):
    """Which cards; none is an answer too, and has to be said."""

    cards = forms.MultipleChoiceField(
        label=gettext_lazy("Which evidence cards bear on this?"),
        help_text=gettext_lazy(
            "By the alphabet. A card does not speak for a change: read what it cannot settle."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    none_found = forms.BooleanField(label=gettext_lazy("I looked, and none bears on it"), required=False)

    def __init__(self, *args: Any, held: list[Held], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["cards"].choices = [(each.card.slug, each.card.name) for each in held]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if bool(given.get("cards")) == bool(given.get("none_found")):
            self.add_error("cards", _("Choose at least one card, or say that none bears on it."))
        return given


@get_or_post
def cards(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Say which evidence cards bear on it, or that none was found."""
    staff, found = here(request, recommendation)
    policies.check_can_change(staff, found)
    now = bearing.bearing_on(found)
    initial = {
        "cards": [each.card.slug for each in now.cards],
        "none_found": now.was_looked_for and not now.cards,
    }
    form = CardsForm(posted(request), held=cards_of(staff.service), initial=initial)
    if form.is_valid():
        bearing.say_which_cards(recommendation=found, by=staff, cards=form.cleaned_data["cards"])
        return to(found)
    return form_page(request, found, form, _("What is known of changes like this"), _("Save"))
