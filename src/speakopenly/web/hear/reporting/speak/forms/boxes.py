"""What the screens with questions have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict

from speakopenly.hear.speaking import Answers, clean_text
from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.wording import Words


class Box(forms.CharField):
    """A box to write in: nothing that was typed is changed but what cannot be stored; it is not trimmed."""

    def __init__(self, *, words: Words, longest: int, rows: int, **given: Any) -> None:
        self.said, self.longest = words, longest
        widget = forms.Textarea(attrs={"rows": rows, "spellcheck": "true", "autocomplete": "off"})
        super().__init__(required=False, strip=False, widget=widget, **given)

    def to_python(self, value: Any) -> str:
        return clean_text(value or "")

    def validate(self, value: str) -> None:
        if len(value) > self.longest:
            numbers = {"most": f"{self.longest:,}", "have": f"{len(value):,}"}
            raise forms.ValidationError(str(self.said.happened.too_long) % numbers)


class Step(forms.Form):
    """One screen's questions. Once it is valid, ``on`` gives the draft with its answers put in."""

    use_required_attribute = False

    def __init__(self, data: QueryDict | None, *, words: Words, draft: Draft) -> None:
        self.words, self.draft = words, draft
        super().__init__(data, initial=self.typed_before(draft.answers), label_suffix="", auto_id="%s")

    def typed_before(self, answers: Answers) -> dict[str, Any]:
        return {name: getattr(answers, name) for name in self.base_fields}

    def on(self, draft: Draft) -> Draft:
        """The draft with what this screen asked."""
        return replace(draft, answers=replace(draft.answers, **self.cleaned_data))

    def is_enough(self) -> bool:
        """Whether one may go on from here; adds what is missing to the errors if not."""
        return True
