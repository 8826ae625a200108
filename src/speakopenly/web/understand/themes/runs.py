"""One search for themes beside the next: which theme went where, in people, and nobody's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speakopenly.core import disclosure
from speakopenly.core.documents.tree import Figure
from speakopenly.understand.findings.pictures import Link, Node, draw_flow
from speakopenly.understand.themes.comparing import Comparison, comparison_of, say
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.themes.models import EarlierRun, PassageInTheme, Theme

KEPT = 5
"""So many earlier searches of an exercise are kept; older ones are let go."""


@dataclass(frozen=True, slots=True)
class Run:
    """The top themes of a search in its order, and the first of them in which each person stands."""

    themes: tuple[tuple[str, str], ...]
    of: Mapping[str, str]


def where_people_stand(exercise: Exercise) -> Run:
    """The search whose themes are stored now. Whoever stands in several is counted in the largest."""
    tops = Theme.objects.filter(exercise=exercise, parent=None).order_by("place", "ident")
    listed = tuple(tops.values_list("ident", "suggested_name"))
    place = {ident: at for at, (ident, _name) in enumerate(listed)}
    members = PassageInTheme.objects.filter(theme__exercise=exercise, theme__parent=None).order_by()
    of: dict[str, str] = {}
    for ident, person in members.values_list("theme__ident", "passage__reading__person"):
        if person not in of or place[ident] < place[of[person]]:
            of[person] = ident
    return Run(listed, of)


def keep_earlier(exercise: Exercise, before: Run) -> None:
    """Keep how the search that was there compares with the one that is; the first search has none before."""
    if not before.themes:
        return
    now = where_people_stand(exercise)
    both = before.of.keys() | now.of.keys()
    table = Counter((before.of.get(person), now.of.get(person)) for person in both)
    rows, columns = ([*(ident for ident, _name in run.themes), None] for run in (before, now))
    EarlierRun.objects.create(
        service_id=exercise.service_id,
        exercise=exercise,
        was=[list(each) for each in before.themes],
        now=[list(each) for each in now.themes],
        table=[[table[row, column] for column in columns] for row in rows],
        people_read_before=len(before.of),
        people_read_now=len(now.of),
    )
    kept = EarlierRun.objects.filter(exercise=exercise).values_list("pk", flat=True)[:KEPT]
    EarlierRun.objects.filter(exercise=exercise).exclude(pk__in=list(kept)).delete()


def comparison(run: EarlierRun) -> Comparison:
    """A kept comparison as the library knows it."""
    rows, columns = ([*(ident for ident, _name in side), None] for side in (run.was, run.now))
    table = {
        (row, column): number
        for row, numbers in zip(rows, run.table, strict=True)
        for column, number in zip(columns, numbers, strict=True)
        if number
    }
    return comparison_of(table)


def figure(run: EarlierRun) -> Figure:
    """Bands from the themes of the earlier search to those of the next; small ones are hidden."""
    was, now = ({ident: f"{ident} {name}" for ident, name in side} for side in (run.was, run.now))
    found = comparison(run)
    links = [
        Link(
            Node(0, was.get(one or "", _("in no theme"))),
            Node(1, now.get(other or "", _("in no theme"))),
            None if disclosure.is_small(people) else disclosure.round_for_split(people),
        )
        for (one, other), people in sorted(found.table.items(), key=lambda item: _order(item[0]))
    ]
    return draw_flow(
        links,
        headings=(_("Before"), _("Now")),
        caption=_("Which theme went where"),
        sentence=say(found),
        note=_("People, each in the first theme of the list they stand in; to the nearest 5, 1 to 7 hidden."),
    )


def _order(pair: tuple[str | None, str | None]) -> tuple[str, str]:
    return (pair[0] or "~", pair[1] or "~")
