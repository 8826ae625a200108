"""The pictures of a report: drawn from what is printed, in reports of the newer form only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from speakopenly.core.documents import Block
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import SAYS_WHO_CHECKED
from speakopenly.understand.findings.pictures import (
    Dot,
    Pair,
    draw_dots,
    draw_map,
    draw_small_multiples,
    draw_steadiness,
    safe_pair,
)
from speakopenly.understand.findings.who_says import who_says_it
from speakopenly.understand.themes.steadiness import RUNS

MOST_ROWS, MOST_PANELS, MOST_ON_A_MAP = 16, 8, 20
"""What fits a page; the tables of the report have every finding."""


def how_many(draft: Draft) -> Iterator[Block]:
    """A dot with its range for each finding."""
    if _is_drawn(draft) and draft.findings:
        dots = [Dot(each.paragraph, each.theme.name, each.number) for each in draft.findings[:MOST_ROWS]]
        yield draw_dots(dots, caption="How many people spoke of each theme")


def by_group(draft: Draft, column: str) -> Iterator[Block]:
    """A small panel for each finding, by one column, where anything of a group may be shown."""
    if not _is_drawn(draft) or not draft.findings:
        return
    groups = draft.tally.group_of[column]
    splits = {
        each.theme.id: Counter(groups[person] for person in draft.tally.people_by_theme[each.theme.id])
        for each in draft.findings
    }
    shares = who_says_it(splits, Counter(groups.values()))
    panels = {
        f"{each.paragraph} {each.theme.name}": shares[each.theme.id] for each in draft.findings[:MOST_PANELS]
    }
    picture = draw_small_multiples(panels, caption=f"Findings by {column.replace('_', ' ')}, drawn")
    if picture is not None:
        yield picture


def the_map(draft: Draft) -> Iterator[Block]:
    """Findings that the same people raised, near each other."""
    listed = draft.findings[:MOST_ON_A_MAP]
    if not _is_drawn(draft) or len(listed) < 3:
        return
    people = [draft.tally.people_by_theme[each.theme.id] for each in listed]
    pairs = [
        Pair(one, other, safe_pair(both, len(people[one]), len(people[other])))
        for one, other in combinations(range(len(listed)), 2)
        if (both := len(people[one] & people[other]))
    ]
    themes = [(f"{each.paragraph} {each.theme.name}", each.number.count) for each in listed]
    yield draw_map(themes, pairs, caption="Findings raised by the same people")


def how_steady(draft: Draft) -> Iterator[Block]:
    """In how many re-runs each theme held together."""
    known = draft.about.method.steadiness
    held = {
        f"{each.paragraph} {each.theme.name}": known[each.theme.id]
        for each in draft.findings[:MOST_ROWS]
        if each.theme.id in known
    }
    if _is_drawn(draft) and held:
        yield draw_steadiness(held, runs=RUNS, caption="How steady the themes are")


def _is_drawn(draft: Draft) -> bool:
    return draft.about.form >= SAYS_WHO_CHECKED
