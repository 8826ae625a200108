"""What a person may write in a finding, and what may be quoted; each refusal says why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from speakopenly.core import disclosure
from speakopenly.core.counting import Heads
from speakopenly.core.records import PassageId, ThemeId, contribution_of
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.numbers import make_number
from speakopenly.understand.findings.quotes import may_stand_alone
from speakopenly.understand.findings.wording import check_has_no_typed_number, fill

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Refusal(NamedTuple):
    """Why something may not be, and what to do."""

    problem: str
    do: str

    def __str__(self) -> str:
        return f"{self.problem} {self.do}"


def check(text: str, *, official: Mapping[str, str] = _NONE) -> None:
    """Raise BadInput where a text holds a number typed by hand, or a field that does not exist.

    ``official`` are the fields of the official figures that stand behind this finding.
    """
    check_has_no_typed_number(text)
    fill(text, make_number(Heads(20), Heads(40)), theme="", official=official)


def why_not_quoted(draft: Draft, theme: ThemeId, passage: PassageId) -> Refusal | None:
    """Why this passage may not be quoted in the finding of this theme; None where it may."""
    heard, found = draft.heard.get(contribution_of(passage)), draft.passages.get(passage)
    if heard is None or found is None or passage not in draft.evidence.theme(theme).passages:
        return Refusal(_("This passage does not stand in the theme."), _("Choose one from the list."))
    if disclosure.is_small(draft.tally.heads_by_theme[theme].people):
        return Refusal(_("Few said this, so nobody is quoted."), _("Say it in your own words."))
    return refusal_of_words(found.text, may_quote=heard.may_quote)


def refusal_of_words(text: str, *, may_quote: bool) -> Refusal | None:
    """Why these words may not be printed, whatever the theme."""
    if not may_quote:
        return Refusal(
            _("The person said: count, do not quote."),
            _("You may paraphrase across three or more people."),
        )
    if not may_stand_alone(text):
        return Refusal(
            _("Something in it was hidden or looks like a name or a number, or it is too short or too long."),
            _("Choose another passage, or paraphrase."),
        )
    return None
