"""What is asked in the coding room: which passages to show, and what somebody decided of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.coding import filters
from speakopenly.web.understand.coding.filters import Wanted
from speakopenly.web.understand.coding.models import LONGEST_MEMO

AN_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SHOW = [
    (filters.ANY, _("All")),
    (filters.UNCODED, _("Not coded by me")),
    (filters.BY_NOBODY, _("Coded by nobody")),
    (filters.MINE, _("Coded by me")),
    (filters.DISAGREE, _("Seen differently")),
    (filters.UNSURE, _("Machine unsure")),
    (filters.NEXT, _("Next to code")),
    (filters.AGAIN, _("To read again")),
]


class FilterForm(forms.Form):
    """Which passages are shown. It stands in the address, so that it can be kept and shared."""

    show = forms.ChoiceField(label=_("Show"), choices=SHOW, required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False)
    nation = forms.ChoiceField(label=_("Nation"), required=False)
    question = forms.ChoiceField(label=_("Question"), required=False)
    code = forms.ChoiceField(label=_("With my code"), required=False)
    words = forms.CharField(label=_("With these words"), max_length=100, required=False)

    def __init__(
        self, *args: Any, choices: dict[str, list[str]], codes: Iterable[Code], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, values in choices.items():
            self._offer(name, [(value, value.replace("_", " ")[:80]) for value in values])
        self._offer("code", [(str(code.pk), code.name) for code in codes])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [("", _("Any")), *choices]
        if not choices:
            del self.fields[name]

    @property
    def wanted(self) -> Wanted:
        """What was asked for; everything where the address makes no sense."""
        return Wanted(**self.cleaned_data) if self.is_valid() else Wanted()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return self.is_valid() and any(self.cleaned_data.values())


class LookForm(forms.Form):
    """What somebody decided of one passage. Whether each code is still in use is for the deed to say."""

    seen = forms.IntegerField(min_value=0)
    memo = forms.CharField(max_length=LONGEST_MEMO, required=False)

    def codes(self) -> set[UUID]:
        """The codes that were chosen; what is no id is nothing that we sent."""
        sent: list[str] = self.data.getlist("codes")  # type: ignore[attr-defined]
        return {UUID(key) for key in sent if AN_ID.fullmatch(key)}

    def memo_or_none(self) -> str | None:
        """The memo; None where the page that saved at once sent none."""
        return self.cleaned_data["memo"] if "memo" in self.data else None


class DrawForm(forms.Form):
    """How large a sample is, and how many people code it."""

    size = forms.IntegerField(label=_("How many passages?"), min_value=5, max_value=500, initial=20)
    coders = forms.IntegerField(label=_("How many people code it?"), min_value=2, max_value=6, initial=2)


class TalkForm(forms.Form):
    """Something about a difference."""

    words = forms.CharField(
        label=_("What could the code mean here?"),
        max_length=LONGEST_MEMO,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Talk of the code and its meaning, not of who was right. Write no names."),
    )
