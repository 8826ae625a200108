"""What is asked when a sample is drawn and read."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.understand.findings.audits import SIZES
from speakopenly.web.understand.themes.audits.models import Said


class SizeForm(forms.Form):
    """How many people to read."""

    size = forms.TypedChoiceField(
        label=_("How many people will you read?"),
        coerce=int,
        choices=[(size, _("%(n)s people") % {"n": size}) for size in SIZES],
        widget=forms.RadioSelect,
        help_text=_("More people make a narrower range. You can stop at any time and go on later."),
    )


class SaidForm(forms.Form):
    """Whether this person spoke of the theme."""

    said = forms.ChoiceField(
        label=_("Does this person speak of it?"), choices=Said.choices, widget=forms.RadioSelect
    )
