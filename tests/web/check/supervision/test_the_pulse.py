"""The pulse at the Speak door: one page, no script, and nothing kept until the last button."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from speakopenly.check.supervision import ITEMS, Side
from speakopenly.web.check.supervision.models import PulseCount
from speakopenly.web.people.models import AuditLine, Service
from tests.web.check.supervision.one_quarter import Q4
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db
PREFIXES = ["", "/family", "/young", "/easy", "/cy", "/cy/family", "/cy/young", "/cy/easy"]
ADDRESSES = ["", "supervised/", "supervisor/", "thanks/", "self-check/"]


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_stands_in_every_language_and_wording_without_a_cookie(
    northmoor: Service, prefix: str, address: str
) -> None:
    answer = Client().get(f"{prefix}/pulse/{address}")

    assert answer.status_code == 200
    assert not answer.cookies
    assert "tel:999" in answer.content.decode()


@pytest.mark.parametrize("side", Side)
def test_an_answer_is_kept_under_this_quarter_and_its_side(northmoor: Service, side: Side) -> None:
    answer = Client().post(
        f"/cy/pulse/{side}/", {"backing": "yes", "length": "under_30", "area": "fostering"}
    )

    row = PulseCount.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/cy/pulse/thanks/")
    assert (row.service, row.quarter, row.side, row.area) == (northmoor, Q4, side, "fostering")
    assert row.choices == {"backing": {"yes": 1}, "length": {"under_30": 1}}
    assert (row.people, row.in_part) == (1, {"support": 1, "regularity": 1})


def test_answers_of_one_group_are_one_sum(northmoor: Service) -> None:
    for choice in ("yes", "no", "no", "cannot_say"):
        Client().post("/pulse/supervised/", {"backing": choice})
    Client().post("/pulse/supervisor/", {"backing": "yes"})

    row = PulseCount.objects.get(side="supervised")
    assert (row.people, row.in_part) == (4, {"support": 3})
    assert row.choices == {"backing": {"yes": 1, "no": 2, "cannot_say": 1}}


def test_nobody_chooses_the_quarter(northmoor: Service) -> None:
    Client().post("/pulse/supervised/", {"backing": "yes", "quarter": "2020-Q1"})

    assert PulseCount.objects.get().quarter == Q4


def test_no_line_of_the_trail_tells_that_somebody_answered(northmoor: Service) -> None:
    before = AuditLine.objects.count()

    Client().post("/pulse/supervised/", {"backing": "yes"})

    assert AuditLine.objects.count() == before


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"area": "fostering"},
        {"backing": "Quillfeather never backs me"},
        {"backing": "yes", "area": "Quillfeather team"},
    ],
)
def test_what_is_no_answer_is_refused_and_keeps_nothing(northmoor: Service, sent: dict[str, str]) -> None:
    answer = Client().post("/pulse/supervised/", sent)

    assert answer.status_code == 400
    assert "Quillfeather" not in answer.content.decode()
    assert not PulseCount.objects.exists()


def test_changing_the_language_keeps_what_was_chosen_and_sends_nothing(northmoor: Service) -> None:
    answer = Client().post("/cy/pulse/supervised/", {"backing": "partly", "area": "kinship", "stay": "yes"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(r'name="backing" value="partly"[^>]* checked', page)
    assert 'value="kinship" selected' in page
    assert not PulseCount.objects.exists()


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("side", Side)
def test_no_box_takes_words(northmoor: Service, prefix: str, side: Side) -> None:
    page = Client().get(f"{prefix}/pulse/{side}/").content.decode()

    assert "<textarea" not in page
    assert not re.search(r'<input[^>]+type="(?:text|search|file|email)"', page)
    assert set(re.findall(r'name="(\w+)"', page)) - {"viewport", "stay", "color", "robots"} >= {
        item.code for item in ITEMS
    }


def test_easy_words_are_few(northmoor: Service) -> None:
    from speakopenly.web.check.supervision.asked import easy

    for side in Side:
        for words in easy.QUESTIONS[side].values():
            assert all(len(sentence.split()) <= 12 for sentence in re.split(r"[.?]\s", str(words)))


def test_both_sides_and_both_wordings_ask_every_item() -> None:
    from speakopenly.web.check.supervision.asked import easy, everyday

    codes = [item.code for item in ITEMS]
    for words in (everyday, easy):
        assert all(list(words.QUESTIONS[side]) == codes for side in Side)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_page_to_print_has_no_form_and_nothing_that_sends(northmoor: Service, prefix: str) -> None:
    page = Client().get(f"{prefix}/pulse/self-check/").content.decode()

    assert "<form" not in page
    assert "<button" not in page
    assert "mailto:" not in page
    assert not re.search(r"<(?:input|select|textarea)\b", page)
    assert set(re.findall(r'href="tel:(\d+)"', page)) <= {"999"}
    assert "116 123" in page


def test_a_page_to_print_takes_nothing(northmoor: Service) -> None:
    assert Client().post("/pulse/self-check/", {"slept": "no"}).status_code == 405


def test_where_no_door_is_open_nobody_is_asked(cast: Cast) -> None:
    answer = Client().post("/pulse/supervised/", {"backing": "yes"})

    assert "Nobody asks about supervision here yet." in answer.content.decode()
    assert not PulseCount.objects.exists()
