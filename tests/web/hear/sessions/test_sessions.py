"""A session says who came by role, never who they are; its notes are one group that speaks for them all."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speakopenly.core.records import Channel, Kind
from speakopenly.hear.coverage import Row
from speakopenly.understand.findings.draft import Draft
from speakopenly.web.hear.listening import actions, queries
from speakopenly.web.hear.listening.models import Exercise, Import, ImportState
from speakopenly.web.hear.plans import actions as planning
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.hear.plans.models import GroupToHear
from speakopenly.web.hear.plans.wording import sentence
from speakopenly.web.hear.sessions.models import Session
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.evidence import evidence_of
from tests.web.conftest import Cast
from tests.web.hear.conftest import Browser, make_csv, work_off_one_job

NOTED = "A carer said that nobody rang back.\n\nA manager said that the rota had two empty posts all winter."
ROUND_TABLE: dict[str, Any] = {
    "channel": "round_table",
    "held_on": "2026-04-21",
    "area": "north of the county",
    "nation": "Wales",
    "came": "Kinship carers: 4\nTeam managers: 5",
    "led_by": "Participation worker",
}
AGREED: dict[str, Any] = {"consent": ["count", "quote"], "attribution": "channel"}


def at(name: str, exercise: Exercise, session: Session | None = None) -> str:
    return reverse(f"hear:{name}", args=[exercise.slug, *([session.pk] if session else [])])


def said_on(page: HttpResponse) -> str:
    return html.unescape(page.text)


@pytest.fixture
def session(asha: Browser, exercise: Exercise) -> Session:
    asha.client.post(at("session-new", exercise), ROUND_TABLE)
    return Session.objects.get()


def note(asha: Browser, session: Session, **said: Any) -> HttpResponse:
    return asha.client.post(at("session-notes", session.exercise, session), AGREED | {"notes": NOTED} | said)


def test_a_session_is_recorded_by_roles(asha: Browser, exercise: Exercise, session: Session) -> None:
    assert session.came == {"Kinship carers": 4, "Team managers": 5}
    assert (session.how_many, session.led_by, session.area) == (
        9,
        ["Participation worker"],
        "north of the county",
    )
    assert "Round table, 21 April 2026" in said_on(asha.client.get(at("sessions", exercise)))
    assert "Kinship carers: 4" in said_on(asha.client.get(at("session", exercise, session)))


def test_notes_count_as_one_group_that_speaks_for_all_who_came(
    asha: Browser, exercise: Exercise, session: Session
) -> None:
    answer = note(asha, session)
    batch = Import.objects.get()
    assert answer.headers["Location"] == reverse("hear:bring-in-names", args=[exercise.slug, batch.pk])
    asha.confirm(batch)
    work_off_one_job()

    (said,) = queries.raw_contributions(exercise)
    assert (said.kind, said.channel, said.speaks_for) == (Kind.SESSION_NOTE, Channel.ROUND_TABLE, 9)
    assert dict(said.groups) == {"nation": "Wales"}
    heads = queries.count(exercise).heads
    assert (heads.people, heads.groups, heads.speaking_for) == (0, 1, 9)


def test_where_all_share_a_role_their_words_have_it(asha: Browser, exercise: Exercise) -> None:
    asha.client.post(at("session-new", exercise), ROUND_TABLE | {"came": "Foster carers - 8"})
    note(asha, Session.objects.get())
    asha.confirm(Import.objects.get())
    work_off_one_job()

    (said,) = queries.raw_contributions(exercise)
    assert dict(said.groups) == {"role": "Foster carers", "nation": "Wales"}


def test_notes_may_be_a_file(asha: Browser, session: Session) -> None:
    note(asha, session, notes="", file=SimpleUploadedFile("noted.md", NOTED.encode()))

    batch = Import.objects.get()
    session.refresh_from_db()
    assert (batch.file_name, batch.state, session.notes) == ("noted.md", ImportState.MAPPED, batch)


WRONG_CAME = ["Kinship carers", "Kinship carers: none", "Kinship carers: 0", "x" * 61 + ": 4", ": 4"]


@pytest.mark.parametrize("came", WRONG_CAME)
def test_a_line_that_tells_no_number_is_asked_about(asha: Browser, exercise: Exercise, came: str) -> None:
    answer = asha.client.post(at("session-new", exercise), ROUND_TABLE | {"came": came})

    assert answer.status_code == 400
    assert came in said_on(answer)
    assert not Session.objects.exists()


WRONG_NOTES = [
    ({"notes": ""}, "Paste the notes or choose a file"),
    ({"file": SimpleUploadedFile("noted.md", b"# Notes")}, "one of the two"),
    ({"consent": []}, "cannot be brought in"),
    ({"notes": "", "file": SimpleUploadedFile("scan.png", b"\x89PNG\r\n\x1a\n0000")}, "Type it in"),
]


@pytest.mark.parametrize(("said", "told"), WRONG_NOTES)
def test_notes_that_cannot_be_taken_leave_nothing_behind(
    asha: Browser, session: Session, said: dict[str, Any], told: str
) -> None:
    answer = note(asha, session, **said)

    assert answer.status_code == 400
    assert told in said_on(answer)
    assert not Import.objects.exists()


def test_a_session_has_its_notes_once_until_they_are_taken_back(
    asha: Browser, session: Session, cast: Cast
) -> None:
    note(asha, session)
    assert note(asha, session, notes="Other words entirely.").status_code == 403

    actions.refuse_import(batch=Import.objects.get(), by=cast.asha)

    assert note(asha, session, notes="Other words entirely.").status_code == 302


def test_the_same_notes_are_not_those_of_two_sessions(
    asha: Browser, exercise: Exercise, session: Session
) -> None:
    note(asha, session)
    asha.client.post(at("session-new", exercise), ROUND_TABLE | {"area": "south of the county"})
    other = Session.objects.get(area="south of the county")

    answer = note(asha, other)

    assert answer.status_code == 400
    assert "are the notes of another session" in said_on(answer)


@pytest.mark.parametrize("role", Role)
def test_who_may_record_and_who_may_see(
    exercise: Exercise,
    session: Session,
    member: Callable[..., Staff],
    sign_in: Callable[[Staff], Client],
    role: Role,
) -> None:
    client = sign_in(member(role))

    seen = client.get(at("session", exercise, session)).status_code
    recorded = client.post(at("session-new", exercise), ROUND_TABLE).status_code

    assert (seen, recorded) == {
        Role.FACILITATOR: (200, 302),
        Role.LEARNING_LEAD: (200, 403),
    }.get(role, (403, 403))


def carers(exercise: Exercise) -> GroupToHear:
    """Kinship carers, of the plan every exercise of these tests has."""
    return GroupToHear.objects.get(exercise=exercise, name="Kinship carers")


def counted_for_carers(asha: Browser, session: Session) -> None:
    said = {"role_0": str(carers(session.exercise).pk), "role_1": ""}
    asha.client.post(at("session-groups", session.exercise, session), said)


def row_of_carers(exercise: Exercise, *, exactly: bool = True) -> Row:
    (row,) = plans.board(exercise, exactly=exactly).rows
    return row


def test_who_came_is_on_the_board_once_somebody_says_which_group_they_are(
    asha: Browser, exercise: Exercise, session: Session
) -> None:
    assert row_of_carers(exercise).is_unknown

    counted_for_carers(asha, session)

    row = row_of_carers(exercise)
    assert (row.wanted.invited, row.wanted.reached, row.wanted.came, row.took.people) == (4, 4, 4, None)
    assert not row.is_unknown
    assert "4 came to sessions" in said_on(asha.client.get(at("voices", exercise)))
    assert "counted for “Kinship carers”" in said_on(asha.client.get(at("session", exercise, session)))


def test_what_the_host_wrote_of_that_day_is_not_added_to_who_came(
    asha: Browser, cast: Cast, exercise: Exercise, session: Session
) -> None:
    counted_for_carers(asha, session)
    group, channel = carers(exercise), Channel.ROUND_TABLE
    planning.note_asked(by=cast.asha, group=group, channel=channel, on=session.held_on, invited=20, reached=9)

    row = row_of_carers(exercise)

    assert (row.wanted.invited, row.wanted.reached, row.wanted.came) == (20, 9, 4)


def test_few_who_came_are_hidden_from_leaders(asha: Browser, exercise: Exercise, session: Session) -> None:
    counted_for_carers(asha, session)

    row = row_of_carers(exercise, exactly=False)

    assert (row.wanted.came, row.wanted.invited, row.wanted.reached) == (None, None, None)
    assert row.gap == 1 - 1 / 30
    assert sentence(row).startswith("[c] came to sessions")


def test_whoever_came_is_never_said_not_to_have_been_heard(
    asha: Browser, exercise: Exercise, session: Session
) -> None:
    carers_before = plans.who_was_not_heard(exercise)

    counted_for_carers(asha, session)

    assert [line for line in carers_before if line.startswith("Kinship carers")]
    assert not [line for line in plans.who_was_not_heard(exercise) if line.startswith("Kinship carers")]


def test_counts_agree_wherever_they_stand(asha: Browser, exercise: Exercise, session: Session) -> None:
    counted_for_carers(asha, session)
    rows = [
        ["id", "role", "text"],
        *([f"P{n % 5}", "carer", f"{n} times nobody rang us back."] for n in range(9)),
    ]
    asha.bring_in(make_csv(rows))
    note(asha, session)
    batch = Import.objects.get(holds="pieces")
    for step in ("bring-in-names", "bring-in-confirm"):
        asha.client.post(reverse(f"hear:{step}", args=[exercise.slug, batch.pk]))
    Shift().work(until_empty=True)

    summaries = [queries.import_summary(each) for each in queries.imports_of(exercise)]
    board, counts = plans.board(exercise, exactly=True), queries.count(exercise)
    tally = Draft(evidence_of(exercise)).tally
    page = said_on(asha.client.get(at("exercise", exercise)))
    assert sum(each.still_heard for each in summaries) == counts.contributions
    assert board.people.people == counts.heads.people == tally.base.people == 5
    assert sum(took.groups or 0 for took in board.by_channel.took.values()) == counts.heads.groups == 1
    assert tally.base.groups == 1
    assert "from 5 people, and 1 group" in page
