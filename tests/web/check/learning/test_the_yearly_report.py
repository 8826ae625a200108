"""The yearly report: one tree in three forms, made on request, that says what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.documents import text_of_html, text_of_pdf, text_of_word
from speakopenly.core.documents.tree import BulletList, Document, Paragraph
from speakopenly.web.change.recommendations.models import Letter, Takes
from speakopenly.web.check.learning.yearly import yearly_report
from speakopenly.web.people.models import AuditLine, Service
from speakopenly.web.people.staff import Staff
from tests.accessible_pdf import faults_of
from tests.web.check.learning.conftest import Q3, TODAY, Heard
from tests.web.check.learning.test_figures import recommend

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def words_of(document: Document) -> str:
    blocks = [*document.front, *(block for section in document.sections for block in section.blocks)]
    found = [str(block.text) for block in blocks if isinstance(block, Paragraph)]
    return " ".join(
        [*found, *(str(item) for each in blocks if isinstance(each, BulletList) for item in each.items)]
    )


def test_unfunded_recommendations_and_silence_stand_as_such(
    northmoor: Service, lena: Staff, heard: Heard
) -> None:
    each = recommend(lena, 3, done=date(2026, 6, 1))
    Takes.objects.create(
        service=northmoor,
        by=lena.user,
        recommendation=each,
        resource="money",
        how_much="£9,000",
        have="not_found",
    )
    for number, more in enumerate(({}, {"answer": "Not this year.", "answered_on": date(2026, 5, 1)})):
        Letter.objects.create(
            service=northmoor, by=lena.user, recommendation=each, factor="WR1", body=f"Body {number}",
            asks="More time", sent_on=date(2026, 4, 2), answer_by=date(2026, 6, 1), **more,
        )  # fmt: skip

    said = words_of(yearly_report(northmoor, "2026-27", today=TODAY))

    assert "Unfunded: money was looked for and not found." in said
    assert "To Body 0 on 2 April 2026: More time There is no answer." in said
    assert "Answered on 1 May 2026: Not this year." in said


def test_what_is_missing_is_said(northmoor: Service, heard: Heard) -> None:
    heard.came(Q3, 4)

    said = words_of(yearly_report(northmoor, "2026-27", today=TODAY))

    assert "The year is not over" in said
    assert "We cannot count this in all reports without opening words." in said
    assert "Harm after speaking, 2026 Q3: there was nobody or nothing to count." in said
    assert "The public register holds no stop of this year." in said


def test_another_year_holds_nothing_of_this_one(northmoor: Service, lena: Staff, heard: Heard) -> None:
    recommend(lena, 3, done=date(2026, 6, 1))

    before = yearly_report(northmoor, "2024-25", today=TODAY)

    assert "A change 3" not in words_of(before)


@pytest.mark.parametrize(
    ("ending", "read"),
    [
        ("html", text_of_html),
        ("pdf", text_of_pdf),
        ("docx", text_of_word),
    ],
)
def test_it_comes_in_three_forms(
    lena: Staff, sign_in: SignIn, heard: Heard, ending: str, read: Callable[[bytes], object]
) -> None:
    heard.came(Q3, 40)

    answer = sign_in(lena).post(reverse("check:learning-yearly"), {"year": "2026-27", "ending": ending})

    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="learning-2026-27.{ending}"'
    assert "What is missing here" in str(read(answer.content))
    assert ending != "pdf" or faults_of(answer.content) == []
    assert AuditLine.objects.filter(deed="yearly report made").exists()


@pytest.mark.parametrize(
    "sent", [{"year": "1066-67", "ending": "pdf"}, {"year": "2026-27", "ending": "exe"}, {}]
)
def test_no_other_year_or_form_is_made(
    lena: Staff, sign_in: SignIn, heard: Heard, sent: dict[str, str]
) -> None:
    assert sign_in(lena).post(reverse("check:learning-yearly"), sent).status_code == 400


def test_the_same_stored_things_make_the_same_report(northmoor: Service, heard: Heard) -> None:
    heard.came(Q3, 40)

    one, two = (yearly_report(northmoor, "2026-27", today=TODAY) for _time in range(2))

    assert one == two
