"""Danger, words and conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.http import QueryDict

from speakopenly.hear.speaking import LONGEST, LONGEST_NOTE, Condition, Danger, is_blank
from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.forms.boxes import Box, Step
from speakopenly.web.hear.reporting.speak.wording import Words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TRAP: Final = "website"
"""A box no person sees. Machines that fill in every box fill in this one."""


class DangerStep(Step):
    """Is a child in danger? Nothing chosen is an answer too."""

    danger = forms.ChoiceField(required=False, widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None, *, words: Words, draft: Draft) -> None:
        super().__init__(data, words=words, draft=draft)
        field = _choice(self, "danger")
        field.label, field.help_text = words.child.question, words.child.hint
        field.choices = [(code.value, label) for code, label in words.labels.danger.items()]

    def on(self, draft: Draft) -> Draft:
        danger = Danger(self.cleaned_data["danger"] or Danger.UNANSWERED)
        return replace(draft, answers=replace(draft.answers, danger=danger))


class WordsStep(Step):
    """What happened: all that sending needs."""

    def __init__(self, data: QueryDict | None, *, words: Words, draft: Draft) -> None:
        super().__init__(data, words=words, draft=draft)
        self.fields["words"] = Box(words=words, longest=LONGEST, rows=12, label=words.happened.title)
        self.fields[TRAP] = forms.CharField(required=False, label=words.leave_empty)
        self.initial["words"] = draft.answers.words

    def on(self, draft: Draft) -> Draft:
        answers = replace(draft.answers, words=self.cleaned_data["words"])
        is_trapped = draft.is_trapped or bool(self.cleaned_data[TRAP])
        return replace(draft, answers=answers, is_trapped=is_trapped)

    def is_enough(self) -> bool:
        if is_blank(self.cleaned_data["words"]):
            self.add_error("words", forms.ValidationError(str(self.words.happened.missing)))
        return self.is_valid()


class ConditionsStep(Step):
    """What made it more likely, what helped, and one idea."""

    def __init__(self, data: QueryDict | None, *, words: Words, draft: Draft) -> None:
        super().__init__(data, words=words, draft=draft)
        said, given = words.conditions, draft.answers
        boxes = {"made_likely_words": said.more, "helped_words": said.helped_more, "idea": said.idea}
        self.fields["made_likely"] = self._ticks(said.title, said.hint)
        self.fields["helped"] = self._ticks(said.helped, said.helped_hint)
        for name, label in boxes.items():
            self.fields[name] = Box(words=words, longest=LONGEST_NOTE, rows=3, label=label)
        self.initial.update({name: getattr(given, name) for name in self.fields})

    def on(self, draft: Draft) -> Draft:
        given: dict[str, Any] = {name: self.cleaned_data[name] for name in self.fields}
        given |= {name: tuple(map(Condition, given[name])) for name in ("made_likely", "helped")}
        return replace(draft, answers=replace(draft.answers, **given))

    def _ticks(self, label: StrOrPromise, hint: StrOrPromise) -> forms.MultipleChoiceField:
        choices = [(code.value, said) for code, said in self.words.labels.condition.items()]
        return forms.MultipleChoiceField(
            required=False,
            label=label,
            help_text=hint,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
        )


def _choice(form: forms.Form, name: str) -> forms.ChoiceField:
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    return field
