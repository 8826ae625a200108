"""The demonstration has a folder, keys and passwords of its own, and refuses anything that might be real."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from speakopenly.web import demo
from speakopenly.web.demo import days
from speakopenly.web.demo.files import examples
from speakopenly.web.environment import DEMONSTRATION_MARK


@pytest.fixture(autouse=True)
def no_other_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration always has its own, whichever database these tests run on."""
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_a_new_folder_is_marked(tmp_path: Path) -> None:
    home = demo.claim_home(tmp_path / "demonstration")

    assert (home / DEMONSTRATION_MARK).is_file()


def test_a_folder_in_use_that_carries_no_mark_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "database").mkdir()

    with pytest.raises(click.ClickException, match="Nothing was touched"):
        demo.claim_home(tmp_path)

    assert not (tmp_path / DEMONSTRATION_MARK).exists()


def test_another_database_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://northmoor.example/real")

    with pytest.raises(click.ClickException, match="its own database"):
        demo.claim_home(tmp_path / "demonstration")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "northmoor.example", "::"])  # noqa: S104
def test_it_is_shown_on_this_machine_only(host: str) -> None:
    result = CliRunner().invoke(demo.demo, ["--host", host])

    assert result.exit_code == 1
    assert "this machine only" in result.output


@pytest.mark.django_db
def test_passwords_are_new_at_every_start_and_open_the_doors() -> None:
    from speakopenly.web.demo import people
    from speakopenly.web.people.models import User

    people.gather()
    first, second = people.open_doors(), people.open_doors()

    assert all(first[email] != second[email] for email in people.PEOPLE)
    assert all(User.objects.get(email=email).check_password(second[email]) for email in people.PEOPLE)


def test_no_key_or_password_is_in_the_invented_files() -> None:
    words = " ".join(path.read_text(encoding="utf-8") for path in examples().iterdir()).lower()

    assert "password:" not in words
    assert "begin private key" not in words


@pytest.mark.django_db
def test_the_survey_of_the_demonstration_is_open_and_was_answered_in_every_version(
    tmp_path: Path, settings: Any
) -> None:
    from speakopenly.web.demo import listening, people, plans, survey
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.hear.listening import actions, safekeeping
    from speakopenly.web.hear.surveys.models import Response, Survey, SurveyState
    from speakopenly.web.hear.surveys.sealed import open_response
    from speakopenly.web.people.roles import Role

    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)
    northmoor = people.gather()
    first, by = listening.EXERCISES[0], northmoor[Role.FACILITATOR]
    exercise = actions.set_up_exercise(
        by=by,
        title=first.title,
        question=first.question,
        asked_by="Northmoor",
        opened_on=first.opened_on,
        not_heard=first.not_heard,
    )
    plans.plan(exercise, by, first.groups)
    actions.open_exercise(exercise=exercise, by=by)

    survey.fill(northmoor)
    survey.fill(northmoor)

    rows = Response.objects.select_related("batch")
    opened = [open_response(row.batch, row, safekeeping.key_of(row.batch)) for row in rows]
    assert Survey.objects.get().state == SurveyState.OPEN
    assert len(opened) == len(survey.ANSWERS)
    assert {each.version for each in opened} == {survey.EN, survey.CY, survey.EASY}
    assert all(each.answers.get("helped") for each in opened)


@pytest.mark.django_db
def test_it_asks_how_safe_it_is_to_speak_and_hides_the_nine(settings: Any, tmp_path: Path) -> None:
    from speakopenly.web.check.culture.models import Wave
    from speakopenly.web.demo import culture, people
    from speakopenly.web.hear.keys import installation_key

    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)
    northmoor = people.gather()
    for _start in range(2):
        culture.fill(northmoor)

    page = Client().get("/survey/how-safe/", {"who": "staff"}).content.decode()
    assert Wave.objects.count() == 2
    assert page.count("Hidden to protect people (fewer than 10 answers)") >= 2
    assert "Begin" in Client().get("/survey/how-safe-now/").content.decode()


