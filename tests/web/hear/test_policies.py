"""Who may do what, in which state: one table for roles, one for states."""

from __future__ import annotations

import pytest
from django.http import Http404

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.events import MayTakeBack
from speakopenly.web.hear.listening import actions, policies, queries
from speakopenly.web.hear.listening.models import Exercise, ExerciseState, Import, ImportState
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.people import events
from speakopenly.web.people.roles import Role
from tests.web.conftest import Cast
from tests.web.hear.conftest import SMALL, Browser

SEES = {Role.FACILITATOR, Role.LEARNING_LEAD}
READS_EXERCISES = set(Role) - {Role.ADMINISTRATOR, Role.CUSTODIAN, Role.STAFF_SIDE}


@pytest.mark.parametrize("role", Role)
def test_what_each_role_may_do(member, exercise: Exercise, role: Role) -> None:
    staff = member(role)

    assert policies.can_enter(staff) == (role in SEES)
    assert policies.can_set_up(staff) == (role == Role.FACILITATOR)
    assert policies.can_change(staff, exercise) == (role == Role.FACILITATOR)
    assert policies.can_upload(staff, exercise) == (role == Role.FACILITATOR)
    assert queries.exercises_for(staff).exists() == (role in READS_EXERCISES)


@pytest.mark.parametrize("role", Role)
def test_what_each_role_may_do_with_somebody_elses_import(member, waiting: Import, role: Role) -> None:
    staff = member(role)

    assert not policies.can_see_rows(staff, waiting)
    assert not policies.can_map(staff, waiting)
    assert not policies.can_bring_in(staff, waiting)
    assert policies.can_refuse(staff, waiting) == (role == Role.FACILITATOR)


@pytest.mark.parametrize(
    ("state", "rows", "map_", "bring_in", "refuse", "take_back"),
    [
        (ImportState.UPLOADED, True, True, False, True, False),
        (ImportState.MAPPED, True, True, True, True, False),
        (ImportState.BRINGING_IN, False, False, False, False, True),
        (ImportState.BROUGHT_IN, False, False, False, False, True),
        (ImportState.REFUSED, False, False, False, False, False),
        (ImportState.TAKEN_BACK, False, False, False, False, False),
    ],
)
def test_what_the_person_who_chose_a_file_may_do_in_each_state(
    cast: Cast,
    waiting: Import,
    state: ImportState,
    rows: bool,
    map_: bool,
    bring_in: bool,
    refuse: bool,
    take_back: bool,
) -> None:
    waiting.state = state

    assert policies.can_see_rows(cast.asha, waiting) == rows
    assert policies.can_map(cast.asha, waiting) == map_
    assert policies.can_bring_in(cast.asha, waiting) == bring_in
    assert policies.can_refuse(cast.asha, waiting) == refuse
    assert policies.can_take_back(cast.asha, waiting) == take_back


@pytest.mark.parametrize("state", ExerciseState)
def test_a_closed_exercise_takes_nothing_in(cast: Cast, waiting: Import, state: ExerciseState) -> None:
    waiting.exercise.state = state
    waiting.state = ImportState.MAPPED

    is_open = state == ExerciseState.OPEN
    assert policies.can_upload(cast.asha, waiting.exercise) == is_open
    assert policies.can_map(cast.asha, waiting) == is_open
    assert policies.can_bring_in(cast.asha, waiting) == is_open
    assert policies.can_change(cast.asha, waiting.exercise)


def test_what_is_being_brought_in_is_stopped_before_it_is_taken_back(cast: Cast, asha: Browser) -> None:
    batch = asha.bring_in(SMALL)
    may = policies.can_take_back(cast.asha, batch)
    Job.objects.filter(pk=batch.job_id).update(state=State.STOPPED)
    batch.job.refresh_from_db()

    assert (may, policies.can_take_back(cast.asha, batch)) == (False, True)


def test_a_room_that_published_may_refuse_the_taking_back(cast: Cast, brought_in: Import) -> None:
    def refuse(event: MayTakeBack) -> None:
        raise NotAllowed("A report was published from this.")

    before = policies.can_take_back(cast.asha, brought_in)
    events.listen(MayTakeBack)(refuse)
    try:
        with pytest.raises(NotAllowed, match="published"):
            actions.take_back(batch=brought_in, by=cast.asha)
        during = policies.can_take_back(cast.asha, brought_in)
    finally:
        events.stop_listening(MayTakeBack, refuse)

    assert (before, during) == (True, False)
    assert queries.count(brought_in.exercise).contributions == 3


def test_another_service_sees_nothing_at_all(browse, cast: Cast, waiting: Import) -> None:
    with pytest.raises(Http404):
        queries.exercise(waiting.exercise.slug, cast.dilys)
    dilys = browse(cast.dilys)
    names = [
        "import",
        "bring-in-found",
        "bring-in-columns",
        "bring-in-names",
        "bring-in-confirm",
        "take-back",
    ]
    statuses = {dilys.client.get(dilys.at(name, waiting)).status_code for name in names}
    statuses |= {dilys.client.get(dilys.at(name)).status_code for name in ("exercise", "bring-in")}

    assert statuses == {404}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.FACILITATOR}))
def test_pages_that_change_something_refuse_everyone_else(
    member, browse, waiting: Import, role: Role
) -> None:
    someone = browse(member(role))
    addresses = [
        ("bring-in", None),
        ("exercise-change", None),
        ("exercise-turn", None),
        ("bring-in-columns", waiting),
        ("bring-in-confirm", waiting),
        ("bring-in-refuse", waiting),
        ("take-back", waiting),
    ]
    statuses = {someone.client.post(someone.at(name, batch)).status_code for name, batch in addresses}

    waiting.refresh_from_db()
    assert statuses <= {403, 404}
    assert waiting.state == ImportState.UPLOADED


def test_a_learning_lead_sees_sums_and_no_rows(member, browse, waiting: Import) -> None:
    lead = browse(member(Role.LEARNING_LEAD))
    seen = lead.client.get(lead.at("exercise")), lead.client.get(lead.at("import", waiting))

    assert [page.status_code for page in seen] == [200, 200]
    assert "This file waits for Asha." in seen[1].text
    assert "Bring in a file" not in seen[0].text
    assert lead.client.get(lead.at("bring-in-found", waiting)).status_code == 403
