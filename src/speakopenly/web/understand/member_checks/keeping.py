"""How this room forgets: quotes of contributions that were withdrawn, and words that had their time.

Found by the days of a round, so a restored backup lets the words go again at its first round of the day.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.events import QuotesWithdrawn
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.member_checks import frozen, policies
from speakopenly.web.understand.member_checks.models import Audience, Comment, InvitationCode, Round
from speakopenly.web.understand.reading.events import WordsReplaced

ROOM = "member checks"


@transaction.atomic
def forget(wanted: Erasure) -> ErasureRecord:
    """Take the quotes of these contributions out of drafts that went round. Asking twice does no harm."""
    exercises = Exercise.objects.filter(pk__in=Round.objects.values("exercise"))
    removed = sum(frozen.stop_quoting(each, wanted.contributions) for each in exercises)
    transaction.on_commit(empty_the_log)
    return ErasureRecord(ROOM, {"quotes in drafts": removed})


def stop_quoting(told: QuotesWithdrawn) -> None:
    """These contributions may be quoted no longer: not in a draft that is round either."""
    frozen.stop_quoting(hear.exercise_by_id(told.service_id, told.exercise_id), told.contributions)


def stop_printing(told: WordsReplaced) -> None:
    """A draft that is round quotes a contribution no longer out of which words were taken."""
    frozen.stop_quoting(hear.exercise_by_id(told.service_id, told.exercise_id), told.contributions)


@transaction.atomic
def daily_round() -> None:
    """Let go what was written of drafts whose time is over. Twice a day does no harm."""
    for round in _that_had_their_time():
        if not _is_held(round):
            let_words_go(round)


def let_words_go(round: Round) -> None:
    """The words, their key and the codes go; counts, answers and what was printed stay."""
    for audience in round.audiences.all():
        codes = InvitationCode.objects.filter(audience=audience)
        used = codes.filter(is_used=True).count()
        Audience.objects.filter(pk=audience.pk).update(answered=used)
        codes.delete()
    Comment.objects.filter(round=round).update(sealed=b"")
    case_key, round.case_key = round.case_key, None
    round.save(update_fields=["case_key"])
    if case_key is not None:
        case_key.delete()
    transaction.on_commit(empty_the_log)


def _that_had_their_time() -> Iterable[Round]:
    over: QuerySet[Round] = Round.objects.filter(keep_until__lte=timezone.localdate(), case_key__isnull=False)
    return over.select_related("case_key")


def _is_held(round: Round) -> bool:
    try:
        policies.check_nothing_is_held(round.service_id)
    except NotAllowed:
        return True
    return False
