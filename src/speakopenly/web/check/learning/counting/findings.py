"""What is counted of published findings, year by year: L10 and L12."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from speakopenly.check.outcomes.figures import Figure, share_of
from speakopenly.web.check.learning.counting import periods
from speakopenly.web.check.learning.models import FindingUsed
from speakopenly.web.hear.plans.models import GroupToHear
from speakopenly.web.people.models import Service
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications.models import Publication, PublicationState
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes.models import LIVE

OUT: Final = (PublicationState.PUBLISHED, PublicationState.TAKEN_DOWN)
_FAMILY: Final = re.compile(
    r"\b(parents?|mothers?|mums?|fathers?|dads?|famil(y|ies)|child(ren)?|young (person|people)|youth"
    r"|(grand|step)parents?|kin(ship)?|carers?|care (leavers?|experienced)|siblings?|relatives?)\b"
)
_STAFF: Final = re.compile(
    r"\b(workers?|manager|managers|staff|officers?|service|services|team|teams|practitioners?|leads?|support"
    r"|court|legal|police|health|social|residential|nurses?|teachers?)\b"
)


def is_child_or_family(value: str) -> bool:
    """Whether a group, by what an exercise calls it, is of children, their families or carers."""
    words = re.sub(r"[_\-/]+", " ", value).casefold()
    return bool(_FAMILY.search(words)) and not _STAFF.search(words)


@dataclass(frozen=True)
class OfFindings:
    """The findings that were published, by the year in which they came out first."""

    service: Service

    @cached_property
    def out(self) -> dict[UUID, date]:
        """When a report of an exercise first came out."""
        rows = Publication.objects.filter(service=self.service, state__in=OUT).order_by("-day")
        return dict(rows.values_list("exercise_id", "day"))

    @cached_property
    def all(self) -> list[Finding]:
        found = Finding.objects.filter(exercise__in=list(self.out), theme__state__in=LIVE)
        return list(found.select_related("theme"))

    @cached_property
    def used(self) -> set[tuple[object, str]]:
        return set(FindingUsed.objects.filter(service=self.service).values_list("exercise_id", "ident"))

    @cached_property
    def _children(self) -> dict[object, list[tuple[str, frozenset[str]]]]:
        found: dict[object, list[tuple[str, frozenset[str]]]] = {}
        for each in GroupToHear.objects.filter(service=self.service, are_children=True).exclude(column=""):
            found.setdefault(each.exercise_id, []).append((each.column, frozenset(each.values)))
        return found

    def figures(self, year: str) -> list[Figure]:
        """Both figures of one year, protected."""
        these = [each for each in self.all if periods.year_of(self.out[each.exercise_id]) == year]
        used = sum((each.exercise_id, each.theme.ident) in self.used for each in these)
        spread = share_of("L10", period=year, count=used, base=len(these))
        asked = [each for each in these if self._groups[each.pk]]
        heard = sum(self._hears_family(each) for each in asked)
        voices = share_of("L12", period=year, count=heard, base=len(asked))
        if these and not asked:
            voices = replace(voices, reason=_("No exercise asked who was speaking."))
        return [spread, voices]

    @cached_property
    def _groups(self) -> dict[UUID, list[Mapping[str, str]]]:
        """For each finding, what is known of those behind it: each sort of speaker once."""
        return {each.pk: _groups_behind(each) for each in self.all}

    def _hears_family(self, finding: Finding) -> bool:
        children = self._children.get(finding.exercise_id, [])
        return any(_is_family(groups, children) for groups in self._groups[finding.pk])


def _groups_behind(finding: Finding) -> list[Mapping[str, str]]:
    behind = Reading.objects.filter(passages__in=finding.theme.passages.all())
    return [groups for groups in behind.values_list("groups", flat=True).distinct() if groups]


def _is_family(groups: Mapping[str, str], children: list[tuple[str, frozenset[str]]]) -> bool:
    named = any(groups.get(column) in values for column, values in children)
    return named or any(is_child_or_family(str(value)) for value in groups.values())
