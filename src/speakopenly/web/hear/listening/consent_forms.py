"""What people agreed to, asked apart for each use: everybody said so, nobody was asked, or a column tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from speakopenly.core.records import NOBODY_SPEAKS, Attribution, Consent, GivenBy
from speakopenly.web.hear.listening.consents import OF_EVERYBODY, USES

EVERYBODY, NOBODY = "everybody", "nobody"
PARTS: Final = (
    "may_count", "may_quote", "may_play", "may_archive", "may_contact", "attribution", "consent_by",
)  # fmt: skip
"""In the order they are asked."""
NEEDS_A_YES: Final = ("may_quote", "may_archive", "may_play", "may_contact")

AS_ASKED: Final = {
    "count": _("“Count what I said”"),
    "quote": _("“Quote my words without my name”"),
    "play": _("“Show or play my recording”"),
    "archive": _("“Keep my words for later research”"),
    "contact": _("“Write to me again”"),
}
"""Each use in the words in which people are asked, wherever a form names it."""
NOT_ASKED = [(NOBODY, _("No, or they were not asked")), (EVERYBODY, _("Yes, everybody agreed"))]
FIXED: Final[Mapping[str, Sequence[tuple[str, Any]]]] = {
    "may_count": [
        (EVERYBODY, _("Yes, everybody agreed")),
        (NOBODY, _("Nobody was asked: these are public texts, or records the service holds anyway")),
    ],
    "may_quote": [("", _("Choose an answer")), *NOT_ASKED],
    **dict.fromkeys(("may_archive", "may_play", "may_contact"), NOT_ASKED),
    "attribution": [
        (str(Attribution.GROUP), _("By channel and group")),
        (str(Attribution.CHANNEL), _("By channel alone")),
        (str(Attribution.NOT_AT_ALL), _("Not at all")),
    ],
    "consent_by": [
        (str(GivenBy.SELF), _("Whoever spoke")),
        (
            str(GivenBy.PARENTAL_RESPONSIBILITY),
            _("For a child: somebody with parental responsibility, or the local authority that has it"),
        ),
        (str(GivenBy.SELF_WITH_ADVOCATE), _("A child themselves, with an advocate beside them")),
    ],
}


class ConsentFields(forms.Form):
    """The uses of what people said. A use that is not answered is a no; each can be told by a column."""

    may_count = forms.ChoiceField(
        label=AS_ASKED["count"],
        required=False,
        initial=EVERYBODY,
        help_text=_("A row that says no here, or nothing, is not brought in. It is counted as left out."),
    )
    may_quote = forms.ChoiceField(
        label=AS_ASKED["quote"],
        help_text=_("Nobody is quoted who did not agree to it."),
        error_messages={"required": _("Say whether they may be quoted, or choose the column that tells.")},
    )
    may_play = forms.ChoiceField(
        label=AS_ASKED["play"],
        required=False,
        initial=NOBODY,
        help_text=_("No voice and no face is published without a yes to this."),
    )
    may_archive = forms.ChoiceField(label=AS_ASKED["archive"], required=False, initial=NOBODY)
    may_contact = forms.ChoiceField(label=AS_ASKED["contact"], required=False, initial=NOBODY)
    attribution = forms.ChoiceField(
        label=_("How may a quote be signed?"),
        required=False,
        initial=str(Attribution.GROUP),
        help_text=_("A group is named only where at least eight people share it."),
    )
    consent_by = forms.ChoiceField(
        label=_("Who gave the consent?"),
        required=False,
        initial=str(GivenBy.SELF),
        help_text=_("Where a column tells and a row leaves it empty, that row is counted and nothing more."),
    )

    def offer(self, columns: Sequence[tuple[str, str]]) -> None:
        """Offer each column of the file beside the answers that hold for everybody."""
        for part in PARTS:
            tells = [(place, _now("Column “%(name)s” tells") % {"name": name}) for place, name in columns]
            field = self.fields[part]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  (tells the type checker what we declared)
            field.choices = [*FIXED[part], *tells]

    def check_somebody_was_asked(self) -> None:
        """Add an error to each use that nobody can have agreed to, because nobody was asked."""
        if self.cleaned_data.get("may_count") != NOBODY or self._nobody_speaks():
            return
        for part in NEEDS_A_YES:
            if self.cleaned_data.get(part, NOBODY) not in (NOBODY, ""):
                self.add_error(part, _("Nobody was asked, so nobody can have agreed to this."))

    def of_everybody(self) -> dict[str, Any]:
        """What no column tells, as ``Import.column_map`` keeps it."""
        chosen = self.cleaned_data
        was_asked = chosen["may_count"] != NOBODY
        uses = {use: chosen[f"may_{use}"] == EVERYBODY for use in USES if use != "count"}
        return {
            **uses,
            "count": True,
            "attribution": _fixed("attribution", chosen["attribution"]),
            "given_by": _fixed("consent_by", chosen["consent_by"]) if was_asked else str(GivenBy.NOBODY),
        }

    def _nobody_speaks(self) -> bool:
        chosen = self.cleaned_data.get("other_channel", "")
        return chosen in NOBODY_SPEAKS


def _fixed(part: str, chosen: str) -> str:
    """The answer that holds for everybody; where a column tells or nothing was chosen, the first one."""
    answers = [value for value, _name in FIXED[part]]
    return chosen if chosen in answers else answers[0]


def as_chosen(everybody: Consent) -> dict[str, str]:
    """What was said of everybody, as the form shows it."""
    uses = {f"may_{use}": EVERYBODY if getattr(everybody, use) else NOBODY for use in USES}
    shown = {**uses, "attribution": str(everybody.attribution), "consent_by": str(everybody.given_by)}
    if everybody.given_by is GivenBy.NOBODY:
        shown |= {"may_count": NOBODY, "consent_by": str(GivenBy.SELF)}
    return shown


__all__ = ["EVERYBODY", "NOBODY", "OF_EVERYBODY", "PARTS", "ConsentFields", "as_chosen"]
