"""How well reports are read: against labels, line by line, and how far readers of the labels agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from speakopenly.check.inspections.labels import Labels, Use
from speakopenly.check.inspections.records import Line, Polarity
from speakopenly.understand.agreement import Estimate, measure_agreement

Answers = Mapping[str, Sequence[Polarity | None]]
"""For each report, the polarity of each line; None where it is not mentioned."""
FEWEST: Final = 8
"""Reports of each class without which a macro F1 says nothing."""
NOT_MENTIONED: Final = "not_mentioned"
_SEED: Final = 20


def measure(truth: Answers, given: Answers) -> dict[str, Any]:
    """Macro F1 of status and polarity for each line, with how many reports of each class stood there.

    Polarity is asked of reports that truly mention the line; one that was not found there counts as wrong.
    """
    return {
        "reports": len(truth),
        "lines": {
            line: _of_line([(each[place], given[name][place]) for name, each in truth.items()])
            for place, line in enumerate(Line)
        },
    }


def _of_line(pairs: Sequence[tuple[Polarity | None, Polarity | None]]) -> dict[str, Any]:
    status = [(str(true is not None), str(said is not None)) for true, said in pairs]
    polarity = [(str(true), str(said or NOT_MENTIONED)) for true, said in pairs if true]
    counted = Counter(str(true or NOT_MENTIONED) for true, _ in pairs)
    statuses = Counter(true for true, _ in status)
    return {
        "counts": {each: counted[each] for each in (*Polarity, NOT_MENTIONED)},
        "status_f1": macro_f1(status),
        "status_agree": sum(true == said for true, said in status),
        "status_measurable": len(statuses) > 1 and min(statuses.values()) >= FEWEST,
        "polarity_f1": macro_f1(polarity),
        "polarity_agree": sum(true == said for true, said in polarity),
        "polarity_measurable": min(counted[each] for each in Polarity) >= FEWEST,
    }


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float | None:
    """The mean F1 over the classes that truly occur; None where there is nothing to measure."""
    scores = [_f1(pairs, each) for each in sorted({true for true, _ in pairs})]
    return round(sum(scores) / len(scores), 3) if scores else None


def _f1(pairs: Sequence[tuple[str, str]], which: str) -> float:
    right = sum(true == said == which for true, said in pairs)
    named = sum((true == which) + (said == which) for true, said in pairs)
    return 2 * right / named if named else 0.0


def agreement(labels: Sequence[Labels], use: Use) -> dict[str, Any]:
    """How far a second reading (``use``) agrees with the first of the same reports, line by line."""
    first = {row.id: row for row in labels if row.use in {Use.LEARN, Use.HELD_OUT}}
    both = [(first[row.id], row) for row in labels if row.use is use and row.id in first]
    return {"reports": len(both), "lines": {line: _agreed(both, line) for line in Line}}


def _agreed(both: Sequence[tuple[Labels, Labels]], line: Line) -> dict[str, Any]:
    polarities = [[str(each.lines[line].polarity or NOT_MENTIONED) for each in pair] for pair in both]
    statuses = [[str(each == NOT_MENTIONED) for each in pair] for pair in polarities]
    asked = {
        "status": (statuses, [str(True), str(False)]),
        "polarity": (polarities, [*map(str, Polarity), NOT_MENTIONED]),
    }
    figures: dict[str, Any] = {}
    for name, (codings, categories) in asked.items():
        measured = measure_agreement(codings, seed=_SEED, categories=categories)
        figures[name] = {"raw": _rounded(measured.raw), "ac1": _rounded(measured.ac1)}
    return figures


def _rounded(estimate: Estimate) -> dict[str, float | None]:
    rounded = [
        None if each is None else round(each, 3) for each in (estimate.value, estimate.low, estimate.high)
    ]
    return dict(zip(("estimate", "low", "high"), rounded, strict=True))
