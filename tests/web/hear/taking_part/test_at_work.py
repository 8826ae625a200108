"""Trying a survey keeps nothing; a paper form is typed in with the same machine."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.hear.surveys.models import Response, Survey, SurveyState
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.taking_part.conftest import Somebody

pytestmark = pytest.mark.django_db


def go_through(client: Client, survey: Survey, name: str) -> list[HttpResponse]:
    """From the first page to the eight words; what each page carried is sent on."""
    address = reverse(f"hear:{name}", args=[survey.exercise.slug])
    typed = [{"so_use_count": "yes"}, {"who": "worker"}, {"helped": "A quick call."}, {"often": "2"}]
    pages = [client.get(address)]
    for each in typed:
        pages.append(client.post(address, carried(pages[-1]) | each))
    end = reverse(f"hear:{name}-send", args=[survey.exercise.slug])
    return [*pages, client.post(end, carried(pages[-1]))]


def carried(page: HttpResponse) -> dict[str, str]:
    return dict(re.findall(r'name="(draft|way|version)" value="([^"]*)"', page.text))


def test_a_try_keeps_nothing_and_says_so_on_every_page(
    survey: Survey, sign_in: Callable[[Staff], Client], cast: Cast
) -> None:
    lines = AuditLine.objects.count()

    pages = go_through(sign_in(cast.asha), survey, "survey-try")

    assert all("Nothing is kept." in page.text for page in pages)
    assert "We have your answers" in pages[-1].text
    assert "Save and go on later" not in "".join(page.text for page in pages)
    assert (Response.objects.count(), Contribution.objects.count()) == (0, 0)
    assert AuditLine.objects.count() == lines


def test_a_survey_can_be_tried_before_it_opens(
    survey: Survey, sign_in: Callable[[Staff], Client], cast: Cast
) -> None:
    survey.editions.all().delete()
    survey.state = SurveyState.WRITING
    survey.save()

    pages = go_through(sign_in(cast.asha), survey, "survey-try")

    assert "What helped?" in pages[2].text


def test_a_paper_form_is_kept_with_its_consent_and_its_words_lead_back(
    survey: Survey, sign_in: Callable[[Staff], Client], cast: Cast, somebody: Somebody
) -> None:
    pages = go_through(sign_in(cast.asha), survey, "survey-typed-in")

    (row,) = Response.objects.all()
    words = " ".join(word for _place, word in pages[-1].context["eight"])
    assert all("typing in a paper form" in page.text for page in pages)
    assert (row.way, row.may_count, Contribution.objects.get().may_quote) == ("paper", True, False)
    assert "so-handover" in pages[-1].text
    assert "/return/answers/" in pages[-1].text
    assert AuditLine.objects.filter(deed="paper form typed in", by=cast.asha.user).count() == 1
    assert "What you can do" in somebody.come_back(words).text


def test_nobody_tries_or_types_in_for_another_service(
    survey: Survey, sign_in: Callable[[Staff], Client], cast: Cast
) -> None:
    client = sign_in(cast.dilys)

    for name in ("survey-try", "survey-typed-in"):
        assert client.get(reverse(f"hear:{name}", args=[survey.exercise.slug])).status_code == 404
