"""Facilitators and coders find what people said, by words and by meaning, and keep a search."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings
from django.urls import reverse

from speakopenly.web.understand.search import actions, meaning
from speakopenly.web.understand.search.models import SavedSearch, Searched
from tests.web.understand.conftest import Bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(bench: Bench, settings, tmp_path) -> Bench:
    settings.HOME, settings.KEYS, settings.ENCODER = tmp_path, tmp_path / "keys", "static"
    actions.bring_up_to_date(bench.exercise)
    return bench


def ask(bench: Bench, typed: str, **more: str):
    return bench.sign_in(bench.cole).post(reverse("understand:search"), {"typed": typed, **more})


def test_words_are_found_with_the_people_who_said_them(found: Bench) -> None:
    page = ask(found, '"nobody told us"', exercise=found.exercise.slug)

    assert page.status_code == 200
    assert "30 of" in page.context["says"]
    print(page.content.decode()[-9000:])
