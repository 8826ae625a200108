"""From stored answers to the library's record and its judgement. No page and no deed judges by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from speakopenly.change import rights
from speakopenly.change.rights import Verdict
from speakopenly.hear.speaking.questions import YesNo
from speakopenly.web.change.rights.models import ConditionsSet, RightsCheck


def stops_said(verdict: Verdict) -> tuple[str, ...]:
    """The stops that somebody said; others stand as well, and are only not cleared yet."""
    return tuple(each.stop.id.value for each in verdict.stops if each.is_said)


def subject_of(check: RightsCheck) -> rights.Subject:
    """What is looked at; whatever was not described is not known. Raises BadInput."""
    touches = None if check.touches is None else tuple(rights.Touch(each) for each in check.touches)
    return rights.Subject(
        title=check.title,
        about=rights.About(check.about),
        touches=touches,
        covert=_yes_no(check.covert),
        is_live=_yes_no(check.is_live),
        youngest=check.youngest,
        children=check.children,
        run_by=check.run_by,
        overseen_by=check.overseen_by,
    )


def record_of(check: RightsCheck) -> rights.RightsCheck:
    """All answers that are kept, as the library takes them. A person's mark leads to no name there."""
    latest = {each.need: each for each in check.needs_written.all()}
    return rights.RightsCheck(
        subject=subject_of(check),
        stops=tuple(
            rights.StopAnswer(
                rights.StopId(each.stop), YesNo(each.answer), str(each.by_id),
                rights.Standing(each.standing), each.on, each.evidence,
            )
            for each in check.stops_said.all()
        ),
        needs=tuple(
            rights.NeedAnswer(rights.NeedId(each.need), tuple(each.words.items()), _yes_no(each.yes))
            for each in latest.values()
        ),
        ways=tuple(
            rights.Way(rights.WayKind(each.kind), each.what, each.why_not_enough)
            for each in check.ways_shown.all()
        ),
        conditions=_conditions(check.conditions_set.last()),
        questions=check.questions,
    )  # fmt: skip


def judge(check: RightsCheck, *, today: date | None = None) -> Verdict:
    """What comes of a check, by the library alone.

    Nothing that is kept is out of scope: what is about one child is refused before it is kept, and what
    touches no child as well.
    """
    found = rights.judge(record_of(check), today=today or timezone.localdate())
    assert isinstance(found, Verdict)  # noqa: S101  (see above; the database holds no other kind)
    return found


def _conditions(row: ConditionsSet | None) -> rights.Conditions | None:
    if row is None:
        return None
    each = tuple(rights.Condition(one.what, one.role, one.by_day) for one in row.each.all())
    return rights.Conditions(each, set_on=row.on, look_again_on=row.look_again_on)


def _yes_no(value: Any) -> YesNo | None:
    return YesNo(value) if value else None
