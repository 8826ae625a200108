"""The page on our own features that touch children, drawn from the check as the library judges it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speakopenly.change.rights import ARTICLES, NEEDS, STOPS, OutOfScope, Settled, Verdict, judge, settle
from speakopenly.change.rights.missing import whatever_is_missing
from speakopenly.change.rights.own import ANSWERED_ON, FEATURES, Feature
from speakopenly.hear.speaking.questions import YesNo

INTRODUCTION = """\
Speak Openly asks services to take whatever uses, watches, moves, restrains or profiles children through the
[children's rights check](../how-to/check-childrens-rights.md). So its own features went through it, by the same code.

**What came of it, as of {day}: {sum}.** This is no formality. It means: no service opens any of these to children because
we made it. Each takes it through a check of its own first, with people whom we do not have.

**Who answered.** Whoever makes Speak Openly, and wants it used: all answers are *of the aim*. A stop is cleared by two
people, one of them independent of the aim. Nobody independent has answered, and we will not pretend that somebody has; so
every stop stands, also where we say that it does not apply. Children have not been asked. There has been no research with users.

**What a service does with it.** Read our answers as those of somebody who gains. Begin a check of your own (Change, Children's
rights check), answer with two people, ask children, and let the child's advocate stop it. The software keeps the Speak door for young
people shut until its own conditions are met ([set up a service](../how-to/set-up-a-service.md), 4); those are fewer than these.

**If you are protecting a child now, act under your own procedures; nothing here may delay it.** The check is of practices, never of
one child."""
ANSWER = {YesNo.YES: "yes", YesNo.NO: "no", YesNo.DONT_KNOW: "not known"}
STANDS = {
    Settled.RECORDED: "**stands**, recorded",
    Settled.SAID: "**stands**: we say so ourselves",
    Settled.NOT_KNOWN: "**stands** until it is known",
    Settled.NEEDS_ANOTHER: "**stands** until a second person, independent of the aim, agrees",
    Settled.CLEARED: "cleared",
}
OUTCOME = {"stop": "STOP", "not_yet": "NOT YET", "conditions": "CONDITIONS"}


def page(made: str) -> str:
    """The whole page."""
    counted = [OUTCOME[_verdict(each).outcome] for each in FEATURES]
    total = ", ".join(f"{counted.count(word)} of {len(counted)} {word}" for word in OUTCOME.values())
    told = INTRODUCTION.format(day=ANSWERED_ON.isoformat(), sum=total)
    parts = ["# Our own features, taken through the rights check", made, told]
    return "\n\n".join([*parts, *(_feature(each) for each in FEATURES)]) + "\n"


def _feature(feature: Feature) -> str:
    verdict = _verdict(feature)
    standing = f"{len(verdict.stops)} of {len(STOPS)} stops stand"
    said = sum(each.is_said for each in verdict.stops)
    return "\n\n".join(
        [
            f"## {feature.name}",
            feature.does,
            f"**{OUTCOME[verdict.outcome]}.** {standing}; {said} because we say so, the others are not cleared.",
            "\n".join(_stops(feature)),
            "\n".join(_needs(feature)),
            "**Less intrusive ways (N3), and why we think that each is not enough:**",
            "\n".join(f"- {way.what}. {way.why_not_enough}" for way in feature.check.ways),
            "**Missing besides the stops, as the check counts it:**",
            _list(whatever_is_missing(feature.check, today=ANSWERED_ON)),
            "**Why it is missing:**",
            _list(f"{need}: {why}" for need, why in feature.blank.items()),
            "**What a service has to answer itself:**",
            _list(feature.service),
            _articles(feature),
        ]
    )


def _verdict(feature: Feature) -> Verdict:
    verdict = judge(feature.check, today=ANSWERED_ON)
    if isinstance(verdict, OutOfScope):
        raise TypeError(f"{feature.name} is on the page, so it is in scope.")
    return verdict


def _stops(feature: Feature) -> Iterator[str]:
    yield "| stop | asked | our answer | what it rests on | so it |\n|---|---|---|---|---|"
    given = {each.stop: each for each in feature.check.stops}
    for stop in STOPS.values():
        ours = given[stop.id]
        stands = STANDS[settle(stop, feature.check.stops)]
        yield f"| {stop.id} | {stop.asks} | {ANSWER[ours.answer]} | {ours.evidence} | {stands} |"


def _needs(feature: Feature) -> Iterator[str]:
    yield "| question | asked | what we answer |\n|---|---|---|"
    given = {each.need: each for each in feature.check.needs}
    for need in NEEDS.values():
        answer = given.get(need.id)
        words = dict(answer.words) if answer else {}
        for name, asks in need.parts:
            yield f"| {need.id} | {asks} | {words.get(name) or '*not answered*'} |"
        if need.asks_yes:
            yes = answer.yes if answer else None
            yield f"| {need.id} | {need.asks_yes} | {ANSWER[yes] if yes else '*not answered*'} |"


def _articles(feature: Feature) -> str:
    touched = {number for stop in _standing(feature) for number in STOPS[stop].articles}
    named = "; ".join(f"{number}: {ARTICLES[number].in_short}" for number in ARTICLES if number in touched)
    return f"**Articles of the Convention behind the stops that stand.** {named}"


def _standing(feature: Feature) -> Iterable[str]:
    return [each.stop.id for each in _verdict(feature).stops]


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
