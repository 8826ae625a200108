"""What every wording of the Speak door has to say, screen by screen.

One schema lies under all four wordings, so nobody is asked more, or told less, than another. Every string is
marked for translation; "%(name)s" stands where the page puts something in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from speakopenly.hear.speaking import (
    Condition,
    Danger,
    Effect,
    Kind,
    ProcessStage,
    RoleBand,
    ServiceArea,
    Sharing,
    YesNo,
)
from speakopenly.web.hear.reporting.speak.models import ContactKind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Said: TypeAlias = StrOrPromise
    Lines: TypeAlias = tuple[StrOrPromise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The first page, and the danger and safety pages beside it."""

    title: Said
    lead: Said
    start: Said
    danger_title: Said
    danger_lead: Said
    not_every: Said
    safe_title: Said
    safe: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading and a few lines under it."""

    heading: Said
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """Before you start: the promise and its limits, before any typing.

    ``first`` stands above the promise, for those who must know something sooner; ``turn_to`` are the contacts
    shown with it. ``in_short`` stands above the promise in its full words, which are the same in all.
    """

    title: Said
    first: Part | None
    turn_to: tuple[ContactKind, ...]
    turn_to_heading: Said
    in_short: Part
    in_full: Said
    limits: Part
    limits_lead: Said
    limits_after: Said
    not_instead: Part
    who: Said
    hosted: Said
    employed: Said
    computer: Said
    computer_could: Said
    questions: tuple[Part, ...]
    safe: Part
    go_on: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """Is a child in danger? And what is shown unless the answer is no.

    When somebody looks: ``not_watched`` where the service has not said, else one of the two after it.
    """

    question: Said
    hint: Said
    unanswered: Said
    go_on: Said
    help_title: Said
    help: Lines
    not_watched: Said
    watched_by_hours: Said
    watched_always: Said
    asked: Said
    call_first: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """The one answer that must be given."""

    title: Said
    hint: Lines
    limit: Said
    prompts: Part
    signal: Said
    missing: Said
    too_long: Said
    go_on: Said
    send_now: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What made it more likely, and what helped."""

    title: Said
    hint: Said
    more: Said
    helped: Said
    helped_hint: Said
    helped_more: Said
    idea: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Where it was, and what may be done with it; every part may be left blank."""

    title: Said
    hint: Said
    kind: Said
    service_area: Said
    stage: Said
    role_band: Said
    quarter: Said
    before_that: Said
    effect: Said
    happened_before: Said
    said_elsewhere: Said
    anyone_replied: Said
    sharing: Said
    contact: Said
    contact_hint: Said
    blank: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """You may have named someone: each find with a choice."""

    title: Said
    lead: Lines
    misses: Said
    put: Said
    keep: Said
    use: Said
    keep_all: Said
    more: Said
    busy: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Read it through before it is sent; and what is said when sending failed."""

    title: Said
    lead: Lines
    change: Said
    send: Said
    not_sent_title: Said
    not_sent: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Eight words: shown, checked, shown again."""

    title: Said
    safe: Said
    already: Said
    contact_lost: Said
    words: Said
    keep: Lines
    cannot_keep: Part | None
    written: Said
    no_return: Said
    to_keep: Said
    download: Said
    printing: Said
    slip_return: Said
    confirm_title: Said
    confirm_lead: Said
    word: Said
    wrong: Said
    show_again: Said
    confirm: Said
    skip: Said
    done_title: Said
    acknowledge: Said
    reply: Said
    days: Said
    for_everyone: Said
    proof: Said
    leave: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """When the door is not open, or a page waited too long."""

    closed_title: Said
    closed: Lines
    typed_title: Said
    typed: Said
    old_title: Said
    old: Lines
    again: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """When a flagged report has waited too long for anybody (``not_now``), or our alerts may not work."""

    not_now: Part
    not_sure: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What each code is called, in the order of the page. A code that is not there is not offered."""

    danger: Mapping[Danger, Said]
    kind: Mapping[Kind, Said]
    condition: Mapping[Condition, Said]
    service_area: Mapping[ServiceArea, Said]
    stage: Mapping[ProcessStage, Said]
    role_band: Mapping[RoleBand, Said]
    effect: Mapping[Effect, Said]
    yes_no: Mapping[YesNo, Said]
    sharing: Mapping[Sharing, Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One wording, whole. ``now`` and then ``or_else`` are rung when a child may be in danger; ``helplines``
    are shown before the form and again after Send."""

    front: Front
    before: Before
    child: Child
    happened: Happened
    conditions: Conditions
    about: About
    names: Names
    check: Check
    receipt: Receipt
    trouble: Trouble
    unread: Unread
    labels: Labels
    back: Said
    other_ways: Said
    leave_empty: Said
    now: tuple[ContactKind, ...]
    or_else: tuple[ContactKind, ...]
    helplines: tuple[ContactKind, ...]
    helplines_heading: Said
