"""From a public line back to the words it rests on: each step names what is behind it, and gaps are said."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.web.change.recommendations.models import FindingAnswered, Recommendation
from speakopenly.web.check.bulletin.models import Issue, Story
from speakopenly.web.check.replies import actions as replies
from speakopenly.web.check.replies.models import Reply, RestsOn
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.queries import finding_of
from tests.web.things import person
from tests.web.understand.conftest import Bench, bench, ident

__all__ = ["bench"]
CHANGE = "The next worker is named before a family changes hands"
WITHDRAWN = "This link was withdrawn"


@pytest.fixture
def finding(bench: Bench) -> Finding:
    return finding_of(bench.exercise, "T01")


@pytest.fixture
def recommendation(bench: Bench, finding: Finding) -> Recommendation:
    row = Recommendation.objects.create(
        service=bench.exercise.service, by=bench.lena.user, number=1, change=CHANGE,
        kind="forcing_function", owner="team_managers", touches=[],
    )  # fmt: skip
    FindingAnswered.objects.create(
        service=row.service, recommendation=row, finding=finding, exercise=bench.exercise, ident="T01"
    )
    return row


@pytest.fixture
def reply(bench: Bench, recommendation: Recommendation) -> Reply:
    made = replies.begin(by=bench.lena, exercise=bench.exercise)
    RestsOn.objects.create(service=made.service, edition=made.editions.get(), recommendation=recommendation)
    return made


@pytest.fixture
def story(bench: Bench, reply: Reply, recommendation: Recommendation) -> Story:
    issue = Issue.objects.create(
        service=reply.service, number=3, slug="2026-spring", season="spring", year=2026,
        begun_by=bench.lena.user,
    )  # fmt: skip
    return Story.objects.create(
        service=reply.service, issue=issue, place=2, source="a" * 32, chosen_by=bench.lena.user,
        reply=reply, recommendation=recommendation,
    )  # fmt: skip


def back_from(bench: Bench, line: Any, *, by: Staff | None = None) -> str:
    kind = type(line).__name__.lower()
    answer = bench.sign_in(by or bench.lena).get(reverse("check:trail", args=[kind, line.pk]))
    return answer.content.decode() if answer.status_code == 200 else f"status {answer.status_code}"


def test_a_story_leads_back_to_a_passage(bench: Bench, story: Story) -> None:
    page = back_from(bench, story)

    steps = ["Story 3.1", "Public reply", "Recommendation", CHANGE, "Finding", "Theme", "Passage"]
    places = [page.index(each, page.index("<h1")) for each in steps]
    assert places == sorted(places)
    assert "The handover was lost when our worker left in the " in page
    assert "so that nobody is found through it" in page


def test_what_two_lines_rest_on_is_spelled_out_once(bench: Bench, story: Story, finding: Finding) -> None:
    page = back_from(bench, story)

    assert page.count(CHANGE) == 2, "the reply and the story rest on it"
    assert page.count(f"#finding-{finding.theme.ident}") == 1
    assert page.count("What it rests on is written above.") == 1
    place = page.split('href="#step-')[1].split('"')[0]
    assert page.index(f'id="step-{place}"') < page.index(f'href="#step-{place}"')


def test_a_story_is_called_by_the_number_it_is_printed_under(bench: Bench, story: Story) -> None:
    first = Story.objects.create(
        service=story.service, issue=story.issue, place=1, source="b" * 32, chosen_by=story.chosen_by
    )

    assert "Story 3.1" in back_from(bench, first)
    assert "Story 3.2" in back_from(bench, story)


def test_no_words_stand_here_that_may_not_be_quoted(bench: Bench, finding: Finding) -> None:
    page = back_from(bench, finding)

    assert "left in the spring" not in page, "person 0 said: count, do not quote"
    assert "left in the summer" in page


def test_what_few_said_shows_no_passage(bench: Bench) -> None:
    page = back_from(bench, finding_of(bench.exercise, "T03"))

    assert "no passage is shown of what fewer than eight people said" in page
    assert "nobody" not in page.split("By the machine’s reading, a small number")[1].split("so-trail")[
        0
    ].replace("No", "")


def test_words_that_were_taken_back_are_a_gap(bench: Bench, finding: Finding) -> None:
    quoted = finding.quotes[0].split(":")[0]
    said = [number for number in range(30) if ident(number) == quoted]
    Finding.objects.filter(pk=finding.pk).update(quotes=[*finding.quotes, f"{ident(99)}:0"])

    page = back_from(bench, finding)

    assert said
    assert WITHDRAWN in page


def test_a_story_whose_writer_took_it_back_is_a_gap(bench: Bench, story: Story) -> None:
    Story.objects.filter(pk=story.pk).update(source="")

    assert f"{WITHDRAWN}: whoever wrote took their words back." in back_from(bench, story)


def test_a_finding_that_was_found_anew_is_a_gap(bench: Bench, recommendation: Recommendation) -> None:
    FindingAnswered.objects.update(finding=None)

    assert f"{WITHDRAWN}: the themes of “{bench.exercise.title}” were found anew" in back_from(
        bench, recommendation
    )


def test_erased_words_are_gone_from_the_page_at_once(bench: Bench, finding: Finding) -> None:
    assert "left in the summer" in back_from(bench, finding)

    erasure.forget(Erasure(contributions=frozenset({ident(1)})))

    assert "left in the summer" not in back_from(bench, finding)


def test_a_leader_goes_as_far_as_their_rooms(bench: Bench, reply: Reply) -> None:
    leader = person(bench.exercise.service, Role.LEADER)

    page = back_from(bench, reply, by=leader)

    assert CHANGE in page
    assert "Your roles do not see this." in page
    assert "The handover was lost" not in page


def test_another_services_line_exists_nowhere(bench: Bench, reply: Reply, cast: Any) -> None:
    stranger = person(cast.dilys.service, Role.LEARNING_LEAD)

    assert back_from(bench, reply, by=stranger) == "status 404"


def test_the_list_names_only_what_is_public(bench: Bench, reply: Reply) -> None:
    page = bench.sign_in(bench.lena).get(reverse("check:trails")).content.decode()

    assert "None is public yet." in page
    assert CHANGE not in page
