"""The forms of questions and consent: every version of a word stands beside the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.questionnaires import (
    Choice,
    ConsentText,
    Item,
    ItemKind,
    ItemText,
    Questionnaire,
    Version,
    name_from,
)
from speakopenly.web.hear.surveys.when_shown import WhenShown
from speakopenly.web.hear.surveys.wording import KINDS, USES, name_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SPARE: Final = 3
"""Empty boxes for further choices."""


class AddForm(forms.Form):
    """A new item in the main version; its other words follow on its own page."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What sort of question?"),
        choices=[(kind.value, said) for kind, said in KINDS.items()],
        widget=forms.RadioSelect,
        initial=ItemKind.FREE_TEXT.value,
    )
    label = forms.CharField(
        label=gettext_lazy("The question"),
        max_length=2000,
        error_messages={"required": gettext_lazy("Write the question.")},
    )

    def item(self, asked: Questionnaire, taken: set[str]) -> Item:
        """The item that was asked for, with a stable name of its own."""
        label = self.cleaned_data["label"]
        name = name_from(label, taken=taken | {each.name for each in asked.items})
        return Item(name, ItemKind(self.cleaned_data["kind"]), {asked.versions[0]: ItemText(label)})


class InVersions(forms.Form):
    """A form whose words stand in rows, each with one box for every version, side by side."""

    def __init__(self, *args: Any, asked: Questionnaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.in_rows: list[tuple[StrOrPromise, list[str], str]] = []

    def add_row(
        self, name: StrOrPromise, key: str, words: dict[Version, str], *, lines: int = 2, moves: str = ""
    ) -> None:
        """One row: the same words in every version of ``words``. ``moves`` names a choice to be moved."""
        names = []
        for version, text in words.items():
            box = forms.Textarea(attrs={"rows": lines, "lang": version.language})
            field = forms.CharField(
                label=name_of(version), initial=text, required=False, max_length=10_000, widget=box
            )
            self.fields[f"{key}_{version}"] = field
            names.append(f"{key}_{version}")
        if names:
            self.in_rows.append((name, names, moves))

    def rows(self) -> Iterator[tuple[StrOrPromise, list[forms.BoundField], str]]:
        """Each row's name, its boxes, and the choice that its buttons move, for the page."""
        for name, names, moves in self.in_rows:
            yield name, [self[each] for each in names], moves

    def others(self) -> list[forms.BoundField]:
        """The fields that stand in no row."""
        inside = {each for _name, names, _moves in self.in_rows for each in names}
        return [self[name] for name in self.fields if name not in inside and not name.startswith("shown")]

    def said(self, key: str, version: Version) -> str:
        """What was written in one box; blank where there is none."""
        return str(self.cleaned_data.get(f"{key}_{version}", ""))


class FrameForm(InVersions):
    """The title and the words of consent. What the plan tells already has no second place here."""

    def __init__(self, *args: Any, asked: Questionnaire, told: dict[Version, str], **kwargs: Any) -> None:
        super().__init__(*args, asked=asked, **kwargs)
        consents = {each: asked.consent_in(each) for each in asked.versions}
        self.add_row(_("Title"), "title", {each: asked.title(each) for each in asked.versions})
        missing = {each: text.about for each, text in consents.items() if not told.get(each)}
        self.add_row(_("What people are told first"), "about", missing, lines=6)
        for use in asked.uses:
            words = {each: text.asks.get(use, "") for each, text in consents.items()}
            self.add_row(USES[use], f"ask_{use.value}", words)

    def changed(self, asked: Questionnaire) -> Questionnaire:
        """The questionnaire with these words."""
        titles = {each: self.said("title", each) for each in asked.versions}
        consent = {
            each: ConsentText(
                self.said("about", each),
                {use: self.said(f"ask_{use.value}", each) for use in asked.uses},
            )
            for each in asked.versions
        }
        return replace(asked, titles=titles, consent=consent)


class ItemForm(InVersions, WhenShown):
    """One item: its words in every version, its choices, and how it is asked."""

    needed = forms.BooleanField(
        label=gettext_lazy("An answer is needed; “prefer not to say” is always offered"), required=False
    )
    same_page = forms.BooleanField(label=gettext_lazy("On the page of the one before"), required=False)
    points = forms.IntegerField(label=gettext_lazy("Points of the scale"), min_value=2, max_value=11)
    is_group = forms.BooleanField(
        label=gettext_lazy("Its answers become groups, such as roles or nations"), required=False
    )

    def __init__(self, *args: Any, asked: Questionnaire, item: Item, is_group: bool, **kwargs: Any) -> None:
        super().__init__(*args, asked=asked, **kwargs)
        self.item = item
        self.ask_when(asked, item)
        for name, value in {
            "needed": item.needed,
            "same_page": item.same_page,
            "points": item.points,
            "is_group": is_group,
        }.items():
            self.fields[name].initial = value
        self._words()
        for name, stays in (
            ("points", item.kind is ItemKind.SCALE),
            ("is_group", item.kind in (ItemKind.SCALE, ItemKind.SINGLE_CHOICE)),
            ("needed", item.kind.asks),
        ):
            if not stays:
                del self.fields[name]

    def _words(self) -> None:
        parts = [(_("Wording"), "label"), (_("Hint"), "hint")]
        if self.item.kind is ItemKind.SCALE:
            parts += [(_("At the low end"), "low"), (_("At the high end"), "high")]
        for said, part in parts:
            words = {each: getattr(self.item.text(each), part) for each in self.asked.versions}
            self.add_row(said, part, words)
        spare = SPARE if self.item.kind.has_choices else 0
        for number in range(len(self.item.choices) + spare):
            choice = self.item.choices[number] if number < len(self.item.choices) else None
            words = {each: choice.label(each) if choice else "" for each in self.asked.versions}
            moves = choice.name if choice and len(self.item.choices) > 1 else ""
            self.add_row(
                _("Choice %(n)s") % {"n": number + 1}, f"choice_{number}", words, lines=1, moves=moves
            )

    def changed(self) -> Item:
        """The item as it was filled in. Raises BadInput for what cannot be."""
        said, versions = self.cleaned_data, self.asked.versions
        texts = {
            each: ItemText(*(self.said(part, each) for part in ("label", "hint", "low", "high")))
            for each in versions
        }
        return replace(
            self.item,
            texts=texts,
            choices=tuple(self._choices()),
            needed=said.get("needed", False),
            same_page=said["same_page"],
            points=said.get("points", self.item.points),
            shown_if=self.condition(),
        )

    def _choices(self) -> Iterator[Choice]:
        """Choices keep their stable names; one whose words are all taken away goes."""
        taken = set(self.item.choice_names)
        for number in range(len(self.item.choices) + SPARE if self.item.kind.has_choices else 0):
            labels = {each: self.said(f"choice_{number}", each) for each in self.asked.versions}
            words = next(filter(None, labels.values()), "")
            if words and number < len(self.item.choices):
                yield replace(self.item.choices[number], labels=labels)
            elif words:
                name = name_from(words, taken=taken, choice=True)
                taken.add(name)
                yield Choice(name, labels)
