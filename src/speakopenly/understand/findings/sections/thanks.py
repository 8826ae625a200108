"""Section 8: the people who asked to be named. Nothing here leads to what anybody said."""

from __future__ import annotations

from speakopenly.core.documents import BulletList, Paragraph, Section

THANKS = "8"
APART = (
    "These people took part and asked to be named. Their names are kept apart from everything that was said,"
    " and stand here by the alphabet. Others took part who are not named."
)


def write(credited: tuple[str, ...]) -> Section:
    """The names by the alphabet."""
    names = tuple(sorted(credited, key=lambda name: (name.casefold(), name)))
    return Section(THANKS, "With thanks", (Paragraph(f"{THANKS}.1", APART), BulletList(names)))
