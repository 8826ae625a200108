"""Fields and the look for names that every form of a recommendation shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from speakopenly.web.change.rights.forms import NamesNobody

_DAY = {"type": "date"}


class NamesNoPerson(NamesNobody):
    """The same look for names, said of a recommendation."""

    write_instead = gettext_lazy("A recommendation is about work, not about somebody. Write the role.")


def words(
    label: Any, required: Any = "", *, most: int = 300, hint: Any = "", rows: int = 3
) -> forms.CharField:
    """A field for sentences; ``required`` is what is said where it is left empty."""
    return forms.CharField(
        label=label, max_length=most, required=bool(required), help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required} if required else None,
    )  # fmt: skip


def day(label: Any, required: Any = "", *, hint: Any = "") -> forms.DateField:
    """A field for a day."""
    return forms.DateField(
        label=label, required=bool(required), help_text=hint,
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages={"required": required} if required else None,
    )  # fmt: skip


def choice(
    label: Any, choices: Iterable[tuple[str, Any]], required: Any, *, hint: Any = ""
) -> forms.ChoiceField:
    """One of a few, as radios."""
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, help_text=hint,
        error_messages={"required": required},
    )  # fmt: skip
