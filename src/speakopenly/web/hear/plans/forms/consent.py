"""What people are told and asked first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from speakopenly.web.hear.plans.models import ReadingLevel
from speakopenly.web.hear.plans.wording import LANGUAGES, name_of_language

MOST_CONSENT: Final = 6000


class ConsentForm(forms.Form):
    """What people are told and asked first: a text for each language and each kind of reader."""

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {
            (language, reading.value): f"text_{place}_{reading.value}"
            for place, language in enumerate(languages)
            for reading in ReadingLevel
        }
        for (language, reading), name in self._places.items():
            label = f"{name_of_language(language)}: {ReadingLevel(reading).label}"
            attrs = {"rows": 6, "lang": language} if language in LANGUAGES else {"rows": 6}
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=MOST_CONSENT, widget=forms.Textarea(attrs=attrs)
            )

    def show(self, texts: Mapping[tuple[str, str], str]) -> None:
        """Fill in what is written already."""
        self.initial = {name: texts.get(known, "") for known, name in self._places.items()}

    def texts(self) -> dict[tuple[str, str], str]:
        """What was written, by language and reader."""
        return {known: self.cleaned_data[name] for known, name in self._places.items()}
