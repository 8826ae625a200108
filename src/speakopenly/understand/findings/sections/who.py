"""Section 1: who was heard, and who was not."""

from __future__ import annotations

from speakopenly.core import disclosure
from speakopenly.core.documents import Block, BulletList, Paragraph, Section, Table
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.numbers import make_number

ROUNDED = (
    f"Counts are rounded to the nearest {disclosure.ROUNDED_TO}. {disclosure.HIDDEN} is a number hidden to"
    " protect people; some are hidden only so that another cannot be worked out."
)
PILES = {
    "in_a_theme": "In a theme",
    "no_theme": "Read, no theme",
    "non_answer": "Left out: not an answer (“nothing”, “n/a”)",
    "too_short": "Left out: too short to say what is meant",
    "no_words": "Left out: no words",
    "language_not_covered": "Waiting for a person: the language is not covered by the models",
    "withdrawn": "Withdrawn since",
}


def write(draft: Draft) -> Section:
    """Who took part, what was brought in, and the sentence nobody may take out."""
    blocks: list[Block] = [
        Paragraph("1.1", how_many(draft)),
        Paragraph("1.2", _brought_in(draft)),
        _piles(draft),
        *(_took_part(draft, column) for column in draft.about.group_columns),
        Paragraph("1.3", who_was_not_heard(draft)),
    ]
    if draft.about.not_heard:
        blocks.append(BulletList(draft.about.not_heard))
    return Section("1", "Who we heard, and who we did not", tuple(blocks))


def who_was_not_heard(draft: Draft) -> str:
    """Whom the findings cannot speak for."""
    if draft.about.not_heard:
        return "We did not hear from the people below. The findings cannot speak for them."
    return (
        "Nobody has recorded who was asked and did not answer, so this report cannot say who was not heard."
        " The findings speak for the people who took part and for nobody else."
    )


def how_many(draft: Draft) -> str:
    """How many people and groups were read."""
    base = draft.tally.base
    people = disclosure.HIDDEN if disclosure.is_small(base.people) else str(base.people)
    groups = make_number(base, base).groups_speaking_for
    and_groups = f", and groups that speak for about {groups} more" if groups else ""
    once = "People are counted once, however often they spoke."
    return f"We read the words of {people} people{and_groups}. {once}"


def _brought_in(draft: Draft) -> str:
    removed = draft.about.intake.removed_control_characters
    cleaned = " Unseen control characters were taken out of the text." if removed else ""
    return (
        "Everything found was brought in or left out for a reason that is counted below."
        f" Nothing was dropped.{cleaned}"
    )


def _piles(draft: Draft) -> Table:
    cells = draft.tally.safe_piles()
    known = [name for name in PILES if name in cells]
    other = [name for name in cells if name not in PILES]
    rows = [(PILES.get(name, f"Left out: {name}"), cells[name].text) for name in [*known, *sorted(other)]]
    found = sum(draft.tally.piles.values())
    rows.append(("All that was found", disclosure.HIDDEN if disclosure.is_small(found) else str(found)))
    return Table(
        "What became of each contribution", ("What became of it", "Contributions"), tuple(rows), ROUNDED
    )


def _took_part(draft: Draft, column: str) -> Table:
    cells = draft.tally.split_of_base(column)
    rows = tuple((name.replace("_", " "), cell.text) for name, cell in cells.items())
    return Table(
        f"People heard, by {column.replace('_', ' ')}", (column.replace("_", " "), "People"), rows, ROUNDED
    )
