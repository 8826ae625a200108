"""One figure of learning over time: a sentence with its doubt, a picture with its range, and the table twin.

What is hidden is a hatched block of one size, whatever lies behind it. No mark stands for a team or a person,
and no period is set before another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.check.outcomes.charts import drawing
from speakopenly.check.outcomes.charts.drawing import Frame
from speakopenly.check.outcomes.figures import Figure, Kind, PartsFigure, WaitFigure
from speakopenly.check.outcomes.figures.figures import TOO_FEW
from speakopenly.core.disclosure import HIDDEN, HIDDEN_IN_WORDS
from speakopenly.core.documents import tree

AnyFigure = Figure | WaitFigure | PartsFigure

NOT_AVAILABLE: Final = "[x]"
"""Nothing was counted: nobody was asked, or a number is missing."""
NOTHING_TO_COUNT: Final = "there was nothing to count"
_PROTECTED: Final = (HIDDEN_IN_WORDS, TOO_FEW)
_SHARE = ("when", "count", "of", "share", "low", "high", "note")
_RATE = ("when", "count", "of", "rate", "low", "high", "note")
_WAIT = ("when", "of", "half within", "nine in ten within", "note")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the picture: a value for each period, None where it is hidden or missing."""

    name: str
    values: tuple[float | None, ...]
    lows: tuple[float | None, ...] = ()
    highs: tuple[float | None, ...] = ()


def draw_learning(figures: Sequence[AnyFigure]) -> tree.Figure:
    """Draw one figure of learning, period by period in the order given.

    Raises ValueError where there is none, or where they are of more than one measure.
    """
    if len({each.measure.code for each in figures}) != 1:
        raise ValueError("A chart shows one measure.")
    measure = figures[0].measure
    sentence, table = say_learning(figures), table_of(figures)
    lines = _lines(figures)
    known = [value for line in lines for value in (*line.values, *line.lows, *line.highs)]
    frame = drawing.frame_for(
        len(figures), [0.0, *known] if any(v is not None for v in known) else [0.0, 1.0]
    )
    marks = [*drawing.axes(frame, [each.period for each in figures]), *_hatches(figures, frame)]
    for number, each in enumerate(lines):
        marks += _drawn(each, frame, number)
    marks.append(drawing.words(drawing.LEFT, drawing.BOTTOM + 54, f"{_unit(figures[0])}: {measure.counts},"))
    marks.append(drawing.words(drawing.LEFT, drawing.BOTTOM + 76, f"of {measure.of}"))
    return tree.Figure(drawing.picture(measure.name, sentence, marks), sentence, measure.name, table)


def say_learning(figures: Sequence[AnyFigure]) -> str:
    """The newest period in a sentence with its range, and whether it stands apart from the one before."""
    newest = figures[-1]
    said = f"{newest.measure.name}, {newest.period}: {_said(newest)}."
    earlier = next((each for each in reversed(figures[:-1]) if _is_shown(each)), None)
    if isinstance(newest, Figure) and isinstance(earlier, Figure) and _is_shown(newest):
        said += f" {_beside(newest, earlier)}"
    return said


def table_of(figures: Sequence[AnyFigure]) -> tree.Table:
    """The same numbers as a table, a row for each period."""
    first = figures[0]
    columns = _columns(first)
    note = f"{first.measure.counts.capitalize()}, of {first.measure.of}. Reads as: {first.measure.reads_as}."
    return tree.Table(first.measure.name, columns, tuple(_row(each) for each in figures), note)


def _columns(first: AnyFigure) -> tuple[str, ...]:
    if isinstance(first, PartsFigure):
        return ("when", *first.parts)
    if isinstance(first, WaitFigure):
        return _WAIT
    return _SHARE if first.measure.kind is Kind.SHARE else _RATE


def _row(each: AnyFigure) -> tuple[str, ...]:
    if isinstance(each, PartsFigure):
        return (each.period, *(cell.text for cell in each.parts.values()))
    gap = _gap(each.reason)
    if isinstance(each, WaitFigure):
        days = (each.base, each.median, each.ninetieth)
        return (each.period, *(gap if day is None else f"{day}" for day in days), each.reason or "")
    base = gap if each.base is None else f"{each.base:,.10g}"
    count = gap if each.count is None else f"{each.count}"
    values = (each.value, each.low, each.high)
    return (
        each.period,
        count,
        base,
        *(gap if v is None else _value(each, v) for v in values),
        each.reason or "",
    )


def _gap(reason: str | None) -> str:
    return HIDDEN if reason in _PROTECTED else NOT_AVAILABLE


def _value(figure: Figure, value: float) -> str:
    return f"{value:.0%}" if figure.measure.kind is Kind.SHARE else f"{value:,.1f}"


