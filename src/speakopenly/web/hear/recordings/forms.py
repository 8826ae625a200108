"""The forms of a recording: what it is and what was agreed, its file, its transcript, and who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from speakopenly.core.records import Attribution, Channel, Consent, GivenBy
from speakopenly.web.hear.listening.about_forms import (
    ARCHIVE,
    COUNT,
    NATIONS,
    PLAY,
    QUOTE,
    USES,
    check_may_be_counted,
)
from speakopenly.web.hear.listening.columns import MOST_CHARACTERS_OF_A_GROUP
from speakopenly.web.hear.listening.consent_forms import FIXED
from speakopenly.web.hear.listening.forms import CHANNELS, UploadForm
from speakopenly.web.hear.recordings.actions.keeping import Announced
from speakopenly.web.hear.recordings.receiving import LARGEST_MB, Arrived
from speakopenly.web.hear.recordings.voices import INTERVIEWER, labels_of

MOST_VOICES = 30
SPOKEN = (Channel.INTERVIEW, Channel.ROUND_TABLE, Channel.SMALL_GROUP, Channel.FOCUS_GROUP, Channel.MEETING)
WHO = "who"


class AnnounceForm(forms.Form):
    """What a recording is, who speaks on it by role, and what all of them agreed to."""

    title = forms.CharField(
        label=_("What do you call this recording?"),
        max_length=80,
        help_text=_("Such as: interview 4, kinship carer. Never a name: the file’s own name is not kept."),
        error_messages={"required": _("Give the recording a title.")},
    )
    channel = forms.ChoiceField(label=_("What was it?"), choices=[(c.value, CHANNELS[c]) for c in SPOKEN])
    voices = forms.CharField(
        label=_("Who speaks?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One line for each person, with their role: kinship carer. Never a name. Leave out whoever asks"
            " the questions: they are not counted."
        ),
        error_messages={"required": _("Say who speaks, by role.")},
    )
    nation = forms.ChoiceField(
        label=_("Nation"), required=False, choices=[("", _("Not said")), *((n, n) for n in NATIONS)]
    )
    said_on = forms.DateField(
        label=_("When was it recorded?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("With the words we keep the quarter only, not the day."),
    )
    consent = forms.MultipleChoiceField(
        label=_("What did everybody who speaks agree to?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(use, USES[use]) for use in (COUNT, QUOTE, PLAY, ARCHIVE)],
        help_text=_("Tick only what all of them were asked and said yes to. Voices and faces are shown to"
                    " nobody unless they agreed to it."),
    )  # fmt: skip
    attribution = forms.ChoiceField(
        label=_("How may their words be signed?"),
        choices=FIXED["attribution"],
        initial=str(Attribution.GROUP),
    )
    given_by = forms.ChoiceField(
        label=_("Who agreed?"), choices=FIXED["consent_by"], initial=str(GivenBy.SELF)
    )

    def clean_voices(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["voices"].splitlines())
        voices = [line for line in lines if line]
        if len(voices) > MOST_VOICES:
            raise ValidationError(_("Write at most %(n)s lines.") % {"n": MOST_VOICES})
        if any(len(role) > MOST_CHARACTERS_OF_A_GROUP - 3 for role in voices):
            raise ValidationError(
                _("Keep each role to %(n)s characters.") % {"n": MOST_CHARACTERS_OF_A_GROUP - 3}
            )
        if INTERVIEWER in (role.lower() for role in voices):
            raise ValidationError(_("Leave out the interviewer: they are always there to choose."))
        return voices

    def clean_consent(self) -> list[str]:
        return check_may_be_counted(self.cleaned_data["consent"])

    def said(self) -> Announced:
        """What was said, for the deed."""
        said, agreed = self.cleaned_data, self.cleaned_data["consent"]
        consent = Consent(
            quote=QUOTE in agreed,
            play=PLAY in agreed,
            archive=ARCHIVE in agreed,
            attribution=Attribution(said["attribution"]),
            given_by=GivenBy(said["given_by"]),
        )
        return Announced(
            title=" ".join(said["title"].split()),
            channel=Channel(said["channel"]),
            voices=said["voices"],
            consent=consent,
            nation=said["nation"],
            said_on=said["said_on"],
        )


class FileForm(forms.Form):
    """The recording itself, as it arrived: sealed already, or refused."""

    file = forms.FileField(
        label=_("The recording"),
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={"accept": ".wav,.mp3,.m4a,.mp4,.mov,.flac,.ogg,.opus,audio/*,video/mp4"}
        ),
        help_text=_("WAV, MP3, M4A or MP4 (with AAC sound), FLAC or Ogg. Up to %(n)s MB.")
        % {"n": LARGEST_MB},
        error_messages={"required": _("Choose the recording.")},
    )

    def clean_file(self) -> Arrived:
        arrived: Arrived = self.cleaned_data["file"]
        if arrived.why is not None:
            raise ValidationError(str(arrived.why))
        return arrived


class TranscriptForm(forms.Form):
    """A transcript that was made elsewhere."""

    file = forms.FileField(
        label=_("The transcript"),
        allow_empty_file=True,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt"}),
        help_text=_("WebVTT (.vtt) or SRT, with the times of this recording."),
        error_messages={"required": _("Choose a file.")},
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        UploadForm.check_size(file)
        return file


class VoicesForm(forms.Form):
    """Who each speaker of a transcript is, of whom nobody has said it yet."""

    def __init__(self, *args: Any, called: Sequence[str], voices: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.called = called
        for place, name in enumerate(called):
            label = (
                _("Who is “%(name)s”?") % {"name": name} if name else _("Who speaks where no name stands?")
            )
            self.fields[f"{WHO}-{place}"] = forms.ChoiceField(
                label=label, required=False, choices=[("", _("I will say it cue by cue")), *choices(voices)]
            )

    def names(self) -> dict[str, str]:
        """By what the transcript calls them: who they are."""
        said = {name: self.cleaned_data[f"{WHO}-{place}"] for place, name in enumerate(self.called)}
        return {name: label for name, label in said.items() if label}


def choices(voices: Sequence[str]) -> list[tuple[str, Any]]:
    """Everybody who may speak in a cue."""
    return [*((label, label) for label in labels_of(voices)), (INTERVIEWER, _("Interviewer, not counted"))]
