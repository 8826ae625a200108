"""Files and voice notes come with Send: cleaned, sealed, never waiting, and gone with the eight words."""

from __future__ import annotations

import html
import io
from collections.abc import Callable

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from speakopenly.core.erasure import Erasure
from speakopenly.core.erasure import forget as forget_everywhere
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import safekeeping
from speakopenly.web.hear.listening.models import Contribution, Holds, ImportState
from speakopenly.web.hear.recordings.models import Recording, RecordingPiece
from speakopenly.web.hear.surveys import files, forgetting
from speakopenly.web.hear.surveys.models import Response, ResponseFile, Survey
from speakopenly.web.hear.surveys.sealed import open_response
from speakopenly.web.hear.taking_part import uploads
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.staff import Staff
from tests.library.hear.attachments.planted import holds, pdf_page, photo, zip_of
from tests.library.hear.recordings.test_kinds import tone
from tests.web.conftest import Cast
from tests.web.hear.taking_part.conftest import HIDDEN, SECRET, Adding

pytestmark = pytest.mark.django_db

VOICE = tone()


def a_locked_pdf() -> bytes:
    pdf = pikepdf.new()
    pdf_page(pdf)
    held = io.BytesIO()
    pdf.save(held, encryption=pikepdf.Encryption(owner="a", user="b"))
    return held.getvalue()


def test_a_letter_and_a_voice_come_with_send(adding: Adding) -> None:
    adding.answer_all()

    page = adding.add(letter=photo(), voice=VOICE)

    row = Response.objects.get()
    key = safekeeping.key_of(row.batch)
    letter = ResponseFile.objects.get(recording__isnull=True)
    voice = ResponseFile.objects.get(recording__isnull=False)
    answers = open_response(row.batch, row, key).answers
    assert len(page.context["eight"]) == 8
    assert (answers.get("letter"), answers.get("voice")) == (letter.pk.hex, voice.pk.hex)
    assert files.open_note(letter, key).label == "A letter you got?"
    assert files.open_file(letter, key)[:3] == b"\xff\xd8\xff"


def test_a_file_loses_what_it_carries_unseen_and_its_name(adding: Adding) -> None:
    adding.answer_all()
    adding.add(letter=photo())

    row, letter = Response.objects.get(), ResponseFile.objects.get()
    key = safekeeping.key_of(row.batch)

    assert holds(photo())
    assert not holds(files.open_file(letter, key))
    assert "Rhian" not in files.open_note(letter, key).name


def test_a_voice_note_is_a_recording_that_waits_to_be_written_down(adding: Adding, cast: Cast) -> None:
    adding.answer_all()
    adding.add(voice=VOICE)

    recording = Recording.objects.get()

    assert (recording.state, recording.channel, recording.size) == ("kept", "survey", len(VOICE))
    assert recording.consent["quote"]
    assert recording.case_key is not None
    assert VOICE[:64] not in bytes(RecordingPiece.objects.get().sealed)
    assert not Contribution.objects.filter(batch__recording__isnull=False).exists()


def test_no_line_of_the_audit_trail_tells_that_a_voice_came(adding: Adding) -> None:
    before = AuditLine.objects.count()
    adding.answer_all()

    adding.add(voice=VOICE)

    assert AuditLine.objects.count() == before


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("letter", b"", "This file is empty."),
        ("letter", b"MZ" + bytes(200), "We cannot take programs."),
        ("letter", zip_of({"a.txt": b"a"}), "We cannot take packed files."),
        ("letter", a_locked_pdf(), "without a password"),
        ("letter", bytes(range(256)) * 3, "We cannot open this file."),
        ("letter", b"%PDF-1.7 cut off", "We cannot open this file."),
        ("voice", b"", "This file is empty."),
        ("voice", photo(), "We cannot play this recording."),
        ("voice", tone()[:200], "We cannot play this recording."),
    ],
)
def test_what_is_not_taken_is_one_line_and_the_answers_stay(
    adding: Adding, name: str, data: bytes, why: str
) -> None:
    adding.answer_all("A quick call back.")

    page = adding.add(**{name: data})

    text = html.unescape(page.text)
    assert page.status_code == 400
    assert text.count(why) == 2
    assert f'href="#{name}"' in text
    assert "A quick call back." in text
    assert "Rhian at" not in text
    assert not Response.objects.exists()
    adding.add()
    assert Response.objects.exists()


@pytest.mark.parametrize(
    ("limit", "why"), [("LARGEST_VOICE", "too big (1 MB)"), ("MOST_TOGETHER", "too big together")]
)
def test_what_is_too_big_says_how_much_room_there_is(
    adding: Adding, monkeypatch: pytest.MonkeyPatch, limit: str, why: str
) -> None:
    monkeypatch.setattr(uploads, limit, 100)
    adding.answer_all()

    page = adding.add(voice=VOICE)

    assert why in page.text
    assert not Recording.objects.exists()


def test_one_refused_file_keeps_none_and_asks_for_the_others_again(adding: Adding) -> None:
    adding.answer_all()

    page = adding.add(letter=photo(), voice=photo())

    assert "Choose your other files again" in page.text
    assert not ResponseFile.objects.exists()


