"""Results as pages show them. Counting and hiding are the library's: everything here only chooses rows.

So what is hidden is hidden in page, table, picture and file alike, and no filter uncovers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from speakopenly.check.culture.changes import changes
from speakopenly.check.culture.groups import Group
from speakopenly.check.culture.items import Audience, StaffLevel, Theme, Trust
from speakopenly.check.culture.pictures import Point
from speakopenly.check.culture.reliability import Reliability
from speakopenly.check.culture.results import GroupResult, Results, TrustResult, results
from speakopenly.check.culture.shares import End, PositiveShare
from speakopenly.core.disclosure import HIDDEN, ROUNDED_TO
from speakopenly.core.tables.writing import csv_bytes
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.check.culture import drawn, policies, queries
from speakopenly.web.check.culture.drawn import Drawn
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.check.culture.wording import (
    TRUSTS,
    area_name,
    audience_name,
    theme_name,
)
from speakopenly.web.public_path import WELSH

HIDDEN_ROW: Final = gettext_lazy("Hidden to protect people (fewer than 10 answers)")
ALL_OF_THEM: Final = gettext_lazy("All of them")
BETWEEN_LEVELS: Final = (Trust.STAFF_IN_MANAGERS, Trust.MANAGERS_IN_STAFF)
WITH_FAMILIES: Final = (Trust.FAMILIES_IN_PROFESSIONALS, Trust.PROFESSIONALS_IN_FAMILIES)
FEWEST_WAVES: Final = 2
COLUMNS: Final = (
    *("what", "code", "audience", "area", "asked", "answered"),
    *("percent_positive", "low", "high", "percent_cannot_say", "percent_skipped"),
)


@dataclass(frozen=True, slots=True)
class Filters:
    """At most two: whom, and in which part of the service."""

    audience: Audience | None
    area: str | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of a table; ``share`` is None where it is hidden, and then nothing else stands in the row."""

    who: str
    asked: int | None
    answered: int | None
    share: ShownShare | None
    counted: PositiveShare | None


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A share in whole percents, with the words that go before it where it lies at an end."""

    before: str
    value: int
    low: int
    high: int
    cannot_say: int
    skipped: int


@dataclass(frozen=True, slots=True)
class ShownTheme:
    """One theme: its rows in the fixed order."""

    code: str
    name: str
    rows: tuple[ShownRow, ...]
    drawn: Drawn
    over_time: Drawn | None
    change: str


def results_page(wave: Wave, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Everything a page of results shows, the replies with it."""
    replies = queries.replies_of(wave)
    next_by = replies[0].next_by
    page = {
        "replies": replies,
        "is_late": next_by is not None and next_by < timezone.localdate(),
        "is_welsh": get_language() == WELSH,
    }
    return page if wave.erased_on else page | _counts(wave, wanted)


def as_csv(wave: Wave, wanted: Mapping[str, str]) -> HttpResponse:
    """The same rows as a file; once the answers are destroyed, what everybody could read by then."""
    text = wave.kept_table or csv_of(wave, wanted)
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{wave.slug}-results.csv"'
    return answer


def csv_of(wave: Wave, wanted: Mapping[str, str]) -> str:
    """Every row under these filters, theme by theme in the fixed order, then both trusts."""
    counted, filters = counted_of(wave), filters_from(wave, wanted)
    groups = [
        ("theme", theme.value, *_csv_group(row, theme))
        for theme in Theme
        for row in _rows(wave, counted, filters)
        if theme in row.themes
    ]
    everybody = counted.trusts if filters == Filters(None, None) else ()
    trusts = [("trust", each.trust.value, *_csv_trust(each)) for each in everybody]
    return csv_bytes(COLUMNS, [*groups, *trusts]).decode("utf-8")


def counted_of(wave: Wave) -> Results:
    """The results of a wave that is closed: its answers never change, so they are counted once."""
    return _counted(wave.pk)


@lru_cache(maxsize=32)
def _counted(ident: UUID) -> Results:
    wave = Wave.objects.get(pk=ident)
    return results(
        queries.answers_of(wave),
        asked=queries.asked_counts(wave),
        audiences=queries.audiences_of(wave),
        areas=_areas(wave),
    )


def filters_from(wave: Wave, wanted: Mapping[str, str]) -> Filters:
    """What was asked for, where this wave has it; anything else filters nothing."""
    audiences = {each.value: each for each in queries.audiences_of(wave)}
    area = wanted.get("where", "")
    return Filters(audiences.get(wanted.get("who", "")), area if area in _areas(wave) else None)


def _counts(wave: Wave, wanted: Mapping[str, str]) -> dict[str, Any]:
    counted, filters = counted_of(wave), filters_from(wave, wanted)
    before = [(each, counted_of(each)) for each in (*_shown_before(wave), wave)]
    return {
        "counted": counted,
        "has_more_than_asked": counted.has_more_than_asked or any(map(_has_more, counted.groups.values())),
        "answered_share": _percent_of(counted.answered, counted.asked),
        "filters": filters,
        "whom": [(each.value, audience_name(each), each is filters.audience) for each in counted.audiences],
        "where": [(area, area_name(area), area == filters.area) for area in _areas(wave)],
        "themes": [
            _theme(theme, rows, filters, before)
            for theme in Theme
            if (rows := tuple(_shown_rows(wave, counted, filters, theme)))
        ],
        "waves": [each.name for each, _found in before],
        "between_levels": _trusts(counted, BETWEEN_LEVELS),
        "with_families": _trusts(counted, WITH_FAMILIES),
        "reliability": list(_reliability(counted)),
        "of_areas": [
            (audience_name(audience), theme_name(theme, audience), said.sentence)
            for (audience, theme), said in counted.areas.items()
        ],
        "hidden_row": HIDDEN_ROW,
    }


