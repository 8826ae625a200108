"""The official figures of a finding, as the library knows them."""

from __future__ import annotations

from collections.abc import Collection

from speakopenly.core.records import ThemeId
from speakopenly.understand.findings.official import Official, fields_of
from speakopenly.understand.pressures.pinned import from_data
from speakopenly.understand.pressures.pinning import later_than
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.official.models import OfficialInFinding
from speakopenly.web.understand.pressures.queries import store


def official_in(exercise: Exercise, themes: Collection[ThemeId]) -> tuple[Official, ...]:
    """The figures behind the findings of these themes, each with what the newest release says instead."""
    rows = OfficialInFinding.objects.filter(finding__exercise=exercise).select_related("finding__theme")
    return tuple(
        _as_official(row)
        for row in sorted(rows, key=lambda row: (row.finding.theme.ident, row.place))
        if row.finding.theme.ident in themes
    )


def fields_for(finding: Finding) -> dict[str, str]:
    """The fields that this finding may use for its official figures, and what each says."""
    return fields_of(map(_as_official, finding.official.select_related("finding__theme")))


def _as_official(row: OfficialInFinding) -> Official:
    figure = from_data(row.figure)
    return Official(ThemeId(row.finding.theme.ident), row.place, figure, later_than(figure, store()))
