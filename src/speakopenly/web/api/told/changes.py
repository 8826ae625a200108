"""Recommended changes: signed words, with days and states as they are now."""

from __future__ import annotations

from datetime import date

from speakopenly.web.api.told.records import Listed, Told
from speakopenly.web.change.recommendations import queries
from speakopenly.web.change.recommendations.models import LetOut
from speakopenly.web.change.recommendations.printing import line_of, record_in
from speakopenly.web.people.here import service_here


class Takes(Told):
    """Something a change needs."""

    what: str
    """Money, people or time."""
    how_much: str
    """How much of it."""
    have: str
    """Whether it is there."""


class Letter(Told):
    """A letter to somebody outside, and what came."""

    body: str
    """To whom."""
    asks: str
    """What it asks."""
    sent_on: date
    """The day it was sent."""
    answer_by: date
    """The day by which an answer was hoped for."""
    answered_on: date | None
    """The day of the answer."""
    answer: str
    """The answer; empty where none is printed."""
    has_answer_that_waits: bool
    """Whether they have answered and two people have not signed the answer yet."""
    is_silent: bool
    """Whether the day that was hoped for has passed without one."""


class Change(Told):
    """One recommended change."""

    number: int
    """Its number."""
    change: str
    """What is to change."""
    who_helps: str
    """The role that sees to it; never a person."""
    state: str
    """Where it stands, in a sentence."""
    due: date | None
    """The day that was set, while it is planned."""
    done_on: date | None
    """The day it began."""
    says: list[str]
    """What was seen since, in sentences."""
    takes: list[Takes]
    """What it needs."""
    is_unfunded: bool
    """Whether something it needs is not there."""
    touches_children: list[str]
    """How it touches children, where it does."""
    is_held_back: bool
    """Whether the check of children's rights does not let it start now."""
    letters: list[Letter]
    """Letters about it."""
    reports: list[str]
    """The slugs of the published reports it comes from."""


def all_of_them() -> Listed:
    """Every change anybody may read, by number."""
    return Listed(queries.public_ones(service_here()), _change)


def _change(row: LetOut) -> Change:
    line = line_of(record_in(row), row.recommendation)
    return Change(
        number=line.number,
        change=line.change,
        who_helps=str(line.owner),
        state=str(line.state),
        due=line.due,
        done_on=line.done_on,
        says=[str(each) for each in line.says],
        takes=[Takes(what=str(name), how_much=much, have=str(have)) for name, much, have in line.takes],
        is_unfunded=line.is_unfunded,
        touches_children=[str(each) for each in line.touches],
        is_held_back=line.is_held_back,
        letters=[
            Letter(
                body=each.body,
                asks=each.asks,
                sent_on=each.sent_on,
                answer_by=each.answer_by,
                answered_on=each.answered_on,
                answer=each.answer,
                has_answer_that_waits=each.has_answer_that_waits,
                is_silent=each.is_silent,
            )
            for each in line.letters
        ],
        reports=[slug for slug, _title in line.reports],
    )
