"""What is still missing before conditions can hold, each in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from speakopenly.change.rights.needs import LEAST_WAYS, NEEDS, Need, NeedId
from speakopenly.change.rights.records import NO_WORDS, RightsCheck, Way, WayKind
from speakopenly.core.likeness import words_of
from speakopenly.hear.speaking.questions import YesNo
from speakopenly.hear.speaking.text import is_blank


def whatever_is_missing(check: RightsCheck, *, today: date) -> tuple[str, ...]:
    """Every answer that is not there yet; empty where conditions hold on this day."""
    return (*_unanswered(check), *_of_the_body(check), *_of_conditions(check, today))


def _unanswered(check: RightsCheck) -> Iterator[str]:
    given = {each.need: each for each in check.needs}
    for need in NEEDS.values():
        if need.id is NeedId.N3:
            yield from _of_ways(check.ways)
            continue
        answer = given.get(need.id)
        words = dict(answer.words) if answer else NO_WORDS
        yield from (f"{need.id}: {asks}" for name, asks in need.parts if is_blank(words.get(name, "")))
        yield from _of_a_yes(need, answer.yes if answer else None)


def _of_a_yes(need: Need, yes: YesNo | None) -> Iterator[str]:
    if not need.asks_yes or yes is YesNo.YES:
        return
    said = "You said no." if yes is YesNo.NO else "Nobody has said yes."
    yield f"{need.id}: {need.asks_yes} {said}"


def _of_ways(ways: tuple[Way, ...]) -> Iterator[str]:
    told = [way for way in ways if not (is_blank(way.what) or is_blank(way.why_not_enough))]
    if len({words_of(way.what) for way in told}) < LEAST_WAYS:
        yield f"N3: at least {LEAST_WAYS} less intrusive ways, each with why it is not enough."
    kinds = {way.kind for way in told}
    if WayKind.NOTHING not in kinds:
        yield "N3: what would come of doing nothing, and why that is not enough."
    if WayKind.ADULTS_ONLY not in kinds:
        yield "N3: a way with adults only, and why that is not enough."


def _of_the_body(check: RightsCheck) -> Iterator[str]:
    subject = check.subject
    if subject.run_by.strip() and not subject.overseen_by.strip():
        yield "Another body runs this: who oversees that body?"


def _of_conditions(check: RightsCheck, today: date) -> Iterator[str]:
    if check.conditions is None:
        yield "Conditions with days, and the day by which they are looked at again."
    elif today > check.conditions.look_again_on:
        yield f"The conditions were to be looked at again by {check.conditions.look_again_on.isoformat()}."
