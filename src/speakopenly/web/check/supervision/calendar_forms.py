"""What the counting of meetings asks: a calendar, and whether its counts are added or put in place."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.hear.areas.wording import AREAS

LARGEST_CALENDAR_MB = 10


class CalendarForm(forms.Form):
    """A calendar file, and the part of the work whose meetings it has."""

    area = forms.ChoiceField(
        label=gettext_lazy("Whose meetings are in this calendar?"),
        help_text=gettext_lazy("A part of the work, never a team or a person."),
        choices=[("", gettext_lazy("Choose one")), *((each.value, name) for each, name in AREAS.items())],
        error_messages={"required": gettext_lazy("Choose the part of the work.")},
    )
    calendar = forms.FileField(
        label=gettext_lazy("Calendar file (.ics)"),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        help_text=gettext_lazy("It is read in memory now and thrown away. Only numbers of meetings stay."),
        error_messages={
            "required": gettext_lazy("Choose a calendar file."),
            "empty": gettext_lazy("This file is empty. Export the calendar again."),
        },
    )

    def clean_area(self) -> ServiceArea:
        return ServiceArea(self.cleaned_data["area"])

    def clean_calendar(self) -> bytes:
        """Its bytes. Its name is not looked at."""
        file = self.cleaned_data["calendar"]
        if file.size > LARGEST_CALENDAR_MB * 1024**2:
            raise ValidationError(_("This file is too large. Export fewer months at once."))
        return bytes(file.read())


class KeepForm(forms.Form):
    """Whether counts are added to what is kept of this part of the work, or stand in its place."""

    counted = forms.CharField(widget=forms.HiddenInput)
    how = forms.ChoiceField(
        label=gettext_lazy("What do you want to do with these numbers?"),
        choices=[
            ("add", gettext_lazy("Add them: this is another calendar")),
            (
                "instead",
                gettext_lazy("Put them in place of what is kept of this part of the work for these quarters"),
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say whether to add them or to put them in place.")},
    )
