"""Who says it, when, and together with what: safe numbers, their pictures, and a file of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from speakopenly.core import disclosure
from speakopenly.core.disclosure import Cell
from speakopenly.core.documents.tree import Document, Figure, Paragraph, Section
from speakopenly.core.records import ThemeId
from speakopenly.core.tables.writing import csv_bytes
from speakopenly.understand.findings.draft import Draft, Numbered
from speakopenly.understand.findings.numbers import NOT_SAID
from speakopenly.understand.findings.pictures import (
    Dot,
    Link,
    Node,
    Pair,
    draw_dots,
    draw_flow,
    draw_groups,
    draw_map,
    draw_over_time,
    draw_small_multiples,
    draw_steadiness,
    safe_pair,
)
from speakopenly.understand.findings.who_says import COLUMNS, Share, cells_of, who_says_it
from speakopenly.understand.themes.steadiness import RUNS
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.themes.counts import Counts, counts_of_findings
from speakopenly.web.understand.themes.spoken import CHANNEL, QUARTER, QUESTION

LAST = (CHANNEL, QUARTER)
MOST_PANELS = 12
MOST_IN_A_FLOW = 20
"""So many small panels are drawn; the table has every theme."""


def counts_by_group(exercise: Exercise) -> Counts:
    """The counts as findings print them, by group."""
    return counts_of_findings(exercise, by_group=True).counts


def columns_of(counts: Counts) -> list[str]:
    """The columns by which people can be told apart, those of the exercise first; the quarter is apart."""
    return [*(name for name in counts.bases if name not in LAST), CHANNEL]


def shares_by(counts: Counts, column: str, themes: Sequence[str]) -> dict[ThemeId, tuple[Share, ...]]:
    """For each of these themes who says it, by one column."""
    bases = counts.bases.get(column, {})
    return who_says_it(
        {ThemeId(theme): counts.splits.get(theme, {}).get(column, {}) for theme in themes}, bases
    )


def who_says(counts: Counts, listed: Sequence[Numbered], of: Numbered) -> list[tuple[str, Figure]]:
    """One picture for each column; every theme of the list counts among the comparisons allowed for."""
    found = []
    for column, shares in _shares_of(counts, listed, of):
        caption = _("“%(theme)s”, by %(column)s") % {"theme": of.theme.name, "column": _plain(column)}
        found.append((_plain(column), draw_groups(of.theme.name, shares, caption=caption)))
    return found


def csv_of_who(counts: Counts, listed: Sequence[Numbered], of: Numbered) -> str:
    """The same numbers as a file: what is hidden on the page is hidden here."""
    rows = [
        (column, *cells_of(share)) for column, shares in _shares_of(counts, listed, of) for share in shares
    ]
    return csv_bytes(("by", *(name.replace(" ", "_") for name in COLUMNS)), rows).decode("utf-8")


def _shares_of(
    counts: Counts, listed: Sequence[Numbered], of: Numbered
) -> Iterator[tuple[str, tuple[Share, ...]]]:
    themes = [each.theme.id for each in listed]
    for column in columns_of(counts):
        yield column, shares_by(counts, column, themes)[of.theme.id]


def over_time(counts: Counts, listed: Sequence[Numbered]) -> Figure | None:
    """Themes by quarter; None where no quarter is known."""
    bases = counts.bases.get(QUARTER, {})
    if not any(name.startswith("20") for name in bases):
        return None
    read = disclosure.protect_split(dict(sorted(bases.items())), total=sum(bases.values()))
    themes: dict[str, dict[str, Cell]] = {}
    for each in listed[:MOST_PANELS]:
        shares = shares_by(counts, QUARTER, [each.theme.id])[each.theme.id]
        themes[_named(each)] = {share.group: share.people for share in shares}
    return draw_over_time(themes, read, caption=_("People by the quarter in which they first spoke"))


def small_multiples(counts: Counts, listed: Sequence[Numbered], column: str) -> Figure | None:
    """One panel for each theme, by one column; every theme is among the comparisons allowed for.

    None where every group is hidden.
    """
    shares = shares_by(counts, column, [each.theme.id for each in listed])
    panels = {_named(each): shares[each.theme.id] for each in listed[:MOST_PANELS]}
    return draw_small_multiples(panels, caption=_("Themes by %(column)s") % {"column": _plain(column)})


def theme_map(counts: Counts, listed: Sequence[Numbered]) -> Figure:
    """Themes near those that the same people raised."""
    place = {str(each.theme.id): at for at, each in enumerate(listed)}
    pairs = [
        Pair(place[one], place[other], safe_pair(people, counts.heads[one][0], counts.heads[other][0]))
        for one, other, people in counts.together
        if one in place and other in place
    ]
    themes = [(_named(each), each.number.count) for each in listed]
    return draw_map(themes, pairs, caption=_("Themes raised by the same people"))


def steadiness(draft: Draft, listed: Sequence[Numbered]) -> Figure | None:
    """In how many re-runs each theme held together; None where nothing was re-run."""
    known = draft.about.method.steadiness
    held = {_named(each): known[each.theme.id] for each in listed if each.theme.id in known}
    if not held:
        return None
    return draw_steadiness(held, runs=RUNS, caption=_("How steady the themes are"))


def dots(listed: Sequence[Numbered]) -> Figure:
    """How many people spoke of each theme."""
    made = [Dot(each.paragraph, each.theme.name, each.number) for each in listed]
    return draw_dots(made, caption=_("How many people spoke of each theme"))


def flow(counts: Counts, listed: Sequence[Numbered]) -> Figure | None:
    """From the question to the theme to the paragraph of the report; None where no question is known."""
    links: list[Link] = []
    for each in listed[:MOST_IN_A_FLOW]:
        split = counts.splits.get(each.theme.id, {}).get(QUESTION, {})
        theme = Node(1, each.theme.name)
        for question, cell in sorted(disclosure.protect_split(split, total=sum(split.values())).items()):
            people = None if each.number.count is None else cell.shown
            links.append(Link(Node(0, question), theme, people))
        links.append(Link(theme, Node(2, each.paragraph), each.number.count))
    if all(link.start.name == NOT_SAID for link in links if link.start.column == 0):
        return None
    shown = sum(each.people is not None for each in links if each.start.column == 0)
    sentence = _(
        "%(shown)s bands from questions to themes can be shown; each person counts once in a theme, under the"
        " question where they first spoke of it."
    ) % {"shown": shown}
    return draw_flow(
        links,
        headings=(_("Question"), _("Theme"), _("Paragraph")),
        caption=_("From question to theme to finding"),
        sentence=sentence,
        note=_("From a question, counts are rounded to the nearest 5; hidden ones have no band."),
    )


def all_figures(draft: Draft, counts: Counts, column: str) -> dict[str, Figure]:
    """Every picture there is of an exercise, by a short name, in the order of the page."""
    listed = draft.listed
    made = {
        "dots": dots(listed),
        "groups": small_multiples(counts, listed, column),
        "map": theme_map(counts, listed),
        "flow": flow(counts, listed),
        "time": over_time(counts, listed),
        "steady": steadiness(draft, listed),
    }
    return {name: figure for name, figure in made.items() if figure is not None}


def document_of(draft: Draft, figures: Sequence[Figure]) -> Document:
    """Pictures as a document of their own, each with its sentence before it. It is no publication."""
    sections = tuple(
        Section(str(number), figure.caption, (Paragraph(None, figure.alternative), figure))
        for number, figure in enumerate(figures, start=1)
    )
    return Document(
        title=draft.about.title,
        subtitle=_("Pictures, for people who work here"),
        edition=_("Not published"),
        date=draft.about.day,
        language=draft.about.language,
        check_code="",
        front=(),
        summary=(),
        sections=sections,
        is_short=True,
    )


def _named(numbered: Numbered) -> str:
    return f"{numbered.paragraph} {numbered.theme.name}"


def _plain(name: str) -> str:
    return name.replace("_", " ")
