"""What a facilitator is asked: days and slips, a reason, an answer, a name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.web.understand.member_checks.actions.answering import Reply
from speakopenly.web.understand.member_checks.actions.sending import MOST_CODES, Days
from speakopenly.web.understand.member_checks.models import MOST_CHARACTERS, Comment, Decided, Who
from speakopenly.web.understand.member_checks.public_forms import LONGEST_NAME


def _day(label: Any, help_text: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Give the day."), "invalid": _("Write the day as 31/05/2026.")},
    )


class SendForm(forms.Form):
    """Who is asked about the draft, and until when."""

    took_part = forms.IntegerField(
        label=_("Slips for those who took part"),
        min_value=1,
        max_value=MOST_CODES,
        help_text=_("One for each person. Each slip has a code of its own; nobody is written down."),
        error_messages={"required": _("Say how many slips to print for those who took part.")},
    )
    advisory = forms.IntegerField(
        label=_("Slips for the advisory group"), min_value=0, max_value=MOST_CODES, initial=0
    )
    last_day = _day(_("Last day for comments"), _("Three weeks is fair: people read in their own time."))
    embargo_until = _day(
        _("Embargo until"), _("The page asks everybody not to pass the draft on before this day.")
    )

    def days(self) -> Days:
        """The days, for the deed."""
        return Days(self.cleaned_data["last_day"], self.cleaned_data["embargo_until"])

    def asked(self) -> dict[Who, int]:
        """How many slips for whom."""
        return {who: self.cleaned_data[who.value] for who in Who}


class WhyNotForm(forms.Form):
    """Why a draft does not go back."""

    why = forms.CharField(
        label=_("Why can this draft not go back?"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "The report prints this sentence as it stands, so name nobody. Leave it empty to take it back."
        ),
    )


class AnswerForm(forms.Form):
    """What was done about something said of the draft."""

    decision = forms.ChoiceField(
        label=_("What did you do?"),
        widget=forms.RadioSelect,
        choices=Decided.choices,
        error_messages={"required": _("Say whether you changed the text.")},
    )
    because = forms.CharField(
        label=_("Because"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The report may print this. Do not repeat what somebody asked you not to print."),
        error_messages={"required": _("Say why.")},
    )
    words = forms.CharField(
        label=_("The comment as it is printed"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "As near to their words as is safe. Leave it empty if no wording is safe; the report says so."
        ),
    )
    looked = forms.BooleanField(
        label=_("I have looked at what may tell who somebody is, and it points to nobody"), required=False
    )

    def __init__(self, *args: Any, comment: Comment | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if comment is None or not comment.may_print:
            del self.fields["words"]

    def reply(self) -> Reply:
        """The answer, for the deed."""
        given = self.cleaned_data
        decided = Decided(given["decision"])
        return Reply(decided, given["because"], given.get("words", ""), looked=given["looked"])


class CreditForm(forms.Form):
    """Somebody who asked a facilitator to be named."""

    name = forms.CharField(label=_("The name, as it shall stand"), max_length=LONGEST_NAME)
    is_child = forms.BooleanField(label=_("This person is under 18"), required=False)
    agreed_by = forms.CharField(
        label=_("Under 18: who agreed?"),
        required=False,
        max_length=120,
        help_text=_("Their role, such as: children's advocate. Never a name."),
    )
    told = forms.BooleanField(
        label=_("They know that this tells everybody that they took part, and that they can take it back"),
        error_messages={"required": _("Tell them first, then tick this box.")},
    )
