"""What was done about a rule, who asked for a name, and candour."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from speakopenly.hear.answering import RULES, RuleId
from speakopenly.hear.speaking.answers import LONGEST_NOTE
from speakopenly.web.hear.reporting.readers.actions.routes import Done
from speakopenly.web.hear.reporting.readers.models import CandourState, Deed, ToRole
from speakopenly.web.hear.reporting.readers.routing import NOTHING_TO_RECORD
from speakopenly.web.hear.reporting.readers.safekeeping import CandourSaid
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField

ASKERS = (ToRole.MANAGER, ToRole.LAWYER, ToRole.JOURNALIST, ToRole.OTHER)


class DayField(forms.DateField):
    """A day, from the browser's own picker, or typed as 2026-11-26."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("initial", timezone.localdate)
        super().__init__(**kwargs)


class RouteForm(forms.Form):
    """What was done, to which role, on which day. Jobs, not names."""

    rule = forms.ChoiceField(
        label=gettext_lazy("Rule"),
        choices=[
            (each.id.value, f"{each.id}: {each.shows}") for each in RULES if each.id not in NOTHING_TO_RECORD
        ],
    )
    deed = forms.ChoiceField(label=gettext_lazy("What was done?"), choices=Deed.choices)
    to_role = forms.ChoiceField(label=gettext_lazy("To which role?"), choices=ToRole.choices)
    done_on = DayField(label=gettext_lazy("On which day?"))
    text = TypedField(
        label=gettext_lazy("What exactly, and what was left out"),
        help_text=gettext_lazy("Only readers can open this. Name jobs, not people."),
        max_length=LONGEST_NOTE,
        rows=3,
        error_messages={"required": gettext_lazy("Say in a line what was done.")},
    )
    tell_writer = forms.BooleanField(
        label=gettext_lazy("Tell the writer in the mailbox that something was passed on"),
        required=False,
        initial=True,
    )

    def done(self) -> Done:
        """What to record."""
        given = self.cleaned_data
        return Done(
            RuleId(given["rule"]),
            Deed(given["deed"]),
            ToRole(given["to_role"]),
            given["done_on"],
            given["text"],
            given["tell_writer"],
        )


class RequestForm(forms.Form):
    """Somebody asked who wrote it, and was refused: their role and the day, nothing more."""

    prefix = "request"
    asked_by = forms.ChoiceField(
        label=gettext_lazy("Which role asked?"), choices=[(each.value, each.label) for each in ASKERS]
    )
    on = DayField(label=gettext_lazy("On which day?"))


class CandourForm(forms.Form):
    """Has the child or family been told, who will help put it right, and if not, why not."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Has the child or family been told what went wrong?"),
        widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in CandourState if each is not CandourState.ASKED],
        error_messages={"required": gettext_lazy("Answer yes, no, or unsafe.")},
    )
    on = DayField(label=gettext_lazy("If yes: on which day?"), required=False, initial=None)
    who = TypedField(
        label=gettext_lazy("Who will help put it right? A role, not a name"),
        required=False,
        max_length=LONGEST_NOTE,
        rows=2,
    )
    why = TypedField(
        label=gettext_lazy("If no or unsafe: why?"),
        help_text=gettext_lazy("Learning is never a reason not to tell."),
        required=False,
        max_length=LONGEST_NOTE,
        rows=3,
    )

    def said(self) -> CandourSaid:
        """What to seal."""
        return CandourSaid(self.cleaned_data["who"], self.cleaned_data["why"])
