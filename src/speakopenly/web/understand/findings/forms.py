"""What is asked when people write a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import BadInput
from speakopenly.web.understand.findings import wording


class WordingForm(forms.Form):
    """The sentence with its live fields, what people say about it, and who saw it differently."""

    statement = forms.CharField(
        label=_("The finding"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Numbers are fields in curly brackets: they stay true when the evidence changes."),
    )
    description = forms.CharField(
        label=_("What people say about it"),
        max_length=1200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    dissent = forms.CharField(
        label=_("Some saw it differently"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What did those say who disagree? Leave it empty only if nobody has looked yet."),
    )

    def __init__(self, *args: Any, official: Mapping[str, str] = MappingProxyType({}), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._official = official

    def clean_statement(self) -> str:
        return self._checked("statement")

    def clean_description(self) -> str:
        return self._checked("description")

    def clean_dissent(self) -> str:
        return self._checked("dissent")

    def _checked(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        try:
            wording.check(text, official=self._official)
        except BadInput as error:
            raise ValidationError(str(error)) from error
        return text


class QuotesForm(forms.Form):
    """Which passages are quoted."""

    quotes = forms.MultipleChoiceField(
        label=_("Passages that may be quoted"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["quotes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  (tells the type checker what it is)
        field.choices = list(offered)


class RemarkForm(forms.Form):
    """Something to say to colleagues."""

    words = forms.CharField(
        label=_("Say something to your colleagues"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is never printed. Use your own words: do not copy what somebody said."),
    )
