"""Asha with an open reading key, and a browser that goes through the pages of a recording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speakopenly.core.sealing import passphrases
from speakopenly.web.hear.keyring import actions as keys
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.people.staff import Staff
from tests.library.hear.recordings.test_kinds import tone
from tests.web.conftest import Cast

SECRET = "teapot ladder orchard violin"
SAID: dict[str, Any] = {
    "title": "Interview 4",
    "channel": "interview",
    "voices": "kinship carer",
    "nation": "Wales",
    "said_on": "2026-04-21",
    "consent": ["count", "quote"],
    "attribution": "group",
    "given_by": "self",
}
TALK = """WEBVTT

00:00:00.000 --> 00:00:02.000
<v Quiz>What would have helped?

00:00:02.000 --> 00:00:05.500
<v Rhian>Nobody rang back all weekend.

00:00:05.500 --> 00:00:08.000
<v Rhian>Somebody who stayed.
"""
SOUND = tone(300)


@dataclass
class Listener:
    """A person at the Work door whose reading key is open."""

    client: Client
    exercise: Exercise

    def at(self, name: str, *more: object) -> str:
        return reverse(f"hear:{name}", args=[self.exercise.slug, *more])

    def announce(self, **said: Any) -> Recording:
        self.client.post(self.at("recording-new"), SAID | said)
        return Recording.objects.latest("began_on", "title")

    def send(self, recording: Recording, data: bytes = SOUND, name: str = "rhian.wav") -> HttpResponse:
        file = SimpleUploadedFile(name, data)
        return self.client.post(self.at("recording-file", recording.pk), {"file": file})

    def bring(self, recording: Recording, words: str = TALK, name: str = "rhian.vtt") -> HttpResponse:
        file = SimpleUploadedFile(name, words.encode())
        return self.client.post(self.at("recording-transcript", recording.pk), {"file": file})

    def name_voices(self, recording: Recording) -> HttpResponse:
        said = {"who-0": "interviewer", "who-1": "kinship carer"}
        return self.client.post(self.at("recording-voices", recording.pk), said)

    def save(self, recording: Recording, *, version: int, **said: str) -> HttpResponse:
        page = {
            "version": str(version),
            "who-1": "interviewer",
            "words-1": "What would have helped?",
            "who-2": "kinship carer",
            "words-2": "Nobody rang back all weekend.",
            "who-3": "kinship carer",
            "words-3": "Somebody who stayed.",
        }
        return self.client.post(self.at("recording-page", recording.pk, 1), page | said)


@pytest.fixture(autouse=True)
def cheap_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "FLOOR", passphrases.Cost(passes=1, mebibytes=1))


@pytest.fixture
def asha(cast: Cast, exercise: Exercise, sign_in: Callable[[Staff], Client]) -> Listener:
    keys.make_reading_key(by=cast.asha, passphrase=SECRET)
    client = sign_in(cast.asha)
    client.post(reverse("hear:unlock"), {"passphrase": SECRET})
    return Listener(client, exercise)


@pytest.fixture
def kept(asha: Listener) -> Recording:
    """A recording whose file has come."""
    recording = asha.announce()
    asha.send(recording)
    recording.refresh_from_db()
    return recording


@pytest.fixture
def written(asha: Listener, kept: Recording) -> Recording:
    """The same with its transcript, in which it is said who speaks."""
    asha.bring(kept)
    asha.name_voices(kept)
    kept.refresh_from_db()
    return kept
