"""What somebody with a code does: say something of a paragraph, say it anew, take all of it back.

These deeds leave no line in the audit trail: it would tell when somebody wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from speakopenly.hear.questionnaires.codes import Code
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone, Kind
from speakopenly.web.people import audit
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.findings.publications import forgetting as publications
from speakopenly.web.understand.member_checks import policies, safekeeping
from speakopenly.web.understand.member_checks.models import Answer, Comment, InvitationCode, Round, Verdict
from speakopenly.web.understand.member_checks.safekeeping import Words

COMMENT: Final = "draft-comment"
"""How a comment that was taken back is called on the erasure list."""


@dataclass(frozen=True, slots=True)
class OfOne:
    """What somebody says of one paragraph."""

    paragraph: str
    verdict: Verdict | None
    comment: str = field(default="", repr=False)
    references: str = field(default="", repr=False)
    may_print: bool = False

    @property
    def has_words(self) -> bool:
        """Whether anything was written."""
        return bool(self.comment or self.references)


@transaction.atomic
def say(*, round: Round, code: Code, said: Iterable[OfOne]) -> int:
    """Keep what somebody says of some paragraphs, in place of what they said of them before; how many.

    What says nothing is passed over. Raises NotAllowed after the last day.
    """
    policies.check_can_say(round)
    known = {each["number"] for each in round.paragraphs}
    kept = [each for each in said if each.paragraph in known and (each.verdict or each.has_words)]
    for each in kept:
        _keep(round, code, each)
    if kept:
        InvitationCode.objects.filter(digest=safekeeping.digest_of(code)).update(is_used=True)
        transaction.on_commit(empty_the_log)
    return len(kept)


def take_back(*, round: Round, code: Code) -> int:
    """Everything this code said goes, also from what was to be printed; how much that was. Raises NotAllowed.

    An edition that prints a comment of theirs comes down, as one does that quotes withdrawn words.
    """
    slots = [safekeeping.slot_of(round.pk, code, each["number"]) for each in round.paragraphs]
    rows = list(Comment.objects.filter(round=round, slot__in=slots))
    with erasures.written_down(*(Gone(COMMENT, row.pk) for row in rows)):
        _take_back(rows, code)
    return len(rows)


def register_kinds() -> None:
    """Say on the erasure list's behalf how a comment is taken out once more; twice is harmless."""
    erasures.register(Kind(COMMENT, there=Comment.objects.all, erase=_erase_again))


@transaction.atomic
def _take_back(rows: list[Comment], code: Code) -> None:
    for row in rows:
        policies.check_nothing_is_held(row.service_id)
        _take_out(row)
    InvitationCode.objects.filter(digest=safekeeping.digest_of(code)).update(is_used=False)
    transaction.on_commit(empty_the_log)


def _keep(round: Round, code: Code, said: OfOne) -> None:
    slot = safekeeping.slot_of(round.pk, code, said.paragraph)
    row = Comment.objects.select_for_update().filter(slot=slot).first() or Comment(
        service_id=round.service_id, round=round, paragraph=said.paragraph, slot=slot
    )
    row.verdict, row.has_words = said.verdict or "", said.has_words
    row.may_print, row.sealed = said.may_print and said.has_words, b""
    if said.has_words and round.case_key is not None:
        row.sealed = safekeeping.seal_comment(Words(said.comment, said.references), row, round.case_key)
    row.save()


def _take_out(row: Comment) -> None:
    answer = Answer.objects.filter(comment=row).first()
    if answer is not None and answer.words:
        with audit.without_a_line():  # it would tell when somebody took their words out
            publications.stop_printing_in(row.round.exercise, answer.words, takes_down=True)
    row.delete()


@transaction.atomic
def _erase_again(key: UUID, _day: date) -> None:
    _take_out(Comment.objects.get(pk=key))
