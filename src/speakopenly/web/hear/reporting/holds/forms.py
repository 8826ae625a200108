"""What is asked about a hold. The note is typed by staff and sealed; nothing else is free text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.errors import NotAllowed
from speakopenly.core.retention import HOLD_REVIEW
from speakopenly.web.hear.reporting.holds import policies
from speakopenly.web.hear.reporting.holds.models import HoldReason, UnsafeReason
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField, not_blank

ONE_REPORT, EVERYTHING = "report", "everything"
NUMBER_LETTERS: Final = 8
LONGEST_NOTE: Final = 4_000


class ReviewDay(forms.DateField):
    """A day after today, and at most six months ahead."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        missing = {"required": gettext_lazy("Choose a day."), "invalid": gettext_lazy("This is not a day.")}
        super().__init__(widget=widget, error_messages=missing, **kwargs)

    def clean(self, value: Any) -> date:
        day: date = super().clean(value)
        try:
            policies.check_review_day(day)
        except NotAllowed as refusal:
            raise ValidationError(str(refusal)) from refusal
        return day


class HoldForm(forms.Form):
    """What is held, why, until when, and whether telling the writer would do harm."""

    what = forms.ChoiceField(
        label=gettext_lazy("What must not be erased?"),
        choices=[
            (ONE_REPORT, gettext_lazy("One report")),
            (EVERYTHING, gettext_lazy("Everything of this service")),
        ],
        initial=ONE_REPORT,
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label=gettext_lazy("Number of the report"),
        required=False,
        max_length=NUMBER_LETTERS,
        help_text=gettext_lazy("For one report. Six letters and digits."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=[each for each in HoldReason.choices if each[0] != HoldReason.RESTORED],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose why.")},
    )
    note = TypedField(
        label=gettext_lazy("What the order or request says"),
        max_length=LONGEST_NOTE,
        help_text=gettext_lazy("Sealed: only readers and safeguarding leads open it."),
        error_messages={"required": gettext_lazy("Say what the order or request says.")},
    )
    review_on = ReviewDay(
        label=gettext_lazy("Look at it again on"),
        help_text=gettext_lazy("At most six months ahead. It is shown on Today from that day."),
    )
    unsafe_because = forms.ChoiceField(
        label=gettext_lazy(
            "The person who wrote sees the hold in their mailbox, unless telling would do harm"
        ),
        choices=[("", gettext_lazy("Tell them")), *UnsafeReason.choices],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].initial = timezone.localdate() + timedelta(days=HOLD_REVIEW.days // 2)

    def clean_note(self) -> str:
        return not_blank(self.cleaned_data["note"], _("Say what the order or request says."))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("what") == ONE_REPORT and not told.get("number", "").strip():
            self.add_error("number", _("Type the number of the report."))
        return told


class AgreeForm(forms.Form):
    """The second person says whether telling would do harm as well."""

    also_unsafe = forms.BooleanField(
        label=gettext_lazy("I agree that telling the person who wrote would do harm"), required=False
    )


class ReviewForm(forms.Form):
    """Until when it goes on before somebody looks again."""

    again_on = ReviewDay(label=gettext_lazy("Still needed: look at it again on"))
