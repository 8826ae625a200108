"""Section 4: who spoke of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from speakopenly.core.documents import Paragraph, Section, Table
from speakopenly.understand.findings.draft import Draft, Numbered
from speakopenly.understand.findings.evidence import SAYS_WHO_CHECKED
from speakopenly.understand.findings.sections import drawn
from speakopenly.understand.findings.sections.who import ROUNDED

FINDINGS_IN_A_TABLE = 8
"""So many columns of numbers fit a page in portrait and a phone held sideways."""
HEADING = "Who spoke of what"
THE_COLUMNS = (
    "The columns are the findings of section 2, by number. Groups are of different sizes and were reached in"
    " different ways."
)
BEYOND_CHANCE = (
    "Each group is held beside everybody else (Fisher’s exact test on the printed numbers), and every"
    " comparison of a split is allowed for (Benjamini & Hochberg 1995, 5%): only a difference that chance"
    " could hardly make is spoken of, and why there is one is not known. Nobody is ranked."
)
NOT_MORE_THAN_CHANCE = (
    f"{THE_COLUMNS} A difference between two groups is not shown to be more than chance here, and nobody is"
    " compared with anybody."
)


def write(draft: Draft) -> Section:
    """Tables of findings by each group column, or the sentence that there is none."""
    the_map = tuple(drawn.the_map(draft))
    if not draft.about.group_columns:
        return Section("4", HEADING, (Paragraph("4.1", "No groups were recorded."), *the_map))
    is_older = draft.about.form < SAYS_WHO_CHECKED
    said = NOT_MORE_THAN_CHANCE if is_older else f"{THE_COLUMNS} {BEYOND_CHANCE}"
    blocks = [
        block
        for column in draft.about.group_columns
        for block in (*drawn.by_group(draft, column), *_tables(draft, column))
    ]
    return Section("4", HEADING, (Paragraph("4.1", said), *blocks, *the_map))


def _tables(draft: Draft, column: str) -> Iterator[Table]:
    rest = iter(draft.findings)
    while findings := tuple(islice(rest, FINDINGS_IN_A_TABLE)):
        yield _table(draft, column, findings)


def _table(draft: Draft, column: str, findings: Sequence[Numbered]) -> Table:
    """One row for each group, in alphabetical order; one column for each finding."""
    cells = [draft.tally.split(each.theme.id, column) for each in findings]
    groups = sorted(set(draft.tally.group_of[column].values()))
    rows = tuple((_plain(group), *(split[group].text for split in cells)) for group in groups)
    numbers = tuple(each.paragraph for each in findings)
    caption = f"People by {_plain(column)}, findings {numbers[0]} to {numbers[-1]}"
    return Table(caption, (_plain(column), *numbers), rows, ROUNDED)


def _plain(name: str) -> str:
    return name.replace("_", " ")
