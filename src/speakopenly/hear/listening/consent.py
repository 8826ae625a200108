"""What a row says about its own use. Each use has its column; silence in a column that asks is a no.

Where nobody gave consent for whoever spoke, they are counted at most: nothing of theirs is quoted, kept for
later research, shown, or answered. What nobody speaks in, such as a newspaper, may be quoted unasked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, TypeVar

from speakopenly.core.records import Attribution, Channel, Consent, GivenBy
from speakopenly.hear.listening.fields import ColumnMap, Fields

_YES: Final = frozenset({"yes", "y", "true", "1", "ydw", "ie", "ydyn", "cytuno"})
_NO: Final = frozenset({"no", "n", "false", "0", "na", "nac ydw", "nage"})

_SIGNED: Final = {
    **{str(each): each for each in Attribution},
    "none": Attribution.NOT_AT_ALL,
    "anonymous": Attribution.NOT_AT_ALL,
    "role": Attribution.GROUP,
    "role_band": Attribution.GROUP,
    "by_name": Attribution.NAME,
    "named": Attribution.NAME,
}
_GIVERS: Final = {
    **{str(each): each for each in GivenBy},
    "me": GivenBy.SELF,
    "myself": GivenBy.SELF,
    "themselves": GivenBy.SELF,
    "young_person": GivenBy.SELF,
    "child": GivenBy.SELF,
    "parent": GivenBy.PARENTAL_RESPONSIBILITY,
    "carer_with_parental_responsibility": GivenBy.PARENTAL_RESPONSIBILITY,
    "guardian": GivenBy.PARENTAL_RESPONSIBILITY,
    "local_authority": GivenBy.PARENTAL_RESPONSIBILITY,
    "advocate": GivenBy.SELF_WITH_ADVOCATE,
    "with_advocate": GivenBy.SELF_WITH_ADVOCATE,
    "not_asked": GivenBy.NOBODY,
}
Named = TypeVar("Named", Attribution, GivenBy)


def may_be_counted(fields: Fields, column: str | None, *, otherwise: bool) -> bool:
    """Whether a row may be read and counted at all. Raises BadInput for what is neither yes nor no."""
    return _agreed(fields, column, otherwise, "counted")


def consent_of(fields: Fields, columns: ColumnMap, channel: Channel, everybody: Consent) -> Consent:
    """What a row that is counted may be used for besides; ``everybody`` is what no column asks.

    Raises BadInput with file, row and column for a value that cannot be what its column says.
    """
    said = Consent(
        count=True,
        quote=_agreed(fields, columns.may_quote, everybody.quote, "quoted"),
        archive=_agreed(fields, columns.may_archive, everybody.archive, "kept for later research"),
        play=_agreed(fields, columns.may_play, everybody.play, "shown or played"),
        contact=_agreed(fields, columns.may_contact, everybody.contact, "written to"),
        attribution=_signed(fields, columns.attribution, everybody.attribution),
        given_by=_given_by(fields, columns.consent_by, everybody.given_by),
    )
    return what_was_given(said, channel)


def what_was_given(said: Consent, channel: Channel) -> Consent:
    """The same without the uses that nobody could have agreed to, as nobody was asked."""
    if said.given_by is not GivenBy.NOBODY:
        return said
    if channel.hears_people:
        return replace(said, quote=False, archive=False, play=False, contact=False)
    return replace(said, play=False, contact=False)


def may_be_played(consent: Consent) -> bool:
    """Whether voice or face may be published: only where that was asked and answered with yes."""
    return consent.count and consent.play and consent.given_by is not GivenBy.NOBODY


def _agreed(fields: Fields, column: str | None, otherwise: bool, use: str) -> bool:
    if column is None:
        return otherwise
    value = fields.plain(column)
    if value and value not in _YES | _NO:
        raise fields.refuse(column, f"Consent to be {use} is neither yes nor no.", "Write yes or no.")
    return value in _YES


def _signed(fields: Fields, column: str | None, otherwise: Attribution) -> Attribution:
    """Silence allows the least: nothing is said of whoever spoke."""
    if column is None:
        return otherwise
    problem = "This is not a way to sign a quote that we know."
    return _named(fields, column, _SIGNED, Attribution.NOT_AT_ALL, Attribution, problem)


def _given_by(fields: Fields, column: str | None, otherwise: GivenBy) -> GivenBy:
    """Silence means that nobody was asked."""
    if column is None:
        return otherwise
    problem = "We do not know who gave this consent."
    return _named(fields, column, _GIVERS, GivenBy.NOBODY, GivenBy, problem)


def _named(
    fields: Fields, column: str, names: dict[str, Named], silence: Named, all_of: type[Named], problem: str
) -> Named:
    value = re.sub(r"[\s\-]+", "_", fields.plain(column))
    if not value:
        return silence
    if value not in names:
        raise fields.refuse(column, problem, f"Use one of {', '.join(all_of)}, or leave it empty.")
    return names[value]
