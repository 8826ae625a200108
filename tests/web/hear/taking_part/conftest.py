"""An open survey behind a door, and somebody with a browser of their own who answers it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from speakopenly.web.hear.keyring import actions as keys
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.hear.reporting.speak.actions import set_up_door
from speakopenly.web.hear.surveys.models import Survey, Way
from tests.conftest import ROOT
from tests.web.conftest import Cast
from tests.web.hear.surveys_asked import an_open_survey, with_a_letter_and_a_voice

SECRET = "teapot ladder orchard violin"
HIDDEN = re.compile(r'name="(draft|eight|way|version)" value="([^"]*)"')


@dataclass
class Somebody:
    """A browser without scripts: it sends what the last page carried, with what is typed."""

    slug: str
    client: Client = field(default_factory=Client)
    before: str = ""
    page: HttpResponse | None = None

    def see(self, name: str = "", **more: Any) -> HttpResponse:
        return self._keep(self.client.get(f"{self.before}/listen/{self.slug}/{name}", more))

    def send(self, where: str = "questions/", **typed: Any) -> HttpResponse:
        return self.post(f"{self.before}/listen/{self.slug}/{where}", **typed)

    def post(self, address: str, **typed: Any) -> HttpResponse:
        assert self.page is not None
        carried = dict(HIDDEN.findall(self.page.text))
        return self._keep(self.client.post(address, carried | typed))

    def begin(self, **more: Any) -> HttpResponse:
        self.see()
        return self.send(so_use_count="yes", **more)

    def answer_all(self, words: str = "A quick call back.", **more: Any) -> HttpResponse:
        """Up to the page to check."""
        self.begin(so_use_quote="yes", **more)
        self.send(who="worker")
        self.send(helped=words)
        return self.send(often="4")

    @property
    def words(self) -> str:
        """The eight words on the page."""
        assert self.page is not None
        return " ".join(self.page.context["eight"][place][1] for place in range(8))

    def come_back(self, words: str) -> HttpResponse:
        return self._keep(self.client.post(f"{self.before}/return/answers/", {"words": words}))

    def _keep(self, page: HttpResponse) -> HttpResponse:
        assert not page.cookies
        self.page = page
        return page


@dataclass
class Adding(Somebody):
    """Somebody whose survey also asks for a letter and a voice note."""

    def answer_all(self, words: str = "A quick call back.", **more: Any) -> HttpResponse:
        super().answer_all(words, **more)
        self.send()
        return self.send()

    def add(self, **files: bytes) -> HttpResponse:
        """Send, with these files under the names of their questions."""
        chosen = {name: SimpleUploadedFile("Rhian at 4 Elm Road.docx", data) for name, data in files.items()}
        return self.send("send/", **chosen)


@pytest.fixture(autouse=True)
def key_of_the_installation(settings: Any, tmp_path: Path) -> None:
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)


@pytest.fixture
def door(exercise: Exercise) -> None:
    door = json.loads((ROOT / "examples" / "northmoor" / "speak.json").read_text("utf-8"))["door"]
    set_up_door(exercise.service, said=door, checked_on=timezone.localdate(), is_open=True)
    prepare_keys()


@pytest.fixture
def survey(exercise: Exercise, door: None) -> Survey:
    return an_open_survey(exercise)


@pytest.fixture
def somebody(survey: Survey) -> Somebody:
    return Somebody(survey.exercise.slug)


@pytest.fixture
def another(survey: Survey) -> Callable[[], Somebody]:
    return lambda: Somebody(survey.exercise.slug)


@pytest.fixture
def asking_for_files(exercise: Exercise, door: None, cast: Cast) -> Survey:
    """A survey that asks for a letter and a voice note, of a service in which somebody holds a key."""
    keys.make_reading_key(by=cast.asha, passphrase=SECRET)
    return an_open_survey(exercise, Way.OPEN_LINK, Way.KIOSK, asked=with_a_letter_and_a_voice())


@pytest.fixture
def adding(asking_for_files: Survey) -> Adding:
    return Adding(asking_for_files.exercise.slug)
