"""Articles of the UN Convention on the Rights of the Child (1989) that a check rests on, in words of our own.

The short wordings are no substitute for the text. ``is_read`` says which of them were held against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

SOURCE: Final = "United Nations Convention on the Rights of the Child, 1989"


@dataclass(frozen=True, slots=True)
class Article:
    """One article by its number. ``is_read`` is False where our wording was not yet held against the text."""

    number: int
    in_short: str
    is_read: bool = False


_ALL: Final = (
    Article(
        2, "Every right belongs to every child; none is treated worse for who they or their parents are."
    ),
    Article(3, "In every decision about children, what is best for them is a primary consideration.", True),
    Article(6, "Every child has a right to live, and to grow up as well as can be.", True),
    Article(9, "A child is kept from their parents only where that is needed for the child's good, by law."),
    Article(12, "A child may say what they think of what concerns them, and it is given its weight.", True),
    Article(16, "A child's privacy, family, home, letters and good name are not interfered with unlawfully."),
    Article(19, "A child is protected from violence, abuse and neglect by whoever looks after them."),
    Article(25, "A child placed away from home has the placement looked at again, regularly."),
    Article(34, "A child is protected from sexual exploitation and abuse."),
    Article(36, "A child is protected from being used in any other way that harms them."),
    Article(
        37,
        "No child is treated cruelly or degradingly; locking up is the last resort, and as short as can be.",
    ),
    Article(
        39, "A child who was harmed or used is helped to recover, in a place that restores their dignity."
    ),
    Article(40, "A child accused of a crime is treated with dignity, as a child."),
)
ARTICLES: Final = MappingProxyType({each.number: each for each in _ALL})
"""By number, in order."""
