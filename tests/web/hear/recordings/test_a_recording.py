"""A recording is sealed as it comes, heard in any part by whoever may, and refused in one line where broken."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from speakopenly.web.hear.recordings import playing
from speakopenly.web.hear.recordings.models import Recording, RecordingPiece, RecordingState, TranscriptPage
from speakopenly.web.people.staff import Staff
from tests.library.hear.recordings.test_kinds import FILM, tone
from tests.web.conftest import Cast
from tests.web.hear.recordings.conftest import SOUND, Listener


def said_on(page: HttpResponse) -> str:
    return html.unescape(page.text)


def heard(answer: HttpResponse) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_file_is_kept_in_pieces_and_played_whole(asha: Listener, kept: Recording) -> None:
    answer = asha.client.get(asha.at("recording-play", kept.pk))

    assert (kept.state, kept.kind, kept.size) == (RecordingState.KEPT, "audio/wav", len(SOUND))
    assert RecordingPiece.objects.filter(recording=kept).count() == 5
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert heard(answer) == SOUND


@how(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(first=st.integers(0, len(SOUND) - 1), length=st.integers(1, 3 * 1024 * 1024))
def test_any_range_equals_the_plain_bytes(asha: Listener, kept: Recording, first: int, length: int) -> None:
    last = first + length - 1
    answer = asha.client.get(asha.at("recording-play", kept.pk), headers={"Range": f"bytes={first}-{last}"})

    expected = SOUND[first : last + 1][: playing.MOST_AT_ONCE]
    assert answer.status_code == 206
    assert heard(answer) == expected
    assert answer.headers["Content-Range"] == f"bytes {first}-{first + len(expected) - 1}/{len(SOUND)}"


def test_a_part_that_is_not_there_is_refused(asha: Listener, kept: Recording) -> None:
    answer = asha.client.get(asha.at("recording-play", kept.pk), headers={"Range": f"bytes={len(SOUND)}-"})

    assert answer.status_code == 416


BROKEN = [
    (b"", "This file is empty. Choose the recording."),
    (b"<!doctype html><title>Sign in</title>" + bytes(500), "This file is no recording that we can read."),
    (FILM[:-200], "This recording was cut off or is damaged."),
    (tone(2)[:-5000], "This recording was cut off or is damaged."),
    (b"fLaC", "This recording holds no sound."),
]


@pytest.mark.parametrize(("data", "told"), BROKEN)
def test_a_broken_file_is_told_in_one_line_and_leaves_nothing(asha: Listener, data: bytes, told: str) -> None:
    recording = asha.announce()

    answer = asha.send(recording, data, "interview.mp3")

    recording.refresh_from_db()
    assert answer.status_code == 400
    assert told in said_on(answer)
    assert recording.state == RecordingState.ANNOUNCED
    assert not RecordingPiece.objects.exists()


def test_a_file_that_is_too_large_leaves_nothing(asha: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("speakopenly.web.hear.recordings.receiving.LARGEST_MB", 2)

    answer = asha.send(asha.announce())

    assert "larger than 2 MB" in said_on(answer)
    assert not RecordingPiece.objects.exists()


def test_a_form_without_its_token_keeps_nothing(asha: Listener, cast: Cast) -> None:
    recording = asha.announce()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.asha.user)

    answer = Listener(strict, asha.exercise).send(recording)

    assert answer.status_code == 403
    assert not RecordingPiece.objects.exists()


def test_consent_comes_before_the_file(asha: Listener) -> None:
    answer = asha.client.post(
        asha.at("recording-new"), {"title": "Interview 5", "voices": "carer", "channel": "interview"}
    )

    assert answer.status_code == 400
    assert not Recording.objects.exists()


def test_without_a_reading_key_nobody_adds_a_recording(
    cast: Cast, exercise: object, sign_in: Callable[[Staff], Client]
) -> None:
    listener = Listener(sign_in(cast.asha), exercise)  # type: ignore[arg-type]

    assert listener.client.get(listener.at("recording-new")).status_code == 403
    assert "make a reading key" in said_on(listener.client.get(listener.at("recordings")))


def test_a_locked_key_plays_nothing(
    asha: Listener, kept: Recording, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    answer = sign_in(cast.asha).get(asha.at("recording-play", kept.pk))

    assert answer.status_code == 302


def test_another_service_finds_nothing(
    asha: Listener, kept: Recording, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    assert sign_in(cast.dilys).get(asha.at("recording", kept.pk)).status_code == 404


def test_voices_leave_only_where_all_agreed_to_be_shown(asha: Listener, kept: Recording) -> None:
    refused = asha.client.get(asha.at("recording-file-take-out", kept.pk))
    shown = asha.announce(title="Interview 9", consent=["count", "play"])
    asha.send(shown)

    assert refused.status_code == 403
    assert heard(asha.client.get(asha.at("recording-file-take-out", shown.pk))) == SOUND


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_sound_and_no_word_is_readable_anywhere(asha: Listener, written: Recording) -> None:
    needles = [SOUND[100_000:100_032], b"rang back", b"Rhian", b"rhian"]
    stored = [bytes(row.sealed) for row in (*RecordingPiece.objects.all(), *TranscriptPage.objects.all())]
    files = [path.read_bytes() for path in Path(settings.HOME).rglob("*") if path.is_file()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT title, voices, consent FROM speakopenly_hear_recording")
        stored += [str(cursor.fetchall()).encode()]

    assert not [needle for needle in needles for data in (*stored, *files) if needle in data]
