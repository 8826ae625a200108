"""Studies of a review put together by the library's rules, and what the latest one changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from speakopenly.understand.evidence import Measure, Several, Study, Synthesis, synthesise
from speakopenly.understand.evidence.effects import from_counts
from speakopenly.understand.evidence.saying import shown
from speakopenly.web.understand.evidence.reviews.models import COUNTS, Design, EvidenceReview, ReviewStudy


@dataclass(frozen=True, slots=True)
class Together:
    """What came of studies of one design (blank where nobody said which); ``silent`` are studies that say
    nothing of a ratio, ``changed`` what was new, ``labels`` the names of all of them."""

    design: str
    labels: tuple[str, ...]
    found: Synthesis | None
    silent: tuple[str, ...]
    changed: str

    @property
    def name(self) -> str:
        """How these studies compared, as a heading."""
        return str(Design(self.design).label) if self.design else _("nobody said how they compared")


def by_design(review: EvidenceReview) -> list[Together]:
    """Studies put together, apart for each design: a trial is never pooled with anything else."""
    there = set(review.studies.values_list("design", flat=True))
    return [put_together(review, design) for design in (*Design.values, "") if design in there]


def put_together(review: EvidenceReview, design: str = "") -> Together:
    """Put the studies of one design together, in the order in which they came."""
    rows = list(review.studies.filter(design=design))
    measure = Measure(review.measure)
    studies = [(row, study_of(row, measure)) for row in rows]
    told = [study for _row, study in studies if study is not None]
    silent = tuple(row.label for row, study in studies if study is None)
    found = _pooled(told, measure) if told else None
    return Together(design, tuple(row.label for row in rows), found, silent, _changed(told, measure, found))


def study_of(row: ReviewStudy, measure: Measure) -> Study | None:
    """The library's study of a row; None where it says nothing of a ratio."""
    if row.effect is not None and row.error is not None:
        return Study(row.label, row.effect, row.error**2, row.of, row.people)
    cells = [float(getattr(row, name)) for name in COUNTS]
    yi, vi = from_counts(measure, *(np.array([each]) for each in cells))
    if not math.isfinite(yi[0]) or not vi[0] > 0:
        return None
    return Study(row.label, float(yi[0]), float(vi[0]), row.of, int(sum(cells)))


def _pooled(told: Sequence[Study], measure: Measure) -> Synthesis:
    """Effects of one study alone cannot be fitted in levels: they are averaged."""
    is_one = len({each.of for each in told}) == 1
    return synthesise(told, measure=measure, several=Several.AVERAGE if is_one else None)


def _changed(told: Sequence[Study], measure: Measure, now: Synthesis | None) -> str:
    if now is None or len(told) < 2:
        return ""
    latest = told[-1].label
    before = _pooled(told[:-1], measure)
    if not now.is_shown:
        return ""
    if not before.is_shown:
        return _("%(study)s made it enough to pool: before it there were too few.") % {"study": latest}
    return _("%(study)s was added last: before it %(before)s, with it %(now)s.") % {
        "study": latest,
        "before": _said(before),
        "now": _said(now),
    }


def _said(found: Synthesis) -> str:
    numbers = (found.estimate, found.ci_lb, found.ci_ub)
    value, low, high = (shown(found.measure, each) for each in numbers)
    return _("%(value)s (%(low)s to %(high)s)") % {"value": value, "low": low, "high": high}
