"""What people agreed to is asked when a table comes in, kept for each use, and taken back for them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.core.records import Channel, ContributionId, PersonId
from speakopenly.core.tables import read_table_bytes
from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.hear.keyring import unlocking
from speakopenly.web.hear.listening import (
    actions,
    columns,
    consents,
    finding,
    policies,
    queries,
    withdrawing,
)
from speakopenly.web.hear.listening.models import Contribution, Exercise, Import, Withdrawal
from speakopenly.web.people import events
from speakopenly.web.people.models import AuditLine
from tests.web.conftest import Cast
from tests.web.hear.conftest import SMALL, Browser, make_csv, work_off_one_job

HEADER = ["id", "count", "quote", "archive", "play", "contact", "sign", "by", "text"]
AGREED = make_csv(
    [
        HEADER,
        ["S0", "yes", "yes", "yes", "yes", "yes", "not at all", "self", "We were rung back within the hour."],
        ["S1", "yes", "no", "", "no", "no", "channel", "parent", "My worker changed four times."],
        ["S2", "no", "yes", "yes", "yes", "yes", "group", "self", "This is not for anybody to read."],
        ["S3", "yes", "yes", "yes", "yes", "yes", "", "", "Nobody was asked about this child."],
    ]
)
CHOSEN: dict[str, Any] = {
    "text": "8", "id": "0", "may_count": "1", "may_quote": "2", "may_archive": "3", "may_play": "4",
    "may_contact": "5", "attribution": "6", "consent_by": "7",
}  # fmt: skip


def kept() -> dict[str, tuple[Any, ...]]:
    """What is kept of each contribution, by who gave consent."""
    fields = ("may_quote", "may_archive", "may_play", "may_contact", "attribution")
    return {row["given_by"]: tuple(row[name] for name in fields) for row in Contribution.objects.values()}


def idents_of(exercise: Exercise, given_id: str) -> frozenset[ContributionId]:
    return frozenset().union(*(each.idents for each in finding.by_given_id(exercise, given_id, None).people))


def test_each_use_is_kept_as_its_column_tells(asha: Browser, exercise: Exercise) -> None:
    batch = asha.bring_in(AGREED, **CHOSEN)
    work_off_one_job()

    batch.refresh_from_db()
    assert kept() == {
        "self": (True, True, True, True, "not_at_all"),
        "parental_responsibility": (False, False, False, False, "channel"),
        "nobody": (False, False, False, False, "not_at_all"),
    }
    assert batch.left_out == {"no consent to be read and counted": 1}
    assert batch.brought_in + batch.left_out_in_all == batch.found
    read = {said.consent.given_by: said.consent for said in queries.raw_contributions(exercise)}
    assert read["self"].play
    assert read["self"].archive
    assert not any("not for anybody" in said.text for said in queries.raw_contributions(exercise))


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, (True, False, False, False, "group")),
        ({"may_archive": "everybody", "may_play": "everybody"}, (True, True, True, False, "group")),
        ({"may_contact": "everybody", "attribution": "channel"}, (True, False, False, True, "channel")),
        ({"may_quote": "nobody", "attribution": "not_at_all"}, (False, False, False, False, "not_at_all")),
    ],
)
def test_what_everybody_said_is_kept_with_every_row(
    asha: Browser, chosen: dict[str, str], expected: tuple[Any, ...]
) -> None:
    asha.bring_in(SMALL, **chosen)
    work_off_one_job()

    assert kept() == {"self": expected}
    assert Contribution.objects.count() == 3


def test_where_nobody_was_asked_the_form_refuses_a_yes(asha: Browser, waiting: Import) -> None:
    page = asha.match(waiting, may_count="nobody", may_quote="everybody")

    assert page.status_code == 400
    assert "Nobody was asked, so nobody can have agreed to this." in page.text


def test_a_public_text_may_be_quoted_unasked(asha: Browser) -> None:
    asha.bring_in(SMALL, may_count="nobody", other_channel="public_text")
    work_off_one_job()

    assert kept() == {"nobody": (True, False, False, False, "group")}


def test_a_file_in_which_nobody_may_be_counted_is_refused_with_the_reason(asha: Browser) -> None:
    asha.choose(make_csv([["id", "count", "text"], ["1", "no", "Said."], ["2", "", "Said too."]]))

    page = asha.match(Import.objects.get(), may_count="1")

    assert page.status_code == 400
    assert "No row with words has consent to be read and counted." in page.text


def test_what_was_chosen_is_shown_when_one_comes_back(asha: Browser, waiting: Import) -> None:
    asha.match(waiting, may_play="everybody", attribution="channel", may_quote="nobody")

    form = asha.client.get(asha.at("bring-in-columns", waiting)).context["form"]

    shown = {name: form[name].value() for name in ("may_play", "attribution", "may_quote", "may_archive")}
    assert shown == {
        "may_play": "everybody", "attribution": "channel", "may_quote": "nobody", "may_archive": "nobody",
    }  # fmt: skip


@pytest.mark.parametrize(("places", "quote"), [({"quote_nobody": True}, False), ({}, True)])
def test_a_file_matched_before_the_uses_were_apart_says_what_it_said(
    places: dict[str, Any], quote: bool
) -> None:
    said = consents.of_everybody({"text": 2, **places})

    assert (said.quote, said.archive, said.play, said.contact) == (quote, False, False, False)


@pytest.mark.parametrize(
    ("header", "use"),
    [
        ("May count", "may_count"),
        ("Consent to participate", "may_count"),
        ("consent", "may_quote"),
        ("Can we quote you?", "may_quote"),
        ("archiving", "may_archive"),
        ("Future research", "may_archive"),
        ("Consent to filming", "may_play"),
        ("may_play", "may_play"),
        ("Contact again", "may_contact"),
        ("attribution", "attribution"),
        ("Consent given by", "consent_by"),
    ],
)
def test_columns_about_consent_are_guessed_from_their_usual_names(header: str, use: str) -> None:
    table = read_table_bytes(make_csv([[header, "text"], ["yes", "We were rung back."]]), "said.csv")

    assert columns.guess(table) == {use: 0, "text": 1, "groups": []}


@pytest.mark.parametrize(
    "wrong",
    [
        {"attribution": "by nickname"},
        {"given_by": "somebody"},
        {"given_by": "nobody", "may_quote": True},
        {"given_by": "nobody", "may_play": True},
        {"given_by": "nobody", "may_contact": True, "channel": "public_text"},
    ],
)
def test_the_database_itself_refuses_consent_that_nobody_gave(
    brought_in: Import, wrong: dict[str, Any]
) -> None:
    Contribution.objects.update(may_quote=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.update(**wrong)


@pytest.mark.parametrize("use", ["quote", "archive", "play", "contact"])
def test_one_question_tells_who_agreed_to_a_use(asha: Browser, exercise: Exercise, use: str) -> None:
    asha.bring_in(AGREED, **CHOSEN)
    work_off_one_job()

    assert consents.agreed_to(exercise, use) == idents_of(exercise, "S0")


def test_no_voice_is_published_without_a_yes_to_it(asha: Browser) -> None:
    asha.bring_in(AGREED, **CHOSEN)
    work_off_one_job()

    may = {row.given_by: policies.can_play(row) for row in Contribution.objects.all()}
    assert may == {"self": True, "parental_responsibility": False, "nobody": False}
    with pytest.raises(NotAllowed, match="did not agree"):
        policies.check_can_play(Contribution.objects.get(given_by="nobody"))


def test_somebody_is_found_by_id_and_by_row_with_all_they_said_in_that_file(
    asha: Browser, exercise: Exercise
) -> None:
    rows = [["id", "who", "text"], ["1", "A", "One thing."], ["2", "A", "Another."], ["3", "B", "A third."]]
    batch = asha.bring_in(make_csv(rows), person="1")
    work_off_one_job()

    (by_id,) = finding.by_given_id(exercise, " 1 ", None).people
    (by_row,) = finding.by_row(exercise, batch, 3, None).people

    assert by_id.idents == by_row.idents
    assert (len(by_id.idents), by_id.rows, by_row.rows) == (2, (2,), (3,))
    assert finding.by_given_id(exercise, "one", None).people == ()


def test_words_that_were_taken_back_do_not_come_in_again_with_the_same_file(
    asha: Browser, brought_in: Import, exercise: Exercise
) -> None:
    actions.withdraw_words(exercise=exercise, idents=idents_of(exercise, "S0"), by=None)
    actions.withdraw_quotes(exercise=exercise, idents=idents_of(exercise, "S1"), by=None)
    asha.client.post(asha.at("take-back", brought_in))

    again = asha.bring_in(SMALL, "again.csv")
    work_off_one_job()

    again.refresh_from_db()
    assert again.left_out == {"consent withdrawn since it was first brought in": 1}
    assert again.brought_in + again.left_out_in_all == again.found
    assert idents_of(exercise, "S0") == frozenset()
    assert consents.agreed_to(exercise, "quote") == idents_of(exercise, "S2")


def test_taking_back_twice_says_that_nothing_is_left(brought_in: Import, exercise: Exercise) -> None:
    idents = idents_of(exercise, "S0")
    done = actions.withdraw_words(exercise=exercise, idents=idents, by=None)

    with pytest.raises(BadInput, match="withdrawn already"):
        actions.withdraw_words(exercise=exercise, idents=idents, by=None)
    assert done.contributions == 1
    assert Withdrawal.objects.count() == 1


def test_consent_to_quote_and_then_to_all_of_it_can_be_taken_back(
    brought_in: Import, exercise: Exercise
) -> None:
    idents = idents_of(exercise, "S0")
    actions.withdraw_quotes(exercise=exercise, idents=idents, by=None)
    actions.withdraw_words(exercise=exercise, idents=idents, by=None)

    assert Withdrawal.objects.get().words
    assert queries.count(exercise).contributions == 2


def test_under_a_legal_hold_quotes_stop_and_words_stay(
    brought_in: Import, exercise: Exercise, cast: Cast
) -> None:
    idents = idents_of(exercise, "S0")

    def held(asked: MayBeErased) -> None:
        asked.holds.append(asked.service_id)

    events.listen(MayBeErased)(held)
    try:
        with pytest.raises(NotAllowed, match="legal hold"):
            actions.withdraw_words(exercise=exercise, idents=idents, by=cast.asha)
        actions.withdraw_quotes(exercise=exercise, idents=idents, by=cast.asha)
    finally:
        events.stop_listening(MayBeErased, held)

    assert Contribution.objects.count() == 3
    assert len(consents.agreed_to(exercise, "quote")) == 2


@pytest.mark.parametrize("name", ["ben", "cara", "dilys"])
def test_nobody_else_takes_consent_back_for_people(
    brought_in: Import, exercise: Exercise, cast: Cast, name: str
) -> None:
    for deed in (actions.withdraw_words, actions.withdraw_quotes):
        with pytest.raises(NotAllowed):
            deed(exercise=exercise, idents=idents_of(exercise, "S0"), by=getattr(cast, name))

    assert Contribution.objects.filter(may_quote=True).count() == 3


def test_what_came_by_the_speak_door_has_its_own_way(cast: Cast, exercise: Exercise) -> None:
    door = actions.Standing("from-the-door", "From the door", "What happened?", "Us", Channel.SPEAK_DOOR)
    ident = ContributionId("c" * 32)
    actions.receive_one(
        by=cast.asha, standing=door, ident=ident, person=PersonId("p" * 32), text="It rang out.", groups={},
        on=exercise.opened_on,
    )  # fmt: skip
    theirs = queries.exercise("from-the-door", cast.asha)

    assert finding.by_given_id(theirs, "", None).people == ()
    with pytest.raises(BadInput):
        actions.withdraw_words(exercise=theirs, idents=[ident], by=cast.asha)
    assert queries.count(theirs).contributions == 1


def test_the_trail_says_that_it_was_done_and_not_for_whom(
    brought_in: Import, exercise: Exercise, cast: Cast
) -> None:
    idents = idents_of(exercise, "S0")
    actions.withdraw_words(exercise=exercise, idents=idents, by=cast.asha)

    line = AuditLine.objects.get(deed="consent withdrawn")
    assert (line.thing_id, line.by) == (str(exercise.pk), cast.asha.user)


def test_the_page_asks_again_where_nothing_was_chosen(
    asha: Browser, brought_in: Import, exercise: Exercise
) -> None:
    (person,) = finding.by_given_id(exercise, "S0", None).people

    page = asha.client.post(asha.at("consent-change"), {"found": [str(person.key)]})

    assert page.status_code == 400
    assert "Say which of these it is." in page.text
    assert "Say what they take back." in page.text
    assert Contribution.objects.count() == 3


@pytest.mark.parametrize(("most", "status"), [(2, 400), (3, 200)])
def test_where_there_is_much_one_file_is_looked_at_at_a_time(
    asha: Browser, cast: Cast, brought_in: Import, monkeypatch: pytest.MonkeyPatch, most: int, status: int
) -> None:
    monkeypatch.setattr(withdrawing, "MOST_AT_ONCE", most)
    monkeypatch.setattr(unlocking, "unlocked", lambda _request: object())
    sent = {"given_id": "S0"}

    anywhere = asha.client.post(asha.at("consent"), sent)
    here = asha.client.post(asha.at("consent"), sent | {"file": str(brought_in.pk)})

    assert (anywhere.status_code, here.status_code) == (status, 200)
    assert [each.rows for each in here.context["found"].people] == [(2,)]


@pytest.mark.parametrize("key", ["", "not-a-key", "00000000-0000-4000-8000-000000000007"])
def test_a_key_of_nobody_finds_nobody(asha: Browser, brought_in: Import, key: str) -> None:
    sent = {"found": [key], "who": [key], "what": "words", "sent": "on"}

    assert asha.client.post(asha.at("consent-change"), sent).status_code == 400
    assert Contribution.objects.count() == 3