@pytest.mark.django_db
def test_its_round_is_closed_with_the_result_that_its_votes_give(settings: Any, tmp_path: Path) -> None:
    from speakopenly.web.demo import listening, people, rounds
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.people.roles import Role
    from speakopenly.web.understand.rounds.models import AgreementRound, Ballot
    from tests.web.plans import open_exercise
    from tests.web.understand.conftest import hear_them, understand, what_was_said

    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)
    northmoor = people.gather()
    by = northmoor[Role.FACILITATOR]
    exercise = open_exercise(by=by, title=listening.EXERCISES[0].title)
    hear_them(exercise, by, what_was_said())
    understand(exercise)
    for _start in range(2):
        rounds.fill(northmoor)

    page = Client().get(f"/round/{rounds.SLUG}/").content.decode()
    assert AgreementRound.objects.get().read_on is not None
    assert Ballot.objects.count() == 0
    assert f"{rounds.ALIKE + rounds.OTHERWISE} people voted" in page
    assert "Most agree:" in page
    assert "Any group would have been smaller than 10 people." in page


@pytest.mark.django_db
def test_its_documents_are_signed_by_two_and_its_register_has_begun(settings: Any, tmp_path: Path) -> None:
    from speakopenly.web.demo import governing, people
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.people.roles import Role
    from speakopenly.web.site.governance import queries
    from speakopenly.web.site.register.models import Entry

    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)
    northmoor = people.gather()
    for _start in range(2):
        governing.fill(northmoor)

    standing = queries.standing_of_all(northmoor[Role.LEADER])
    assert [each.kind.slug for each in standing if not each.is_signed_as_it_stands] == []
    assert [each.kind.slug for each in standing if each.composed.blanks] == []
    assert Entry.objects.count() == 2


@pytest.mark.django_db
def test_its_door_is_opened_by_the_deeds_of_a_real_service(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from speakopenly.web import backup_days
    from speakopenly.web.demo import gateway, opening, people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.site import queries

    settings.HOME, settings.KEYS, settings.DEMO = tmp_path, tmp_path / "keys", True
    rehearsed = lambda: backup_days.note_rehearsal(tmp_path, timezone.localdate())  # noqa: E731
    monkeypatch.setattr(opening, "_rehearse", rehearsed)
    northmoor = people.gather()
    with gateway.listening() as door:
        for _start in range(2):
            opening.fill(northmoor, door)

    set_up = queries.set_up(northmoor[Role.LEADER])
    assert set_up.is_open
    assert [str(line.title) for line in set_up.missing if line.title != "This machine"] == []
    assert [str(line.title) for line in set_up.young if not line.looked.passes] == []


def test_a_deed_stands_on_the_day_of_the_story() -> None:
    today = timezone.localdate()

    with days.as_of(days.ago(400)):
        then = timezone.localdate()

    assert (today - then).days == 400
    assert timezone.localdate() == today


@pytest.mark.parametrize(
    ("row", "moved"),
    [
        (b"N001,2026-03-02,said\r\n", b"N001,2025-02-25,said\r\n"),
        (b"N001,said,2026-03-02\n", b"N001,said,2025-02-25\n"),
        (b"N001,on 2026-03-02 it rained,en\n", b"N001,on 2026-03-02 it rained,en\n"),
    ],
)
def test_only_a_day_that_fills_a_cell_moves(row: bytes, moved: bytes) -> None:
    from speakopenly.web.demo import listening

    assert listening.moved(row, timedelta(days=-370)) == moved


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2026, 11, 28), 8, date(2026, 3, 1)),
        (date(2026, 3, 31), 8, date(2025, 7, 1)),
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
        (date(2026, 12, 1), -1, date(2027, 1, 1)),
    ],
)
def test_a_change_begins_with_a_month(day: date, months: int, first: date) -> None:
    assert days.months_before(day, months) == first
