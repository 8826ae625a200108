"""Who says it: a row of dots with ranges for each group; and one small panel for each theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from speakopenly.core.disclosure import HIDDEN
from speakopenly.core.documents import drawing
from speakopenly.core.documents.tree import Figure, Table
from speakopenly.understand.findings.who_says import COLUMNS, Beside, Share, cells_of, say_who

WIDTH, LABELS, ROW = 640, 200, 34
PANEL, PANEL_LABELS, PANEL_ROW, HEAD = 320, 118, 24, 46
NOTE = (
    "Counts are rounded to the nearest 5 and ranges worked out from them. A diamond differs from the rest"
    " beyond chance, with all comparisons allowed for; a circle does not. Hatched is hidden to protect"
    " people. People were not drawn by chance, and groups are of different sizes. Who stands in a theme is"
    " the machine’s reading."
)


def draw_groups(theme: str, shares: Sequence[Share], *, caption: str) -> Figure:
    """One theme: a row for each group, in alphabetical order."""
    end = _end([shares])
    height = 12 + ROW * len(shares) + 44
    marks = list(_axis(LABELS + 14, WIDTH - 70, 12, 12 + ROW * len(shares), end))
    for at, share in enumerate(shares):
        y = 12 + ROW * (at + 0.5)
        marks.append(drawing.label(LABELS, y, _plain(share.group), LABELS - 6, anchor="end", most=1))
        marks += _mark(share, y, LABELS + 14, WIDTH - 70, end, number=True)
    svg = drawing.picture(WIDTH, height, caption, marks)
    table = Table(caption, COLUMNS, tuple(cells_of(share) for share in shares), NOTE)
    return Figure(svg, say_who(theme, shares), caption, table)


def draw_small_multiples(panels: Mapping[str, Sequence[Share]], *, caption: str) -> Figure | None:
    """One panel for each theme, two beside each other, all on one scale.

    A group of which nothing may be shown in any panel has no row and is named in the note. None where that
    is every group.
    """
    every = dict.fromkeys(share.group for shares in panels.values() for share in shares)
    drawn = [group for group in every if any(_is_shown(panels, group))]
    if not drawn:
        return None
    hidden = [_plain(group) for group in every if group not in drawn]
    panels = {theme: [each for each in shares if each.group in drawn] for theme, shares in panels.items()}
    end = _end(panels.values())
    panel_height = HEAD + PANEL_ROW * len(drawn) + 34
    marks: list[str] = []
    for at, (theme, shares) in enumerate(panels.items()):
        marks += _panel(theme, shares, PANEL * (at % 2), panel_height * (at // 2), end)
    svg = drawing.picture(PANEL * 2, panel_height * ((len(panels) + 1) // 2), caption, marks)
    note = f"{NOTE} Nothing may be shown of: {', '.join(hidden)}." if hidden else NOTE
    return Figure(svg, say_small_multiples(panels), caption, _table(panels, caption, note))


def say_small_multiples(panels: Mapping[str, Sequence[Share]]) -> str:
    """How many of the comparisons show a difference beyond chance."""
    compared = [
        (theme, share)
        for theme, shares in panels.items()
        for share in shares
        if share.beside is not Beside.NOT_COMPARED
    ]
    if not compared:
        return "No groups can be compared: they are too small, or hidden to protect people."
    beyond = [each for each in compared if each[1].beside is not Beside.NO_DIFFERENCE]
    if not beyond:
        return f"None of {len(compared)} comparisons shows a difference beyond what chance could do."
    said = "; ".join(f"{_plain(s.group)}, “{theme}”: {s.beside}" for theme, s in beyond[:3])
    more = f" The other {len(beyond) - 3} are in the table." if len(beyond) > 3 else ""
    verb = "differs" if len(beyond) == 1 else "differ"
    return f"{len(beyond)} of {len(compared)} comparisons {verb} beyond chance: {said}.{more}"


def _is_shown(panels: Mapping[str, Sequence[Share]], group: str) -> Iterator[bool]:
    """For each panel, whether anything of a group is drawn there."""
    return (share.range is not None for shares in panels.values() for share in shares if share.group == group)


def _table(panels: Mapping[str, Sequence[Share]], caption: str, note: str) -> Table:
    rows = tuple(
        (f"{theme}: {cells[0]}", *cells[1:6])
        for theme, shares in panels.items()
        for cells in map(cells_of, shares)
    )
    return Table(caption, ("Theme and group", *COLUMNS[1:6]), rows, note)


def _panel(theme: str, shares: Sequence[Share], left: float, top: float, end: float) -> Iterator[str]:
    for at, each in enumerate(drawing.lines_of(theme, PANEL - 20)):
        yield drawing.words(left + 8, top + 18 + 17 * at, each, weight="bold")
    start, stop = left + PANEL_LABELS + 8, left + PANEL - 26
    bottom = top + HEAD + PANEL_ROW * len(shares)
    yield from _axis(start, stop, top + HEAD, bottom, end, few=True)
    for at, share in enumerate(shares):
        y = top + HEAD + PANEL_ROW * (at + 0.5)
        yield drawing.label(
            left + PANEL_LABELS, y, _plain(share.group), PANEL_LABELS - 6, anchor="end", most=1
        )
        yield from _mark(share, y, start, stop, end, number=False)


def _axis(
    start: float, stop: float, top: float, bottom: float, end: float, *, few: bool = False
) -> Iterator[str]:
    for each in (0.0, end) if few else drawing.ticks(end):
        x = start + (stop - start) * each / end
        yield drawing.line((x, top), (x, bottom), drawing.GRID)
        yield drawing.words(x, bottom + 20, f"{each:g}%", anchor="middle")


def _mark(share: Share, y: float, start: float, stop: float, end: float, *, number: bool) -> Iterator[str]:
    if share.range is None or share.people.shown is None or not share.base.shown:
        yield drawing.hatch(start + 4, y)
        if number:
            yield drawing.words(start + 38, y + 5, HIDDEN)
        return

    def across(part: float) -> float:
        return start + (stop - start) * 100 * part / end

    x, high = across(min(1.0, share.people.shown / share.base.shown)), across(share.range.high)
    yield drawing.line((across(share.range.low), y), (high, y), drawing.NAVY, width=3)
    differs = share.beside in {Beside.MORE, Beside.FEWER}
    yield drawing.diamond(x, y) if differs else drawing.circle(x, y, 5)
    if number:
        yield drawing.words(high + 8, y + 5, f"{share.people.shown} of {share.base.shown}")


def _end(panels: Iterable[Sequence[Share]]) -> float:
    ranges = [share.range.high for shares in panels for share in shares if share.range]
    return drawing.ticks(100 * max(ranges, default=0.2))[-1]


def _plain(name: str) -> str:
    return name.replace("_", " ")
