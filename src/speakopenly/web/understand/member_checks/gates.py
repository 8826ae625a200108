"""What keeps a report from being signed: its draft has not gone back, or something said of it waits."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speakopenly.core.records import Channel
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.evidence import last_edition
from speakopenly.web.understand.member_checks.models import (
    Answer,
    Comment,
    Credit,
    NotSentBack,
    Round,
    Verdict,
)


def edition_to_come(exercise: Exercise) -> int:
    """The number of the edition that is being written."""
    return last_edition(exercise) + 1


def newest_round(exercise: Exercise) -> Round | None:
    """The last time a draft of this exercise went round."""
    return Round.objects.filter(exercise=exercise).order_by("-edition").first()


def why_not_sent(exercise: Exercise) -> str:
    """Why the draft of the edition to come does not go back; blank where nobody said so."""
    edition = edition_to_come(exercise)
    found = NotSentBack.objects.filter(exercise=exercise, edition=edition).first()
    return found.why if found else ""


def channels_of_people(exercise: Exercise) -> frozenset[Channel]:
    """The channels by which people were heard; a journal is nobody."""
    return frozenset(each.channel for each in hear.whether_anybody(exercise) if each.channel.hears_people)


def can_be_asked(exercise: Exercise) -> bool:
    """Whether anybody took part whom a draft can go back to: nobody knows who came by the Speak door."""
    return bool(channels_of_people(exercise) - {Channel.SPEAK_DOOR})


def what_waits(exercise: Exercise) -> list[str]:
    """Everything that must be done before the edition to come may be signed, in sentences."""
    found = newest_round(exercise)
    return [each for each in (_not_sent(exercise, found), *_of_round(found), _names(exercise)) if each]


def unanswered(round: Round) -> tuple[list[Comment], list[str]]:
    """Comments that wait for an answer, and paragraphs where a bare "not what we meant" does."""
    waiting = Comment.objects.filter(round=round, has_words=True, answer__isnull=True)
    bare = Comment.objects.filter(round=round, has_words=False, verdict=Verdict.NOT_MEANT)
    answered = answered_paragraphs(round)
    return list(waiting), sorted(set(bare.values_list("paragraph", flat=True)) - answered)


def answered_paragraphs(round: Round) -> set[str]:
    """The paragraphs whose bare "not what we meant" have their answer."""
    return set(Answer.objects.filter(round=round, comment=None).values_list("paragraph", flat=True))


def _not_sent(exercise: Exercise, found: Round | None) -> str:
    if not can_be_asked(exercise) or why_not_sent(exercise):
        return ""
    if found is not None and found.edition == edition_to_come(exercise):
        return ""
    return _("The draft has not gone back to those who took part. Send it, or say why it cannot go back.")


def _of_round(found: Round | None) -> list[str]:
    if found is None:
        return []
    if not found.has_ended:
        when = date_format(found.last_day, "j F Y")
        return [_("The draft is with those who took part until %(day)s. Wait until then.") % {"day": when}]
    comments, paragraphs = unanswered(found)
    if not comments and not paragraphs:
        return []
    return [_("Something said of the draft waits for its answer: say what you changed, or why not.")]


def _names(exercise: Exercise) -> str:
    number = Credit.objects.filter(exercise=exercise, confirmed=False).count()
    if not number:
        return ""
    return ngettext(
        "A name waits that somebody would like to see printed: confirm it or take it out.",
        "Names wait that people would like to see printed: confirm them or take them out.",
        number,
    )
