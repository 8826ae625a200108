"""Which way of learning fits, by how much there is to learn. How much harm was done is asked nowhere.

After the NHS Patient Safety Incident Response Framework (2022): a huddle soon after, an after-action review,
a multidisciplinary review, a thematic review, or a full review. Much harm may teach little that is new, and a
near miss may teach a great deal. People may choose another with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from speakopenly.core.errors import BadInput


class Response(StrEnum):
    """The five ways, the lightest first."""

    HUDDLE = "huddle"
    AFTER_ACTION = "after_action"
    MULTIDISCIPLINARY = "multidisciplinary"
    THEMATIC = "thematic"
    FULL = "full"


class Amount(StrEnum):
    """How much of something there is; what nobody knows is looked into as if there were much."""

    LITTLE = "little"
    SOME = "some"
    MUCH = "much"
    DONT_KNOW = "dont_know"


class YesNo(StrEnum):
    """An answer. What nobody knows counts as yes: then more people look."""

    YES = "yes"
    NO = "no"
    DONT_KNOW = "dont_know"


@dataclass(frozen=True, slots=True)
class Potential:
    """What there is to learn. Nothing here says what came of it for anybody."""

    how_much: Amount
    """How much can still be learnt from it."""
    is_new: YesNo
    """Whether it shows something that earlier learning has not."""
    comes_again: YesNo
    """Whether the same has come before."""
    crosses_agencies: YesNo
    """Whether other agencies had a part in it."""
    how_wide: Amount
    """How wide the conditions are that made it likely: one team, several, everywhere."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One of the five ways, and why in one plain sentence."""

    response: Response
    because: str


WHAT_IT_IS: Final = MappingProxyType(
    {
        Response.HUDDLE: "Those who were there talk for 15 minutes, as soon as they can.",
        Response.AFTER_ACTION: "Those who were there ask four things: what did we expect, what happened, "
        "why did they differ, what do we take from it?",
        Response.MULTIDISCIPLINARY: "People of several professions and agencies look at the work together.",
        Response.THEMATIC: "Several events of one kind are looked at side by side.",
        Response.FULL: "A small trained group takes weeks and looks at the whole system of work.",
    }
)
_BECAUSE: Final = MappingProxyType(
    {
        Response.FULL: "There is much to learn that is new, and the conditions behind it are wide.",
        Response.THEMATIC: "The same has come before. Looking at several events side by side shows more than "
        "looking at one again.",
        Response.MULTIDISCIPLINARY: "No one profession or agency sees all of it.",
        Response.AFTER_ACTION: "There is something to learn, and those who were there can find it.",
        Response.HUDDLE: "Most of it is known, and it is close by. A short talk now is worth more than "
        "a long one later.",
    }
)


def suggest_response(potential: Potential) -> Suggestion:
    """The way of learning that fits, and why. The same answers always give the same way."""
    response = _response(potential)
    return Suggestion(response, _BECAUSE[response])


def _response(potential: Potential) -> Response:
    is_new = potential.is_new is not YesNo.NO
    is_much, is_wide = _is_much(potential.how_much), _is_much(potential.how_wide)
    if is_much and is_new and is_wide:
        return Response.FULL
    if potential.comes_again is not YesNo.NO:
        return Response.THEMATIC
    if potential.crosses_agencies is not YesNo.NO or (is_much and is_wide):
        return Response.MULTIDISCIPLINARY
    if potential.how_much is not Amount.LITTLE or is_new or potential.how_wide is not Amount.LITTLE:
        return Response.AFTER_ACTION
    return Response.HUDDLE


def _is_much(amount: Amount) -> bool:
    return amount in (Amount.MUCH, Amount.DONT_KNOW)


def read_potential(answers: object) -> Potential:
    """The answers as they were stored, by name. Raises BadInput for anything else, or more than these."""
    try:
        given = {name: str(value) for name, value in dict(answers).items()}  # type: ignore[call-overload]
        if set(given) != {field.name for field in fields(Potential)}:
            raise KeyError
        return Potential(
            how_much=Amount(given["how_much"]),
            is_new=YesNo(given["is_new"]),
            comes_again=YesNo(given["comes_again"]),
            crosses_agencies=YesNo(given["crosses_agencies"]),
            how_wide=Amount(given["how_wide"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            "These are not answers about what there is to learn.", do="Answer the five questions again."
        ) from error
