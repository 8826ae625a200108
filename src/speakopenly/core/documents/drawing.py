"""Shapes and words for the library's own pictures: SVG text, in the house palette, of any size.

No colour speaks without a shape or a word, and what is hidden is a hatched block of one size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

INK: Final = "#0B0C0C"
NAVY: Final = "#12436D"
ORANGE: Final = "#C4560F"
TEAL: Final = "#1D8A7E"
GREY: Final = "#6F777B"
GRID: Final = "#D5D9DB"
BAND: Final = "#DCE6EE"
LETTERS: Final = 15
A_LETTER: Final = 7.6
"""How wide a letter of this size is, about; wider than most, so that words fit where they are put."""
HATCH: Final = (26, 14)


def line(
    start: tuple[float, float], end: tuple[float, float], colour: str, *, width: float = 1, dashes: str = ""
) -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        f' stroke="{colour}" stroke-width="{width}"{dashed}/>'
    )


def circle(x: float, y: float, radius: float, *, fill: str = NAVY, edge: str = NAVY) -> str:
    """A circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{edge}"/>'


def diamond(x: float, y: float, size: float = 7) -> str:
    """A filled diamond: what differs beyond chance."""
    path = f"M{x:.1f},{y - size:.1f} l{size},{size} l-{size},{size} l-{size},-{size} Z"
    return f'<path d="{path}" fill="{ORANGE}" stroke="{ORANGE}"/>'


def box(x: float, y: float, width: float, height: float, *, fill: str = NAVY, edge: str = NAVY) -> str:
    """A block."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}"'
        f' fill="{fill}" stroke="{edge}"/>'
    )


def hatch(x: float, y: float) -> str:
    """Where something is hidden: a hatched block of one size, whatever lies behind it; y is its middle."""
    width, height = HATCH
    top = y - height / 2
    strokes = (line((x + at, top + height), (x + at + 8, top), GREY) for at in range(0, width - 7, 6))
    return box(x, top, width, height, fill="#FFFFFF", edge=GREY) + "".join(strokes)


def ribbon(
    start: tuple[float, float], end: tuple[float, float], thickness: tuple[float, float], colour: str = NAVY
) -> str:
    """A band that bends from one height to another; the points are its upper corners."""
    (x0, y0), (x1, y1), (at_start, at_end) = start, end, thickness
    half = (x0 + x1) / 2
    path = (
        f"M{x0:.1f},{y0:.1f} C{half:.1f},{y0:.1f} {half:.1f},{y1:.1f} {x1:.1f},{y1:.1f}"
        f" L{x1:.1f},{y1 + at_end:.1f} C{half:.1f},{y1 + at_end:.1f} {half:.1f},{y0 + at_start:.1f}"
        f" {x0:.1f},{y0 + at_start:.1f} Z"
    )
    return f'<path d="{path}" fill="{BAND}" stroke="{colour}" stroke-width="0.75"/>'


def words(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "normal") -> str:
    """Some words on one line."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{LETTERS}" font-weight="{weight}" fill="{INK}"'
        f' text-anchor="{anchor}">{escape(text)}</text>'
    )


def lines_of(text: str, width: float, *, most: int = 2) -> list[str]:
    """A text cut at words into lines that fit; the last ends in a dot of three where more would follow."""
    letters, lines = max(4, int(width / A_LETTER)), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= letters or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [each if len(each) <= letters else each[: letters - 1] + "…" for each in lines[:most]]
    if len(lines) > most and not kept[-1].endswith("…"):
        kept[-1] = kept[-1][: letters - 1].rstrip() + "…"
    return kept


def label(x: float, y: float, text: str, width: float, *, anchor: str = "start", most: int = 2) -> str:
    """Words on one or two lines around a height."""
    lines = lines_of(text, width, most=most)
    first = y + 5 - (len(lines) - 1) * 8.5
    return "".join(words(x, first + 17 * at, each, anchor=anchor) for at, each in enumerate(lines))


def said_in(language: str = "en-GB") -> str:
    """What an SVG says of the language of its words: for pages, and for programs that know XML alone."""
    return f'lang="{escape(language)}" xml:lang="{escape(language)}"'


def picture(width: float, height: float, title: str, marks: Iterable[str], *, language: str = "en-GB") -> str:
    """The whole SVG on white, with its title for those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}"'
        f' height="{height:.0f}" {said_in(language)} role="img" font-family="sans-serif">'
        f"<title>{escape(title)}</title>"
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="#FFFFFF"/>' + "".join(marks) + "</svg>\n"
    )


def ticks(most: float) -> Sequence[float]:
    """About five round values from nought to at least this much."""
    step = next(
        power * each
        for power in (10.0**exponent for exponent in range(-3, 8))
        for each in (1, 2, 5)
        if power * each * 5 >= most
    )
    return [step * at for at in range(6) if step * (at - 1) < most]
