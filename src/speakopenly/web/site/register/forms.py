"""What is asked of a request, an order or a breach: days, hours and lists. There is no field for words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from speakopenly.web.site.register.grounds import BREACH_FACTS, ONE_ONLY, OUTCOMES, grounds_of
from speakopenly.web.site.register.models import (
    OFFICE_NUMBER,
    ExtendedBecause,
    Kind,
    LateBecause,
    Outcome,
)
from speakopenly.web.site.register.policies import CAN_WAIT, REASONS

A_DAY = {"required": _("Choose a day."), "invalid": _("This is not a day.")}
AN_HOUR = {"required": _("Give the day and the hour."), "invalid": _("Give the day and the hour.")}


def _day(**told: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, error_messages=A_DAY, **told)


def _hour(**told: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        widget=widget, error_messages=AN_HOUR, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **told
    )


class NoteForm(forms.Form):
    """When it came; of a breach the hour, of an order its date."""

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind == Kind.BREACH:
            self.fields["aware_at"] = _hour(
                label=_("When did somebody here become aware of it?"),
                help_text=_(
                    "72 hours count from then, nights and weekends too. It may be before you yourself knew."
                ),
            )
            self.fields["aware_at"].initial = timezone.localtime().replace(
                second=0, microsecond=0, tzinfo=None
            )
        else:
            self.fields["came_on"] = _day(
                label=_("On which day did it come?"),
                help_text=_(
                    "The day it reached anybody in the organisation, by letter, mail or word of mouth."
                ),
            )
        if kind == Kind.COURT_ORDER:
            self.fields["ordered_by"] = _day(label=_("By which day does the order want it?"))
        self.fields["office_number"] = forms.CharField(
            label=_("The number of your own file"),
            required=False,
            max_length=30,
            validators=[OFFICE_NUMBER],
            help_text=_("Names stand there, never here. Letters, digits, / and - only."),
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )

    def clean_came_on(self) -> date:
        day: date = self.cleaned_data["came_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_now("It cannot have come after today."))
        return day

    def clean_aware_at(self) -> Any:
        hour = self.cleaned_data["aware_at"]
        if hour > timezone.now():
            raise forms.ValidationError(_now("You cannot have become aware after now."))
        return hour


class AskForm(forms.Form):
    """What whoever asked is asked for."""

    asked_for = forms.ChoiceField(
        label=_("What did you ask for?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you asked for.")},
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.value, each.label) for each in CAN_WAIT.get(kind, ())]
        self.fields["asked_for"].choices = choices  # type: ignore[attr-defined]


class ExtendForm(forms.Form):
    """Why more time is taken."""

    reason = forms.ChoiceField(
        label=_("Why do you take more time?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why.")},
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.value, ExtendedBecause(each).label) for each in REASONS.get(kind, ())]
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]


class FactsForm(forms.Form):
    """What the law wants to be written down of a breach."""

    def __init__(self, *args: Any, facts: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (asks, choices) in BREACH_FACTS.items():
            told: dict[str, Any] = {"label": asks, "choices": choices, "required": False}
            one = name in ONE_ONLY
            self.fields[name] = (
                forms.ChoiceField(widget=forms.RadioSelect, **told)
                if one
                else forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, **told)
            )
            chosen = facts.get(name, [])
            self.fields[name].initial = next(iter(chosen), "") if one else chosen

    def as_facts(self) -> dict[str, list[str]]:
        """Each answer as a list, whether one or many could be chosen."""
        return {
            name: [said] if isinstance(said, str) and said else list(said)
            for name, said in self.cleaned_data.items()
        }


class TellForm(forms.Form):
    """At which hour the Commissioner was told; after 72 hours also why."""

    told_at = _hour(label=_("When did you tell the Information Commissioner?"))
    late_because = forms.ChoiceField(
        label=_("If that was after 72 hours: why?"),
        choices=[("", _("It was in time")), *LateBecause.choices],
        required=False,
        widget=forms.RadioSelect,
    )


class DecideForm(forms.Form):
    """What is decided, and the grounds where something is held back."""

    outcome = forms.ChoiceField(
        label=_("What is decided?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is decided.")},
    )
    grounds = forms.MultipleChoiceField(
        label=_("On which grounds is something held back, or not told?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = [(each.value, Outcome(each).label) for each in OUTCOMES[kind]]
        self.fields["outcome"].choices = outcomes  # type: ignore[attr-defined]
        grounds = [(each.ident, f"{each.said} ({each.law})") for each in grounds_of(kind)]
        self.fields["grounds"].choices = grounds  # type: ignore[attr-defined]
