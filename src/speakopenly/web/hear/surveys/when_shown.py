"""When a question is shown: some tests of earlier answers, all or any of which must be so, or must not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.questionnaires import (
    AtLeast,
    Condition,
    Equals,
    Includes,
    IsAnswered,
    Item,
    ItemKind,
    Joined,
    Part,
    Questionnaire,
    condition_from_plain,
    condition_to_plain,
    put_together,
    take_apart,
)
from speakopenly.hear.questionnaires.conditions import Look
from speakopenly.web.hear.surveys.wording import condition_in_words, label_of

KEEP: Final = "keep"
"""A condition with others inside it, which this form cannot say, stays as it came."""
ALL, ANY = "all", "any"
FEWEST, MOST = 2, 8
"""Tests one can join here. An XLSForm may bring in more; then all of them are shown."""


class WhenShown(forms.Form):
    """The part of a question's form that says when it is shown. No script adds a row: one is always spare."""

    shown_join = forms.ChoiceField(
        label=gettext_lazy("If you choose more than one"),
        choices=[
            (ALL, gettext_lazy("All of them must be so")),
            (ANY, gettext_lazy("One of them is enough")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def ask_when(self, asked: Questionnaire, item: Item) -> None:
        """Ask when this item is shown, beginning from how it is now."""
        self.asked, self.item = asked, item
        joined = take_apart(item.shown_if)
        parts = joined.parts if joined else ()
        self.fields["shown_join"].initial = ANY if joined and joined.is_any else ALL
        tests = dict(tests_in_words(asked, asked.items[: asked.items.index(item)]))
        known = len(parts)
        self.tests_asked = range(max(FEWEST, min(known + 1, max(MOST, known))))
        for number in self.tests_asked:
            self._add(number, tests, parts[number] if number < len(parts) else None)
        if joined is None:
            self._offer_to_keep(tests)

    def tests(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Each test with the box that turns it round, for the page."""
        for number in self.tests_asked:
            yield self[_key(number)], self[f"{_key(number)}_not"]

    @property
    def can_wait(self) -> bool:
        """Whether any question stands before this one, so that it could be shown only after some answer."""
        return self.asked.items[0] != self.item

    def clean(self) -> dict[str, Any]:
        """Whoever keeps a condition as it came keeps all of it."""
        cleaned = super().clean() or self.cleaned_data
        chosen = [cleaned.get(_key(number), "") for number in self.tests_asked]
        if KEEP in chosen and (any(chosen[1:]) or cleaned.get("shown_not")):
            self.add_error("shown", _("Keep it as it is and choose nothing else, or choose anew."))
        return cleaned

    def condition(self) -> Condition | None:
        """When the question is shown from now on; None is always."""
        said = self.cleaned_data
        if said["shown"] == KEEP:
            return self.item.shown_if
        parts = [
            Part(read_test(said[_key(number)]), holds=not said[f"{_key(number)}_not"])
            for number in self.tests_asked
            if said[_key(number)]
        ]
        return put_together(Joined(tuple(dict.fromkeys(parts)), is_any=said["shown_join"] == ANY))

    def _add(self, number: int, tests: Mapping[str, str], part: Part | None) -> None:
        label = _("When is it shown?") if number == 0 else _("And, or: when else?")
        blank = _("Always") if number == 0 else _("Nothing more")
        self.fields[_key(number)] = forms.ChoiceField(
            label=label,
            choices=[("", blank), *tests.items()],
            initial=json.dumps(condition_to_plain(part.test)) if part else "",
            required=False,
        )
        self.fields[f"{_key(number)}_not"] = forms.BooleanField(
            label=_("Not: it is shown where this is not so"),
            initial=bool(part and not part.holds),
            required=False,
        )

    def _offer_to_keep(self, tests: Mapping[str, str]) -> None:
        field = self.fields["shown"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (made above)
        kept = KEEP, condition_in_words(self.asked, self.item.shown_if)
        field.choices = [kept, ("", _("Always")), *tests.items()]
        field.initial = KEEP


def _key(number: int) -> str:
    return "shown" if number == 0 else f"shown_{number + 1}"


def read_test(text: str) -> Look:
    """The test that a form carried back as ``tests_in_words`` gave it."""
    test = condition_from_plain(json.loads(text))
    assert isinstance(test, Look)  # noqa: S101  (only tests are offered)
    return test


def tests_in_words(asked: Questionnaire, of: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """Every test of an answer to these items, as a form carries it and in words."""
    for earlier in of:
        for test in _tests(earlier):
            said = condition_in_words(asked, test)
            yield json.dumps(condition_to_plain(test)), f"{said} ({label_of(asked, earlier.name)[:60]})"


def _tests(item: Item) -> Iterator[Condition]:
    if not item.kind.asks:
        return
    yield IsAnswered(item.name)
    for choice in item.choices:
        one = item.kind is ItemKind.SINGLE_CHOICE
        yield Equals(item.name, choice.name) if one else Includes(item.name, choice.name)
    for point in range(1, item.points + 1) if item.kind is ItemKind.SCALE else ():
        yield Equals(item.name, point)
        if 1 < point < item.points:
            yield AtLeast(item.name, point)
