"""What is asked for when somebody searches, and keeps a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speakopenly.understand.search.query import label
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.listening.languages import name_of
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.search.models import MOST_LETTERS
from speakopenly.web.understand.search.queries import NOT_CODED, Asked, Options
from speakopenly.web.understand.themes.models import Theme

GROUP = "group_"
EVERYTHING = ("", _("all"))
NAMES = {"channel": _("Channel"), "language": _("Language"), "question": _("Question")}


class Narrowing(forms.ChoiceField):
    """A choice that is dropped where another exercise does not have it."""

    def clean(self, value: Any) -> str:
        return str(value) if value and self.valid_value(value) else ""


class SearchForm(forms.Form):
    """Words, and what they are narrowed to. Only values that enough people share can be chosen."""

    typed = forms.CharField(
        label=_("What do you look for?"),
        max_length=MOST_LETTERS,
        required=False,
        help_text=_("Put “exact words” in quotes, a minus before what to leave out, a * after a beginning."),
    )

    def __init__(
        self,
        *args: Any,
        exercises: Sequence[Exercise],
        chosen: Exercise | None,
        options: Options,
        themes: Sequence[Theme],
        codes: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._exercises, self._options = {each.slug: each for each in exercises}, options
        named = [(each.slug, each.title) for each in exercises]
        self._choose("exercise", _("Exercise"), named)
        for name, title in NAMES.items():
            self._choose(
                name, title, [(value, _in_words(name, value)) for value in options.values.get(name, [])]
            )
        for name, values in options.groups.items():
            said = name.replace("_", " ").capitalize()
            self._choose(_field_of(name), said, [(value, value.replace("_", " ")) for value in values])
        if chosen is not None:
            self._choose("theme", _("Theme"), [(theme.ident, theme.name) for theme in themes])
            if codes:
                self._choose("code", _("Coded by people"), [(NOT_CODED, _("not coded yet")), *codes])

    def _choose(self, name: str, title: Any, choices: Sequence[tuple[str, Any]]) -> None:
        if choices:
            self.fields[name] = Narrowing(label=title, choices=[EVERYTHING, *choices], required=False)

    def asked(self) -> Asked:
        """What is looked for; only of a form that is valid."""
        said = self.cleaned_data
        filters = {name: said[name] for name in (*NAMES, "theme", "code") if said.get(name)}
        groups = {name: said[_field_of(name)] for name in self._options.groups if said.get(_field_of(name))}
        exercise = self._exercises.get(said.get("exercise") or "")
        return Asked(said["typed"].strip(), exercise, filters | ({"groups": groups} if groups else {}))


class SaveForm(forms.Form):
    """The name under which a search is kept."""

    name = forms.CharField(
        label=_("Keep this search as"),
        max_length=120,
        help_text=_("Write no names in it. Others who work on this exercise see it."),
    )


class QuoteForm(forms.Form):
    """Which passage goes into which finding as a quote."""

    passage = forms.UUIDField()
    theme = forms.CharField(max_length=12)


def _field_of(group: str) -> str:
    """A field's name that is the same whichever exercises the form is for."""
    return f"{GROUP}{label(group, '')}"


def _in_words(name: str, value: str) -> Any:
    if name == "channel":
        return CHANNELS.get(value, value)  # type: ignore[call-overload]
    return name_of(value) if name == "language" else value


class NumberForm(forms.Form):
    """Which finding counts what a search finds."""

    finding = forms.ChoiceField(label=_("Finding"))

    def __init__(self, *args: Any, findings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["finding"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what it is)
        field.choices = list(findings)
