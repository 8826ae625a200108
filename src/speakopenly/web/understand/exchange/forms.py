"""What is asked before a file is made, and the form that reads a codebook in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from speakopenly.understand.exchange import Purpose
from speakopenly.web.hear.listening.forms import LARGEST_FILE_MB, UploadForm
from speakopenly.web.understand.exchange.models import Because, Kind
from speakopenly.web.understand.exchange.policies import KINDS_AS_SAID
from speakopenly.web.understand.exchange.wording import FOR


class ExportForm(forms.Form):
    """Which file, and for what."""

    kind = forms.ChoiceField(
        label=_("Which file?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a file.")},
    )
    purpose = forms.ChoiceField(
        label=_("What for?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what it is for.")},
    )

    def __init__(self, *args: Any, purposes: Sequence[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["purpose"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
        field.choices = [(each.value, FOR[each]) for each in purposes]
        if len(purposes) == 1:
            field.initial = purposes[0].value


class AsSaidForm(forms.Form):
    """Which file of words as they were said, and why."""

    kind = forms.ChoiceField(
        label=_("Which file?"),
        choices=[
            (Kind.CSV.value, _("One table with its codebook (CSV in a zip)")),
            (Kind.PARQUET.value, _("One table with its codebook (parquet in a zip)")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a file.")},
    )
    because = forms.ChoiceField(
        label=_("Why do you need the words as they were said?"),
        help_text=_("Your reason is written to the audit trail with your name. It stays there."),
        choices=Because.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why.")},
    )

    def clean_kind(self) -> Kind:
        """One of the kinds that hold words as said."""
        kind = Kind(self.cleaned_data["kind"])
        if kind not in KINDS_AS_SAID:
            raise ValidationError(_("Choose a file."))
        return kind


class CodebookForm(forms.Form):
    """A file of another program. Nothing of it is kept."""

    file = forms.FileField(
        label=_("Choose a project or codebook (.qdpx or .qdc)"),
        max_length=255,
        help_text=_("Up to %(n)s MB. It is read and shown, and nothing of it is kept.")
        % {"n": LARGEST_FILE_MB},
        widget=forms.FileInput(attrs={"accept": ".qdpx,.qdc"}),
        error_messages={"required": _("Choose a file.")},
        allow_empty_file=True,
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Not larger than we take."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        UploadForm.check_size(file)
        return file
