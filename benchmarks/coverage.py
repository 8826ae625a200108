"""Milliseconds of the voices board and of a report's lines on who was not heard, with 100,000 contributions.

python benchmarks/coverage.py                       a throw-away home, twelve groups, ten times each
python benchmarks/coverage.py --contributions 20000
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

import pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contributions", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="speakopenly-coverage-") as home:
        os.environ["SPEAKOPENLY_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"
        client, exercise = pages.begin()
        fill(exercise, options.contributions)
        from speakopenly.web.hear.plans import queries

        for name, deed in {
            "board, exact numbers": lambda: queries.board(exercise, exactly=True),
            "board, safe numbers": lambda: queries.board(exercise, exactly=False),
            "page of the board": lambda: client.get(f"/staff/hear/listening/{exercise.slug}/voices/"),
            "lines of a report": lambda: queries.who_was_not_heard(exercise),
        }.items():
            print(f"{name}: {measure(deed, options.times)}", flush=True)


def fill(exercise: Any, contributions: int) -> None:
    """Readings as ``pages`` makes them, their contributions, and twelve groups of which some were not heard."""
    from speakopenly.web.hear.plans.models import GroupToHear

    pages._fill_hear_room(exercise, [pages._reading(exercise, number) for number in range(contributions)])
    for number, role in enumerate(
        [*pages.ROLES, *("father", "judge", "night_staff", "left", "secure", "alone")]
    ):
        GroupToHear.objects.create(
            service_id=exercise.service_id,
            exercise=exercise,
            name=role,
            hoped=1000 * (number + 1),
            why="-",
            column="role",
            values=[role],
        )


def measure(deed: Callable[[], object], times: int) -> str:
    """The middle and the slowest of some times, in milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - began) * 1000)
    return f"p50 {statistics.median(taken):.0f} ms, slowest {max(taken):.0f} ms"


if __name__ == "__main__":
    main()
