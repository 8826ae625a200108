"""What a reader is asked about their own work."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.hear.areas.wording import AREAS


class OwnAreasForm(forms.Form):
    """The parts of the work one manages or works in; none is a good answer."""

    areas = forms.MultipleChoiceField(
        label=_("Parts of the work you manage or work in"),
        choices=[(area.value, AREAS[area]) for area in ServiceArea],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def chosen(self) -> list[ServiceArea]:
        """The parts that were chosen."""
        return [ServiceArea(value) for value in self.cleaned_data["areas"]]
