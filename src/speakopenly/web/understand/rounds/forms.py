"""What is asked when a round is prepared, filled and opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.rounds.models import COUNTED_ALL_THE_SAME, WhyEarly
from speakopenly.web.understand.rounds.queries import Offered
from speakopenly.web.understand.rounds.wording import WHY_EARLY


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class RoundForm(forms.Form):
    """What it is called, where it is, from which exercise its statements come, and its days."""

    exercise = forms.ModelChoiceField(label=_("Statements from"), queryset=Exercise.objects.none())
    name = forms.CharField(
        label=_("What is it called?"), max_length=120, help_text=_("Everybody who votes reads it.")
    )
    slug = forms.SlugField(
        label=_("Its address"),
        max_length=40,
        help_text=_("Small letters, digits and hyphens, such as spring-2027. Everybody gets the same one."),
    )
    opens_on = _day(_("First day to vote"))
    closes_on = _day(_("Last day to vote"))

    def __init__(self, *args: Any, exercises: QuerySet[Exercise], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["exercise"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.queryset = exercises

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        opens, closes = (cleaned.get(name) for name in ("opens_on", "closes_on"))
        if closes and closes < timezone.localdate():
            self.add_error("closes_on", _("Choose a day to come."))
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The last day comes after the first."))
        return cleaned


class StatementsForm(forms.Form):
    """Which passages are voted on."""

    passages = forms.TypedMultipleChoiceField(
        label=_("What people vote on"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, offered: Iterable[Offered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["passages"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  (as above)
        field.choices = [(str(each.passage.pk), f"{each.passage.text} ({each.theme})") for each in offered]


class OpenForm(forms.Form):
    """Somebody has read each statement."""

    agreed = forms.BooleanField(
        label=_("I have read each statement as a stranger who wants to know whose words these are"),
        error_messages={"required": _("Read them all and tick the box, or leave the page.")},
    )


class CloseEarlyForm(forms.Form):
    """Why it closes early, in the sentence that everybody will read; behind it, what becomes of the votes."""

    why = forms.TypedChoiceField(
        label=_("Why does it close early?"),
        coerce=WhyEarly,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why. Everybody who comes to the round reads it.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["why"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (as above)
        field.choices = [(each.value, f"{WHY_EARLY[each]} ({_what_becomes(each)})") for each in WhyEarly]


def _what_becomes(why: WhyEarly) -> Any:
    if why in COUNTED_ALL_THE_SAME:
        return _("the votes are counted tonight")
    return _("the votes are destroyed now, and nobody sees them")
