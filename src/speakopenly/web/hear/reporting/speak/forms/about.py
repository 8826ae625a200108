"""Where it was, what came of it, and what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.hear.speaking import (
    BEFORE_THAT,
    LONGEST_CONTACT,
    Effect,
    Kind,
    ProcessStage,
    RoleBand,
    ServiceArea,
    Sharing,
    YesNo,
    quarters_offered,
)
from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.forms.boxes import Box, Step
from speakopenly.web.hear.reporting.speak.wording import Words, label_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Choices: TypeAlias = Sequence[tuple[str, StrOrPromise]]

CODES: Final[Mapping[str, type[StrEnum]]] = {
    "kind": Kind,
    "service_area": ServiceArea,
    "stage": ProcessStage,
    "role_band": RoleBand,
    "effect": Effect,
    "happened_before": YesNo,
    "said_elsewhere": YesNo,
    "anyone_replied": YesNo,
    "sharing": Sharing,
}
LABELLED: Final = {"happened_before": "yes_no", "said_elsewhere": "yes_no", "anyone_replied": "yes_no"}
"""Questions whose labels stand under another name."""
AT_ONCE: Final = frozenset({"kind", "sharing"})
"""Questions whose choices are all shown at once. The others open as a list: a short page, and a light one."""


class AboutStep(Step):
    """Kind, where, when, what came of it, and what may be done with it."""

    def __init__(self, data: QueryDict | None, *, words: Words, draft: Draft) -> None:
        super().__init__(data, words=words, draft=draft)
        said = words.about
        for name in CODES:
            self.fields[name] = self._question(name)
        self.fields["quarter"] = self._one_of(said.quarter, self._quarters(), at_once=False)
        self.fields["contact"] = Box(
            words=words, longest=LONGEST_CONTACT, rows=2, label=said.contact, help_text=said.contact_hint
        )
        self.order_fields(
            ["kind", "service_area", "stage", "role_band", "quarter", "effect", "happened_before"]
        )
        self.initial.update({name: getattr(draft.answers, name) or "" for name in self.fields})

    def on(self, draft: Draft) -> Draft:
        given: dict[str, Any] = {name: self._code(name) for name in CODES}
        quarter, contact = self.cleaned_data["quarter"] or None, self.cleaned_data["contact"]
        return replace(draft, answers=replace(draft.answers, quarter=quarter, contact=contact, **given))

    def _code(self, name: str) -> StrEnum | None:
        chosen = self.cleaned_data[name]
        return CODES[name](chosen) if chosen else None

    def _question(self, name: str) -> forms.ChoiceField:
        """What this wording offers, and what was chosen in another wording, so that nothing chosen is lost.

        A question this wording does not ask goes along unseen.
        """
        labels = getattr(self.words.labels, LABELLED.get(name, name))
        if not labels:
            every = [("", ""), *((code.value, code.value) for code in CODES[name])]
            return forms.ChoiceField(required=False, choices=every, widget=forms.HiddenInput)
        chosen = self._chosen(name)
        offered = [*labels, *([chosen] if chosen is not None and chosen not in labels else [])]
        choices = [(code.value, label_of(self.words, LABELLED.get(name, name), code)) for code in offered]
        return self._one_of(getattr(self.words.about, name), choices, at_once=name in AT_ONCE)

    def _chosen(self, name: str) -> StrEnum | None:
        if not self.is_bound:
            chosen: StrEnum | None = getattr(self.draft.answers, name)
            return chosen
        sent = self.data.get(name, "")
        return CODES[name](sent) if sent in CODES[name].__members__.values() else None

    def _quarters(self) -> Choices:
        offered = quarters_offered(timezone.localdate())
        chosen = self.draft.answers.quarter
        more = [chosen] if chosen and chosen not in offered else []
        return [(quarter, quarter_in_words(quarter, self.words)) for quarter in (*offered, *more)]

    def _one_of(self, label: StrOrPromise, choices: Choices, *, at_once: bool) -> forms.ChoiceField:
        widget = forms.RadioSelect if at_once else forms.Select
        blank = ("", self.words.about.blank)
        in_order = [*choices, blank] if at_once else [blank, *choices]
        return forms.ChoiceField(required=False, label=label, choices=in_order, widget=widget)


def quarter_in_words(quarter: str, words: Words) -> str:
    """ "2026-Q4" as people say it: October to December 2026."""
    if quarter == BEFORE_THAT:
        return str(words.about.before_that)
    year, _dash, number = quarter.partition("-Q")
    seasons = {
        "1": _("January to March %(year)s"),
        "2": _("April to June %(year)s"),
        "3": _("July to September %(year)s"),
        "4": _("October to December %(year)s"),
    }
    return seasons[number] % {"year": year}
