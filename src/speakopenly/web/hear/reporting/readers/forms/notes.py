"""One reader's notes, on one page: kind, harm, rules, and the sixty factors in ten groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.answering import (
    ASKED,
    CandourAnswer,
    FactorNoted,
    HarmKind,
    NearMissKind,
    Notes,
    Rule,
)
from speakopenly.hear.answering.notes import LONGEST_MARKED
from speakopenly.hear.factors import FACTORS, Direction, Factor
from speakopenly.hear.speaking.questions import (
    Condition,
    Effect,
    Kind,
    ProcessStage,
    RoleBand,
    ServiceArea,
    YesNo,
)
from speakopenly.hear.speaking.text import LONGEST_NOTE
from speakopenly.web.hear.reporting.readers import wording
from speakopenly.web.hear.reporting.readers.suggesting import Suggested
from speakopenly.web.hear.reporting.reports import wording as reports
from speakopenly.web.hear.reporting.reports.forms.texts import TypedField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

CHOSEN: Mapping[str, tuple[type[StrEnum], Mapping[Any, StrOrPromise], StrOrPromise]] = {
    # field: its code, what the codes are called, and the question
    "kind": (Kind, reports.KIND, gettext_lazy("What kind of thing is it?")),
    "near_miss_kind": (NearMissKind, wording.NEAR_MISS, gettext_lazy("If a near miss: why no harm?")),
    "area": (ServiceArea, reports.SERVICE_AREA, gettext_lazy("Which part of the service?")),
    "stage": (ProcessStage, reports.STAGE, gettext_lazy("At what stage of the work?")),
    "role_band": (RoleBand, reports.ROLE_BAND, gettext_lazy("Which part does the writer play?")),
    "harm_actual": (Effect, wording.ACTUAL, gettext_lazy("Effect on a child or family, as far as is known")),
    "harm_potential": (Effect, wording.POTENTIAL, gettext_lazy("What it could be next time, at worst")),
    "candour": (
        CandourAnswer,
        wording.CANDOUR,
        gettext_lazy("If it was a mistake: has the child or family been told what went wrong?"),
    ),
}
NOT_ANSWERED = gettext_lazy("Not answered")


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor on the page: which way, the words behind it, and what a machine suggests."""

    factor: Factor
    way: BoundField
    words: BoundField
    suggested: tuple[Suggested, ...]


@dataclass(frozen=True, slots=True)
class FactorGroup:
    """Six factors; ``is_open`` where something in it is chosen, suggested or was searched for."""

    name: StrOrPromise
    rows: tuple[FactorRow, ...]
    is_open: bool