def _theme(
    theme: Theme, rows: tuple[ShownRow, ...], filters: Filters, waves: list[tuple[Wave, Results]]
) -> ShownTheme:
    name = theme_name(theme, filters.audience)
    points = [Point(row.who, row.counted) for row in rows]
    over_time, change = _over_time(theme, name, filters, waves)
    return ShownTheme(theme.value, name, rows, drawn.beside(theme.value, name, points), over_time, change)


def _over_time(
    theme: Theme, name: str, filters: Filters, waves: list[tuple[Wave, Results]]
) -> tuple[Drawn | None, str]:
    """One group over the waves in which it was asked: this group only, never beside another."""
    if filters.audience is None or len(waves) < FEWEST_WAVES:
        return None, ""
    group = Group(filters.audience, filters.area)
    points = [
        Point(wave.name, found.groups[group].themes.get(theme))
        for wave, found in waves
        if group in found.groups
    ]
    if len(points) < FEWEST_WAVES:
        return None, ""
    (earlier, before), (_now, after) = waves[-2:]
    said = [
        drawn.say_change(each, before=earlier.name)
        for each in changes(before, after)
        if (each.group, each.theme) == (group, theme)
    ]
    return drawn.over_waves(theme.value, name, points), "".join(said)


def _shown_before(wave: Wave) -> list[Wave]:
    """The waves of the same service that were shown before this one, the oldest first."""
    rows = Wave.objects.filter(
        service=wave.service_id, about=wave.about, erased_on=None, closes_on__lt=wave.opens_on
    )
    return [each for each in rows.order_by("opens_on") if policies.is_shown(each)]


def _areas(wave: Wave) -> list[str]:
    offered = set(wave.asked.exclude(area="").values_list("area", flat=True))
    return [area.value for area in ServiceArea if area.value in offered]


def _rows(wave: Wave, counted: Results, filters: Filters) -> list[GroupResult]:
    """The rows under these filters; a part of the service that an audience could not choose has none."""
    offered = {(audience, area) for audience, area in queries.asked_counts(wave)}
    rows = counted.view(audience=filters.audience, area=filters.area)
    with_a_part = {audience for audience, area in offered if area}
    return [
        row
        for row in rows
        if row.group.area is None
        or (row.group.audience, row.group.area) in offered
        or (not row.group.area and row.group.audience in with_a_part)
    ]


def _shown_rows(wave: Wave, counted: Results, filters: Filters, theme: Theme) -> Iterator[ShownRow]:
    for row in _rows(wave, counted, filters):
        if theme in row.themes:
            share = row.themes[theme]
            yield ShownRow(
                _who(row, filters),
                row.asked,
                row.answered if share else None,
                _shown(share) if share else None,
                share,
            )


def _who(row: GroupResult, filters: Filters) -> str:
    area = None if row.group.area is None else area_name(row.group.area)
    if filters.audience is not None:
        return area or str(ALL_OF_THEM)
    name = audience_name(row.group.audience)
    return name if area is None else f"{name}, {area}"


def _shown(share: PositiveShare) -> ShownShare:
    before = {End.NONE: "", End.AT_MOST: _("at most"), End.AT_LEAST: _("at least")}
    numbers = (share.value, share.low, share.high, share.cannot_say, share.skipped)
    return ShownShare(before[share.end], *(round(100 * each) for each in numbers))


def _trusts(counted: Results, wanted: tuple[Trust, ...]) -> list[tuple[str, str, ShownShare | None]]:
    levels = {
        None: "",
        StaffLevel.DIRECT: _(" who manage nobody"),
        StaffLevel.MANAGES: _(" who manage others"),
    }
    return [
        (
            str(TRUSTS[each.trust]),
            audience_name(each.audience) + levels[each.level],
            _shown(each.share) if each.share else None,
        )
        for trust in wanted
        for each in counted.trusts
        if each.trust is trust
    ]


def _reliability(counted: Results) -> Iterator[tuple[str, str, Reliability]]:
    for (audience, theme), said in counted.reliability.items():
        yield audience_name(audience), theme_name(theme, audience), said


def _has_more(row: GroupResult) -> bool:
    """Whether more of a group answered than were asked, however the count was rounded."""
    if row.asked is None or row.answered is None or row.is_hidden:
        return False
    return row.answered - ROUNDED_TO // 2 > row.asked


def _percent_of(part: int | None, whole: int | None) -> int | None:
    return None if part is None or not whole or part > whole else round(100 * part / whole)


def _csv_group(row: GroupResult, theme: Theme) -> list[Any]:
    share = row.themes[theme]
    area = "all" if row.group.area is None else row.group.area or "none_named"
    asked = "" if row.asked is None else row.asked
    answered = HIDDEN if share is None else row.answered
    return [row.group.audience.value, area, asked, answered, *_csv_share(share)]


def _csv_trust(each: TrustResult) -> list[Any]:
    level = f" {each.level.value}" if each.level else ""
    people = HIDDEN if each.share is None else each.share.people
    return [each.audience.value + level, "all", "", people, *_csv_share(each.share)]


def _csv_share(share: PositiveShare | None) -> list[Any]:
    if share is None:
        return [HIDDEN] * 5
    shown = _shown(share)
    value = f"{'<=' if share.end is End.AT_MOST else '>=' if share.end is End.AT_LEAST else ''}{shown.value}"
    return [value, shown.low, shown.high, shown.cannot_say, shown.skipped]
