"""Evidence cards. Where the pages are for staff alone, so is this."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse

from speakopenly.understand.evidence.cards.records import TEXTS
from speakopenly.web.api.told.records import Listed, Told
from speakopenly.web.understand.evidence import policies, queries
from speakopenly.web.understand.evidence.models import CertaintyJudged
from speakopenly.web.understand.evidence.queries import Held
from speakopenly.web.understand.evidence.showing import Shown, figures_of


class CardInShort(Told):
    """A card in a list."""

    slug: str
    """The last part of its address."""
    name: str
    """The way of working it is about."""
    question: str
    """What it asks."""
    checked_on: date
    """When it was last looked at."""
    at: str
    """Where the whole of it is."""


class Source(Told):
    """Where a card has it from."""

    title: str
    """The publication."""
    publisher: str
    """Who published it."""
    year: int | None
    """When, where that is said."""


class Effect(Told):
    """One outcome with its effect: of 100, or as a ratio where that is all that was read."""

    outcome: str
    """What was counted."""
    of: str
    """Of whom."""
    without: float | None
    """Of 100 without it."""
    with_it: float | None
    """Of 100 with it."""
    low: float | None
    """Lower end of the 95% range of with_it, where it was read."""
    high: float | None
    """Upper end."""
    ratio: float | None
    """The ratio, where that is told."""
    ratio_low: float | None
    """Lower end of its 95% range."""
    ratio_high: float | None
    """Upper end."""
    sentences: list[str]
    """The same in words."""


class HowSure(Told):
    """How sure somebody is, in the words of GRADE: a judgement, never worked out."""

    service: str
    """Who judged."""
    certainty: str
    """high, moderate, low or very_low."""
    why: str
    """Their reason."""
    on: date
    """The day."""


class Card(Told):
    """What is known of one way of working; nothing is left blank."""

    slug: str
    """The last part of its address."""
    name: str
    """The way of working."""
    question: str
    """What the card asks."""
    population: str
    """Who it was for."""
    comparator: str
    """Held against what."""
    outcome: str
    """What was looked at."""
    study: str
    """What was done to find out."""
    result: str
    """What came of it."""
    children: str
    """How the children got on."""
    mechanisms: str
    """How it works."""
    moderators: str
    """For whom it does more or less."""
    implementation: str
    """What it takes."""
    economics: str
    """Whether it is worth it."""
    cost: str
    """What it costs."""
    not_tested: str
    """Where it was not tried."""
    cannot_settle: str
    """What it cannot tell."""
    gaps: str
    """What was not read."""
    sources: list[Source]
    """Where it is from."""
    effects: list[Effect]
    """In numbers; empty where there is no number to stand by."""
    judged: list[HowSure]
    """How sure each service is, services by the alphabet."""
    checked_on: date
    """When it was last looked at."""


def all_of_them() -> Listed:
    """Every public card, by the alphabet. Raises Http404 where the site shows none."""
    _check()
    return Listed(queries.public_cards(), _in_short)


def one(card: str) -> Card:
    """One public card. Raises Http404."""
    _check()
    found = queries.public_card(card).card
    texts: dict[str, Any] = {name: getattr(found, name) for name in TEXTS}
    return Card(
        slug=found.slug,
        **texts,
        sources=[
            Source(title=each.title, publisher=each.publisher, year=each.year) for each in found.sources
        ],
        effects=[_effect(each) for each in figures_of(found)],
        judged=[_how_sure(each) for each in queries.public_judgements(card)],
        checked_on=found.checked_on,
    )


def _check() -> None:
    if not policies.is_public():
        raise Http404


def _in_short(held: Held) -> CardInShort:
    card = held.card
    at = reverse("api-card", kwargs={"card": card.slug})
    return CardInShort(
        slug=card.slug, name=card.name, question=card.question, checked_on=card.checked_on, at=at
    )


def _effect(shown: Shown) -> Effect:
    figure = shown.figure
    names = ("outcome", "of", "without", "with_it", "low", "high", "ratio", "ratio_low", "ratio_high")
    numbers: dict[str, Any] = {name: getattr(figure, name) for name in names}
    return Effect(**numbers, sentences=list(shown.sentences))


def _how_sure(judged: CertaintyJudged) -> HowSure:
    return HowSure(service=judged.service.name, certainty=judged.certainty, why=judged.why, on=judged.on)
