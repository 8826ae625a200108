"""What is asked to set up an exercise and to bring a table in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import NotAllowed
from speakopenly.core.records import Channel
from speakopenly.web.hear.listening.models import Exercise, Holds
from speakopenly.web.hear.listening.policies import check_can_take_out

LARGEST_FILE_MB = min(100, settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 1024**2)
ACCEPTED = (
    ".csv,.tsv,.gz,.xlsx,.xls,.xlsb,.ods,.jsonl,.json,.parquet,"
    ".docx,.pdf,.odt,.txt,.md,.eml,.vtt,.srt,.ris,.bib"
)
MOST_NOT_HEARD = 40
LONGEST_NOT_HEARD = 200

CHANNELS = {
    Channel.SURVEY: _("Survey"),
    Channel.ROUND_TABLE: _("Round table"),
    Channel.CONFERENCE: _("Conference"),
    Channel.SMALL_GROUP: _("Small group"),
    Channel.FOCUS_GROUP: _("Focus group"),
    Channel.INTERVIEW: _("Interview"),
    Channel.FILMED_INTERVIEW: _("Filmed interview"),
    Channel.MEETING: _("Meeting"),
    Channel.SUBMISSION: _("Written submission"),
    Channel.LITERATURE: _("Literature"),
    Channel.SERVICE_RECORD: _("What the service was told anyway"),
    Channel.PUBLIC_TEXT: _("Press, parliament and ministers"),
    Channel.SPEAK_DOOR: _("Speak door"),
}


class ExerciseForm(forms.Form):
    """What an exercise is about, who asks, and who has not been heard yet."""

    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        help_text=_("A few words people will know it by."),
        error_messages={"required": _("Give the exercise a title.")},
    )
    question = forms.CharField(
        label=_("What do you want to understand?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One question, in words the people you ask would use."),
        error_messages={"required": _("Write the question you want to understand.")},
    )
    asked_by = forms.CharField(
        label=_("Who is asking?"),
        max_length=200,
        help_text=_("The service or the group, not a person's name."),
        error_messages={"required": _("Say who is asking.")},
    )
    opened_on = forms.DateField(
        label=_("When do you begin to ask?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        initial=timezone.localdate,
        error_messages={
            "required": _("Give the day you begin to ask."),
            "invalid": _("Write the day as 31/05/2026."),
        },
    )
    not_heard = forms.CharField(
        label=_("Who has not been heard yet?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "One group on each line, such as: Fathers. Young people in secure settings. "
            "This goes into the report: findings cannot speak for people who were not heard."
        ),
    )

    def __init__(self, *args: Any, exercise: Exercise | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._exercise = exercise

    def clean_not_heard(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["not_heard"].splitlines()]
        groups = [line for line in lines if line]
        if len(groups) > MOST_NOT_HEARD:
            raise ValidationError(_("Write at most %(n)s lines.") % {"n": MOST_NOT_HEARD})
        if any(len(line) > LONGEST_NOT_HEARD for line in groups):
            raise ValidationError(_("Keep each line to %(n)s characters.") % {"n": LONGEST_NOT_HEARD})
        self._check_nobody_is_taken_out(groups)
        return groups

    def _check_nobody_is_taken_out(self, groups: list[str]) -> None:
        if self._exercise is None:
            return
        try:
            check_can_take_out(self._exercise, groups)
        except NotAllowed as refusal:
            raise ValidationError(str(refusal)) from refusal


def words_of(exercise: Exercise) -> dict[str, Any]:
    """An exercise as its form shows it."""
    names = ("title", "question", "asked_by", "opened_on")
    return {name: getattr(exercise, name) for name in names} | {"not_heard": "\n".join(exercise.not_heard)}


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=255,
        help_text=_(
            "A table (CSV, TSV, Excel, ODS, JSON lines, parquet), a document (Word, PDF, ODT, text, "
            "Markdown, e-mail), a transcript (VTT, SRT) or literature (RIS, BibTeX). Up to %(n)s MB."
        )
        % {"n": LARGEST_FILE_MB},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose a file.")},
    )
    holds = forms.ChoiceField(
        label=_("What does it hold?"),
        required=False,
        choices=[("", _("Tell by its ending")), *Holds.choices],
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        self.check_size(file)
        return file

    @staticmethod
    def check_size(file: UploadedFile[Any] | None) -> None:
        """Raise ValidationError for a file that is too large to hold in memory."""
        if file is not None and (file.size or 0) > LARGEST_FILE_MB * 1024**2:
            raise ValidationError(
                _("This file is larger than %(n)s MB. Split it into smaller files.") % {"n": LARGEST_FILE_MB}
            )
