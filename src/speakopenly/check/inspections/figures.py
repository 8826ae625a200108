"""How well reports are read, as the training measured it; shown wherever a reading is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from speakopenly.check.inspections.records import Line


@cache
def load_figures() -> Mapping[str, Any]:
    """``data/figures.json``: held out, across authorities, and how far readers of the labels agree."""
    path = files("speakopenly.check.inspections").joinpath("data", "figures.json")
    read: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def say_figures() -> Iterator[str]:
    """One line on where the figures come from, then one a line of enquiry."""
    figures = load_figures()
    held, readers = figures["held_out"], figures["second_reader_blind"]
    yield (
        f"Labelled by {figures['labelled_by']}: {held['reports']} reports of authorities it did not learn"
        f" from. Two software readers labelled {readers['reports']} reports apart."
        f" {figures['caution']}"
    )
    for line in Line:
        yield f"{line}: {say_line(line)}"


def say_line(line: Line) -> str:
    """How often the reading of one line agreed with the labels of the reports that were held out."""
    held = load_figures()["held_out"]
    found = held["lines"][line]
    counts, reports = found["counts"], held["reports"]
    mentioned = reports - counts["not_mentioned"]
    second = load_figures()["second_reader_blind"]
    agreed = second["lines"][line]["polarity"]["raw"]["estimate"] * second["reports"]
    return (
        f"mentioned or not as labelled in {found['status_agree']} of {reports} reports;"
        f" polarity in {found['polarity_agree']} of the {mentioned} that mention it"
        f" ({counts['strength']} strength, {counts['weakness']} weakness, {counts['mixed']} mixed);"
        f" two readers agreed in {agreed:.0f} of {second['reports']}."
        f" Labelled by {load_figures()['labelled_by']}."
    )
