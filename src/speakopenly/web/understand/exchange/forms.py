"""What is asked before a file is made, and the form that reads a codebook in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from speakopenly.understand.exchange import Purpose
from speakopenly.web.hear.listening.forms import LARGEST_FILE_MB, UploadForm
from speakopenly.web.hear.surveys.asked import asked_in
from speakopenly.web.hear.surveys.models import Edition
from speakopenly.web.hear.surveys.wording import name_of
from speakopenly.web.understand.exchange.models import OF_ANSWERS, OF_EVIDENCE, Because, Kind
from speakopenly.web.understand.exchange.policies import KINDS_AS_SAID
from speakopenly.web.understand.exchange.wording import AS_SAID, FOR, edition_in_words


class ExportForm(forms.Form):
    """Which file, and for what."""

    kind = forms.ChoiceField(
        label=_("Which file?"),
        choices=[(each.value, each.label) for each in OF_EVIDENCE],
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


if TYPE_CHECKING:
    OfEditions = forms.ModelChoiceField[Edition]
else:
    OfEditions = forms.ModelChoiceField


class EditionField(OfEditions):
    """A choice of editions, each with the day since which it was asked."""

    def label_from_instance(self, obj: Edition) -> str:
        """What stands in the list."""
        return edition_in_words(obj)


class AnswersForm(forms.Form):
    """Which edition of a survey, as which file, for what, and whether its words leave as they were said."""

    edition = EditionField(
        label=_("Which edition?"),
        help_text=_(
            "Each time a survey opened with changes is an edition. Its answers are a table of their own."
        ),
        queryset=Edition.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose an edition.")},
    )
    kind = forms.ChoiceField(
        label=_("Which file?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a file.")},
    )
    labels_in = forms.ChoiceField(
        label=_("In which version are the labels?"),
        help_text=_("The codebook has the questions in every version."),
    )
    purpose = forms.ChoiceField(
        label=_("What for?"),
        choices=[(each.value, FOR[each]) for each in Purpose],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what it is for.")},
    )
    because = forms.ChoiceField(
        label=_("How do people's own words leave?"),
        help_text=_("A reason is written to the audit trail with your name. It stays there."),
        choices=[
            ("", _("With names hidden by a machine, which misses some")),
            *((each.value, format_lazy("{} {}", AS_SAID, each.label)) for each in Because),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, editions: Sequence[Edition], with_spss: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, kind, labels = (self.fields[name] for name in ("edition", "kind", "labels_in"))
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (declared above)
        assert isinstance(kind, forms.ChoiceField) and isinstance(labels, forms.ChoiceField)  # noqa: S101, PT018
        field.queryset = Edition.objects.filter(pk__in=[each.pk for each in editions]).order_by("-number")
        kinds = [each for each in OF_ANSWERS if with_spss or each != Kind.ANSWERS_SAV]
        kind.choices = [(each.value, each.label) for each in kinds]
        versions = dict.fromkeys(version for each in editions for version in asked_in(each).versions)
        labels.choices = [(str(each), name_of(each)) for each in versions]

    def clean(self) -> dict[str, Any]:
        """An edition has the words of its own versions only; an archive never has a name."""
        cleaned = super().clean() or self.cleaned_data
        edition, tag = cleaned.get("edition"), cleaned.get("labels_in")
        if edition and tag and tag not in map(str, asked_in(edition).versions):
            self.add_error("labels_in", _("That edition was not asked in this version. Choose another."))
        if cleaned.get("because") and cleaned.get("purpose") == Purpose.ARCHIVE.value:
            self.add_error("because", _("What is kept for later research has its names hidden. Choose that."))
        return cleaned


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