class NotesForm(forms.Form):
    """Every answer may stay blank; a rule left blank counts as yes."""

    fear = forms.ChoiceField(
        label=gettext_lazy("Does it tell of fear, bullying, humiliation or punishment for speaking?"),
        help_text=gettext_lazy("Always accepted, even with no child named. Blank counts as yes."),
        required=False,
        widget=forms.RadioSelect,
    )
    harm_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds of harm"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = TypedField(
        label=gettext_lazy("Your own note"),
        help_text=gettext_lazy(
            "About the work, never about a person's worth. The other reader sees it later."
        ),
        required=False,
        max_length=LONGEST_NOTE,
        rows=4,
    )
    find = forms.CharField(label=gettext_lazy("Find a factor"), required=False, max_length=60)

    def __init__(
        self, *args: Any, notes: Notes | None = None, suggested: Iterable[Suggested] = (), **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", {} if notes is None else _initial(notes))
        super().__init__(*args, **kwargs)
        self.suggested = tuple(suggested)
        for name, (_kind, names, label) in CHOSEN.items():
            choices = [("", NOT_ANSWERED), *((code.value, said) for code, said in names.items())]
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=choices)
        self._choices("fear", [("", NOT_ANSWERED), *_pairs(wording.ANSWER)])
        self._choices("harm_kinds", _pairs(wording.HARM))
        for rule in ASKED:
            self.fields[_rule(rule)] = _rule_field(rule)
        for factor in FACTORS:
            self._add_factor(factor)

    @property
    def about(self) -> list[BoundField]:
        """What the thing is, field by field."""
        return [self[name] for name in (*CHOSEN, "harm_kinds")]

    @property
    def rules(self) -> list[BoundField]:
        """The rules that are asked, the most protective first."""
        return [self[_rule(rule)] for rule in ASKED]

    @property
    def groups(self) -> list[FactorGroup]:
        """The factors in their groups, those that were searched for open."""
        wanted = str(self["find"].value() or "").strip().casefold()
        return [self._group(group, wanted) for group in Condition]

    @property
    def found_nothing(self) -> bool:
        """Whether something was searched for, and no factor has it."""
        wanted = str(self["find"].value() or "").strip().casefold()
        return bool(wanted) and not any(_has(factor, wanted) for factor in FACTORS)

    def notes(self) -> Notes:
        """The notes. Raises BadInput where a text is too long."""
        given = self.cleaned_data
        chosen: dict[str, Any] = {
            name: kind(given[name]) if given[name] else None for name, (kind, *_rest) in CHOSEN.items()
        }
        routes = ((rule.id, YesNo(given[_rule(rule)])) for rule in ASKED if given[_rule(rule)])
        return Notes(
            **chosen,
            harm_kinds=tuple(HarmKind(each) for each in given["harm_kinds"]),
            factors=tuple(self._factors()),
            routes=tuple(routes),
            fear=YesNo(given["fear"]) if given["fear"] else None,
            note=given["note"],
        )

    def _add_factor(self, factor: Factor) -> None:
        way = forms.ChoiceField(label=factor.name, required=False, choices=list(wording.WAY.items()))
        words = forms.CharField(
            label=_("The words behind it: %(factor)s") % {"factor": factor.name},
            required=False,
            max_length=LONGEST_MARKED,
        )
        self.fields[_way(factor)], self.fields[_words(factor)] = way, words

    def _group(self, group: Condition, wanted: str) -> FactorGroup:
        rows = tuple(self._row(factor) for factor in FACTORS if factor.group is group)
        is_open = any(
            bool(row.way.value()) or row.suggested or bool(wanted) and _has(row.factor, wanted)
            for row in rows
        )
        return FactorGroup(reports.CONDITION[group], rows, is_open)

    def _row(self, factor: Factor) -> FactorRow:
        suggested = tuple(each for each in self.suggested if each.code == factor.code)
        return FactorRow(factor, self[_way(factor)], self[_words(factor)], suggested)

    def _factors(self) -> Iterator[FactorNoted]:
        for factor in FACTORS:
            way, words = self.cleaned_data[_way(factor)], self.cleaned_data[_words(factor)]
            for direction in Direction:
                if way in (direction.value, wording.BOTH_WAYS):
                    yield FactorNoted(factor.code, direction, words)

    def _choices(self, name: str, choices: list[tuple[str, StrOrPromise]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (both that are given choices are)
        field.choices = choices


def _rule_field(rule: Rule) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=rule.shows,
        required=False,
        widget=forms.RadioSelect,
        choices=[("", NOT_ANSWERED), *_pairs(wording.ANSWER)],
    )


def _initial(notes: Notes) -> dict[str, Any]:
    chosen = {name: getattr(notes, name) or "" for name in CHOSEN}
    routes = {f"rule-{ident.value}": answer for ident, answer in notes.routes}
    given = chosen | routes | {"fear": notes.fear or "", "note": notes.note}
    for each in notes.factors:
        is_both = f"way-{each.code}" in given
        given[f"way-{each.code}"] = wording.BOTH_WAYS if is_both else each.direction.value
        given[f"words-{each.code}"] = each.words
    return given | {"harm_kinds": [each.value for each in notes.harm_kinds]}


def _has(factor: Factor, wanted: str) -> bool:
    return wanted in f"{factor.code} {factor.name} {factor.meaning}".casefold()


def _pairs(names: Mapping[Any, StrOrPromise]) -> list[tuple[str, StrOrPromise]]:
    return [(code.value, said) for code, said in names.items()]


def _rule(rule: Rule) -> str:
    return f"rule-{rule.id.value}"


def _way(factor: Factor) -> str:
    return f"way-{factor.code}"


def _words(factor: Factor) -> str:
    return f"words-{factor.code}"
