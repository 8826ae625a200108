"""Drafts that went back: where they stand, what was said of each paragraph, and who is to be named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core import disclosure
from speakopenly.hear.questionnaires.codes import Code
from speakopenly.understand.findings.member_check import OfParagraph
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.here import service_here
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.member_checks import gates, policies, printing, safekeeping
from speakopenly.web.understand.member_checks.models import (
    Answer,
    Audience,
    Comment,
    Credit,
    InvitationCode,
    Round,
    Verdict,
)
from speakopenly.web.understand.member_checks.safekeeping import Words
from speakopenly.web.understand.themes.queries import exercises_read


@dataclass(frozen=True, slots=True)
class Opened:
    """One comment as a facilitator reads it, with its answer where there is one."""

    comment: Comment
    words: Words | None = field(repr=False)
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One paragraph of the draft and what was said of it: safe counts, comments, bare objections' answer."""

    frozen: dict[str, Any]
    counts: OfParagraph | None
    comments: tuple[Opened, ...]
    has_bare_objections: bool
    answer: Answer | None


def round_that_ended(exercise: Exercise) -> Round:
    """The newest round. Raises Http404 where there is none."""
    found = gates.newest_round(exercise)
    if found is None:
        raise Http404
    return found


def told(round: Round, unlocked: Unlocked) -> list[Told]:
    """What was said of each paragraph of which anything was said, with its words opened."""
    counts = {each.paragraph: each for each in printing.went_back(round).paragraphs}
    opened = _opened(round, unlocked)
    bare = Counter(_bare(round).values_list("paragraph", flat=True))
    answers = {each.paragraph: each for each in Answer.objects.filter(round=round, comment=None)}
    return [
        Told(
            each,
            counts.get(each["number"]),
            tuple(one for one in opened if one.comment.paragraph == each["number"]),
            has_bare_objections=bool(bare[each["number"]]),
            answer=answers.get(each["number"]),
        )
        for each in round.paragraphs
        if each["number"] in counts
    ]


def opened(round: Round, comment_id: UUID, unlocked: Unlocked) -> Opened:
    """One comment of a round, opened. Raises Http404 for any other."""
    found = next((each for each in _opened(round, unlocked) if each.comment.pk == comment_id), None)
    if found is None:
        raise Http404
    return found


def paragraph_of(round: Round, number: str) -> dict[str, Any]:
    """One paragraph of the draft with bare objections. Raises Http404 for any other."""
    found: dict[str, Any] | None = next((each for each in round.paragraphs if each["number"] == number), None)
    if found is None or not _bare(round).filter(paragraph=number).exists():
        raise Http404
    return found


def credits_of(exercise: Exercise) -> list[tuple[Credit, str]]:
    """Everybody who asked to be named, by the alphabet; in memory."""
    rows = [(each, safekeeping.open_name(each)) for each in Credit.objects.filter(exercise=exercise)]
    return sorted(rows, key=lambda both: (both[1].casefold(), str(both[0].pk)))


def credit(exercise: Exercise, credit_id: UUID) -> Credit:
    """One of them. Raises Http404 for any other."""
    found = Credit.objects.filter(exercise=exercise, pk=credit_id).select_related("exercise").first()
    if found is None:
        raise Http404
    return found


def audience_at(link: UUID) -> Audience:
    """The group that comes in by this address. Raises Http404 for any other."""
    rows = Audience.objects.filter(link=link, service=service_here()).select_related(
        "round__exercise", "round__case_key"
    )
    found = rows.first()
    if found is None:
        raise Http404
    return found


def opens(audience: Audience, code: Code) -> bool:
    """Whether this code is one of this group's."""
    digest = safekeeping.digest_of(code)
    return InvitationCode.objects.filter(audience=audience, digest=digest).exists()


def how_many_answered(round: Round) -> str:
    """For the page: a number nobody can be counted from."""
    answered = printing.everybody(round).answered
    if answered is None:
        return _("fewer than %(n)s") % {"n": disclosure.SMALLEST_SHOWN}
    return str(answered)


def what_waits_for(staff: Staff) -> list[Waiting]:
    """For Today: drafts whose last day is over and of which something waits."""
    if not policies.works_with_words(staff):
        return []
    return [
        Waiting(
            what=_("Answer what was said of the draft of %(title)s") % {"title": exercise.title},
            where=reverse("understand:member-check", args=[exercise.slug]),
        )
        for exercise, _understanding in exercises_read(staff)
        if (round := gates.newest_round(exercise)) and round.has_ended and any(gates.unanswered(round))
    ]


def _bare(round: Round) -> QuerySet[Comment]:
    return Comment.objects.filter(round=round, has_words=False, verdict=Verdict.NOT_MEANT)


def _opened(round: Round, unlocked: Unlocked) -> list[Opened]:
    key = safekeeping.key_of(round, unlocked)
    rows = Comment.objects.filter(round=round, has_words=True).select_related("answer").order_by("pk")
    return [Opened(each, safekeeping.open_comment(each, key), getattr(each, "answer", None)) for each in rows]
