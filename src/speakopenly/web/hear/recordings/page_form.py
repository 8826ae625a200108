"""The form of one page of a transcript: fifty cues, each with its words and who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.transcripts import Cue, media_fragment, time_code
from speakopenly.web.hear.recordings.forms import WHO, choices
from speakopenly.web.hear.recordings.voices import is_known

WORDS = "words"
LONGEST_CUE = 5000
CHARACTERS_A_LINE = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One cue as the page shows it: ``at`` is its time, ``fragment`` the end of an address that plays it."""

    number: int
    at: str
    start: float
    fragment: str
    looked: str
    words: forms.BoundField
    who: forms.BoundField


class PageForm(forms.Form):
    """What was put right on one page, at the version of it that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, cues: Sequence[Cue], voices: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cues = cues
        for number, cue in enumerate(cues, start=1):
            at = time_code(cue.start)
            rows = min(6, 2 + len(cue.text) // CHARACTERS_A_LINE)
            self.fields[f"{WHO}-{number}"] = forms.ChoiceField(
                label=_("Who speaks at %(at)s?") % {"at": at},
                required=False,
                initial=cue.speaker,
                choices=_who(cue, voices),
            )
            self.fields[f"{WORDS}-{number}"] = forms.CharField(
                label=_("Words at %(at)s") % {"at": at},
                max_length=LONGEST_CUE,
                initial=cue.text,
                widget=forms.Textarea(attrs={"rows": rows}),
                error_messages={"required": _("A cue needs words. Write what is said, or “(not clear)”.")},
            )

    def rows(self) -> Iterator[Row]:
        """Each cue with its two fields."""
        for number, cue in enumerate(self._cues, start=1):
            yield Row(
                number=number,
                at=time_code(cue.start),
                start=cue.start,
                fragment=media_fragment(cue.start),
                looked=str(cue.looked),
                words=self[f"{WORDS}-{number}"],
                who=self[f"{WHO}-{number}"],
            )

    def said(self) -> dict[int, tuple[str, str]]:
        """By the number of a cue: its words, and who speaks."""
        cleaned = self.cleaned_data
        return {n: (cleaned[f"{WORDS}-{n}"], cleaned[f"{WHO}-{n}"]) for n in range(1, len(self._cues) + 1)}


def _who(cue: Cue, voices: Sequence[str]) -> list[tuple[str, Any]]:
    as_called = [] if is_known(cue, voices) or not cue.speaker else [(cue.speaker, cue.speaker)]
    return [("", _("Not said yet")), *as_called, *choices(voices)]