def _said(each: AnyFigure) -> str:
    if isinstance(each, PartsFigure):
        if not any(cell.shown is None or cell.shown for cell in each.parts.values()):
            return NOTHING_TO_COUNT
        return ", ".join(f"{_cell(cell.shown)} {name}" for name, cell in each.parts.items())
    if each.reason is not None:
        return each.reason[:1].lower() + each.reason[1:].rstrip(".")
    if isinstance(each, WaitFigure):
        return f"half waited no longer than {_days(each.median)}"
    if each.value is None or each.low is None or each.high is None:
        return NOTHING_TO_COUNT
    per = f" for each {each.measure.per:,g}" if each.measure.kind is Kind.RATE else ""
    ends = f"between {_value(each, each.low)} and {_value(each, each.high)}"
    return f"about {_value(each, each.value)}{per} ({ends})"


def _cell(shown: int | None) -> str:
    return f"a number {HIDDEN_IN_WORDS}" if shown is None else f"about {shown}" if shown else "no"


def _days(number: int | None) -> str:
    return f"{number} working day" if number == 1 else f"{number} working days"


def _beside(newest: Figure, earlier: Figure) -> str:
    """Nothing is said of a difference where the two ranges meet."""
    ends = (newest.low, newest.high, earlier.low, earlier.high)
    low, high, low_before, high_before = (each or 0.0 for each in ends)
    if low <= high_before and low_before <= high:
        return f"The gap to {earlier.period} may be nothing."
    before = f"between {_value(earlier, low_before)} and {_value(earlier, high_before)}"
    return f"In {earlier.period} it was {before}."


def _is_shown(each: AnyFigure) -> bool:
    return not isinstance(each, PartsFigure) and each.reason is None


def _lines(figures: Sequence[AnyFigure]) -> list[_Line]:
    first = figures[0]
    if isinstance(first, PartsFigure):
        parts = [each for each in figures if isinstance(each, PartsFigure)]
        return [_Line(name, tuple(_float(each.parts[name].shown) for each in parts)) for name in first.parts]
    if isinstance(first, WaitFigure):
        waits = [each for each in figures if isinstance(each, WaitFigure)]
        half = _Line("half", tuple(_float(each.median) for each in waits))
        return [half, _Line("nine in ten", tuple(_float(each.ninetieth) for each in waits))]
    shares = [each for each in figures if isinstance(each, Figure)]
    scale = 100 if first.measure.kind is Kind.SHARE else 1
    ends = [
        tuple(None if v is None else v * scale for v in column)
        for column in zip(*((each.value, each.low, each.high) for each in shares), strict=True)
    ]
    return [_Line("", *ends)]


def _float(value: int | None) -> float | None:
    return None if value is None else float(value)


def _unit(first: AnyFigure) -> str:
    if isinstance(first, PartsFigure):
        return "Number"
    if isinstance(first, WaitFigure):
        return "Working days"
    return "Percent" if first.measure.kind is Kind.SHARE else f"For each {first.measure.per:,g}"


def _drawn(line: _Line, frame: Frame, number: int) -> Iterator[str]:
    """A line with its marks, broken where nothing is shown; each range as an upright line."""
    colour, dashes = ((drawing.NAVY, ""), (drawing.ORANGE, "7 4"), (drawing.GREY, "2 3"))[number]
    points = [
        None if value is None else (frame.across(at), frame.up(value)) for at, value in enumerate(line.values)
    ]
    for one, two in zip(points, points[1:], strict=False):
        if one and two:
            yield drawing.line([one, two], colour, width=1.5, dashes=dashes)
    for at, (low, high) in enumerate(zip(line.lows, line.highs, strict=True)):
        if low is not None and high is not None:
            ends = [(frame.across(at), frame.up(low)), (frame.across(at), frame.up(high))]
            yield drawing.line(ends, colour, width=2)
    yield from (_mark(number, *point, colour) for point in points if point)
    last = next((point for point in reversed(points) if point), None)
    if line.name and last:
        yield drawing.words(drawing.RIGHT + 6, last[1] + 5, line.name)


def _mark(number: int, x: float, y: float, colour: str) -> str:
    if number == 0:
        return drawing.circle(x, y, colour)
    return drawing.diamond(x, y, colour) if number == 1 else drawing.triangle(x, y, colour, filled=False)


def _hatches(figures: Sequence[AnyFigure], frame: Frame) -> Iterator[str]:
    for at, each in enumerate(figures):
        if _is_hidden(each):
            yield from drawing.hatch(frame.across(at))


def _is_hidden(each: AnyFigure) -> bool:
    if isinstance(each, PartsFigure):
        return any(cell.shown is None for cell in each.parts.values())
    return each.reason in _PROTECTED
