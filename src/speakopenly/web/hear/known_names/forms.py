"""What is asked where names are given and tried."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.known_names.models import ListOf

MOST_LETTERS = 500_000


class NamesForm(forms.Form):
    """Names, one on each line, for one list."""

    of = forms.ChoiceField(label=_("Which list?"), choices=ListOf.choices, widget=forms.RadioSelect)
    names = forms.CharField(
        label=_("Names, one on each line"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("For a person give the surname, the whole name and what people say, each on its line."),
    )


class TryForm(forms.Form):
    """One name, to see whether it is known."""

    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class EmptyForm(forms.Form):
    """Which list to empty."""

    of = forms.ChoiceField(choices=ListOf.choices, widget=forms.HiddenInput)
