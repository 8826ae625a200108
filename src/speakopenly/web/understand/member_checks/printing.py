"""What the next edition prints of what was said of the draft, as the library knows it. Safe numbers only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from speakopenly.core import disclosure
from speakopenly.core.records import ThemeId
from speakopenly.understand.findings.member_check import (
    Asked,
    Decision,
    Done,
    MemberCheck,
    OfParagraph,
    Said,
    WentBack,
    safe_count,
)
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.member_checks import gates
from speakopenly.web.understand.member_checks.models import (
    Answer,
    Audience,
    Comment,
    Credit,
    InvitationCode,
    Round,
    Verdict,
    Who,
)
from speakopenly.web.understand.member_checks.safekeeping import open_name

NAMES = {Who.TOOK_PART: "Those who took part", Who.ADVISORY: "The advisory group"}
"""Reports are in English, whatever the page speaks on which somebody signs them."""
NOBODY_KNOWN = "they came by the Speak door, and nobody knows who they are."


def member_check_of(exercise: Exercise) -> MemberCheck | None:
    """Everything the next edition prints of this; None where there is nothing to say."""
    round = gates.newest_round(exercise)
    check = MemberCheck(
        why_not=_why_not(exercise),
        went_back=went_back(round) if round is not None and round.has_ended else None,
        credited=credited(exercise),
    )
    return None if check == MemberCheck() else check


def went_back(round: Round) -> WentBack:
    """One round, with numbers nobody can be counted from."""
    comments: dict[str, list[Comment]] = defaultdict(list)
    for each in Comment.objects.filter(round=round).defer("sealed").select_related("answer").order_by("pk"):
        comments[each.paragraph].append(each)
    bare = {each.paragraph: each for each in Answer.objects.filter(round=round, comment=None)}
    told = [each for each in round.paragraphs if comments[each["number"]]]
    return WentBack(
        edition=round.edition,
        sent_on=round.sent_on,
        last_day=round.last_day,
        everybody=everybody(round),
        groups=groups(round),
        paragraphs=tuple(
            _of_paragraph(each, comments[each["number"]], bare.get(each["number"])) for each in told
        ),
    )


def everybody(round: Round) -> Asked:
    """How many were asked and how many answered, of both groups together."""
    counted = [_counted(each) for each in round.audiences.all()]
    return Asked(
        "All",
        safe_count(sum(asked for asked, _ in counted)),
        safe_count(sum(answered for _, answered in counted)),
    )


def groups(round: Round) -> tuple[Asked, ...]:
    """The same for each group; none at all where few answered of one, as the other would tell of it."""
    audiences = list(round.audiences.all())
    counted = {each: _counted(each) for each in audiences}
    if len(audiences) < 2 or any(disclosure.is_small(number) for both in counted.values() for number in both):
        return ()
    return tuple(Asked(NAMES[Who(each.who)], *counted[each]) for each in audiences)


def credited(exercise: Exercise) -> tuple[str, ...]:
    """The names that are confirmed, each once, by the alphabet."""
    rows = Credit.objects.filter(exercise=exercise, confirmed=True)
    return tuple(sorted({open_name(each) for each in rows}, key=lambda name: (name.casefold(), name)))


def _why_not(exercise: Exercise) -> str:
    said = gates.why_not_sent(exercise)
    if said or gates.can_be_asked(exercise) or not gates.channels_of_people(exercise):
        return said
    return NOBODY_KNOWN


def _counted(audience: Audience) -> tuple[int, int]:
    used = InvitationCode.objects.filter(audience=audience, is_used=True).count()
    return audience.asked, max(used, audience.answered)


def _of_paragraph(frozen: dict[str, Any], comments: Sequence[Comment], bare: Answer | None) -> OfParagraph:
    def count(verdict: Verdict) -> int | None:
        return safe_count(sum(each.verdict == verdict for each in comments))

    return OfParagraph(
        paragraph=frozen["number"],
        theme=ThemeId(frozen["theme"]),
        name=frozen["name"],
        meant=count(Verdict.MEANT),
        not_meant=count(Verdict.NOT_MEANT),
        commented=safe_count(sum(each.has_words for each in comments)),
        done=_done(bare) if bare else None,
        said=tuple(_said(each) for each in comments if _is_told(each)),
    )


def _is_told(comment: Comment) -> bool:
    """A comment that may be printed is; of an objection that may not, it is told what was done about it."""
    is_objection = comment.verdict == Verdict.NOT_MEANT
    return comment.has_words and (comment.may_print or is_objection) and hasattr(comment, "answer")


def _said(comment: Comment) -> Said:
    answer, is_objection = comment.answer, comment.verdict == Verdict.NOT_MEANT
    return Said(answer.words or None, is_objection, _done(answer), is_private=not comment.may_print)


def _done(answer: Answer) -> Done:
    return Done(Decision(answer.decision), answer.because)
