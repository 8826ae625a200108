"""Promise: no pair, name, title, calendar or time of supervision is kept, and no single answer can be read."""

from __future__ import annotations

import inspect
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from scipy.optimize import Bounds, LinearConstraint, milp

from speakopenly.check.supervision import Answers, Part, Side, items_of, pools
from speakopenly.web.check.supervision import queries
from speakopenly.web.check.supervision.models import MeetingCount, PulseCount
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.people.models import Service, User
from speakopenly.web.people.roles import Role
from tests.library.check.supervision.answered import QUARTER, drawn
from tests.library.check.supervision.calendars import calendar, entry
from tests.promises.reporters import (
    ADDRESS,
    BROWSER,
    PLANTED,
    database_files,
    everything_kept,
    open_the_door,
    other_tables,
)
from tests.web.addresses_by_name import every_name
from tests.web.conftest import Cast
from tests.web.things import browser, everybody

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 50
ITS_COLUMNS = {"id", "service_id", "quarter", "side", "area", "people", "in_part", "choices"}
COUNTS_COLUMNS = {"id", "service_id", "quarter", "area", "held", "cancelled", "lengths"}
ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into SQLite's own tables")


@pytest.fixture(autouse=True)
def key_of_the_installation(settings: Any, tmp_path: Path) -> None:
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)


@pytest.fixture
def northmoor(cast: Cast) -> Service:
    open_the_door(cast.asha.service)
    return cast.asha.service


def everybody_answers() -> None:
    """One after another, the first half with yes, the second with no."""
    for number in range(PEOPLE):
        client = Client(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=BROWSER)
        choice = "yes" if number < PEOPLE / 2 else "no"
        answer = client.post(
            "/pulse/supervised/", {"backing": choice, "mistakes": choice, "area": "fostering"}
        )
        assert answer.status_code == 302
        assert not answer.cookies


def columns_of(model: Any) -> set[str]:
    return {field.column for field in model._meta.get_fields()}


def test_what_is_kept_of_an_answer_or_a_meeting_has_no_column_for_who_or_when() -> None:
    assert columns_of(PulseCount) == ITS_COLUMNS
    assert columns_of(MeetingCount) == COUNTS_COLUMNS
    for model in (PulseCount, MeetingCount):
        assert not any(field.related_model is User for field in model._meta.get_fields())


@ON_SQLITE
def test_after_fifty_answers_nothing_tells_who_when_or_in_what_order(northmoor: Service) -> None:
    before = other_tables()

    everybody_answers()

    row = PulseCount.objects.get()
    table = PulseCount._meta.db_table
    assert row.people == PEOPLE
    assert row.choices == {"backing": {"yes": 25, "no": 25}, "mistakes": {"yes": 25, "no": 25}}
    after = {name: rows for name, rows in other_tables().items() if name != table}
    assert after == {name: rows for name, rows in before.items() if name != table}
    today = timezone.localdate().isoformat()
    for name, data in everything_kept():
        assert ADDRESS.encode() not in data, name
        assert b"PlantedBrowser" not in data, name
        if table in name:
            assert today.encode() not in data


@ON_SQLITE
def test_no_earlier_sum_lies_in_the_log_of_the_database(northmoor: Service) -> None:
    """Two sums one after the other would tell what the answer between them was."""
    for _each in range(3):
        Client().post("/pulse/supervised/", {"backing": "yes", "area": "kinship"})

    kept = b"".join(file.read_bytes() for file in database_files())
    assert kept.count(b'{"backing": {"yes": 3}}') == 1
    assert b'{"backing": {"yes": 2}}' not in kept
    assert b'{"backing": {"yes": 1}}' not in kept


def test_a_calendar_leaves_numbers_and_none_of_its_words(northmoor: Service) -> None:
    lead = everybody(northmoor)[Role.LEARNING_LEAD]
    day = timezone.localdate().strftime("%Y%m%d")
    title = f"Supervision {PLANTED} and {PLANTED}friend"
    data = calendar(entry(f"{day}T100000", f"{day}T113000", title, f"ATTENDEE:mailto:{PLANTED}@example.org"))
    client = browser(lead.user)

    file = SimpleUploadedFile(f"{PLANTED}.ics", data.replace(b"UID:1", f"UID:{PLANTED}".encode()))
    page = client.post(reverse("check:supervision-calendar"), {"area": "fostering", "calendar": file})
    counted = page.content.decode().partition('name="counted" value="')[2].partition('"')[0]
    client.post(reverse("check:supervision-keep"), {"counted": counted, "how": "add"})

    assert MeetingCount.objects.get().held == 1
    assert PLANTED not in page.content.decode()
    for name, kept in everything_kept():
        assert PLANTED.encode() not in kept, name
        if "meetingcount" in name:
            assert day.encode() not in kept


