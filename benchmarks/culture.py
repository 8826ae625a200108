"""How long a wave of the culture survey, and a table made safe, take: ``python benchmarks/culture.py``.

Invented answers of 1,000 people to 24 statements each, in four audiences and eight service areas, are counted
(groups hidden, shares with ranges, reliability, areas, two waves held beside each other) and each theme is
drawn for every audience. The bar: 5 CPU seconds, scipy's own start included. Then tables of 5 by 8 with small
numbers, one after the other, with what an outsider can work out of each.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time

from speakopenly.check.culture.bank import BANK
from speakopenly.check.culture.changes import changes
from speakopenly.check.culture.items import OF_A_SERVICE, Answer
from speakopenly.check.culture.pictures import Point, draw_beside, draw_over_waves
from speakopenly.check.culture.results import Results, results
from speakopenly.core.disclosure.tables import protect_table

SECONDS_AT_MOST = 5.0
AREAS = tuple(f"area {number}" for number in range(1, 9))
KINDS = (0, 1, 3, 6, 9, 12, 18, 25, 40, 60)


def invented(people: int, seed: int) -> list[Answer]:
    """People whose answers hang together by how safe each of them feels, with gaps and "cannot say"."""
    chance = random.Random(seed)  # noqa: S311  (the same answers every time)
    found = []
    for _ in range(people):
        audience = chance.choices(OF_A_SERVICE, (6, 2, 2, 1))[0]
        safe = chance.gauss(0, 0.8)
        choices = {}
        for statement in BANK[audience]:
            if chance.random() < 0.96:
                way = 1 if statement.positive else -1
                point = round(3 + way * (safe + chance.gauss(0.3, 0.8)))
                choices[statement.code] = None if chance.random() < 0.06 else min(5, max(1, point))
        level = chance.choice(("direct", "direct", "manages", None)) if audience == "staff" else None
        found.append(Answer(audience, chance.choice((*AREAS, None)), choices, level))
    return found


def counted(answers: list[Answer]) -> Results:
    return results(answers, asked={}, audiences=OF_A_SERVICE, areas=AREAS)


def draw(before: Results, after: Results) -> int:
    """Draw everything there is to see of a wave; gives how many pictures."""
    drawn = 0
    themes = list(next(iter(after.groups.values())).themes)
    for theme in themes:
        draw_beside(theme, [Point(row.group.audience, row.themes[theme]) for row in after.view()])
        for row in after.view():
            was = before.groups[row.group].themes[theme]
            draw_over_waves(theme, [Point("one", was), Point("two", row.themes[theme])])
        drawn += 1 + len(after.view())
    return drawn


def time_a_wave(people: int) -> float:
    answers, earlier = invented(people, 1), counted(invented(people, 2))
    began = time.process_time()
    found = counted(answers)
    told = changes(earlier, found)
    pictures = draw(earlier, found)
    spent = time.process_time() - began
    shown = sum(not row.is_hidden for row in found.groups.values())
    print(
        f"{people:,} answers x 24: {spent:.2f} CPU s; {shown} of {len(found.groups)} groups shown,"
        f" {len(told)} differences, {pictures} pictures"
    )
    return spent


def time_tables(number: int) -> None:
    spent, partners, least = [], [], 0
    for seed in range(number):
        chance = random.Random(seed)  # noqa: S311  (the same tables every time)
        rows, columns = [f"r{at}" for at in range(5)], [f"c{at}" for at in range(8)]
        counts = {(row, column): chance.choice(KINDS) for row in rows for column in columns}
        began = time.process_time()
        safe = protect_table(rows, columns, counts)
        spent.append(time.process_time() - began)
        partners.append(sum(each.reason == "partner" for each in safe.numbers))
        least += safe.is_least
    print(
        f"{number} tables of 5 x 8: median {statistics.median(spent):.2f}, longest {max(spent):.2f} CPU s;"
        f" {statistics.mean(partners):.1f} partners each, the fewest possible in {least}"
    )


def main() -> int:
    """Time both; the exit status is 1 where the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--tables", type=int, default=40)
    options = parser.parse_args()
    began = time.process_time()
    counted(invented(200, 3))
    print(f"first use of numpy and scipy: {time.process_time() - began:.2f} CPU s")
    spent = time_a_wave(options.people)
    time_tables(options.tables)
    return int(spent > SECONDS_AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
