"""A kept search as the number of a finding: whom it finds, counted anew whenever somebody looks."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core import disclosure
from speakopenly.core.errors import BadInput
from speakopenly.core.records import ThemeId
from speakopenly.understand.search.telling import in_words
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.coding.given import name_of
from speakopenly.web.understand.findings import words
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.search import policies, queries
from speakopenly.web.understand.search.models import CountedBySearch, SavedSearch
from speakopenly.web.understand.themes.counted import Instead, count_with
from speakopenly.web.understand.themes.counts import counts_of_findings
from speakopenly.web.understand.themes.models import Theme

MAY_NARROW: Final = frozenset({"theme", "code"})
"""Who spoke where, and in which language, is a split: findings show it by their own rules."""


def begin() -> None:
    """Called once at start; saying so twice is harmless."""
    count_with(instead_of_themes)


def instead_of_themes(exercise: Exercise) -> dict[str, Instead]:
    """By the ident of the theme, what the number of its finding counts instead."""
    rows = CountedBySearch.objects.filter(finding__exercise=exercise)
    return {
        row.finding.theme.ident: _as_counted(row.search)
        for row in rows.select_related("finding__theme", "search__exercise__service")
    }


def findings_counting(search: SavedSearch) -> list[Finding]:
    """The findings that count what this search finds."""
    rows = CountedBySearch.objects.filter(search=search).select_related("finding__theme", "finding__exercise")
    return [row.finding for row in rows.order_by("finding__place")]


def findings_that_may(by: Staff, search: SavedSearch) -> list[Finding]:
    """The findings that may count it: those of its exercise that stand in the list and do not yet."""
    rows = Finding.objects.filter(exercise=search.exercise_id).select_related("theme", "exercise")
    taken = {finding.pk for finding in findings_counting(search)}
    return [
        row
        for row in rows
        if row.theme.is_live
        and row.theme.parent_id is None
        and row.pk not in taken
        and policies.can_count_in(by, search, row)
    ]


def why_not_a_number(search: SavedSearch) -> str:
    """Why this search cannot be the number of any finding; nothing where it can."""
    asked = queries.asked_again(search)
    if any(value for name, value in search.filters.items() if name not in MAY_NARROW):
        return _("It is narrowed by who spoke, in which language or to which question.")
    if asked.code == queries.NOT_CODED:
        return _("What nobody has coded yet says nothing of what people said.")
    if asked.code and not name_of(search.exercise, asked.code):
        return _("Its code is not in the codebook any more.")
    if asked.is_empty:
        return _("It looks for no word and no code.")
    return ""


@transaction.atomic
def make_number(*, search: SavedSearch, finding: Finding, by: Staff) -> None:
    """Let a finding count what this search finds.

    Raises NotAllowed; BadInput where it cannot be counted, finds fewer than eight people, or would tell of
    one to seven beside another number.
    """
    policies.check_can_count_in(by, search, finding)
    if why := why_not_a_number(search):
        raise BadInput(why, do=_("Keep a search of words or a code, and of a theme if you like."))
    CountedBySearch.objects.update_or_create(
        finding=finding, defaults={"service_id": finding.service_id, "search": search, "by": by.user}
    )
    found, theme = counts_of_findings(finding.exercise), finding.theme
    if found.counts.of(theme).people < disclosure.SMALLEST_SHOWN:
        raise BadInput(
            _("It finds fewer than eight people."), do=_("Choose another, or let the theme count.")
        )
    if ThemeId(theme.ident) in found.too_close:
        raise BadInput(
            _("It finds nearly the same people as another number, and both would tell of one to seven."),
            do=_("Choose another search, or let the theme count."),
        )
    _is_written(finding, by)
    audit.record("search made the number of a finding", finding, by=by.user, service=by.service)


@transaction.atomic
def count_theme_again(*, search: SavedSearch, finding: Finding, by: Staff) -> None:
    """Let a finding count its theme again. Raises NotAllowed."""
    policies.check_can_count_in(by, search, finding)
    CountedBySearch.objects.filter(finding=finding, search=search).delete()
    _is_written(finding, by)
    audit.record("finding counts its theme again", finding, by=by.user, service=by.service)


def _is_written(finding: Finding, by: Staff) -> None:
    """Somebody chose what the number counts, and saw the word for how many that it gives."""
    Finding.objects.filter(pk=finding.pk).update(written_by_person=True)
    finding.refresh_from_db()
    words.read_anew(finding, by=by)


def _as_counted(search: SavedSearch) -> Instead:
    asked, exercise = queries.asked_again(search), search.exercise
    rows = queries.of_people_read(queries.matching_in(exercise.service, asked))
    theme = str(asked.filters.get("theme") or "")
    code = name_of(exercise, asked.code) if asked.code else ""
    told = in_words(asked.query, theme=queries.theme_named(exercise, theme) if theme else "", code=code)
    return Instead(
        mark=f"search {search.pk}",
        told=told,
        passages=Passage.objects.filter(pk__in=rows.order_by().values("passage")),
        within=_stands_in(exercise, theme),
        by_people=asked.query.is_empty and not theme,
    )


def _stands_in(exercise: Exercise, ident: str) -> str:
    """The theme of the list that a theme counts in: the one it is part of, or was merged into."""
    row = Theme.objects.filter(exercise=exercise, ident=ident).select_related("parent", "merged_into").first()
    if row is None:
        return ""
    return (row.merged_into or row.parent or row).ident
