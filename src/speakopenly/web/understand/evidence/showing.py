"""What a card shows of its figures."""

from __future__ import annotations

from dataclasses import dataclass

from speakopenly.understand.evidence.cards import Card, Figure, in_people


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure with its sentences."""

    figure: Figure
    sentences: tuple[str, ...]


def figures_of(card: Card) -> list[Shown]:
    """Every figure of a card, in the order in which the card has them."""
    return [Shown(each, in_people(each)) for each in card.figures]
