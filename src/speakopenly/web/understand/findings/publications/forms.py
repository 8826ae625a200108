"""What is asked before a report is signed, and when somebody checks whether words are ours."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 20 * 1024 * 1024
LONGEST_TEXT = 20_000


class SignForm(forms.Form):
    """What the second person states by signing."""

    read_every_quote = forms.BooleanField(
        label=_("I have read every quote. None of them points to a person."),
        error_messages={"required": _("Read every quote first, then tick this box.")},
    )
    read_who_was_not_heard = forms.BooleanField(
        label=_("I have read who was not heard, and the report says so."),
        error_messages={"required": _("Read who was not heard first, then tick this box.")},
    )


class CheckForm(forms.Form):
    """A paragraph, or a whole file. Nothing of it is kept."""

    text = forms.CharField(
        label=_("Paste a paragraph"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    file = forms.FileField(
        label=_("Or choose the file: PDF, Word or HTML"), required=False, allow_empty_file=True
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LARGEST_FILE:
            raise ValidationError(_("This file is bigger than any report of ours. Choose another."))
        return file

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text", "").strip() and cleaned.get("file") is None:
            raise ValidationError(_("Paste a paragraph or choose a file."))
        return cleaned
