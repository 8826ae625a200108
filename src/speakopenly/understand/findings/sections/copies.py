"""Within section 5: how the same words are found, and what the counts would be if each were counted once."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.core import disclosure
from speakopenly.core.documents import Block, Paragraph, Table
from speakopenly.core.likeness import SAME_SHARE, SHORTEST_COMPARED_WORDS
from speakopenly.understand.findings.draft import Draft, Numbered
from speakopenly.understand.findings.same_words import can_show_once, first_with_same_words
from speakopenly.understand.findings.sections.who import ROUNDED

HOW_THEY_ARE_FOUND = (
    "Two contributions have nearly the same words where they share at least"
    f" {SAME_SHARE:.0%} of their runs of three words, compared once names are hidden; those of fewer than"
    f" {SHORTEST_COMPARED_WORDS} words must be equal. Nobody is left out for it."
)
NO_DIFFERENCE = (
    "No finding has a number that would differ by eight people or more, if all with the same words were one."
)
ONLY_SOME = "A finding is not in this table where the difference is under eight, or a number is hidden."


def both_ways(draft: Draft, number: str) -> Iterator[Block]:
    """How many texts were used by several, and the findings whose numbers would move by eight or more."""
    yield Paragraph(number, f"{HOW_THEY_ARE_FOUND} {_how_many(draft)}".strip())
    rows = tuple(_row(draft, each) for each in draft.findings if _differs(draft, each))
    if rows:
        columns = ("Paragraph", "People", "If all with the same words were one")
        yield Table("Findings counted both ways", columns, rows, f"{ONLY_SOME} {ROUNDED}")
    elif first_with_same_words(draft.evidence.heard):
        yield Paragraph(None, NO_DIFFERENCE)


def _how_many(draft: Draft) -> str:
    """The sentence on campaigns; nothing where no words were shared, as the paragraph before says so."""
    first = first_with_same_words(draft.evidence.heard)
    if not first:
        return ""
    return (
        f"Contributions that share their words with another: {_safe(len(first))}."
        f" Different texts among them: {_safe(len(set(first.values())))}."
    )


def _safe(count: int) -> str:
    return disclosure.HIDDEN if disclosure.is_small(count) else str(disclosure.round_for_split(count))


def _differs(draft: Draft, finding: Numbered) -> bool:
    people = finding.number.count
    return people is not None and can_show_once(people, draft.tally.once_by_theme[finding.theme.id])


def _row(draft: Draft, finding: Numbered) -> tuple[str, ...]:
    once = disclosure.round_for_split(draft.tally.once_by_theme[finding.theme.id])
    return (finding.paragraph, str(finding.number.count), str(once))
