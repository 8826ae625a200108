"""The loop on one page: five sentences from what is stored, honest where nothing is, and at most two things to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.web.change.recommendations.models import Letter, Takes
from speakopenly.web.change.rights.models import RightsCheck
from speakopenly.web.check.learning.loop import (
    LONGEST_LINE,
    LONGEST_SENTENCE,
    MOST_NAMED,
    MOST_TO_DO,
    loop_of,
)
from speakopenly.web.check.learning.yearly import yearly_report
from speakopenly.web.check.outcomes.models import Measure, Verdict
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications.models import (
    Pack,
    Publication,
    PublicationFile,
    PublicationState,
)
from tests.web.check.learning.conftest import Q3, TODAY, Heard, staff_of_quarters
from tests.web.check.learning.test_figures import recommend
from tests.web.check.learning.test_the_yearly_report import words_of
from tests.web.conftest import Cast
from tests.web.plans import open_exercise

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
PRINTED = b"""[{"paragraph": "2.1", "theme": "changes of worker", "count": 30, "base": 62,
 "statement": "About half spoke of changes of worker."},
 {"paragraph": "3.1", "theme": "sign language", "count": null, "base": 62, "statement": "A small number."}]"""


def sentences(service: Service) -> dict[str, str]:
    return {part.key: part.sentence for part in loop_of(service, today=TODAY).parts}


def test_with_nothing_stored_each_sentence_says_so(northmoor: Service, heard: Heard) -> None:
    said = sentences(northmoor)

    assert said["said"] == "We have not asked."
    assert said["not-heard"] == "We have not asked, so we do not know."
    assert said["changed"] == "No change is recorded."
    assert said["helped"] == "Nobody has said yet whether anything helped."
    assert said["not-known"].startswith("Harm after speaking, 2026 Q3: there was nobody or nothing to count")


def publish(by: Staff, not_heard: Sequence[str] = ("Fathers", "Night staff")) -> Publication:
    exercise = open_exercise(
        by=by, title="What helps", question="What helps?", asked_by="Northmoor",
        opened_on=date(2026, 3, 1), not_heard=list(not_heard),
    )  # fmt: skip
    made = Publication.objects.create(
        service=by.service, exercise=exercise, edition=1, slug="what-helps", title="What helps",
        check_code="-", day=date(2026, 5, 1), state=PublicationState.PUBLISHED, signed_by=by.user,
        signed_at="2026-05-01T12:00Z",
    )  # fmt: skip
    PublicationFile.objects.create(
        service=by.service, publication=made, pack=Pack.PUBLIC, name="numbers.json", bytes=PRINTED, sha256="-"
    )
    return made


def test_what_people_said_is_what_was_published(northmoor: Service, cast: Cast, heard: Heard) -> None:
    publish(cast.asha)

    said, not_heard = loop_of(northmoor, today=TODAY).parts[:2]

    assert said.sentence == "In “What helps” people spoke of: changes of worker (2.1)."
    assert said.links[0].address == reverse("report", args=["what-helps"])
    assert "sign language" not in " ".join(said.paragraph)
    assert not_heard.sentence.startswith("Not heard in “What helps”, or not counted: ")
    assert not_heard.sentence.endswith("Fathers; Night staff.")


def test_changed_and_helped_name_the_newest(
    northmoor: Service, cast: Cast, lena: Staff, heard: Heard
) -> None:
    recommend(lena, 1, done=date(2026, 4, 1))
    recommend(lena, 2, done=date(2026, 6, 1))
    measure = Measure.objects.create(
        service=northmoor, by=lena.user, name="Changes of worker", counted="Changes", hoped="decrease",
        often="month", might_get_worse="Waiting", rules="mdc-2023",
    )  # fmt: skip
    Verdict.objects.create(
        service=northmoor, by=lena.user, measure=measure, says="too_soon", why="-", what_else="-",
        chart_said="7 of 13 points.",
    )  # fmt: skip

    said = sentences(northmoor)

    assert said["changed"] == "The newest change: “A change 2”, done on 1 June 2026."
    assert said["helped"].startswith("“Changes of worker”: Cannot say yet")


def test_at_most_two_things_to_do_in_an_order_that_stays(
    northmoor: Service, lena: Staff, heard: Heard
) -> None:
    waits, late = recommend(lena, 1, due=date(2026, 12, 24)), recommend(lena, 2, due=date(2026, 6, 1))
    Takes.objects.create(
        service=northmoor,
        by=lena.user,
        recommendation=waits,
        resource="money",
        how_much="£9,000",
        have="asked_for",
    )
    Letter.objects.create(
        service=northmoor, by=lena.user, recommendation=late, factor="WR1", body="The department",
        asks="More time", sent_on=date(2026, 1, 1), answer_by=date(2026, 3, 1),
    )  # fmt: skip

    found = [each.text for each in loop_of(northmoor, today=TODAY).to_do]

    assert len(found) == MOST_TO_DO
    assert found[0].startswith("Decide on what recommendation 1 takes")
    assert found[1].startswith("Ask who helps with recommendation 2")


def test_of_a_live_covert_matter_nothing_stands_on_a_page_made_to_be_handed_round(
    northmoor: Service, lena: Staff, heard: Heard
) -> None:
    check = RightsCheck.objects.create(
        service=northmoor, by=lena.user, title="-", touches=["watches"], covert="yes", is_live="yes"
    )
    covert = recommend(lena, 1, done=date(2026, 6, 1))
    covert.rights_check, covert.touches = check, ["watches"]
    covert.save()

    assert sentences(northmoor)["changed"] == "No change is recorded."
    assert "A change 1" not in words_of(yearly_report(northmoor, "2026-27", today=TODAY))


def test_charts_are_three_at_most_and_harm_comes_first(northmoor: Service, lena: Staff, heard: Heard) -> None:
    heard.came(Q3, 40)
    heard.told(Q3, harm_told=10, no_harm_told=30)
    staff_of_quarters(northmoor, lena, {Q3: 400})

    assert [each.measure.code for each in loop_of(northmoor, today=TODAY).charts] == ["L13", "L1", "L4"]


def test_however_much_is_stored_it_stays_short_enough_for_one_sheet(
    northmoor: Service, cast: Cast, lena: Staff, heard: Heard
) -> None:
    publish(cast.asha, not_heard=[f"People of whom we know too little, sort {n}" for n in range(30)])
    for number in range(1, 9):
        each = recommend(lena, number, done=date(2026, 6, number))
        type(each).objects.filter(pk=each.pk).update(change="A change that takes many words to say. " * 7)

    for part in loop_of(northmoor, today=TODAY).parts:
        assert len(part.sentence) <= LONGEST_SENTENCE
        assert len(part.paragraph) <= MOST_NAMED
        assert all(len(line) <= LONGEST_LINE for line in part.paragraph)


def test_each_sentence_leads_to_its_paragraph(dee: Staff, sign_in: SignIn, heard: Heard) -> None:
    words = sign_in(dee).get(reverse("loop:page")).content.decode()

    to = re.findall(r'href="#([a-z-]+)">paragraph \d', words)
    assert to == ["said", "not-heard", "changed", "helped", "not-known"]
    assert all(f'id="{each}"' in words for each in to)


def test_leaders_find_it_in_the_header_and_others_do_not(
    dee: Staff, cast: Cast, sign_in: SignIn, member: Callable[..., Staff]
) -> None:
    link = f'href="{reverse("loop:page")}"'

    assert link in sign_in(dee).get(reverse("today")).content.decode()
    assert link not in sign_in(cast.ben).get(reverse("today")).content.decode()
    assert sign_in(cast.asha).get(reverse("loop:page")).status_code == 403
    assert sign_in(member(Role.READER, Role.CODER)).get(reverse("loop:page")).status_code == 403


def test_another_service_is_not_on_the_page(cast: Cast, northmoor: Service, heard: Heard) -> None:
    publish(cast.dilys)
    recommend(cast.dilys, 9, done=date(2026, 6, 1))

    assert sentences(northmoor)["said"] == "We have not asked."
    assert sentences(northmoor)["changed"] == "No change is recorded."
