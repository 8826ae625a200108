"""Spells each thing out once: where lines rest on the same finding, the page is read and not searched."""

from __future__ import annotations

from dataclasses import replace

from speakopenly.web.check.trail.lines import Step


def each_once(step: Step) -> Step:
    """The same way back, where what comes again names its first place instead of spelling it out again."""
    return _once(step, {})


def _once(step: Step, places: dict[tuple[str, str], str]) -> Step:
    if not step.rests_on:
        return step
    thing = (step.kind, step.address or step.name)
    if thing in places:
        return replace(step, rests_on=(), gaps=(), first_place=places[thing])
    places[thing] = place = f"step-{len(places) + 1}"
    return replace(step, place=place, rests_on=tuple(_once(each, places) for each in step.rests_on))
