"""How steady the themes are: in how many re-runs on four fifths of the sayings each held together."""

from __future__ import annotations

from collections.abc import Mapping

from speakopenly.core.documents import drawing
from speakopenly.core.documents.tree import Figure, Table

WIDTH, LABELS, ROW, TOP = 640, 230, 44, 12
STEADY = 0.8
NOTE = (
    "Each re-run leaves out one saying in five, by chance, and looks for themes again. A theme held together"
    " where one group of the re-run shares at least half of what both hold (Hennig 2007). A theme that does"
    " not hold may still be true, and needs a person to say what it is."
)


def draw_steadiness(themes: Mapping[str, float], *, runs: int, caption: str) -> Figure:
    """A row of marks for each theme: filled for a re-run in which it held together."""
    height = TOP + ROW * len(themes) + 34
    step = (WIDTH - LABELS - 90) / runs
    marks: list[str] = []
    for at, (theme, share) in enumerate(themes.items()):
        y, held = TOP + ROW * (at + 0.5), round(share * runs)
        marks.append(drawing.label(LABELS, y, theme, LABELS - 6, anchor="end"))
        for run in range(runs):
            fill = drawing.NAVY if run < held else "#FFFFFF"
            marks.append(drawing.circle(LABELS + 22 + step * run, y, 7, fill=fill))
        marks.append(drawing.words(LABELS + 22 + step * runs, y + 5, f"{held} of {runs}"))
    marks.append(drawing.words(LABELS + 14, height - 10, "re-runs in which it held together"))
    svg = drawing.picture(WIDTH, height, caption, marks)
    rows = tuple((theme, str(round(share * runs)), str(runs)) for theme, share in themes.items())
    return Figure(svg, say(themes, runs), caption, Table(caption, ("Theme", "Held", "Of"), rows, NOTE))


def say(themes: Mapping[str, float], runs: int) -> str:
    """How many themes are steady."""
    steady = sum(share >= STEADY for share in themes.values())
    enough = round(STEADY * runs)
    return f"{steady} of {len(themes)} themes held together in at least {enough} of {runs} re-runs."