def test_no_file_is_taken_before_send(adding: Adding) -> None:
    adding.answer_all()

    for where in ("questions/", "save/"):
        adding.send(where, letter="x", voice="y", back="yes")

    assert not ResponseFile.objects.exists()
    assert not Recording.objects.exists()


def test_sent_twice_it_is_kept_once(adding: Adding) -> None:
    check = adding.answer_all()
    adding.add(voice=VOICE, letter=photo())
    adding.page = check

    page = adding.add(voice=VOICE, letter=photo())

    assert "more than once" in page.text
    assert (Recording.objects.count(), ResponseFile.objects.count()) == (1, 2)


def test_the_page_says_what_becomes_of_a_voice(adding: Adding) -> None:
    page = adding.answer_all()

    assert "Your voice is never published." in page.text
    assert 'accept="audio/*"' in page.text
    assert 'enctype="multipart/form-data"' in page.text


def test_in_welsh_every_sentence_is_welsh(adding: Adding) -> None:
    adding.before = "/cy"
    page = adding.answer_all()

    assert "Llythyr a gawsoch?" in page.text
    assert "Your voice" not in page.text
    assert "Add your files" not in page.text


def test_the_eight_words_take_files_and_voice_with_the_answers(adding: Adding) -> None:
    adding.answer_all()
    adding.add(letter=photo(), voice=VOICE)

    adding.come_back(adding.words)
    adding.post("/return/answers/change/", do="ask")
    adding.post("/return/answers/change/", do="withdraw")

    assert not Response.objects.exists()
    assert not ResponseFile.objects.exists()
    assert not RecordingPiece.objects.exists()
    assert [each.state for each in Recording.objects.all()] == ["destroyed"]
    assert not AuditLine.objects.filter(deed="recording destroyed").exists()


def test_to_stop_being_quoted_holds_for_what_a_voice_says(adding: Adding) -> None:
    adding.answer_all()
    adding.add(voice=VOICE)

    adding.come_back(adding.words)
    page = adding.post("/return/answers/change/", do="stop-quotes")

    assert not Recording.objects.get().consent["quote"]
    assert not page.context["may_be_quoted"]


def test_whoever_is_forgotten_takes_files_and_voice_along(adding: Adding) -> None:
    adding.answer_all()
    adding.add(letter=photo(), voice=VOICE)
    person = Response.objects.get().person

    forget_everywhere(Erasure(people=frozenset({person})))

    assert not ResponseFile.objects.exists()
    assert not RecordingPiece.objects.exists()


def test_files_go_on_the_day_on_which_raw_words_go(adding: Adding, monkeypatch: pytest.MonkeyPatch) -> None:
    adding.answer_all()
    adding.add(letter=photo())
    monkeypatch.setattr(forgetting, "have_had_their_time", lambda _plan, _today: True)

    forgetting.let_raw_words_go()

    assert not ResponseFile.objects.exists()


def test_words_of_a_voice_note_go_with_the_eight_words_too(
    adding: Adding, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    adding.answer_all()
    adding.add(voice=VOICE)
    recording = Recording.objects.get()
    data = b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<v Rhian>Nobody rang back.\n"
    batch = listening.upload_file(
        exercise=recording.exercise, by=cast.asha, name="voice.vtt", data=data, holds=Holds.PIECES
    )
    Recording.objects.update(batch=batch)

    adding.come_back(adding.words)
    adding.post("/return/answers/change/", do="withdraw")

    batch.refresh_from_db()
    assert (batch.state, bytes(batch.sealed_file)) == (ImportState.REFUSED, b"")
    assert not RecordingPiece.objects.exists()


def test_a_facilitator_with_an_open_key_saves_a_file(
    adding: Adding, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    adding.answer_all()
    adding.add(letter=photo(), voice=VOICE)
    client, slug = sign_in(cast.asha), adding.slug
    client.post(reverse("hear:unlock"), {"passphrase": SECRET})

    page = client.get(reverse("hear:survey-files", args=[slug]))
    file = client.get(reverse("hear:survey-file", args=[slug, page.context["opened"][0].id]))

    assert "A letter you got?" in page.text
    assert "Say it aloud." in page.text
    assert file.headers["Content-Disposition"] == 'attachment; filename="photo.jpg"'
    assert file.content[:3] == b"\xff\xd8\xff"


def test_a_file_handed_in_with_a_paper_form_is_added_while_typing_in(
    asking_for_files: Survey, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    client, slug = sign_in(cast.asha), asking_for_files.exercise.slug
    address = reverse("hear:survey-typed-in", args=[slug])
    page = client.get(address)
    steps: list[dict[str, str]] = [{"so_use_count": "yes"}, {"who": "worker"}, {"helped": "It did."}]
    for typed in [*steps, {"often": "4"}, {}, {}]:
        page = client.post(address, dict(HIDDEN.findall(page.text)) | typed)
    chosen = {"letter": SimpleUploadedFile("scan.jpg", photo())}

    client.post(reverse("hear:survey-typed-in-send", args=[slug]), dict(HIDDEN.findall(page.text)) | chosen)

    assert ResponseFile.objects.get().response.way == "paper"
