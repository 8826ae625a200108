"""The conditions of the work as a picture: ten rows, a mark for what hindered and one for what helped.

Nothing is added up or ranked: the rows stand in the order of the scheme, and a mark is there or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape
from typing import Final

from speakopenly.change.reviews.canvas import CONDITIONS, Condition, Direction
from speakopenly.core.documents.drawing import said_in
from speakopenly.core.documents.tree import Figure, Table

WIDTH: Final = 440
ROW: Final = 34
TOP: Final = 40
HINDERED_AT, HELPED_AT = 300, 390
INK, NAVY, ORANGE, GRID = "#0B0C0C", "#12436D", "#C4560F", "#D5D9DB"
TITLE: Final = "Conditions of the work"
COLUMNS: Final = ("condition", "hindered", "helped")
SAID, NOT_SAID = "yes", "nothing said"

Worked = Collection[tuple[Condition, Direction]]
"""Which conditions were said to have worked which way."""


def draw_conditions(worked: Worked) -> Figure:
    """The picture, with the sentence that stands in for it and a table that says the same."""
    said = frozenset(worked)
    sentence = in_a_sentence(said)
    rows = tuple(
        (name, *(_cell(said, group, way) for way in (Direction.HINDERED, Direction.HELPED)))
        for group, name in CONDITIONS.items()
    )
    return Figure(_svg(said, sentence), sentence, TITLE, Table(TITLE, COLUMNS, rows))


def in_a_sentence(worked: Worked) -> str:
    """What the picture shows, in words."""
    said = frozenset(worked)
    parts = [
        f"{word}: {_names(said, way)}."
        for way, word in ((Direction.HINDERED, "Hindered"), (Direction.HELPED, "Helped"))
        if any(each is way for _group, each in said)
    ]
    return " ".join(parts) or "Nothing has been said of the conditions yet."


def _names(said: Worked, way: Direction) -> str:
    return ", ".join(name.lower() for group, name in CONDITIONS.items() if (group, way) in said)


def _cell(said: Worked, group: Condition, way: Direction) -> str:
    return SAID if (group, way) in said else NOT_SAID


def _svg(said: Worked, sentence: str) -> str:
    height = TOP + ROW * len(CONDITIONS) + 8
    marks = "".join(_marks(said))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {said_in()} role="img"'
        ' aria-labelledby="title description" font-family="sans-serif">'
        f'<title id="title">{TITLE}</title><desc id="description">{escape(sentence)}</desc>'
        f'<rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>{marks}</svg>\n'
    )


def _marks(said: Worked) -> Iterator[str]:
    yield _words(HINDERED_AT, 24, "hindered", anchor="middle")
    yield _words(HELPED_AT, 24, "helped", anchor="middle")
    for number, (group, name) in enumerate(CONDITIONS.items()):
        y = TOP + ROW * number
        yield f'<line x1="0" y1="{y}" x2="{WIDTH}" y2="{y}" stroke="{GRID}" stroke-width="1"/>'
        yield _words(4, y + 23, name)
        if (group, Direction.HINDERED) in said:
            x = HINDERED_AT
            path = f"{x - 9},{y + 9} {x + 9},{y + 9} {x},{y + 26}"
            yield f'<polygon points="{path}" fill="#FFFFFF" stroke="{ORANGE}" stroke-width="2.5"/>'
        if (group, Direction.HELPED) in said:
            yield f'<circle cx="{HELPED_AT}" cy="{y + 17}" r="8" fill="{NAVY}"/>'


def _words(x: int, y: int, text: str, *, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" font-size="16" fill="{INK}" text-anchor="{anchor}">{escape(text)}</text>'
