"""One theme as a picture, over waves or audience by audience, each with its sentence and its table.

Audiences stand in their fixed order and are joined by no line. What is hidden is a hatched block of one size.
No colour says good or bad.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.check.culture.changes import say_share
from speakopenly.check.culture.shares import PositiveShare
from speakopenly.check.outcomes.charts import drawing
from speakopenly.check.outcomes.charts.drawing import Frame
from speakopenly.core.disclosure import HIDDEN
from speakopenly.core.documents.tree import Figure, Table

HIDDEN_GROUP: Final = "Hidden to protect people (fewer than 10 answers)"
WHO_DOES_NOT_ANSWER: Final = (
    "People who feel unsafe are less likely to answer. The range does not cover that."
)
COLUMNS: Final = ("", "people", "positive", "low", "high", "cannot say", "skipped", "note")
UNIT: Final = "Percent of answers that are positive, with a 95% range"


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the picture: a wave or an audience by its name, and its share; None where it is hidden."""

    name: str
    share: PositiveShare | None


def say_points(points: Sequence[Point]) -> str:
    """What the picture shows, in the order of its places."""
    return "; ".join(
        f"{point.name}: {HIDDEN_GROUP.lower() if point.share is None else say_share(point.share)}"
        for point in points
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a picture, so that a page in another language can give its own."""

    say: Callable[[Sequence[Point]], str] = say_points
    columns: tuple[str, ...] = COLUMNS
    unit: str = UNIT
    hidden: str = HIDDEN_GROUP
    note: str = WHO_DOES_NOT_ANSWER
    language: str = "en-GB"


def draw_over_waves(title: str, waves: Sequence[Point], wording: Wording | None = None) -> Figure:
    """One theme of one group over time, the oldest wave first; neighbours that are shown are joined."""
    return _draw(title, waves, wording or Wording(), joined=True)


def draw_beside(title: str, audiences: Sequence[Point], wording: Wording | None = None) -> Figure:
    """One theme of one wave, audience by audience in the order given."""
    return _draw(title, audiences, wording or Wording(), joined=False)


def _draw(title: str, points: Sequence[Point], wording: Wording, *, joined: bool) -> Figure:
    if not points:
        raise ValueError("A picture shows at least one place.")
    sentence = f"{title}. {wording.say(points)}."
    frame = Frame(len(points), 0.0, 100.0, 20.0)
    marks = [
        *drawing.axes(frame, [point.name for point in points]),
        *_hidden(points, frame),
        *(_lines(points, frame) if joined else ()),
        *_shares(points, frame),
        drawing.words(drawing.LEFT, drawing.BOTTOM + 54, wording.unit),
        drawing.words(drawing.LEFT, drawing.BOTTOM + 76, wording.note),
    ]
    table = Table(title, wording.columns, tuple(_row(point, wording) for point in points), wording.note)
    svg = drawing.picture(title, f"{sentence} {wording.note}", marks, language=wording.language)
    return Figure(svg, sentence, title, table)


def _hidden(points: Sequence[Point], frame: Frame) -> Iterator[str]:
    for at, point in enumerate(points):
        if point.share is None:
            yield from drawing.hatch(frame.across(at))


def _lines(points: Sequence[Point], frame: Frame) -> Iterator[str]:
    for at, (one, two) in enumerate(zip(points, points[1:], strict=False)):
        if one.share and two.share:
            ends = [
                (frame.across(at), frame.up(one.share.value * 100)),
                (frame.across(at + 1), frame.up(two.share.value * 100)),
            ]
            yield drawing.line(ends, drawing.GREY, width=1.5)


def _shares(points: Sequence[Point], frame: Frame) -> Iterator[str]:
    for at, point in enumerate(points):
        if point.share:
            x = frame.across(at)
            ends = [(x, frame.up(point.share.low * 100)), (x, frame.up(point.share.high * 100))]
            yield drawing.line(ends, drawing.NAVY, width=2)
            yield drawing.circle(x, frame.up(point.share.value * 100), drawing.NAVY)


def _row(point: Point, wording: Wording) -> tuple[str, ...]:
    share = point.share
    if share is None:
        return (point.name, *(HIDDEN for _ in range(6)), wording.hidden)
    parts = (share.value, share.low, share.high, share.cannot_say, share.skipped)
    return (point.name, f"{share.people}", *(f"{part:.0%}" for part in parts), str(share.end))
