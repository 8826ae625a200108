"""What the pulse asks. No box takes words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.check.supervision import ITEMS, Part, Side
from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.check.supervision import asked
from speakopenly.web.hear.areas.wording import AREAS

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
