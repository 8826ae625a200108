"""What the pulse and the counting of meetings ask. No box takes words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.check.supervision import ITEMS, Part, Side
from speakopenly.hear.speaking.questions import ServiceArea, Wording
from speakopenly.web.check.supervision import asked
from speakopenly.web.hear.areas.wording import AREAS

LARGEST_CALENDAR_MB = 10
_THERE_IS_NO = gettext_lazy("Choose one of those that are there.")


class PulseForm(forms.Form):
    """The items of one side, each of which may be passed over, and the area of work."""

    area = forms.ChoiceField(
        label=gettext_lazy("Part of the work"),
        help_text=gettext_lazy("You may leave this out. Parts with few answers are joined with others."),
        required=False,
        error_messages={"invalid_choice": _THERE_IS_NO},
    )

    def __init__(self, *args: Any, side: Side, wording: Wording, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [("", _("I leave this out")), *((each.value, name) for each, name in AREAS.items())]
        for item in ITEMS:
            self.fields[item.code] = forms.ChoiceField(
                label=asked.question(item, side, wording),
                choices=asked.choices(item, wording),
                widget=forms.RadioSelect,
                required=False,
                error_messages={"invalid_choice": _THERE_IS_NO},
            )

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The items by part, in order."""
        return [(part.value, [self[item.code] for item in ITEMS if item.part is part]) for part in Part]

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen, by item."""
        return {item.code: self.cleaned_data[item.code] for item in ITEMS if self.cleaned_data.get(item.code)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.get(item.code) for item in ITEMS):
            raise ValidationError(_("Answer one of the questions, or leave this page."))
        return cleaned


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
