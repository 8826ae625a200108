"""What is asked to bring reports in, to say whose one is, and to correct what was found."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from speakopenly.web.check.inspections.models import WhyNot
from speakopenly.web.check.inspections.reading import ACCEPTED
from speakopenly.web.hear.listening.forms import UploadForm

MOST_AT_ONCE: Final = 40


class _ChooseSeveral(forms.FileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Any number of files; each must be what one file must be."""

    widget = _ChooseSeveral

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        one = super().clean
        return [one(each, initial) for each in data or [None]]


class ReportsForm(forms.Form):
    """Several reports."""

    reports = SeveralFiles(
        label=_("Reports"),
        help_text=_(
            "PDF or text, up to 40 at once. A file named after the authority, such as northmoor_2024.pdf,"
            " tells whose report it is."
        ),
        widget=_ChooseSeveral(attrs={"accept": ",".join(ACCEPTED)}),
        error_messages={"required": _("Choose at least one report.")},
    )

    def clean_reports(self) -> list[UploadedFile[Any]]:
        chosen: list[UploadedFile[Any]] = self.cleaned_data["reports"]
        if len(chosen) > MOST_AT_ONCE:
            raise ValidationError(_("Choose at most 40 at once."))
        for file in chosen:
            name = PurePath(file.name or "")
            if name.suffix.lower() not in ACCEPTED:
                raise ValidationError(_("%(name)s is neither a PDF nor text."), params={"name": name.name})
            UploadForm.check_size(file)
        return chosen


class WhoseForm(forms.Form):
    """Which authority a report is about."""

    authority = forms.CharField(
        label=_("Which authority is this report about?"),
        max_length=120,
        help_text=_("It tells which reports are of one authority. No pooled page names it."),
        error_messages={"required": _("Write the name of the authority.")},
    )


class JudgeForm(forms.Form):
    """Why a passage is not about its topic, or that it is after all."""

    why_not = forms.ChoiceField(
        label=_("Is this passage about the topic?"),
        choices=[*WhyNot.choices, ("about", _("It is about the topic"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )

    def clean_why_not(self) -> str:
        why: str = self.cleaned_data["why_not"]
        return "" if why == "about" else why
