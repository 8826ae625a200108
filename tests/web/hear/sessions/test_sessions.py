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
from speakopenly.web.hear.listening import actions, queries
from speakopenly.web.hear.listening.models import Exercise, Import, ImportState
from speakopenly.web.hear.sessions.models import Session
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.conftest import Browser, work_off_one_job

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
