"""Fields that several forms of a plan ask with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web.hear.plans.models import MOST_CHARACTERS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_LINES: Final = 20
LONGEST_LINE: Final = 40
MOST_PEOPLE: Final = 1_000_000


def long_text(label: StrOrPromise, hint: StrOrPromise) -> forms.CharField:
    """Some lines of text that may be left blank: it is opening that asks for them."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def day(label: StrOrPromise, hint: StrOrPromise, *, required: bool = False) -> forms.DateField:
    """One day."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("Give the day."),
            "invalid": gettext_lazy("Write the day as 31/05/2026."),
        },
    )


def number(label: StrOrPromise, hint: StrOrPromise, required: StrOrPromise = "") -> forms.IntegerField:
    """How many people; ``required`` is what is said where it is left blank, and blank where it may be."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=bool(required),
        min_value=0,
        max_value=MOST_PEOPLE,
        error_messages={"required": required, "invalid": gettext_lazy("Write a whole number, such as 40.")},
    )


def lines_of(text: str) -> list[str]:
    """One thing for each line, each once. Raises ValidationError."""
    lines = [line for line in (" ".join(each.split()) for each in text.splitlines()) if line]
    if len(lines) > MOST_LINES:
        raise ValidationError(_("Write at most %(n)s lines.") % {"n": MOST_LINES})
    if any(len(line) > LONGEST_LINE for line in lines):
        raise ValidationError(_("Keep each line to %(n)s characters.") % {"n": LONGEST_LINE})
    return list(dict.fromkeys(lines))
