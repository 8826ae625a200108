"""What is asked when people decide on a theme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.web.understand.themes.models import Theme

LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_SEARCH = 120, 600, 100


class RenameForm(forms.Form):
    """A name people would use, and what the theme is about."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    description = forms.CharField(
        label=_("What people say about it"),
        max_length=LONGEST_DESCRIPTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stands in the report, so write no names in it."),
    )


class MergeForm(forms.Form):
    """Which theme this one goes into."""

    into = forms.ChoiceField(label=_("Merge with"))

    def __init__(self, *args: Any, others: Iterable[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [("", _("Choose a theme")), *((theme.ident, theme.name) for theme in others)]


class SearchForm(forms.Form):
    """Words to look for in what was said, names taken out."""

    words = forms.CharField(label=_("Search within"), max_length=LONGEST_SEARCH, required=False)

    def wanted(self) -> list[str]:
        """The words looked for; none where nothing was asked."""
        return self.cleaned_data["words"].split() if self.is_valid() else []
