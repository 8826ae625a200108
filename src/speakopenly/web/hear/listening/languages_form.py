"""What is asked about the languages of a file: of all of it, and of each piece not plainly English."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web.hear.listening.languages import OF_ALL, Told, choices

ALL = "all"


class LanguagesForm(forms.Form):
    """One choice for the whole file, and one for each doubtful row or piece that is shown."""

    all = forms.ChoiceField(label=gettext_lazy("All of this file is in"), required=False)

    def __init__(self, *args: Any, told: Told, said: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[ALL] = self._choice(str(self.base_fields[ALL].label), said.get(OF_ALL, ""))
        for each in told.doubtful:
            label = _("%(n)s (%(language)s)") % {"n": each.number, "language": each.name}
            field = self.fields[_field(each.number)] = self._choice(label, said.get(str(each.number), ""))
            field.help_text = each.words
        self._numbers = [each.number for each in told.doubtful]
        self._said = said

    def languages(self) -> dict[str, str]:
        """What was said, as an import keeps it; what was said of others before stays."""
        chosen = {str(number): self.cleaned_data[_field(number)] for number in self._numbers}
        said = {**self._said, **chosen, OF_ALL: self.cleaned_data[ALL]}
        return {number: code for number, code in said.items() if code}

    @staticmethod
    def _choice(label: str, initial: str) -> forms.ChoiceField:
        told = [("", _("As its words tell")), *choices()]
        return forms.ChoiceField(label=label, required=False, choices=told, initial=initial)


def _field(number: int) -> str:
    return f"of_{number}"
