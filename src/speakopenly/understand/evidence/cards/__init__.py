"""What is known of a way of working, a card for each: what it was compared with, what came of it, how sure.

``records`` says what a card holds, ``saying`` puts its figures in numbers of people, and ``shipped`` holds
the first cards with their sources and their gaps.
"""

from speakopenly.understand.evidence.cards.records import (
    Card,
    Certainty,
    Figure,
    Source,
    what_is_missing,
)
from speakopenly.understand.evidence.cards.saying import NO_MONEY, NOT_GOOD_IN_ITSELF, in_people
from speakopenly.understand.evidence.cards.shipped import SHIPPED

__all__ = [
    "NOT_GOOD_IN_ITSELF",
    "NO_MONEY",
    "SHIPPED",
    "Card",
    "Certainty",
    "Figure",
    "Source",
    "in_people",
    "what_is_missing",
]
