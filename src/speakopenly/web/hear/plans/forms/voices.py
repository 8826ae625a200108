"""Whom one asked, and what one answers for those who were not heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.plans.forms.fields import MOST_PEOPLE, day, number
from speakopenly.web.hear.plans.models import Answer
from speakopenly.web.hear.plans.queries import Answered


class AskedForm(forms.Form):
    """Whom one channel invited and reached on one day."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How were they asked?"),
        choices=[(channel.value, name) for channel, name in CHANNELS.items() if channel.hears_people],
    )
    on = day(gettext_lazy("Day"), "", required=True)
    invited = number(gettext_lazy("Invited"), "", gettext_lazy("Say how many were invited."))
    reached = number(
        gettext_lazy("Reached"),
        gettext_lazy("Those of whom you know that it came to them."),
        gettext_lazy("Say how many were reached."),
    )
    took_part = number(
        gettext_lazy("Took part"),
        gettext_lazy(
            "Only where nothing is brought in from this channel: what is brought in is counted by itself."
        ),
    )

    def clean_on(self) -> Any:
        """Nobody was asked on a day to come."""
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Nobody is reached who was not invited."""
        cleaned = super().clean() or {}
        if (cleaned.get("reached") or 0) > cleaned.get("invited", MOST_PEOPLE):
            self.add_error("reached", _("This is more than were invited."))
        return cleaned


class AnswersForm(forms.Form):
    """An answer to each line on who was not heard. The lines themselves are no fields: they stay."""

    def __init__(self, *args: Any, lines: Sequence[Answered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = list(lines)
        longest = Answer._meta.get_field("says").max_length
        for place, each in enumerate(self._lines):
            self.fields[f"answer_{place}"] = forms.CharField(
                label=each.line,
                required=False,
                max_length=longest,
                initial=each.answer,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def given(self) -> Iterator[tuple[str, str]]:
        """Every line that has a new answer, by its key."""
        for place, each in enumerate(self._lines):
            text = self.cleaned_data[f"answer_{place}"]
            if text != each.answer:
                yield each.key, text
