"""Which rules fire on a report: evaluate all, the most protective first, several may fire.

What nobody has answered counts as yes. A machine's marks only ask; they are no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from speakopenly.hear.answering.rules import ASKED, RULES, Rule, RuleId, Signpost
from speakopenly.hear.speaking.questions import YesNo

CLEAR: Final = frozenset({YesNo.NO})
"""Only a plain no keeps a rule from firing: "not sure" and a blank do not."""
NOT_FOR_LEARNING: Final = frozenset(
    {
        RuleId.RT1, RuleId.RT2, RuleId.RT3, RuleId.RT4, RuleId.RT5, RuleId.RT6,
        RuleId.RT7, RuleId.RT9, RuleId.RT10,
    }
)  # fmt: skip
"""Where one of these fires, the learning route waits until it has been dealt with. RT8 goes beside it."""
NOT_OURS: Final = frozenset({RuleId.RT9, RuleId.RT10})
SPOKE_IN_FEAR: Final = (Signpost.UNION, Signpost.WHISTLEBLOWING, Signpost.HR)
FACTORS_OF_FEAR: Final = ("OC1", "PW5")
"""Fear, bullying, humiliation or punishment for speaking is always a weak point, under these factors."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known besides the answers. Whatever is not known to be false is taken for true.

    ``fear``: does it tell of fear, bullying, humiliation or punishment for speaking? ``danger``: the writer
    did not say that no child is in danger, or words were marked, and people have not cleared it.
    ``mistake_with_effect`` is what a reader's notes say; ``somebody_asked`` that who wrote it was asked for.
    """

    fear: YesNo | None = None
    danger: bool = False
    mistake_with_effect: bool = False
    somebody_asked: bool = False


@dataclass(frozen=True, slots=True)
class Fired:
    """One rule that fires, and the day it is due by; ``is_answered`` is False for a blank taken as yes."""

    rule: Rule
    due: date | None
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Routing:
    """What follows from all answers together."""

    fired: tuple[Fired, ...]
    signposts: tuple[Signpost, ...]
    factors: tuple[str, ...]

    @property
    def ids(self) -> tuple[RuleId, ...]:
        """The rules that fire, the most protective first."""
        return tuple(each.rule.id for each in self.fired)

    @property
    def leaves_learning(self) -> bool:
        """Whether it lives on under another body's rules, and not among what we learn from."""
        return any(each.rule.leaves_learning for each in self.fired)

    @property
    def is_not_ours(self) -> bool:
        """Whether only pay or a complaint is left: then it may be not accepted, with a signpost."""
        return bool(self.ids) and self.ids[0] in NOT_OURS

    @property
    def is_complete(self) -> bool:
        """Whether nothing was taken as yes for want of an answer."""
        return all(each.is_answered for each in self.fired)


def route(answers: Mapping[RuleId, YesNo | None], facts: Facts, *, received_on: date) -> Routing:
    """Which rules fire, by when, and who else can help.

    Fear, bullying, humiliation or punishment for speaking is always accepted: RT9 cannot fire then, and
    union, whistleblowing and HR routes are shown as well. A blank there is taken for yes, like any other.
    """
    is_fear = facts.fear not in CLEAR
    firing = {each.id for each in ASKED if answers.get(each.id) not in CLEAR}
    if facts.danger and not firing & {RuleId.RT1, RuleId.RT2}:
        firing.add(RuleId.RT2)
    if is_fear:
        firing.discard(RuleId.RT9)
    firing |= _that_follow(firing, facts)
    fired = tuple(
        Fired(each, each.clock.due(received_on) if each.clock else None, _is_answered(each, answers))
        for each in RULES
        if each.id in firing
    )
    return Routing(fired, _signposts(fired, is_fear), FACTORS_OF_FEAR if is_fear else ())


def most_protective(readers: Iterable[Mapping[RuleId, YesNo | None]]) -> dict[RuleId, YesNo | None]:
    """The answers of several readers as one: a no only where every one of them says no."""
    given = list(readers)
    return {each.id: most_protective_answer([one.get(each.id) for one in given]) for each in ASKED}


def most_protective_answer(answers: Iterable[YesNo | None]) -> YesNo | None:
    """Yes where anybody says yes or is not sure; blank where anybody left it; no where all say no."""
    given = list(answers)
    if any(each in (YesNo.YES, YesNo.DONT_KNOW) for each in given):
        return YesNo.YES
    return YesNo.NO if given and all(each is YesNo.NO for each in given) else None


def _that_follow(firing: set[RuleId], facts: Facts) -> set[RuleId]:
    follow = set()
    if facts.mistake_with_effect:
        follow.add(RuleId.RT13)
    if facts.somebody_asked:
        follow.add(RuleId.RT12)
    if not firing & NOT_FOR_LEARNING:
        follow.add(RuleId.RT11)
    return follow


def _is_answered(each: Rule, answers: Mapping[RuleId, YesNo | None]) -> bool:
    return not each.is_asked or answers.get(each.id) is not None


def _signposts(fired: Iterable[Fired], is_fear: bool) -> tuple[Signpost, ...]:
    shown = {post for each in fired for post in each.rule.signposts}
    if is_fear:
        shown |= set(SPOKE_IN_FEAR)
    return tuple(post for post in Signpost if post in shown)
