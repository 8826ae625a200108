"""Results: one day for everybody, a reply beside them, and what is hidden is hidden in every view."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.check.culture.items import Audience, Theme
from speakopenly.web.check.culture import actions, daily
from speakopenly.web.check.culture.models import Wave, WaveAnswer
from speakopenly.web.hear import erasures
from speakopenly.web.people.staff import Staff
from tests.web.check.culture.conftest import ASKED
from tests.web.check.culture.waves import (
    a_signed_wave,
    answer,
    let_days_pass,
    open_results,
    people_answer,
)
from tests.web.conftest import Cast

HIDDEN = "Hidden to protect people (fewer than 10 answers)"
STANDING = "People who feel unsafe are less likely to answer. The range does not cover that."
PEOPLE = {"fostering": 9, "adoption": 12, "early_help": 30}
WHO = ["", "staff", "families", "young"]
WHERE = ["", "fostering", "adoption", "early_help"]
ROW = re.compile(r"<tr class=\"govuk-table__row\"><th scope=\"row\"[^>]*>(.*?)</th>(.*?)</tr>", re.DOTALL)
SignIn = Callable[[Staff], Client]


@pytest.fixture
def open_wave(wave: Wave, leader: Staff) -> Wave:
    for place, (area, number) in enumerate(PEOPLE.items()):
        people_answer(wave, answer(Audience.STAFF, point=2 + place, area=area), number)
    people_answer(wave, answer(Audience.FAMILIES, point=2), 15)
    people_answer(wave, answer(Audience.FAMILIES, point=4), 11)
    people_answer(wave, answer(Audience.YOUNG, point=4), 6)
    open_results(wave, leader)
    return wave


def read(page: str) -> list[tuple[str, str]]:
    """The rows of every table on a page: who, and what stands beside them without marks."""
    return [(who, re.sub(r"<[^>]*>", " ", rest).strip()) for who, rest in ROW.findall(page)]


def table_of(client: Client, address: str, **wanted: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address, wanted).content.decode())))


def test_the_page_says_who_was_asked_and_who_is_not_heard(open_wave: Wave) -> None:
    page = Client().get("/survey/spring/").content.decode()

    assert "Asked: 200. How many answered in all is hidden." in " ".join(page.split())
    families = next(rest for who, rest in read(page) if "Families" in who)
    assert "%" in families, "the few young people who answered silence nobody else"
    assert STANDING in page
    assert "We will read it with you." in page
    assert "written before anybody saw the results" in page
    assert page.index("Safe to speak") < page.index("Fair when things go wrong") < page.index("Two trusts")


@pytest.mark.parametrize(("who", "where"), list(itertools.product(WHO, WHERE)))
def test_the_nine_and_the_partner_that_gives_them_away_are_hidden_in_every_view(
    open_wave: Wave, cast: Cast, sign_in: SignIn, who: str, where: str
) -> None:
    doors = [
        (Client(), "/survey/spring/", "/survey/spring/results.csv"),
        (
            sign_in(cast.asha),
            reverse("check:wave-results", args=["spring"]),
            reverse("check:wave-table", args=["spring"]),
        ),
    ]
    for client, at, table_at in doors:
        rows = read(client.get(at, {"who": who, "where": where}).content.decode())
        table = table_of(client, table_at, who=who, where=where)

        for name in ("Fostering", "Adoption", "Children and young people"):
            beside = [rest for label, rest in rows if name in label]
            assert all(rest.endswith(HIDDEN) and "%" not in rest for rest in beside)
        for line in table:
            if line["area"] in ("fostering", "adoption") or line["audience"] == "young":
                assert {line[name] for name in list(line)[5:]} == {"[c]"}
        if not where and who in ("", "staff"):
            assert any("%" in rest for _label, rest in rows)


def test_whole_groups_and_the_area_of_thirty_are_shown(open_wave: Wave) -> None:
    rows = table_of(Client(), "/survey/spring/results.csv", who="staff")

    safe = {row["area"]: row for row in rows if row["code"] == Theme.SAFE.value}
    assert list(safe) == ["all", "early_help", "fostering", "adoption", "none_named"]
    assert safe["all"]["answered"] == "50"
    assert safe["early_help"]["asked"] == "60"
    assert safe["early_help"]["answered"] == "30"
    assert {safe[area]["percent_positive"] for area in ("fostering", "adoption", "none_named")} == {"[c]"}


def test_themes_and_groups_stand_in_their_fixed_order_whatever_they_score(open_wave: Wave) -> None:
    rows = table_of(Client(), "/survey/spring/results.csv")

    themes = list(dict.fromkeys(row["code"] for row in rows if row["what"] == "theme"))
    assert themes == [theme.value for theme in Theme]
    for theme in themes:
        here = [row["audience"] for row in rows if row["code"] == theme]
        assert here == ["staff", "families", "young"]


def test_cannot_say_is_shown_beside_the_share(open_wave: Wave) -> None:
    rows = table_of(Client(), "/survey/spring/results.csv", who="staff")

    load = next(row for row in rows if row["code"] == Theme.LOAD.value and row["area"] == "all")
    assert load["percent_cannot_say"] == "25"


def test_both_trusts_stand_together_each_way_apart(open_wave: Wave) -> None:
    page = Client().get("/survey/spring/").content.decode()

    trusts = page[page.index("Two trusts") :]
    for way in (
        "Staff can trust managers",
        "Managers trust staff",
        "Families can trust professionals",
        "Professionals trust families",
    ):
        assert way in trusts


def test_more_answers_than_people_asked_is_said_aloud(wave: Wave, leader: Staff) -> None:
    people_answer(wave, answer(Audience.FAMILIES), 201)
    open_results(wave, leader)

    page = Client().get("/survey/spring/").content.decode()

    assert "There are more answers than people asked" in page
    assert "That is" not in page


def test_a_second_look_with_other_filters_is_counted_once(
    open_wave: Wave,
) -> None:
    before = Client().get("/survey/spring/", {"who": "staff"}).content
    WaveAnswer.objects.filter(wave=open_wave).delete()

    assert Client().get("/survey/spring/", {"who": "staff"}).content == before


@pytest.mark.parametrize("passed", [0, 11, 14])
def test_nobody_sees_a_result_before_its_day(
    wave: Wave, cast: Cast, leader: Staff, sign_in: SignIn, passed: int
) -> None:
    people_answer(wave, answer(Audience.FAMILIES), 137)
    let_days_pass(wave, passed)
    daily.round_of_waves()

    for staff in (cast.asha, leader):
        client = sign_in(staff)
        assert client.get(reverse("check:wave-results", args=["spring"])).status_code == 403
        assert client.get(reverse("check:wave-table", args=["spring"])).status_code == 403
        assert "137" not in client.get(reverse("check:wave", args=["spring"])).content.decode()
    assert Client().get("/survey/spring/results.csv").status_code == 404


def test_without_a_reply_nothing_opens_and_the_page_says_so(wave: Wave) -> None:
    people_answer(wave, answer(Audience.FAMILIES), 30)
    let_days_pass(wave, 20)
    daily.round_of_waves()

    page = Client().get("/survey/spring/").content.decode()

    assert "They open with a reply by a leader. There is none yet." in page
    assert "%" not in page.partition("<main")[2]


def test_fewer_than_ten_in_all_are_destroyed_at_closing(wave: Wave) -> None:
    people_answer(wave, answer(Audience.FAMILIES), 9)
    let_days_pass(wave, 11)

    daily.round_of_waves()

    wave.refresh_from_db()
    assert wave.was_too_few
    assert wave.erased_on
    assert WaveAnswer.objects.count() == 0
    assert "Fewer than 10 people answered." in Client().get("/survey/spring/").content.decode()


def test_after_three_years_the_answers_go_and_the_table_stays(open_wave: Wave) -> None:
    before = Client().get("/survey/spring/results.csv").content
    let_days_pass(open_wave, 3 * 365 + 1)

    daily.round_of_waves()

    assert WaveAnswer.objects.count() == 0
    assert Client().get("/survey/spring/results.csv").content.split() == before.split()
    assert "The answers were destroyed on" in Client().get("/survey/spring/").content.decode()


def test_a_promised_day_that_passed_is_said_aloud(open_wave: Wave) -> None:
    open_wave.replies.update(next_by=open_wave.opens_on)

    assert "More was promised by" in Client().get("/survey/spring/").content.decode()


def test_closing_gives_every_answer_another_key(wave: Wave) -> None:
    people_answer(wave, answer(Audience.FAMILIES), 30)
    before = set(WaveAnswer.objects.values_list("pk", flat=True))
    let_days_pass(wave, 11)

    actions.close(wave)

    after = set(WaveAnswer.objects.values_list("pk", flat=True))
    assert len(after) == 30
    assert not before & after


def test_a_group_is_shown_over_the_waves_before_it_and_beside_no_other(
    open_wave: Wave, cast: Cast, leader: Staff
) -> None:
    open_wave.slug = "earlier"
    open_wave.save()
    let_days_pass(open_wave, 400)
    later = a_signed_wave(cast.asha, leader, ASKED, slug="later")
    for point in (2, 4):
        people_answer(later, answer(Audience.STAFF, point=point), 20)
    open_results(later, leader)

    alone = Client().get("/survey/later/").content.decode()
    staff = " ".join(Client().get("/survey/later/", {"who": "staff"}).content.decode().split())

    assert "Over time, this group only" not in alone
    assert staff.count("Over time, this group only") == len(Theme)
    assert "Nobody knows whose view has changed." in staff
    assert "points. That may be chance." in staff


def test_a_backup_brings_no_destroyed_answer_back(
    open_wave: Wave, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    before = Client().get("/survey/spring/results.csv").content
    rows = list(WaveAnswer.objects.all())
    let_days_pass(open_wave, 3 * 365 + 1)
    with django_capture_on_commit_callbacks(execute=True):
        daily.round_of_waves()
    found = erasures.the_list().read()
    assert found is not None
    Wave.objects.update(erased_on=None, kept_table="")
    WaveAnswer.objects.bulk_create(rows)

    done = erasures.erase_again(found, backup_of=open_wave.opens_on)

    assert done == {actions.KIND: 1}
    assert WaveAnswer.objects.count() == 0
    assert Client().get("/survey/spring/results.csv").content.split() == before.split()
