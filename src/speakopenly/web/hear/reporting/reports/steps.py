"""What may be done next with one report. Rooms behind this one say so; the report's page lists it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, where, and a sentence more, never a report's words; ``is_first`` before all else."""

    what: str
    where: str
    more: str = ""
    is_first: bool = False


StepsQuery = Callable[[Staff, Unlocked, Report], Sequence[Step]]

_steps: dict[str, StepsQuery] = {}


def show_on_report(name: str, query: StepsQuery) -> None:
    """Let the page of a report ask this query what may be done; under one name only once."""
    _steps[name] = query


def steps_for(staff: Staff, unlocked: Unlocked, report: Report) -> list[Step]:
    """Everything this person may do next with this report: what is first, then in the order of the rooms."""
    steps = [step for query in _steps.values() for step in query(staff, unlocked, report)]
    return sorted(steps, key=lambda step: not step.is_first)
