"""What people type, made safe to keep before any form looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from speakopenly.hear.speaking.answers import clean_text, is_blank

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class TypedField(forms.CharField):
    """Words as they were typed: nothing is trimmed, and what cannot be stored is left out, not refused."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}))
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "")


def not_blank(text: str, blank: StrOrPromise) -> str:
    """The text. Raises ValidationError with ``blank`` where a reader would see nothing."""
    if is_blank(text):
        raise ValidationError(blank)
    return text
