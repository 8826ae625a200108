"""What stands behind a reply: who, since when, in which words. Worked out anew each time, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from speakopenly.check.replies import Behind, appears_from, may_appear
from speakopenly.web.check.replies.models import Edition, EditionState, Level, Reply
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.reporting.safe_versions.queries import report_alone
from speakopenly.web.understand.findings.publications.queries import signed_days
from speakopenly.web.understand.themes import queries as themes
from speakopenly.web.understand.themes.counts import counts_of
from speakopenly.web.understand.themes.models import Theme


def fixed_on(edition: Edition) -> date:
    """The day until which words came that it rests on: that of the report published before it.

    Where none was, a reply rests on everything there is on the day it goes out.
    """
    out = edition.out_on or timezone.localdate()
    return max((day for day in signed_days(edition.reply.exercise) if day <= out), default=out)


def quiet_until(edition: Edition) -> date | None:
    """The first day on which it may be seen; None where it rests on nothing any more."""
    return appears_from(_came_on(edition.reply), until=fixed_on(edition))


def may_be_seen(edition: Edition, *, also: Reply | None = None) -> bool:
    """Whether the quiet days are over: asked when it is signed, and each time it is shown.

    ``also`` is another reply that would be joined to it.
    """
    until, today = fixed_on(edition), timezone.localdate()
    if may_appear({until}, until=until, today=today):
        return True  # nothing it rests on came later, so no row need be read
    days = _came_on(edition.reply) | (set() if also is None else _came_on(also))
    return may_appear(days, until=until, today=today)


def people_behind(reply: Reply) -> int | None:
    """How many people stand behind the theme of a reply; None where it answers a whole exercise."""
    if reply.level == Level.EXERCISE:
        return None
    theme = theme_of(reply)
    if theme is None:
        return 0
    heads = counts_of(reply.exercise).of(theme)
    return heads.people + heads.speaking_for


def behind(reply: Reply) -> Behind | None:
    """The same, and what was agreed where it is one person."""
    people, theme = people_behind(reply), theme_of(reply)
    if people is None:
        return None
    return _alone(reply, theme) if people == 1 and theme is not None else Behind(people=people)


def words_behind(reply: Reply) -> Iterator[str]:
    """The de-identified words it rests on, with those of every reply that was joined to it."""
    for each in (reply, *reply.joined.all()):
        yield from themes.words_in(each.exercise, theme_of(each))


def theme_of(reply: Reply) -> Theme | None:
    """The theme it answers; None for a whole exercise, and where the theme was taken apart since."""
    return reply.theme or (reply.finding.theme if reply.finding else None)


def _came_on(reply: Reply) -> set[date]:
    days = set[date]()
    for each in (reply, *reply.joined.all()):
        theme = theme_of(each)
        days |= hear.came_on(each.exercise, None if theme is None else themes.idents_in(theme))
    return days


def _alone(reply: Reply, theme: Theme) -> Behind:
    said = [report_alone(reply.service_id, ident) for ident in themes.idents_in(theme)]
    reports = [each for each in said if each is not None]
    if not reports or len(reports) < len(said):
        return Behind(people=1)
    return Behind(
        people=1,
        is_report=True,
        has_agreed=all(each.has_agreed for each in reports),
        stranger_has_read=all(each.stranger_has_read for each in reports),
    )


def out_of(reply: Reply) -> Edition | None:
    """The edition that is public now, if any was signed."""
    return reply.editions.filter(state=EditionState.OUT).order_by("-number").first()
