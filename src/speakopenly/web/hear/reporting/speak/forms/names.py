"""What may stand in the place of each name that was found."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from speakopenly.understand.deidentify import SpanKind
from speakopenly.web.hear.reporting.speak import names_check
from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.forms.boxes import Step
from speakopenly.web.hear.reporting.speak.names_check import KEEP
from speakopenly.web.hear.reporting.speak.wording import Words


class NamesStep(Step):
    """Each find of the names check, with what may stand in its place."""

    def __init__(self, data: QueryDict | None, *, words: Words, draft: Draft) -> None:
        super().__init__(data, words=words, draft=draft)
        self.shown = names_check.shown(draft.answers, draft.finds)
        for number, each in enumerate(self.shown):
            label = str(words.names.put) % {"found": each.found}
            keep = str(words.names.keep) % {"found": each.found}
            choices = [*names_check.choices_for(SpanKind(each.kind)).items(), (names_check.KEEP, keep)]
            self.fields[f"put-{number}"] = forms.ChoiceField(required=False, label=label, choices=choices)

    @property
    def asked(self) -> list[tuple[BoundField, names_check.Shown]]:
        """Each question with the sentence it is about."""
        return [(self[f"put-{number}"], each) for number, each in enumerate(self.shown)]

    def on(self, draft: Draft) -> Draft:
        """With the changes made; what was kept is not asked about again. [Keep my words] keeps all."""
        groups = names_check.grouped(draft.answers, draft.finds)
        chosen = [self._choice(number) for number in range(len(groups))]
        answers = names_check.put_in(draft.answers, draft.finds, chosen)
        stays = (group for group, choice in zip(groups, chosen, strict=True) if choice == KEEP)
        kept = {names_check.text_of(draft.answers, find) for group in stays for find in group}
        looked = names_check.digest_of(answers)
        return replace(
            draft, answers=answers, looked=looked, finds=(), kept=tuple(sorted({*draft.kept, *kept}))
        )

    def _choice(self, number: int) -> str:
        if "keep_all" in self.data:
            return KEEP
        return self.cleaned_data[f"put-{number}"] or names_check.VAGUER
