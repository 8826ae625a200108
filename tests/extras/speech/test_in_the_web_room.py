"""A recording that came in through the browser is written down by the worker, and only then brought in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from speakopenly.web.hear.listening import queries as heard
from speakopenly.web.hear.listening.models import Import
from speakopenly.web.hear.recordings.models import Recording, RecordingState, TranscriptPage
from speakopenly.web.jobs import claims
from speakopenly.web.jobs.events import WorkerBegins, WorkerEnds
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people import events
from tests.extras.speech.interview import can_speak, speak, turns
from tests.extras.speech.test_transcribing import MOST_ERRORS
from tests.extras.speech.wer import word_error_rate
from tests.web.hear.conftest import work_off_one_job
from tests.web.hear.recordings.conftest import Listener

SAID = turns()[:2]


@pytest.fixture
def spoken(tmp_path: Path) -> bytes:
    """The first question of the interview and its answer."""
    if not can_speak():
        if os.environ.get("CI"):
            pytest.fail("espeak-ng is not here. Install it: apt-get install espeak-ng")
        pytest.skip("ESPEAK-NG ABSENT: apt-get install espeak-ng")
    speak(SAID, tmp_path / "spoken.wav")
    return (tmp_path / "spoken.wav").read_bytes()


def sent(asha: Listener, data: bytes) -> Recording:
    recording = asha.announce()
    asha.send(recording, data)
    return recording


def written_down(asha: Listener, recording: Recording) -> Job:
    """With a worker that runs already, as a key is lent to those alone."""
    shift = Shift()
    events.tell(WorkerBegins(shift.owner))
    asha.client.post(asha.at("recording-write-down", recording.pk))
    claim = claims.claim_next(shift.owner)
    assert claim is not None
    shift.do(claim)
    events.tell(WorkerEnds(shift.owner))
    recording.refresh_from_db()
    assert recording.job is not None
    return recording.job


def test_a_recording_is_written_down_given_its_voices_and_brought_in(asha: Listener, spoken: bytes) -> None:
    recording = sent(asha, spoken)

    job = written_down(asha, recording)

    pages = list(TranscriptPage.objects.filter(recording=recording))
    assert (job.error_class, job.state, recording.state) == ("", State.DONE, RecordingState.WRITTEN)
    assert sum(page.cues for page in pages) > 1
    assert sum(page.looked_at for page in pages) == 0

    asha.client.post(asha.at("recording-voices", recording.pk), {"who-0": "kinship carer"})
    asha.client.post(asha.at("recording-bring-in", recording.pk))
    asha.client.post(asha.at("bring-in-confirm", Import.objects.get().pk))
    work_off_one_job()

    words = " ".join(turn.text for turn in heard.raw_contributions(asha.exercise))
    assert word_error_rate(" ".join(said for _who, said in SAID), words) <= MOST_ERRORS
