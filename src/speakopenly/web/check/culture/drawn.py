"""One theme as a picture: its rows beside each other, or one group over the waves that were shown.

Rows stand in the picture by their numbers, as names of service areas are too long for it; the sentence and
the table hold both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from speakopenly.check.culture.changes import Change
from speakopenly.check.culture.pictures import Point, Wording, draw_beside, draw_over_waves
from speakopenly.check.culture.shares import End, PositiveShare
from speakopenly.core.documents import Figure
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.web.public_path import ENGLISH


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture to be set into a page, and what it shows in a sentence."""

    picture: SafeString
    sentence: str


def beside(code: str, name: str, points: Sequence[Point]) -> Drawn:
    """The rows of one theme, in their fixed order."""
    return _drawn(code, draw_beside(name, _by_number(points), _wording(points)))


def over_waves(code: str, name: str, points: Sequence[Point]) -> Drawn:
    """One theme of one group, the oldest wave first."""
    return _drawn(f"{code}-waves", draw_over_waves(name, _by_number(points), _wording(points)))


def say_share(share: PositiveShare) -> str:
    """A share with its range, such as "52% (44% to 60%)"."""
    before = {End.NONE: "", End.AT_MOST: _("at most"), End.AT_LEAST: _("at least")}[share.end]
    numbers = {name: round(100 * getattr(share, name)) for name in ("value", "low", "high")}
    return f"{before} {_('%(value)s%% (%(low)s%% to %(high)s%%)') % numbers}".strip()


def say_change(change: Change, *, before: str) -> str:
    """How far one wave is from the one before it; never that anybody changed."""
    if change.low is None or change.high is None:
        return _("How far it is from “%(before)s” cannot be said.") % {"before": before}
    said = (
        _("Since “%(before)s” the share moved by %(low)s to %(high)s points. That may be chance.")
        if change.may_be_nothing
        else _(
            "Since “%(before)s” the share moved by %(low)s to %(high)s points. Chance alone seldom does that."
        )
    )
    return said % {"before": before, "low": _points(change.low), "high": _points(change.high)}


def _points(share: float) -> str:
    return f"{round(100 * share):+d}"


def _by_number(points: Sequence[Point]) -> list[Point]:
    return [Point(str(number), point.share) for number, point in enumerate(points, start=1)]


def _wording(points: Sequence[Point]) -> Wording:
    hidden = _("hidden to protect people")

    def say(_numbers: Sequence[Point]) -> str:
        return "; ".join(
            f"{number} {point.name}: {say_share(point.share) if point.share else hidden}"
            for number, point in enumerate(points, start=1)
        )

    return Wording(
        say=say,
        unit=_("Of 100 answers, how many speak well of it; with its range"),
        hidden=hidden,
        note=_("People who feel unsafe are less likely to answer. The range does not cover that."),
        language=get_language() or ENGLISH,
    )


def _drawn(code: str, figure: Figure) -> Drawn:
    svg = mark_safe(safe_svg(figure.svg, prefix=code))  # noqa: S308  (made safe there)
    return Drawn(svg, figure.alternative)
