"""Consent as it is kept with a contribution, and back; and what everybody said, as an import keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from speakopenly.core.records import Attribution, Consent, ContributionId, GivenBy
from speakopenly.core.records import Contribution as Said
from speakopenly.hear.listening import Received
from speakopenly.web.hear.listening.models import Contribution, ContributionState, Exercise, Withdrawal

USES: Final = ("count", "quote", "archive", "play", "contact")
WITHDRAWN: Final = "consent withdrawn since it was first brought in"
OF_EVERYBODY: Final = "of_everybody"
"""Under this name ``Import.column_map`` keeps what no column of the file tells."""


def as_fields(consent: Consent) -> dict[str, Any]:
    """How a row keeps it. Only what may be counted is kept at all."""
    return {
        "may_quote": consent.quote,
        "may_archive": consent.archive,
        "may_play": consent.play,
        "may_contact": consent.contact,
        "attribution": str(consent.attribution),
        "given_by": str(consent.given_by),
    }


def of_row(row: Contribution) -> Consent:
    """What a contribution may be used for."""
    return Consent(
        quote=row.may_quote,
        archive=row.may_archive,
        play=row.may_play,
        contact=row.may_contact,
        attribution=Attribution(row.attribution),
        given_by=GivenBy(row.given_by),
    )


def agreed_to(exercise: Exercise, use: str) -> frozenset[ContributionId]:
    """The contributions heard in an exercise whose speakers agreed to this use: one of ``USES``.

    Whoever quotes, keeps for later research, plays or writes asks here first.
    """
    heard = Contribution.objects.filter(exercise=exercise, state=ContributionState.HEARD)
    agreed = heard if use == "count" else heard.filter(**{f"may_{use}": True})
    return frozenset(ContributionId(ident) for ident in agreed.values_list("ident", flat=True))


def somebody_withdrew(exercise: Exercise) -> bool:
    """Whether anybody has taken consent back in this exercise."""
    return Withdrawal.objects.filter(exercise=exercise).exists()


def as_they_say_now(exercise: Exercise, came: Received) -> Received:
    """What came of a file, without what was withdrawn since it was first brought in."""
    gone = dict(Withdrawal.objects.filter(exercise=exercise).values_list("ident", "words"))
    if not any(said.id in gone for said in came.contributions):
        return came
    each = zip(came.contributions, came.given_ids, came.rows, strict=True)
    kept = [(_now(said, gone), given_id, row) for said, given_id, row in each if not gone.get(said.id)]
    withdrawn = tuple(sorted({*came.rows} - {row for _said, _id, row in kept}))
    left_out = {**came.rows_left_out, **({WITHDRAWN: withdrawn} if withdrawn else {})}
    contributions, given_ids, rows_kept = zip(*kept, strict=True) if kept else ((), (), ())
    return replace(
        came,
        contributions=tuple(contributions),
        given_ids=tuple(given_ids),
        rows=tuple(rows_kept),
        rows_left_out=left_out,
    )


def _now(said: Said, gone: Mapping[str, bool]) -> Said:
    return replace(said, consent=replace(said.consent, quote=False)) if said.id in gone else said


def packed(consent: Consent) -> dict[str, Any]:
    """Consent as an import keeps what everybody in its file said."""
    uses = {use: getattr(consent, use) for use in USES}
    return {**uses, "attribution": str(consent.attribution), "given_by": str(consent.given_by)}


def of_everybody(places: Mapping[str, Any]) -> Consent:
    """What everybody in a file said of the uses that none of its columns tells.

    An import that was matched before there were more uses than one kept only that nobody may be quoted.
    """
    return unpacked(places.get(OF_EVERYBODY, {"quote": not places.get("quote_nobody")}))


def unpacked(said: Mapping[str, Any]) -> Consent:
    """The consent that was ``packed``; whatever it does not name is as ``Consent`` has it."""
    uses = {use: said[use] for use in USES if use in said}
    return Consent(
        **uses,
        attribution=Attribution(said.get("attribution", Attribution.GROUP)),
        given_by=GivenBy(said.get("given_by", GivenBy.SELF)),
    )
