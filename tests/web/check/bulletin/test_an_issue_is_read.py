"""The bulletin at both doors: written page by page, read by anyone, sought in, fetched and followed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speakopenly.core.documents import text_of_pdf
from speakopenly.web.check.bulletin import figures, queries
from speakopenly.web.check.bulletin.models import Issue, Story
from speakopenly.web.hear.reporting.reports.models import DayCount
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.accessible_pdf import faults_of
from tests.web.check.bulletin.told import (
    CATCH,
    TOLD,
    Desk,
    a_desk,
    an_issue,
    choose,
    fill,
    sign,
    who_agrees,
)
from tests.web.conftest import Cast
from tests.web.hear.reporting.reports.conftest import Reader, ben, gwen, key_of_the_installation
from tests.web.things import person

__all__ = ["ben", "gwen", "key_of_the_installation"]
pytestmark = pytest.mark.django_db(transaction=True)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
WAYS = ("", "/cy", "/easy", "/cy/young")


@pytest.fixture
def desk(cast: Cast, ben: Reader, gwen: Reader) -> Desk:
    return a_desk(person(ben.staff.service, Role.LEARNING_LEAD), ben, gwen)


@pytest.fixture
def out(desk: Desk) -> Issue:
    for words in (*TOLD[:2], CATCH):
        who_agrees(desk, words)
    issue = an_issue(desk)
    fill(desk, issue, *TOLD[:2])
    return sign(desk, issue)


@pytest.fixture
def browser(sign_in: Callable[[Staff], Client], desk: Desk) -> Client:
    """As the learning lead sees it."""
    return sign_in(desk.lead)


def read(address: str) -> HttpResponse:
    answer: HttpResponse = Client().get(address)
    return answer


def words(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def test_an_issue_is_written_page_by_page(browser: Client, desk: Desk) -> None:
    who_agrees(desk, TOLD[0])
    browser.post(reverse("check:bulletin-new"), {"season": "spring", "year": "2026"})
    issue = Issue.objects.get()
    page = words(browser.get(reverse("check:bulletin-choose", args=[issue.pk])))
    assert TOLD[0] in page
    (found,) = queries.to_choose_from(desk.lead)

    browser.post(
        reverse("check:bulletin-choose", args=[issue.pk]), {"source": found.source, "as_what": "story"}
    )
    story = Story.objects.get()
    answer = browser.post(
        reverse("check:bulletin-story", args=[issue.pk, story.pk]),
        {
            "seen": 1,
            "heading": "A short handover",
            "told": TOLD[0],
            "made_likely": "No cover at weekends\n\nTwo forms",
            "service_said": "It was decided that nothing changes.",
            "try_tomorrow": "One\nTwo\nThree",
            "language": "en-GB",
        },
        follow=True,
    )

    assert "A short handover" in words(answer)
    assert "Keep the fact" in words(answer)
    assert "Story 1.1: A reader has not commented on it." in words(answer)


def test_a_name_in_a_box_is_asked_about_and_nothing_typed_is_lost(browser: Client, desk: Desk) -> None:
    who_agrees(desk, TOLD[0])
    issue = an_issue(desk)
    story = choose(desk, issue, TOLD[0])
    said = {
        "seen": 1, "heading": "A short handover", "told": TOLD[0], "made_likely": "Kept from Margaret Hughes",
        "service_said": "", "try_tomorrow": "", "language": "en-GB",
    }  # fmt: skip
    where = reverse("check:bulletin-story", args=[issue.pk, story.pk])

    asked = browser.post(where, said)
    told = browser.post(where, {**said, "sure": "on"})

    assert asked.status_code == 400
    assert "Margaret Hughes" in words(asked)
    assert "I have looked" in words(asked)
    assert told.status_code == 302


@pytest.mark.parametrize(
    ("page", "sent", "says"),
    [
        ("bulletin-opening", {"opening": " ".join(["word"] * 81), "language": "en-GB"}, "This has 81 words."),
        ("bulletin-numbers", {"period": "2026-Q1", "codes": ["L4"]}, "Choose three numbers."),
        ("bulletin-choose", {"source": "nothing", "as_what": "story"}, "Choose another."),
    ],
)
def test_what_is_not_right_is_said(
    browser: Client, desk: Desk, page: str, sent: dict[str, object], says: str
) -> None:
    issue = an_issue(desk)

    answer = browser.post(reverse(f"check:{page}", args=[issue.pk]), sent)

    assert answer.status_code == 400
    assert says in words(answer)


def test_one_issue_is_written_at_a_time(browser: Client, desk: Desk) -> None:
    an_issue(desk)

    answer = browser.post(reverse("check:bulletin-new"), {"season": "summer", "year": "2026"})

    assert answer.status_code == 400
    assert Issue.objects.count() == 1


def test_a_publisher_reads_no_safe_version_that_was_not_chosen(
    sign_in: Callable[[Staff], Client], desk: Desk
) -> None:
    who_agrees(desk, TOLD[0])
    issue = an_issue(desk)

    answer = sign_in(desk.publisher).get(reverse("check:bulletin-choose", args=[issue.pk]))

    assert answer.status_code == 403


def test_the_publisher_finds_it_on_today_and_signs_it(
    sign_in: Callable[[Staff], Client], desk: Desk, browser: Client
) -> None:
    who_agrees(desk, TOLD[0])
    issue = an_issue(desk)
    fill(desk, issue, TOLD[0], catch="")
    browser.post(reverse("check:bulletin-ready", args=[issue.pk]))
    publisher = sign_in(desk.publisher)
    assert "Read and sign: Bulletin 1" in words(publisher.get("/staff/"))
    where = reverse("check:bulletin", args=[issue.pk])
    code = publisher.get(where).context["form"].initial["code"]
    unread = publisher.post(reverse("check:bulletin-sign", args=[issue.pk]), {"code": code})

    publisher.post(reverse("check:bulletin-sign", args=[issue.pk]), {"code": code, "read_every_story": "on"})

    assert unread.status_code == 400
    assert Issue.objects.get().signed_by == desk.publisher.user
    assert TOLD[0] in words(read("/bulletin/1/"))


@pytest.mark.parametrize("way", WAYS)
def test_anyone_reads_it_without_a_cookie_or_a_script(out: Issue, way: str) -> None:
    for address in (f"{way}/bulletin/", f"{way}/bulletin/1/", f"{way}/bulletin/?q=corridor"):
        answer = read(address)

        assert answer.status_code == 200
        assert not answer.cookies
        assert len(answer.content) < 50_000


def test_a_welsh_page_says_which_words_are_english(out: Issue) -> None:
    page = words(read("/cy/bulletin/1/"))

    assert f'<div class="so-sand" lang="en-GB" dir="auto"><p>{TOLD[0]}' in page
    assert "What made it likely" not in page
    assert f"Check code {queries.frozen(out).number}" not in page


def test_a_draft_is_nowhere_in_public(desk: Desk) -> None:
    who_agrees(desk, TOLD[0])
    issue = an_issue(desk)
    fill(desk, issue, TOLD[0], catch="")

    assert read("/bulletin/1/").status_code == 404
    assert "Bulletin 1" not in words(read("/bulletin/"))
    assert "Bulletin 1" not in words(read("/bulletin/feed/"))
    assert "Nothing was found" in words(read("/bulletin/?q=handover"))


@pytest.mark.parametrize(
    ("sought", "part"),
    [
        ("HANDOVER school", "#s1.1"),
        ("hando", "#s1.1"),
        ("fórm fourth", "#s1.2"),
        ("spoke of fridays", "/bulletin/1/"),
        ("looked at the list", "#s1.3"),
    ],
)
def test_a_word_is_found_where_it_was_printed(out: Issue, sought: str, part: str) -> None:
    assert part in words(read(f"/bulletin/?q={sought}"))


@pytest.mark.parametrize("sought", ["nosuchword", "ando", "handover corridor", "%", "_", "", "'; drop table"])
def test_what_was_not_printed_is_not_found(out: Issue, sought: str) -> None:
    answer = Client().get("/bulletin/", {"q": sought})

    assert answer.status_code == 200
    assert "#s1" not in words(answer)


def test_files_are_fetched_and_open(out: Issue) -> None:
    paper, text = read("/bulletin/1/bulletin.pdf"), read("/bulletin/1/bulletin.txt")

    assert paper["Content-Type"] == "application/pdf"
    assert TOLD[0] in text_of_pdf(paper.content)
    assert faults_of(paper.content) == []
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert "1.1 A short handover" in text.content.decode()
    assert read("/bulletin/1/secret.txt").status_code == 404


def test_the_feed_has_the_issue_its_day_and_none_of_its_words(out: Issue) -> None:
    answer = read("/bulletin/feed/")

    root = ElementTree.fromstring(answer.content)  # noqa: S314  (our own)
    (entry,) = root.findall("a:entry", ATOM)
    link = entry.find("a:link", ATOM)
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert entry.findtext("a:title", namespaces=ATOM) == "Bulletin 1, spring 2026"
    assert entry.findtext("a:updated", namespaces=ATOM) == f"{out.out_on}T00:00:00Z"
    assert link is not None
    assert link.get("href") == "http://testserver/bulletin/1/"
    assert "handover" not in answer.content.decode()


def test_the_feed_names_the_speak_doors_own_host(out: Issue, settings: object) -> None:
    settings.SPEAK_HOST = "speak.northmoor.example"  # type: ignore[attr-defined]

    found = Client(headers={"host": "testserver"}).get("/bulletin/feed/").content.decode()

    assert "https://speak.northmoor.example/bulletin/1/" in found
    assert "testserver" not in found


def test_a_number_is_worked_out_again_the_same_and_small_ones_are_hidden(desk: Desk) -> None:
    day = date(2026, 2, 3)
    for what, number in (("useful_yes", 41), ("useful_partly", 12), ("useful_no", 8)):
        DayCount.objects.create(service=desk.service, day=day, what=what, number=number)

    shown, again = (figures.worked_out(desk.service, "L5", "2026-Q1") for _ in range(2))

    assert (shown.count, shown.base) == (40, 60)
    assert shown == again
    assert figures.worked_out(desk.service, "L5", "2025-Q4").value is None


def test_quarters_to_choose_are_settled() -> None:
    """Those of which a figure is shown: over for 31 days."""
    assert figures.quarters_before(date(2026, 1, 31))[:2] == ["2025-Q3", "2025-Q2"]
    assert figures.quarters_before(date(2026, 2, 1))[:2] == ["2025-Q4", "2025-Q3"]
