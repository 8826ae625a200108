"""Why the way to reach a writer has to be opened, and whether telling them now is safe."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from speakopenly.hear.speaking.answers import LONGEST_NOTE
from speakopenly.web.hear.reporting.readers.forms.routes import DayField
from speakopenly.web.hear.reporting.readers.models import StepReason
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField


class IdentityForm(forms.Form):
    """The first person's half of the step."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why does it have to be opened?"),
        widget=forms.RadioSelect,
        choices=StepReason.choices,
        error_messages={"required": gettext_lazy("Choose a reason. If none fits, it is not opened.")},
    )
    text = TypedField(
        label=gettext_lazy("In a line or two"),
        help_text=gettext_lazy("The second person reads this before they sign. It is sealed."),
        max_length=LONGEST_NOTE,
        rows=3,
        error_messages={"required": gettext_lazy("Say in a line why it has to be opened.")},
    )
    tell_by = DayField(
        label=gettext_lazy(
            "Only if telling the writer now would put a child at more risk: told by which day?"
        ),
        help_text=gettext_lazy("Blank: the writer is told at once. Say above why, if you name a day."),
        required=False,
        initial=None,
    )
