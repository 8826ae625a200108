"""From found to included: the counts of a review as PRISMA 2020 asks, and a picture of them.

Every count is of rows of one table, so that each box is what came into it less what left it (Page and others
2021). What nobody has decided yet has a count of its own: a review that is under way says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from speakopenly.core.documents import drawing
from speakopenly.core.documents.tree import Figure
from speakopenly.core.documents.tree import Table as Twin
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table

INCLUDED: Final = frozenset({"1", "yes", "include", "included", "true"})
EXCLUDED: Final = frozenset({"0", "no", "exclude", "excluded", "false"})
UNSURE: Final = frozenset({"unsure", "maybe", "?"})
NOT_FOUND: Final = frozenset({"not found", "not retrieved", "missing"})
NO_REASON: Final = "no reason given"


@dataclass(frozen=True, slots=True)
class Flow:
    """The counts of one review. ``before`` are those of the import, by name, where they are known."""

    screened: int
    undecided: int
    unsure: int
    excluded: int
    sought: int
    not_retrieved: int
    not_assessed: int
    full_text_excluded: Mapping[str, int]
    included: int
    before: Mapping[str, Any] | None = None

    @property
    def works(self) -> int:
        """Works that came to screening."""
        return self.screened + self.undecided


def decision_of(table: Table, row: int, column: str, text: str | None, *, full_text: bool = False) -> str:
    """Say what a cell decides: included, excluded, unsure, not found, or nothing yet ("").

    Raises BadInput, with row and column, where it says none of these.
    """
    word = " ".join((text or "").lower().split())
    word = word.removesuffix(".0") if word in {"0.0", "1.0"} else word
    for decision, words in (
        ("included", INCLUDED),
        ("excluded", EXCLUDED),
        ("not found" if full_text else "unsure", NOT_FOUND if full_text else UNSURE),
        ("", frozenset({"", "na", "nan"})),
    ):
        if word in words:
            return decision
    other = "“not found”" if full_text else "unsure"
    raise BadInput(
        "is no decision.", do=f"Write 1 (include), 0 (exclude), {other}, or leave it empty.",
        file=table.file, row=row, column=column,
    )  # fmt: skip


def count_flow(
    table: Table,
    *,
    label: str,
    full_text: str | None = None,
    reason: str | None = None,
    before: Mapping[str, Any] | None = None,
) -> Flow:
    """Count decisions. Without a full-text column nothing was assessed, and nothing is included yet.

    Raises BadInput where a cell is no decision, or where a full text is decided of a work not included.
    """
    screening, later, why = Counter[str](), Counter[str](), Counter[str]()
    texts = table.column(full_text) if full_text else [None] * len(table.rows)
    reasons = table.column(reason) if reason else [None] * len(table.rows)
    for row, first, second, said in zip(table.rows, table.column(label), texts, reasons, strict=True):
        decision = decision_of(table, row.number, label, first)
        screening[decision] += 1
        if not full_text:
            continue
        assessed = decision_of(table, row.number, full_text, second, full_text=True)
        if assessed and decision != "included":
            raise BadInput(
                "decides on the full text of a work that screening did not include.",
                do="Include it at screening, or leave the cell empty.",
                file=table.file, row=row.number, column=full_text,
            )  # fmt: skip
        if decision == "included":
            later[assessed] += 1
            if assessed == "excluded":
                why[" ".join((said or "").split()) or NO_REASON] += 1
    sought = screening["included"]
    return Flow(
        screened=len(table.rows) - screening[""], undecided=screening[""], unsure=screening["unsure"],
        excluded=screening["excluded"], sought=sought, not_retrieved=later["not found"],
        not_assessed=later[""] if full_text else sought, full_text_excluded=dict(sorted(why.items())),
        included=later["included"], before=before,
    )  # fmt: skip


def lines_of(flow: Flow) -> Iterator[tuple[str, int]]:
    """Each box by its name, in order."""
    if flow.before is not None:
        yield "Records identified", flow.before["identified"]
        for source, count in flow.before.get("identified_by_source", {}).items():
            yield f"  from {source}", count
        yield "Duplicates removed", flow.before["removed_duplicates"]
        yield "Removed for other reasons", flow.before["removed_for_other_reasons"]
    yield "Records to screen", flow.works
    yield "Records screened", flow.screened
    yield "Not screened yet", flow.undecided
    yield "Records excluded", flow.excluded
    yield "Unsure", flow.unsure
    yield "Reports sought", flow.sought
    yield "Reports not retrieved", flow.not_retrieved
    yield "Not assessed yet", flow.not_assessed
    for reason, count in flow.full_text_excluded.items():
        yield f"Reports excluded: {reason}", count
    yield "Studies included", flow.included


def as_document(flow: Flow) -> dict[str, Any]:
    """The counts by name, and whether each box is what came in less what left."""
    left = sum(flow.full_text_excluded.values())
    before = flow.before or {}
    adds_up = (
        flow.screened == flow.excluded + flow.unsure + flow.sought
        and flow.sought == flow.not_retrieved + flow.not_assessed + left + flow.included
        and (
            not before
            or before["identified"]
            == before["removed_duplicates"] + before["removed_for_other_reasons"] + flow.works
        )
    )
    return {
        **{key: before[key] for key in before if key != "to_screen"},
        "to_screen": flow.works,
        "screened": flow.screened,
        "not_screened": flow.undecided,
        "excluded": flow.excluded,
        "unsure": flow.unsure,
        "sought": flow.sought,
        "not_retrieved": flow.not_retrieved,
        "not_assessed": flow.not_assessed,
        "full_text_excluded": dict(flow.full_text_excluded),
        "included": flow.included,
        "adds_up": adds_up,
    }


_WIDTH, _STAGE, _LEFT, _BOX, _SIDE, _SIDE_AT, _GAP = 860, 20, 70, 330, 400, 440, 26
_LINE: Final = 20
_CUT: Final = "\u2026"
_PART: Final = "  "
"""Begins a line that is a part of the one above it."""
_LONG_STAGE: Final = "Screening"

Lines = list[tuple[str, int]]
"""What stands in a box: names with their counts."""


def draw_flow(flow: Flow) -> Figure:
    """Draw the flow, the boxes of the diagram down the left and what left it on the right."""
    steps = list(_steps(flow))
    marks, y = list[str](), 20.0
    tops = dict[str, tuple[float, float]]()
    for at, (stage, box, side) in enumerate(steps):
        height = 16.0 + _LINE * max(len(box), len(side))
        if stage != _LONG_STAGE:
            height = max(height, 14 + len(stage) * drawing.A_LETTER)
        marks += _boxed(_LEFT, y, _BOX, height, box)
        if side:
            marks += _boxed(_SIDE_AT, y, _SIDE, height, side)
            marks.append(_arrow((_LEFT + _BOX, y + height / 2), (_SIDE_AT, y + height / 2)))
        if at + 1 < len(steps):
            x = _LEFT + _BOX / 2
            marks.append(_arrow((x, y + height), (x, y + height + _GAP)))
        tops[stage] = (tops.get(stage, (y, y))[0], y + height)
        y += height + _GAP
    marks += [mark for stage, ends in tops.items() for mark in _staged(stage, *ends)]
    title = "Flow of records"
    rows = tuple((name.strip(), f"{count:,}") for name, count in lines_of(flow))
    sentence = "; ".join(f"{name.strip().lower()}: {count:,}" for name, count in lines_of(flow)) + "."
    svg = drawing.picture(_WIDTH, y, f"{title}. {sentence}", marks)
    return Figure(svg, sentence, title, Twin(title, ("box", "records"), rows))


def _steps(flow: Flow) -> Iterator[tuple[str, Lines, Lines]]:
    if flow.before is not None:
        sources = flow.before.get("identified_by_source", {})
        yield (
            "Identification",
            [("Records identified", flow.before["identified"]), *_parts(sources)],
            [
                ("Duplicates removed", flow.before["removed_duplicates"]),
                ("Removed for other reasons", flow.before["removed_for_other_reasons"]),
            ],
        )
    side = [("Records excluded", flow.excluded)]
    side += [("Unsure, or not agreed", flow.unsure)] if flow.unsure else []
    side += [("Not screened yet", flow.undecided)] if flow.undecided else []
    box = [("Records to screen", flow.works), (f"{_PART}screened", flow.screened)]
    yield _LONG_STAGE, box if flow.undecided else [("Records screened", flow.screened)], side
    side = [("Reports not retrieved", flow.not_retrieved)]
    side += [("Not assessed yet", flow.not_assessed)] if flow.not_assessed else []
    yield _LONG_STAGE, [("Reports sought", flow.sought)], side
    out = sum(flow.full_text_excluded.values())
    assessed = flow.sought - flow.not_retrieved - flow.not_assessed
    side = [("Reports excluded", out), *_parts(flow.full_text_excluded)] if out else []
    yield _LONG_STAGE, [("Reports assessed", assessed)], side
    yield "Included", [("Studies included", flow.included)], []


def _parts(counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    return ((f"{_PART}{name}", count) for name, count in counts.items())


def _boxed(x: float, y: float, width: float, height: float, lines: Lines) -> Iterator[str]:
    yield drawing.box(x, y, width, height, fill="#FFFFFF", edge=drawing.INK)
    for at, (name, count) in enumerate(lines):
        indent = 16 if name.startswith(_PART) else 0
        shown = _fitted(name.strip(), count, width - 20 - indent)
        yield drawing.words(x + 10 + indent, y + 22 + _LINE * at, shown)


def _fitted(name: str, count: int, width: float) -> str:
    """A name with its count on one line. A long name is cut short; its count never is."""
    number = f": {count:,}"
    most = int(width / drawing.A_LETTER) - len(number)
    return (name if len(name) <= most else f"{name[: most - 1].rstrip()}{_CUT}") + number


def _staged(stage: str, top: float, bottom: float) -> Iterator[str]:
    """The stage of PRISMA beside its boxes, read from below upwards."""
    middle = (top + bottom) / 2
    yield drawing.box(_STAGE, top, 30, bottom - top, fill=drawing.BAND, edge=drawing.INK)
    words = drawing.words(0, 0, stage, anchor="middle")
    yield f'<g transform="translate({_STAGE + 20:g} {middle:g}) rotate(-90)">{words}</g>'


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    x, y = end
    is_level = start[1] == y
    tip = ((x - 7, y - 4), (x - 7, y + 4)) if is_level else ((x - 4, y - 7), (x + 4, y - 7))
    return drawing.line(start, end, drawing.INK, width=1.5) + "".join(
        drawing.line(each, end, drawing.INK, width=1.5) for each in tip
    )
