"""What is said of a draft: sealed, led to nobody, counted safely, printed as its writer agreed, taken back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.findings.publications import queries as publications
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.member_checks import actions, keeping, printing, queries, safekeeping
from speakopenly.web.understand.member_checks.actions.answering import Reply
from speakopenly.web.understand.member_checks.actions.commenting import OfOne
from speakopenly.web.understand.member_checks.models import (
    Answer,
    Audience,
    Comment,
    Decided,
    InvitationCode,
    Round,
    Verdict,
)
from tests.web.understand.conftest import ident
from tests.web.understand.member_checks.conftest import OBJECTS, Sent, bare
from tests.web.understand.test_previews import CHANGED as CHANGED_SINCE
from tests.web.understand.test_previews import page, put_together
from tests.web.understand.test_publications import publish

SAFE = "It was trust that was lost. Read the inquiry."
CHANGED = Reply(Decided.CHANGED, "the sentence says now what was lost.", SAFE)
MEANT = OfOne("2.1", Verdict.MEANT)


def answer(sent: Sent, reply: Reply = CHANGED) -> Answer:
    sent.the_last_day_passes()
    return actions.answer_comment(comment=Comment.objects.get(), by=sent.fay, reply=reply)


def everything_stored() -> str:
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names() if "understand" in table]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (names of our own tables)
            rows.append(str(cursor.fetchall()))
    return "\n".join(rows)


def test_words_are_nowhere_readable_and_open_to_a_facilitators_key(sent: Sent) -> None:
    sent.say(OBJECTS)

    assert "trust" not in everything_stored()
    assert "inquiry" not in everything_stored()
    (told,) = queries.told(sent.round, sent.unlocked)
    assert told.comments[0].words == safekeeping.Words(OBJECTS.comment, OBJECTS.references)


def test_nothing_leads_from_a_code_to_a_comment(sent: Sent) -> None:
    sent.say(OBJECTS, bare("2.2"))

    kept = everything_stored()

    assert sent.codes[0].written not in kept
    codes = {each.digest for each in InvitationCode.objects.all()} | {
        str(each.pk) for each in InvitationCode.objects.all()
    }
    slots = [each.slot for each in Comment.objects.all()]
    assert len(set(slots)) == 2, "two comments of one person share nothing"
    assert not codes & {value for each in Comment.objects.values() for value in map(str, each.values())}
    fields = {field.name for field in Comment._meta.get_fields()}
    assert not fields & {"code", "audience", "on", "at", "day"}


def test_writing_leaves_no_line_in_the_audit_trail(sent: Sent) -> None:
    before = AuditLine.objects.count()

    sent.say(OBJECTS)
    actions.take_back(round=sent.round, code=sent.codes[0])

    assert AuditLine.objects.count() == before


def test_what_is_sent_anew_takes_the_place_of_what_was_sent(sent: Sent) -> None:
    sent.say(OBJECTS)
    sent.say(MEANT)

    kept = Comment.objects.get()
    assert (kept.verdict, kept.has_words, bytes(kept.sealed)) == ("meant", False, b"")


def test_another_code_says_something_of_its_own(sent: Sent) -> None:
    sent.say(OBJECTS, code=0)
    sent.say(MEANT, code=1)

    assert Comment.objects.count() == 2


def test_nothing_is_taken_after_the_last_day(sent: Sent) -> None:
    sent.the_last_day_passes()

    with pytest.raises(NotAllowed, match="over"):
        sent.say(OBJECTS)


def test_what_says_nothing_uses_no_code_and_unknown_paragraphs_are_passed_over(sent: Sent) -> None:
    sent.say(OfOne("2.1", None), replace(OBJECTS, paragraph="9.9"))

    assert not Comment.objects.exists()
    assert not InvitationCode.objects.filter(is_used=True).exists()


@pytest.mark.parametrize(("answered", "shown"), [(0, 0), (1, None), (7, None), (8, 8), (12, 12)])
def test_with_one_to_seven_commenters_nobody_is_counted_or_told_apart(
    sent: Sent, answered: int, shown: int | None
) -> None:
    for place in range(answered):
        sent.say(MEANT, code=place)

    back = printing.went_back(sent.round)

    assert back.everybody.answered == shown
    assert back.groups == (), "two advisers are too few to tell the groups apart"


def test_groups_are_told_apart_where_both_are_large_enough(sent: Sent) -> None:
    Audience.objects.filter(who="advisory").update(asked=9, answered=8)
    for place in range(8):
        sent.say(MEANT, code=place)

    assert [each.answered for each in printing.went_back(sent.round).groups] == [8, 8]


def test_the_report_prints_the_safe_words_with_the_paragraph_and_verifies(sent: Sent) -> None:
    sent.say(OBJECTS)
    answer(sent)

    published = publish(sent.bench)

    page = bytes(packs.file_of(published, "public", "findings.html").bytes).decode()
    assert SAFE in page
    assert "Paragraph 2.1 of the draft" in page
    assert "We changed the text, because: the sentence says now what was lost." in page
    assert OBJECTS.comment not in page
    assert publications.differences(published) == []


def test_a_comment_nobody_may_print_is_counted_and_its_objection_is_told_of(sent: Sent) -> None:
    sent.say(replace(OBJECTS, may_print=False))
    answer(sent, replace(CHANGED, words=""))

    check = evidence_of(sent.exercise).member_check

    assert check is not None
    assert check.words == ()
    assert check.went_back is not None
    (said,) = check.went_back.paragraphs[0].said
    assert said.is_private
    assert said.done.because == CHANGED.because


def test_a_private_comment_that_is_no_objection_is_only_counted(sent: Sent) -> None:
    sent.say(replace(OBJECTS, may_print=False, verdict=Verdict.MEANT))
    answer(sent, replace(CHANGED, words=""))

    check = evidence_of(sent.exercise).member_check

    assert check is not None
    assert check.went_back is not None
    assert check.went_back.paragraphs[0].said == ()


def test_words_their_writer_keeps_back_cannot_be_printed(sent: Sent) -> None:
    sent.say(replace(OBJECTS, may_print=False))

    with pytest.raises(BadInput, match="did not agree"):
        answer(sent)


@pytest.mark.parametrize("where", ["words", "because"])
def test_a_name_is_shown_before_it_is_printed(sent: Sent, where: str) -> None:
    sent.say(OBJECTS)
    named = replace(CHANGED, **{where: "Ask Margaret Pritchard of 12 Orchard Lane."})

    with pytest.raises(BadInput, match="Margaret Pritchard"):
        answer(sent, named)

    assert answer(sent, replace(named, looked=True))


def test_taking_back_removes_all_of_one_code_and_nothing_of_another(sent: Sent) -> None:
    sent.say(OBJECTS, bare("2.2"), code=0)
    sent.say(OBJECTS, code=1)

    assert actions.take_back(round=sent.round, code=sent.codes[0]) == 2

    assert Comment.objects.get().slot == safekeeping.slot_of(sent.round.pk, sent.codes[1], "2.1")
    assert InvitationCode.objects.filter(is_used=True).count() == 1


def test_taking_back_a_printed_comment_takes_the_edition_down(sent: Sent) -> None:
    sent.say(OBJECTS)
    answer(sent)
    published = publish(sent.bench)

    actions.take_back(round=sent.round, code=sent.codes[0])

    published.refresh_from_db()
    assert published.state == "taken_down"
    assert SAFE not in everything_stored()


def test_taking_back_throws_a_draft_away_that_prints_it(sent: Sent) -> None:
    from speakopenly.web.understand.findings.publications import actions as publishing

    sent.say(OBJECTS)
    answer(sent)
    publishing.ask_for_signature(exercise=sent.exercise, by=sent.fay)

    actions.take_back(round=sent.round, code=sent.codes[0])

    assert not Publication.objects.exists()


def test_no_preview_outlives_a_comment_that_is_taken_back(sent: Sent) -> None:
    sent.say(OBJECTS)
    put_together(sent.bench)
    before = page(sent.bench)
    answer(sent)
    answered = page(sent.bench)
    put_together(sent.bench)
    printed = page(sent.bench)

    actions.take_back(round=sent.round, code=sent.codes[0])

    assert SAFE not in before
    assert CHANGED_SINCE in answered
    assert SAFE in printed
    assert SAFE not in everything_stored() + page(sent.bench)


def test_a_comment_that_a_backup_brought_back_goes_again(sent: Sent) -> None:
    from speakopenly.web.hear import erasures

    sent.say(OBJECTS)
    kept = Comment.objects.get()
    actions.take_back(round=sent.round, code=sent.codes[0])
    kept.save(force_insert=True)

    found = erasures.the_list().read()
    assert found is not None
    erasures._kinds["draft-comment"].erase(kept.pk, timezone.localdate())

    assert not Comment.objects.exists()


def test_words_codes_and_key_go_in_time_and_what_was_printed_stays(sent: Sent) -> None:
    sent.say(OBJECTS)
    answer(sent)
    key = sent.round.case_key
    before = printing.went_back(sent.round)
    long_ago = timezone.localdate() - timedelta(days=400)
    Round.objects.update(sent_on=long_ago, last_day=long_ago, keep_until=timezone.localdate())

    keeping.daily_round()
    keeping.daily_round()

    sent.round.refresh_from_db()
    assert key is not None
    assert not CaseKey.objects.filter(pk=key.pk).exists()
    assert not InvitationCode.objects.exists()
    assert bytes(Comment.objects.get().sealed) == b""
    assert Answer.objects.get().words == SAFE
    after = printing.went_back(sent.round)
    assert (after.everybody, after.paragraphs) == (before.everybody, before.paragraphs)


def test_a_withdrawn_quote_is_in_no_draft_that_is_round(sent: Sent) -> None:
    quoted = {quote["passage"] for each in sent.round.paragraphs for quote in each["quotes"]}
    theirs = next(iter(sorted(quoted))).rpartition(":")[0]
    assert theirs in {ident(number) for number in range(62)}

    erasure.forget(Erasure(contributions=frozenset({theirs})))  # type: ignore[arg-type]

    sent.round.refresh_from_db()
    assert theirs not in str(sent.round.paragraphs)


def test_the_page_of_a_draft_says_nothing_small(sent: Sent) -> None:
    sent.say(OBJECTS)
    page = sent.bench.sign_in(sent.bench.lena).get(sent.pages).content.decode()

    assert re.search(r"Answered</dt><dd[^>]*>fewer than 8", page)
