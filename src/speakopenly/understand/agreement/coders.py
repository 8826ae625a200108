"""Who coded what: people beside people, each machine apart from them, and the units they differ on.

Two people's agreement is theirs. A machine that is one of the coders would lift or lower a figure that is
printed as what people make of the words, so machines are compared with each person by themselves, and two
machines are never compared at all: they may be alike because they are alike.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from speakopenly.understand.agreement.estimates import NO_VARIATION, RESAMPLES, Estimate
from speakopenly.understand.agreement.measuring import (
    Agreement,
    alpha_of_numbers,
    alpha_of_ranks,
    measure_agreement,
)

NO_ORDER: Final = "The values are words without an order: alpha for ranks needs one."
NO_NUMBERS: Final = "The values are not numbers: alpha for numbers cannot be worked out."
ALL_ALIKE: Final = "Only one value was ever used: AC1 is 1 whatever else could have been, and proves nothing."
_ANOTHER: Final = object()
"""A value nobody used: every coder could at least have said "not this"."""


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's value for one unit."""

    unit: str
    coder: str
    value: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that can be said of how far some coders agree; ``units`` are all that any of them coded."""

    units: int
    compared: int
    coders: int
    raw: Estimate
    nominal: Estimate
    ordinal: Estimate
    interval: Estimate
    ac1: Estimate
    prevalence: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A unit that people coded differently, to be talked over."""

    unit: str
    values: Mapping[str, str]
    """By coder."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """People with people; each machine with each person; and where people differ."""

    people: Figures
    machines: Mapping[str, Mapping[str, Figures]]
    """By machine, then by person."""
    disagreements: tuple[Disagreement, ...]


def compare_coders(
    codings: Iterable[Coding],
    *,
    seed: int,
    machines: Collection[str] = (),
    order: Sequence[str] | None = None,
    resamples: int = RESAMPLES,
) -> Comparison:
    """Compare people, and each of ``machines`` with each person, never pooled.

    ``order`` are the values from the least to the most; values that are all numbers have an order anyway.
    Codes are told apart as they are written, so 1.1 and 1.10 are two; only ranks and numbers know better.
    Raises ValueError where one coder coded one unit twice, a machine coded nothing, or a value is not in the
    order.
    """
    table = _by_unit(codings)
    coders = sorted({coder for row in table.values() for coder in row})
    if not set(machines) <= set(coders):
        raise ValueError("A machine is not among the coders.")
    people = [coder for coder in coders if coder not in machines]

    def among(some: Sequence[str]) -> Figures:
        return _figures(table, some, order=order, seed=seed, resamples=resamples)

    return Comparison(
        among(people),
        MappingProxyType(
            {machine: {person: among((person, machine)) for person in people} for machine in machines}
        ),
        tuple(_disagreements(table, people)),
    )


def _by_unit(codings: Iterable[Coding]) -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for coding in codings:
        row = table.setdefault(coding.unit, {})
        if coding.coder in row:
            raise ValueError("One coder coded one unit twice.")
        row[coding.coder] = coding.value
    return table


def _figures(
    table: Mapping[str, Mapping[str, str]],
    coders: Sequence[str],
    *,
    order: Sequence[str] | None,
    seed: int,
    resamples: int,
) -> Figures:
    rows = [tuple(row.get(coder) for coder in coders) for row in table.values()]
    rows = [row for row in rows if any(value is not None for value in row)]
    numbers = _numbers(rows)
    if numbers is not None and order is None:
        ranked = sorted({value for row in numbers for value in row if value is not None})
        ordinal = alpha_of_ranks(numbers, ranked, seed=seed, resamples=resamples)
    elif order is not None:
        ordinal = alpha_of_ranks(rows, order, seed=seed, resamples=resamples)
    else:
        ordinal = Estimate(None, reason=NO_ORDER)
    found = _agreement(rows, seed=seed, resamples=resamples)
    return Figures(
        units=len(rows),
        compared=found.units,
        coders=len(coders),
        raw=found.raw,
        nominal=found.alpha,
        ordinal=ordinal,
        interval=(
            Estimate(None, reason=NO_NUMBERS)
            if numbers is None
            else alpha_of_numbers(numbers, seed=seed, resamples=resamples)
        ),
        ac1=found.ac1,
        prevalence={str(value): share for value, share in found.prevalence.items()},
    )


def _agreement(codings: Sequence[Sequence[Hashable | None]], *, seed: int, resamples: int) -> Agreement:
    """As measured; where all said one thing, AC1 is 1 for any number of values there could have been."""
    found = measure_agreement(codings, seed=seed, resamples=resamples)
    if found.ac1.reason != NO_VARIATION:
        return found
    sure = measure_agreement(codings, seed=seed, categories=[*found.prevalence, _ANOTHER], resamples=1)
    return replace(found, ac1=Estimate(sure.ac1.value, reason=ALL_ALIKE))


def _numbers(rows: Sequence[Sequence[str | None]]) -> list[tuple[float | None, ...]] | None:
    """The rows as numbers, or None where any value is none."""
    try:
        turned = [tuple(None if value is None else float(value) for value in row) for row in rows]
    except ValueError:
        return None
    finite = all(value is None or math.isfinite(value) for row in turned for value in row)
    return turned if finite else None


def _disagreements(table: Mapping[str, Mapping[str, str]], people: Sequence[str]) -> Iterable[Disagreement]:
    for unit, row in table.items():
        said = {person: row[person] for person in people if person in row}
        if len(set(said.values())) > 1:
            yield Disagreement(unit, MappingProxyType(said))
