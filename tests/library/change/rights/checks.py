"""Checks to begin from: one with nothing wrong in it, and the people who answer. All invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from speakopenly.change.rights import (
    NEEDS,
    STOPS,
    Condition,
    Conditions,
    NeedAnswer,
    RightsCheck,
    Standing,
    StopAnswer,
    StopId,
    Subject,
    Touch,
    Way,
    WayKind,
)
from speakopenly.hear.speaking.questions import YesNo

TODAY = date(2031, 5, 5)
MAKER, INDEPENDENT, ADVOCATE = "mark-1", "mark-2", "mark-3"
STANDS_FOR = {
    MAKER: Standing.OF_THE_AIM,
    INDEPENDENT: Standing.INDEPENDENT,
    ADVOCATE: Standing.ADVOCATE,
}
SUBJECT = Subject(
    "Door sensors in the homes of Northmoor",
    touches=(Touch.WATCHES,),
    covert=YesNo.NO,
    is_live=YesNo.NO,
    youngest=13,
    children=42,
)


def said(stop: StopId, answer: YesNo, by: str) -> StopAnswer:
    return StopAnswer(stop, answer, by, STANDS_FOR[by], TODAY, "Minutes of 2 May.")


def against(stop: StopId) -> YesNo:
    return YesNo.NO if STOPS[stop].clears is YesNo.YES else YesNo.YES


def cleared(*stops: StopId) -> tuple[StopAnswer, ...]:
    return tuple(said(each, STOPS[each].clears, by) for each in stops for by in (MAKER, INDEPENDENT))


WAYS = (
    Way(WayKind.NOTHING, "Leave the doors as they are", "Two children left unseen at night."),
    Way(WayKind.ADULTS_ONLY, "A second worker awake at night", "There is no money before October."),
    Way(WayKind.OTHER, "Ask the children what would keep them in", "Asked; it helps three of five."),
)
CONDITIONS = Conditions(
    (Condition("No record is kept beyond a day", "home manager", TODAY + timedelta(days=7)),),
    set_on=TODAY,
    look_again_on=TODAY + timedelta(days=31),
)
ANSWERED = tuple(
    NeedAnswer.of(need.id, YesNo.YES if need.asks_yes else None, **dict.fromkeys(need.names, "Written out."))
    for need in NEEDS.values()
    if need.parts
)
FAVOURABLE = RightsCheck(SUBJECT, cleared(*StopId), ANSWERED, WAYS, CONDITIONS)


def about(**changes: object) -> RightsCheck:
    return replace(FAVOURABLE, subject=replace(SUBJECT, **changes))  # type: ignore[arg-type]