def test_no_page_and_no_role_reads_a_single_answer(northmoor: Service) -> None:
    """One person answered, in a way that nothing else in the database has; every page is asked by everybody."""
    everyone = everybody(northmoor)
    quarter = "2020-Q1"
    PulseCount.objects.create(
        service=northmoor, quarter=quarter, side="supervised", area="exploitation_missing",
        people=1, in_part={"meaning": 1}, choices={"mistakes": {"no": 1}},
    )  # fmt: skip
    key = str(PulseCount.objects.get().pk)
    ours = [name for name in every_name() if "supervision" in name or name.startswith("pulse")]
    assert len(ours) >= 9

    for staff in everyone.values():
        client = browser(staff.user)
        for name in ours:
            page = client.get(reverse(name)).content.decode()
            assert key not in page
            assert "1 answer" not in page
    assert queries.pools_shown(northmoor) == ()
    assert [name for name, each in every_name().items() if "pulse" in " ".join(each.asks_for)] == []


def test_no_query_gives_an_answer_away() -> None:
    """What queries give are pools and counts as they may be shown; their signatures say so."""
    given = {
        name: inspect.signature(deed).return_annotation
        for name, deed in vars(queries).items()
        if inspect.isfunction(deed) and deed.__module__ == queries.__name__ and not name.startswith("_")
    }

    assert given == {
        "service_here": "Service | None",
        "pools_shown": "tuple[Pool, ...]",
        "shown_of": "Shown",
        "shown_for": "Shown",
    }


POOLS = 60
"""Drawn at random; each attack solves two small programmes for each hidden item."""


def rounded(number: int) -> int:
    return 5 * round(number / 5)


def attack(made: list[Answers], part: Part) -> list[tuple[str, int, float, float]]:
    """Every hidden item with a small count, and what an outsider can bound it to from all that is published.

    The outsider is given more than the page says: the rounded counts behind each share, not the share alone.
    """
    (pool,) = pools(made)
    shown = next(each for each in pool.parts if each.part is part)
    codes = [item.code for item in items_of(part)]
    yes = [sum(a.choices.get(i.code) == i.full for a in made) for i in items_of(part)]
    other = [
        sum(a.choices.get(i.code) not in (None, i.full, "cannot_say") for a in made) for i in items_of(part)
    ]
    size = len(codes)
    rows, lows, highs = [], [], []

    def know(places: list[int], count: int) -> None:
        row = np.zeros(2 * size)
        row[places] = 1
        rows.append(row)
        lows.append(max(8, rounded(count) - 2))
        highs.append(rounded(count) + 2)

    for at, code in enumerate(codes):
        if shown.items[code].value is not None:
            know([at], yes[at])
            know([size + at], other[at])
        both = np.zeros(2 * size)
        both[[at, size + at]] = 1
        rows.append(both)
        lows.append(0)
        highs.append(rounded(len(made)) + 2)
    if shown.yes.value is not None:
        know(list(range(size)), sum(yes))
        know(list(range(size, 2 * size)), sum(other))
    found = []
    constraint = LinearConstraint(np.array(rows), np.array(lows, float), np.array(highs, float))
    for place, count in enumerate([*yes, *other]):
        if shown.items[codes[place % size]].value is not None or not 1 <= count <= 7:
            continue
        ends = []
        for sign in (1, -1):
            aim = np.zeros(2 * size)
            aim[place] = sign
            solved = milp(
                aim, constraints=constraint, integrality=np.ones(2 * size), bounds=Bounds(0, np.inf)
            )
            assert solved.success
            ends.append(sign * solved.fun)
        found.append((codes[place % size], count, ends[0], ends[1]))
    return found


@pytest.mark.parametrize("part", Part)
def test_no_hidden_item_is_pinned_among_the_few(part: Part) -> None:
    chance = random.Random(part.value)  # noqa: S311 - repeatable, keeps no secret
    attacked = 0

    for _each in range(POOLS):
        for code, count, low, high in attack(drawn(chance, chance.randrange(10, 60)), part):
            attacked += 1
            assert not (low >= 1 and high <= 7), (code, count, low, high)

    assert attacked > POOLS / 2, "the test needs items that are hidden"


def test_areas_taken_from_the_whole_leave_ten_or_nobody() -> None:
    chance = random.Random(5)  # noqa: S311 - repeatable, keeps no secret
    split = 0

    for _each in range(300):
        made = drawn(chance, chance.randrange(10, 90), ("", "fostering", "assessment", "kinship", "adoption"))
        (pool,) = pools(made)
        shown = {each.area for each in pool.areas}
        split += bool(shown)
        rest = [each for each in made if each.area not in shown]
        assert not shown or not rest or len(rest) >= 10

    assert split > 100


def test_answers_carry_nothing_but_side_quarter_area_and_choices() -> None:
    assert list(inspect.signature(Answers).parameters) == ["side", "quarter", "area", "choices"]
    assert Answers(Side.SUPERVISED, QUARTER).area == ""
