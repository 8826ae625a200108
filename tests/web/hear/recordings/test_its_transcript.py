"""A transcript is corrected while listening, and only then may its words be quoted."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.records import Kind
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening import queries as heard
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.plans.models import Plan
from speakopenly.web.hear.recordings import queries
from speakopenly.web.hear.recordings.daily import daily_round
from speakopenly.web.hear.recordings.models import Recording, RecordingPiece, RecordingState, TranscriptPage
from speakopenly.web.people.models import AuditLine
from tests.web.conftest import Cast
from tests.web.hear.conftest import work_off_one_job
from tests.web.hear.recordings.conftest import Listener


def said_on(page: HttpResponse) -> str:
    return html.unescape(page.text)


def brought_in(asha: Listener, recording: Recording) -> Import:
    asha.client.post(asha.at("recording-bring-in", recording.pk))
    batch = Import.objects.get()
    asha.client.post(asha.at("bring-in-confirm", batch.pk))
    work_off_one_job()
    recording.refresh_from_db()
    batch.refresh_from_db()
    return batch


def is_destroyed(recording: Recording) -> bool:
    recording.refresh_from_db()
    rows = (
        RecordingPiece.objects.filter(recording=recording),
        TranscriptPage.objects.filter(recording=recording),
    )
    nothing_left = recording.case_key is None and not any(each.exists() for each in rows)
    return recording.state == RecordingState.DESTROYED and nothing_left


def test_what_a_file_calls_its_speakers_gives_way_to_roles(asha: Listener, written: Recording) -> None:
    page = said_on(asha.client.get(asha.at("recording-page", written.pk, 1)))

    assert queries.how_far(written).nobodys == 0
    assert "Nobody rang back all weekend." in page
    assert "Rhian" not in page


def test_a_page_is_corrected_and_checked_with_who_and_when(
    asha: Listener, written: Recording, cast: Cast
) -> None:
    version = TranscriptPage.objects.get().version

    asha.save(written, version=version, **{"words-2": "Nobody rang back all week.", "checked": "on"})

    page = TranscriptPage.objects.get()
    assert (page.looked_at, page.checked_by, page.checked_on) == (3, cast.asha.user, timezone.localdate())
    assert queries.how_far(written).is_checked
    assert AuditLine.objects.filter(
        deed="transcript page checked while listening", by=cast.asha.user
    ).exists()
    assert (
        "2 corrected\n00:00:02.000" in asha.client.get(asha.at("recording-take-out", written.pk, "vtt")).text
    )


def test_saving_alone_checks_only_what_was_corrected(asha: Listener, written: Recording) -> None:
    asha.save(written, version=TranscriptPage.objects.get().version, **{"words-3": "Somebody who stays."})

    assert queries.how_far(written).looked_at == 1


def test_a_page_that_somebody_else_saved_is_not_written_over(asha: Listener, written: Recording) -> None:
    version = TranscriptPage.objects.get().version
    asha.save(written, version=version)

    answer = asha.save(written, version=version, **{"words-3": "Lost."})

    assert answer.status_code == 403
    assert "Lost." not in said_on(asha.client.get(asha.at("recording-page", written.pk, 1)))


def test_a_cue_without_words_is_asked_about(asha: Listener, written: Recording) -> None:
    answer = asha.save(written, version=TranscriptPage.objects.get().version, **{"words-2": " "})

    assert answer.status_code == 400
    assert "A cue needs words" in said_on(answer)


def test_two_hours_are_kept_in_pages_of_fifty(asha: Listener, kept: Recording) -> None:
    cues = (
        f"00:{m:02}:{s:02}.000 --> 00:{m:02}:{s + 3:02}.000\nWe waited {m}."
        for m in range(60)
        for s in (0, 20, 40)
    )

    asha.bring(kept, "WEBVTT\n\n" + "\n\n".join(cues))

    assert queries.how_far(kept).cues == 180
    assert list(queries.pages_of(kept).values_list("cues", flat=True)) == [50, 50, 50, 30]


@pytest.mark.parametrize("name", ["rhian.vtt", "notes.docx"])
def test_what_is_no_transcript_is_refused_and_the_old_one_stays(
    asha: Listener, written: Recording, name: str
) -> None:
    file = SimpleUploadedFile(name, b"\x89PNG\r\n\x1a\n" + bytes(50))

    answer = asha.client.post(asha.at("recording-transcript", written.pk), {"file": file})

    assert answer.status_code == 400
    assert queries.how_far(written).cues == 3


def test_words_of_which_nobody_said_who_speaks_do_not_come_in(asha: Listener, kept: Recording) -> None:
    asha.bring(kept)

    answer = asha.client.post(asha.at("recording-bring-in", kept.pk), follow=True)

    assert "Of 3 cues it is not said who speaks." in said_on(answer)
    assert not Import.objects.exists()


@pytest.mark.parametrize("is_checked", [True, False])
def test_words_come_in_with_their_times_and_are_quoted_only_if_checked(
    asha: Listener, written: Recording, exercise: Exercise, is_checked: bool
) -> None:
    said = {"checked": "on"} if is_checked else {}
    asha.save(written, version=TranscriptPage.objects.get().version, **said)

    brought_in(asha, written)

    (turn,) = heard.raw_contributions(exercise)
    assert (turn.kind, turn.text) == (
        Kind.INTERVIEW_TURN,
        "Nobody rang back all weekend. Somebody who stayed.",
    )
    assert [place.seconds for place in turn.places] == [2.0, 5.5]
    assert dict(turn.groups) == {"role": "kinship carer", "nation": "Wales"}
    assert bool(consents.agreed_to(exercise, "quote")) is is_checked


def test_what_was_brought_in_is_corrected_no_more(asha: Listener, written: Recording) -> None:
    asha.client.post(asha.at("recording-bring-in", written.pk))

    assert asha.save(written, version=TranscriptPage.objects.get().version).status_code == 403


def test_withdrawal_of_somebody_who_speaks_destroys_the_recording(
    asha: Listener, written: Recording, exercise: Exercise, cast: Cast
) -> None:
    brought_in(asha, written)

    listening.withdraw_words(exercise=exercise, idents=heard.heard_idents(exercise), by=cast.asha)

    assert is_destroyed(written)


def test_taking_the_import_back_destroys_the_recording(
    asha: Listener, written: Recording, cast: Cast
) -> None:
    batch = brought_in(asha, written)

    listening.take_back(batch=batch, by=cast.asha)

    assert is_destroyed(written)


def test_a_file_put_away_before_it_came_in_leaves_the_recording(
    asha: Listener, written: Recording, cast: Cast
) -> None:
    asha.client.post(asha.at("recording-bring-in", written.pk))
    listening.refuse_import(batch=Import.objects.get(), by=cast.asha)

    answer = asha.client.post(asha.at("recording-bring-in", written.pk))

    assert answer.status_code == 302
    assert Import.objects.filter(state="mapped").exists()


def test_a_recording_goes_by_the_dates_of_its_plan(
    asha: Listener, written: Recording, exercise: Exercise
) -> None:
    daily_round()
    assert not is_destroyed(written)

    Plan.objects.filter(exercise=exercise).update(ends_on=timezone.localdate() - timedelta(days=400))
    daily_round()

    assert is_destroyed(written)


def test_a_recording_is_destroyed_after_a_page_that_says_what_that_means(
    asha: Listener, written: Recording
) -> None:
    assert "A restore destroys them again." in said_on(
        asha.client.get(asha.at("recording-destroy", written.pk))
    )

    asha.client.post(asha.at("recording-destroy", written.pk))

    assert is_destroyed(written)
    assert asha.client.get(asha.at("recording-play", written.pk)).status_code == 403


def test_without_the_extra_the_page_says_so(
    asha: Listener, kept: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("speakopenly.web.hear.recordings.views.is_installed", lambda: False)

    page = said_on(asha.client.get(asha.at("recording", kept.pk)))

    assert "the extra [speech] is not installed" in page
    assert reverse("hear:recording-transcript", args=[asha.exercise.slug, kept.pk]) in page
