"""What the pages of findings show, without the rest of the evidence.

Numbers come from the counts that are kept for each version of an exercise; of passages and readings only
those are fetched that are quoted or offered. Nothing is published from an excerpt: a report is composed from
``evidence_of`` alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from speakopenly.core.counting import Heads
from speakopenly.core.records import ThemeId, contribution_of
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import Evidence
from speakopenly.understand.findings.numbers import Tally
from speakopenly.understand.findings.quotes import quotable
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.evidence import (
    Tree,
    counted_in,
    findings_in,
    heard_in,
    quoted_in,
    title_of,
)
from speakopenly.web.understand.findings.official.queries import official_in
from speakopenly.web.understand.reading import queries as reading
from speakopenly.web.understand.themes.audits.queries import found_in
from speakopenly.web.understand.themes.counts import Searched, counts_of_findings
from speakopenly.web.understand.themes.models import PassageInTheme, Theme


def excerpt_of(exercise: Exercise, *, also: Iterable[str] = ()) -> Draft:
    """The draft of the report as it stands now, with no words but those it quotes and these ``also``.

    A theme in it holds its most telling passage, its quotes and what was asked for: enough to tell whether
    anything stands behind it, and whether a quote is its own.
    """
    found, wanted = (
        counts_of_findings(exercise),
        {*quoted_in(exercise), *_first_of_each_theme(exercise), *also},
    )
    rows = reading.passages_by_ident(exercise, wanted)
    passages = tuple(reading.as_passage(row) for row in rows)
    tree = Tree(exercise, only=wanted)
    themes = tree.themes()
    placed = {contribution_of(each) for theme in themes if not theme.parent for each in theme.passages}
    readings = {row.reading_id: row.reading for row in rows}.values()
    heard = {each.id: each for each in heard_in(readings, placed)}
    evidence = Evidence(
        about=title_of(exercise),
        heard=tuple(heard.values()),
        passages=passages,
        themes=themes,
        findings=findings_in(exercise, themes, quotable(passages, heard)),
        audits=found_in(exercise, {theme.id for theme in themes if theme.parent is None}),
        counted=counted_in(exercise, themes, with_passages=False),
        official=official_in(exercise, {theme.id for theme in themes if theme.parent is None}),
    )
    return Draft(evidence, counted=_tally(tree, found), shared=found.counts.shared)


def most_telling(theme: Theme, most: int) -> list[str]:
    """The first passages of a theme and of each that was merged into it."""
    return [
        ident
        for each in (theme, *Theme.objects.filter(merged_into=theme))
        for ident in _members(theme=each).values_list("passage__ident", flat=True)[:most]
    ]


def _tally(tree: Tree, found: Searched) -> Tally:
    """The counts as the library knows them. Nothing in it can be split by group or into piles."""
    return Tally(
        Heads(found.counts.base),
        people_by_theme={},
        heads_by_theme={ThemeId(theme.ident): found.counts.of(theme) for theme in tree.tops},
        group_of={},
        piles={},
        kept_back=found.too_close,
    )


def _first_of_each_theme(exercise: Exercise) -> list[str]:
    first = Subquery(_members(theme=OuterRef("pk")).values("passage__ident")[:1])
    rows = Theme.objects.filter(exercise=exercise).annotate(first=first)
    return [ident for ident in rows.values_list("first", flat=True) if ident is not None]


def _members(*, theme: Theme | OuterRef) -> QuerySet[PassageInTheme]:
    return PassageInTheme.objects.filter(theme=theme).order_by("rank")
