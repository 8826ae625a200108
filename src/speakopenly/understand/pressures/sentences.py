"""What the figures say, in plain English, each sentence made from the numbers it names and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from speakopenly.understand.pressures.indicators import Kind, Strand
from speakopenly.understand.pressures.panels import DEFLATOR_NAME, Line, Panel, Point, Triple

SIDE_BY_SIDE: Final = "These move together in time; this does not show that one causes another."
WHAT_ELSE: Final = (
    "Poverty, law, court practice, how families are counted and how money is booked changed in the"
    " same years."
    " From figures side by side nobody can conclude why more or fewer children are looked after."
)


_SMALL: Final = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where its numbers are: the indicator and its first and last year."""

    text: str
    strand: Strand
    indicator: str | None = None
    years: tuple[int, int] | None = None


def sentences(triple: Triple) -> tuple[Sentence, ...]:
    """All sentences of a triple, demand first; a strand without figures says so."""
    return tuple(said for panel in triple.panels for said in _of_panel(panel, triple))


def headline(triple: Triple) -> str:
    """The one sentence above the three panels.

    "Demand rose, spending on prevention fell, and we do not know about trust".
    """
    parts = [
        _way(triple.demand, "looked_after", "demand"),
        _way(triple.resources, "spend_prevention", "spending on prevention"),
    ]
    trust = (
        "we have not asked about trust" if triple.culture.nothing_because else "there are figures about trust"
    )
    text = f"{parts[0]}, {parts[1]}, and {trust}."
    return text[0].upper() + text[1:]


def tell(line: Line, place: str, price_year: str | None) -> str:
    """The sentence of one line."""
    known = line.known
    if not known:
        return f"{place}, {line.indicator.name}: nothing is published ({line.points[-1].status})."
    last = known[-1]
    if len(known) == 1 or line.change is None:
        return f"In {place}, {line.indicator.name}: {_said(last, line)} ({_when(last)}; {last.release})."
    first = known[0]
    if line.change.way == 0:
        return (
            f"In {place}, {line.indicator.name} show no clear change: {_said(first, line)}"
            f" ({_when(first)}) and"
            f" {_said(last, line)} ({_when(last)}); {_change(line)}. Release: {last.release}."
        )
    verb = "rose" if line.change.way > 0 else "fell"
    prices = f" at {price_year} prices" if line.indicator.kind is Kind.SPENDING and price_year else ""
    return (
        f"In {place}, {line.indicator.name} {verb} from {_said(first, line)} ({_when(first)}) to"
        f" {_said(last, line)} ({_when(last)}){prices}; {_change(line)}. Release: {last.release}."
    )


def revised(line: Line) -> tuple[str, ...]:
    """What was said earlier of figures since revised.

    "31 March 2017: was 72,670 in the first release we hold (SFR 50/2017); now 72,600 …".
    """
    told = []
    for point in line.points:
        if point.earlier and point.count is not None:
            first, *others = (f"{each.value:,.0f} ({each.release})" for each in point.earlier)
            also = f"; also published: {'; '.join(others)}" if others else ""
            told.append(
                f"{line.indicator.name}, {point.period}: was {first} in the first release we hold; now"
                f" {point.count:,.0f} ({point.release}){also}."
            )
    return tuple(told)


def _of_panel(panel: Panel, triple: Triple) -> list[Sentence]:
    if panel.nothing_because:
        return [Sentence(panel.nothing_because, panel.strand)]
    said = []
    for line in panel.lines:
        ends = line.known or line.points
        years = (ends[0].year, ends[-1].year)
        text = tell(line, triple.area.name, triple.price_year)
        if line.indicator.kind is Kind.SPENDING and len(line.known) > 1:
            text = f"{text} {_cash(line)}"
        inside = [each for each in line.indicator.breaks if years[0] < each.year <= years[1]]
        notes = " ".join(f"From {each.year - 1}-{each.year % 100:02d}: {each.reason}." for each in inside)
        said.append(Sentence(f"{text} {notes}".strip(), panel.strand, line.indicator.key, years))
    return said


def _cash(line: Line) -> str:
    first, last = line.known[0], line.known[-1]
    return (
        f"In cash: £{(first.cash or 0) / 1e6:,.1f} million and £{(last.cash or 0) / 1e6:,.1f} million."
        f" Real terms by {DEFLATOR_NAME}."
    )


def _said(point: Point, line: Line) -> str:
    value = point.value or 0
    if line.unit == "number":
        return f"{value:,.0f}"
    if line.indicator.kind is Kind.RATE:
        count = f"{point.count:,.0f}, " if point.count is not None else ""
        many = f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"
        ends = f", range {point.low:,.1f} to {point.high:,.1f}" if point.low != point.high else ""
        return f"{count}{many} {line.unit}{ends}"
    if line.indicator.kind is Kind.SPENDING:
        return f"£{value:,.0f} for each child" if "child" in line.unit else f"£{value:,.0f} million"
    ends = ""
    if point.low is not None and point.high is not None and point.low != point.high:
        ends = f", range {point.low:,.0f} to {point.high:,.0f}"
    return f"{value:,.1f}%{ends}" if line.unit == "%" else f"{value:,.1f} {line.unit}{ends}"


def _change(line: Line) -> str:
    change = line.change
    if change is None:
        return ""
    text = _percent(change.ratio)
    if change.low is None or change.high is None:
        return text
    return f"{text}, range {_percent(change.low)} to {_percent(change.high)}"


def _percent(ratio: float) -> str:
    """Whole percents; one place where a whole one would read as nothing."""
    percent = 100 * (ratio - 1)
    return f"{percent:+.0f}%" if abs(percent) >= _SMALL else f"{percent:+.1f}%"


def _when(point: Point) -> str:
    return point.period


def _way(panel: Panel, key: str, name: str) -> str:
    line = next((each for each in panel.lines if each.indicator.key == key), None)
    if line is None or line.change is None:
        return f"we do not know about {name}"
    return {1: f"{name} rose", -1: f"{name} fell", 0: f"{name} shows no clear change"}[line.change.way]
