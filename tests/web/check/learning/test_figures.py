"""What is counted, quarter by quarter and year by year, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from speakopenly.change.recommendations import ActionKind, OwnerRole
from speakopenly.change.recommendations import Recommendation as Record
from speakopenly.check.outcomes.figures import Figure, PartsFigure
from speakopenly.hear.speaking.questions import Kind, ProcessStage, ServiceArea
from speakopenly.web.change.recommendations.models import Moved, Recommendation, Seen
from speakopenly.web.check.learning import actions
from speakopenly.web.check.learning.counting import periods
from speakopenly.web.check.learning.counting.changes import first_agreed
from speakopenly.web.check.learning.counting.findings import is_child_or_family
from speakopenly.web.check.learning.queries import AnyFigure, learning_of
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from tests.web.check.learning.conftest import Q2, Q3, Q4, TODAY, Heard, shared, staff_of_quarters

pytestmark = pytest.mark.django_db


def of(service: Service, code: str, period: str = "2026 Q3", *, today: date = TODAY) -> AnyFigure:
    found = learning_of(service, today=today).figures
    return next(each for each in found if (each.measure.code, each.period) == (code, period))


def share(service: Service, code: str, period: str = "2026 Q3") -> tuple[int | None, float | None]:
    found = of(service, code, period)
    assert isinstance(found, Figure)
    return found.count, found.base


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 10, 1), "2026-Q2"),
        (date(2026, 10, 31), "2026-Q2"),
        (date(2026, 11, 1), "2026-Q3"),
        (date(2027, 1, 31), "2026-Q3"),
        (date(2027, 2, 1), "2026-Q4"),
    ],
)
def test_a_quarter_is_shown_once_every_first_reply_in_it_is_due(today: date, last: str) -> None:
    assert periods.last_settled(today) == last


def test_a_year_goes_from_april_to_march() -> None:
    assert periods.year_of(date(2026, 3, 31)) == "2025-26"
    assert periods.year_of(date(2026, 4, 1)) == "2026-27"
    assert periods.quarters_of_year("2025-26") == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    assert periods.days_of_year("1999-00") == (date(1999, 4, 1), date(2000, 3, 31))


def test_at_most_twelve_quarters_stand_in_a_row() -> None:
    shown = periods.quarters_shown(["2019-Q1"], TODAY)

    assert len(shown) == 12
    assert shown == sorted(shown)
    assert shown[-1] == Q3


def test_harm_after_speaking_stands_first_and_reach_beside_it(northmoor: Service, heard: Heard) -> None:
    heard.came(Q3, 40)

    codes = list(dict.fromkeys(each.measure.code for each in learning_of(northmoor, today=TODAY).figures))

    assert codes[:2] == ["L13", "L1"]


def test_reports_are_counted_for_each_hundred_who_work_here(
    northmoor: Service, heard: Heard, lena: Staff
) -> None:
    heard.came(Q3, 40)
    staff_of_quarters(northmoor, lena, {Q3: 400})

    found = of(northmoor, "L1")

    assert isinstance(found, Figure)
    assert (found.count, found.base, found.value) == (40, 400, 10)


def test_the_newest_number_of_staff_stands(northmoor: Service, heard: Heard, lena: Staff) -> None:
    heard.came(Q3, 40)
    for number in (100, 400):
        actions.say_how_many(by=lena, quarter=Q3, number=number)

    assert share(northmoor, "L1") == (40, 400)


def test_without_a_number_of_staff_the_figure_says_so(northmoor: Service, heard: Heard) -> None:
    heard.came(Q3, 40)

    assert getattr(of(northmoor, "L1"), "reason", "") == "Nobody has said how many people worked here."


def test_answers_about_harm_and_use_are_counted_by_quarter(northmoor: Service, heard: Heard) -> None:
    heard.told(Q3, harm_told=10, no_harm_told=30, useful_yes=20, useful_partly=8, useful_no=12)

    assert share(northmoor, "L13") == (10, 40)
    assert share(northmoor, "L5") == (20, 40)


def test_in_time_is_two_and_twenty_working_days(northmoor: Service, heard: Heard) -> None:
    heard.came(Q3, 20, opened=2, answered=28)
    heard.came(Q3, 10, opened=3, answered=29)
    heard.came(Q3, 10, opened=None, answered=None)

    assert share(northmoor, "L3") == (20, 40)
    assert share(northmoor, "L4") == (20, 40)
    assert getattr(of(northmoor, "L4-days"), "median", None) == 20


def test_kind_area_and_not_being_heard_are_counted_among_shared_reports(
    northmoor: Service, heard: Heard
) -> None:
    areas = list(ServiceArea)
    heard.shared = [shared(Q3, kind=Kind.NEAR_MISS, area=areas[n % 10], was_unheard=True) for n in range(20)]
    heard.shared += [shared(Q3, kind=Kind.MISTAKE, was_unheard=False) for _n in range(20)]
    heard.shared += [shared(Q3), shared(Q2, kind=Kind.MISTAKE)]

    assert share(northmoor, "L2") == (20, 40)
    assert share(northmoor, "L11") == (20, 40)
    assert share(northmoor, "L1-areas") == (10, 20)


def recommend(
    by: Staff, number: int, *, due: date | None = None, done: date | None = None, kind: str = "training"
) -> Recommendation:
    state = "done" if done else "due" if due else "open"
    return Recommendation.objects.create(
        service=by.service, by=by.user, number=number, change=f"A change {number}", kind=kind,
        owner="team_managers", factors=["TC4"], touches=[], due=due or done, done_on=done, state=state,
    )  # fmt: skip


def test_actions_are_counted_by_year_and_by_strength(northmoor: Service, lena: Staff, heard: Heard) -> None:
    for number in range(1, 31):
        kind = "training" if number > 20 else "simpler_process" if number > 10 else "checklist"
        recommend(lena, number, done=date(2026, 6, 1), kind=kind)

    found = of(northmoor, "L6", "2026-27")

    assert isinstance(found, PartsFigure)
    assert {name: cell.shown for name, cell in found.parts.items()} == {
        "stronger": 10, "intermediate": 10, "weaker": 10,
    }  # fmt: skip


def test_done_counts_by_the_day_agreed_first_and_shown_by_what_people_say(
    northmoor: Service, lena: Staff, heard: Heard
) -> None:
    for number in range(1, 41):
        done = date(2026, 6, 1 if number > 20 else 20)
        each = recommend(lena, number, due=date(2026, 6, 10), done=done)
        if number > 10:
            says = "not_shown" if number > 20 else "too_soon"
            Seen.objects.create(
                service=northmoor, by=lena.user, recommendation=each, says=says, words="As we saw it."
            )

    assert share(northmoor, "L7", "2026-27") == (20, 40)
    assert share(northmoor, "L8", "2026-27") == (20, 40)


def test_a_day_that_was_put_off_counts_by_what_was_said_first(lena: Staff) -> None:
    each = recommend(lena, 1, due=date(2026, 9, 1))
    for due in (date(2026, 6, 1), date(2026, 9, 1)):
        record = Record(
            1,
            "A change",
            ActionKind.TRAINING,
            OwnerRole.DIRECTOR,
            findings=("T01",),
            factors=("TC4",),
            due=due,
        )
        Moved.objects.create(
            service=lena.service, by=lena.user, recommendation=each, state="due", as_it_was=record.to_bytes()
        )

    assert first_agreed(each) == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("done", "exposure", "said"),
    [
        (date(2025, 6, 1), 4000, None),
        (date(2025, 6, 1), None, "Nobody has said how much of this work there was."),
        (date(2026, 6, 1), 4000, "Too soon: the twelve months are not over."),
    ],
)
def test_recurrence_needs_twelve_months_and_how_much_work_there_was(
    northmoor: Service, lena: Staff, heard: Heard, done: date, exposure: int | None, said: str | None
) -> None:
    stage, area = ProcessStage.ALLOCATION, ServiceArea.FRONT_DOOR
    again = {"stage": stage, "area": area, "hindered": frozenset({"TC4"})}
    heard.shared = [shared("2026-Q1", **again) for _n in range(20)]
    heard.shared += [shared("2025-Q1", **again), shared("2026-Q1", **{**again, "area": None})]
    actions.look_for_again(
        by=lena, recommendation=recommend(lena, 4, done=done),
        factor="TC4", stage=stage, area=area, exposure=exposure, of_what="first visits",
    )  # fmt: skip

    found = of(northmoor, "L9", "Recommendation 4")

    assert isinstance(found, Figure)
    assert found.reason == said
    assert found.value == (5 if said is None else None)


@pytest.mark.parametrize(
    ("called", "is_one"),
    [
        ("parent", True), ("foster_carer", True), ("Young person", True), ("children", True),
        ("child_or_young_person", True), ("care leaver", True), ("grandparents", True),
        ("practitioner", False), ("children's social worker", False), ("family support", False),
        ("family court", False), ("", False),
    ],
)  # fmt: skip
def test_children_and_families_are_known_by_what_a_group_is_called(called: str, is_one: bool) -> None:
    assert is_child_or_family(called) is is_one


def test_nothing_of_another_service_is_counted(
    northmoor: Service, lena: Staff, cast: object, heard: Heard
) -> None:
    dilys = cast.dilys  # type: ignore[attr-defined]
    for number in range(1, 31):
        recommend(dilys, number, done=date(2026, 6, 1))
    staff_of_quarters(dilys.service, dilys, {Q3: 400})

    learning = learning_of(northmoor, today=TODAY)

    assert getattr(next(e for e in learning.figures if e.measure.code == "L1"), "base", None) in (0, None)
    assert all(
        cell.shown == 0 for e in learning.figures if isinstance(e, PartsFigure) for cell in e.parts.values()
    )
    assert Q4 not in learning.quarters
