"""A document and a transcript come in through the same five pages as a table; speakers are roles, never names."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from speakopenly.core.records import Channel, Kind
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Contribution, Exercise, Holds, Import, ImportState
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.reading.models import Reading
from tests.web.hear.conftest import SMALL, Browser, read_what_waits, work_off_one_job
from tests.web.hear.files_said import SUBMISSION, TALK, word_file

AGREED: dict[str, Any] = {
    "channel": "submission",
    "kind": "submission",
    "speaks_for": "1",
    "consent": ["count", "quote"],
    "attribution": "group",
    "given_by": "self",
}


def said_on(page: HttpResponse) -> str:
    return html.unescape(page.text)


def describe(asha: Browser, batch: Import, **said: Any) -> HttpResponse:
    return asha.client.post(asha.at("bring-in-about", batch), AGREED | said)


def bring_in(asha: Browser, name: str, data: bytes, **said: Any) -> Import:
    asha.choose(data, name)
    read_what_waits()
    batch = Import.objects.get(file_name=name)
    answer = describe(asha, batch, **said)
    assert answer.status_code == 302, said_on(answer)
    asha.confirm(batch)
    work_off_one_job()
    batch.refresh_from_db()
    return batch


def test_a_word_file_comes_in_as_one_submission(asha: Browser, exercise: Exercise) -> None:
    batch = bring_in(
        asha, "carers.docx", word_file(SUBMISSION), role="kinship carers", nation="Wales", speaks_for="11"
    )

    (said,) = queries.raw_contributions(exercise)
    assert (batch.holds, batch.found, batch.brought_in) == (Holds.PIECES, 1, 1)
    assert said.text == SUBMISSION
    assert (said.kind, said.channel) == (Kind.SUBMISSION, Channel.SUBMISSION)
    assert (dict(said.groups), said.speaks_for) == ({"role": "kinship carers", "nation": "Wales"}, 11)
    assert said.consent.quote
    assert not said.consent.archive
    heads = queries.count(exercise).heads
    assert (heads.people, heads.groups, heads.speaking_for) == (0, 1, 11)


def test_each_page_of_a_document_leads_to_the_next(asha: Browser) -> None:
    asha.choose(SUBMISSION.encode(), "carers.txt")
    batch = Import.objects.get()

    found = asha.client.get(asha.at("import", batch), follow=True)
    assert "Here is what we found" in said_on(found)
    assert "eleven kinship carers" in said_on(found)
    assert "What is carers.txt?" in said_on(asha.client.get(asha.at("bring-in-about", batch)))
    names = asha.client.post(asha.at("bring-in-about", batch), AGREED, follow=True)
    assert "What will be hidden" in said_on(names)
    assert "Bring in 1" in said_on(asha.client.get(asha.at("bring-in-confirm", batch)))


def test_turns_of_a_transcript_are_the_words_of_each_speaker_who_is_counted(
    asha: Browser, exercise: Exercise
) -> None:
    batch = bring_in(asha, "talk.vtt", TALK.encode(), channel="interview", **{"speaker-1": "kinship carer"})

    said = sorted(queries.raw_contributions(exercise), key=lambda each: each.places[0].seconds or 0)
    assert [each.text.split(".")[0] for each in said] == [
        "Somebody who stayed",
        "The form asked the same thing again and nobody had read the first one",
    ]
    assert {each.kind for each in said} == {Kind.INTERVIEW_TURN}
    assert len({each.person for each in said}) == 1
    assert [dict(each.groups) for each in said] == [{"role": "kinship carer"}] * 2
    assert [str(each.places[0]) for each in said] == ["00:00:05", "00:12:10"]
    assert batch.brought_in + batch.left_out_in_all == batch.found == 4
    assert queries.count(exercise).heads.people == 1


def test_the_times_of_a_recording_go_through_to_what_was_read(asha: Browser, exercise: Exercise) -> None:
    bring_in(asha, "talk.vtt", TALK.encode(), channel="interview", **{"speaker-1": "kinship carer"})
    Shift().work(until_empty=True)

    assert sorted(row.places[0][2] for row in Reading.objects.filter(exercise=exercise)) == [5.0, 730.0]


@pytest.mark.parametrize(
    ("checked", "quoted"), [({}, False), ({"checked": "on"}, True)], ids=["not heard", "heard"]
)
def test_a_transcript_is_quoted_only_where_somebody_has_listened_to_all_of_it(
    asha: Browser, exercise: Exercise, checked: dict[str, str], quoted: bool
) -> None:
    rhian = {"speaker-1": "kinship carer"}
    bring_in(asha, "talk.vtt", TALK.encode(), channel="interview", **rhian, **checked)

    assert {said.consent.quote for said in queries.raw_contributions(exercise)} == {quoted}


def test_a_document_is_not_asked_whether_somebody_listened_to_it(asha: Browser) -> None:
    for name, data, asked in (
        ("carers.docx", word_file(SUBMISSION), False),
        ("talk.vtt", TALK.encode(), True),
    ):
        asha.choose(data, name)
        read_what_waits()
        page = asha.client.get(asha.at("bring-in-about", Import.objects.get(file_name=name)))
        assert ("listened to the whole recording" in said_on(page)) is asked


def test_what_a_file_calls_its_speakers_is_not_stored_readable(asha: Browser) -> None:
    batch = bring_in(asha, "talk.vtt", TALK.encode(), channel="interview", **{"speaker-1": "kinship carer"})

    row = Import.objects.filter(pk=batch.pk).values().get()
    kept = [row, *Contribution.objects.values()]
    assert "Rhian" not in str(kept)
    assert "Interviewer" not in str(kept)


def test_at_least_one_speaker_is_somebody(asha: Browser) -> None:
    asha.choose(TALK.encode(), "talk.vtt")

    answer = describe(asha, Import.objects.get(), channel="interview")

    assert answer.status_code == 400
    assert "Say who at least one speaker is." in said_on(answer)


def test_words_nobody_agreed_to_have_counted_do_not_come_in(asha: Browser) -> None:
    asha.choose(SUBMISSION.encode(), "carers.txt")
    batch = Import.objects.get()

    answer = describe(asha, batch, consent=["quote"])

    assert answer.status_code == 400
    assert "Words that nobody agreed may be counted cannot be brought in." in said_on(answer)
    batch.refresh_from_db()
    assert batch.state == ImportState.UPLOADED


@pytest.mark.parametrize("kind", ["public_text", "inspection_report"])
def test_nobody_is_counted_for_a_public_text_whatever_was_chosen(
    asha: Browser, exercise: Exercise, kind: str
) -> None:
    bring_in(asha, "speech.txt", SUBMISSION.encode(), kind=kind, channel="meeting", given_by="nobody")

    counts = queries.count(exercise)
    assert (counts.contributions, counts.heads.people, counts.heads.groups) == (1, 0, 0)
    assert {each.channel for each in queries.raw_contributions(exercise)} == {Channel.PUBLIC_TEXT}


REFUSED = [
    ("photo.jpg", b"\xff\xd8\xff\xe0" + b"0" * 40, "Type it in"),
    ("empty.docx", b"", "empty"),
    ("talk.vtt", b"\x00\x01\x02", "talk.vtt"),
]


@pytest.mark.parametrize(("name", "data", "told"), REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line_and_not_kept(
    asha: Browser, name: str, data: bytes, told: str
) -> None:
    answer = asha.choose(data, name)

    assert answer.status_code == 400
    assert told in said_on(answer)
    assert not Import.objects.exists()


def test_a_page_that_calls_itself_a_pdf_is_refused_by_the_job(asha: Browser) -> None:
    asha.choose(b"<html><body>Not a PDF</body></html>", "page.pdf")
    read_what_waits()

    batch = Import.objects.get()
    assert batch.state == "unreadable"
    assert len(batch.notes) == 1


def test_a_table_has_no_pieces_and_a_document_has_no_columns(asha: Browser) -> None:
    asha.choose(SMALL)
    asha.choose(SUBMISSION.encode(), "carers.txt")
    table, document = Import.objects.get(holds=Holds.ROWS), Import.objects.get(holds=Holds.PIECES)

    for page, batch in (
        ("bring-in-pieces", table), ("bring-in-about", table), ("bring-in-found", document), ("bring-in-columns", document)
    ):  # fmt: skip
        assert asha.client.get(asha.at(page, batch)).status_code == 403


def test_only_the_one_who_chose_a_document_sees_it(
    asha: Browser, browse: Callable[[Staff], Browser], member: Callable[..., Staff]
) -> None:
    asha.choose(SUBMISSION.encode(), "carers.txt")
    batch = Import.objects.get()
    other = browse(member(Role.FACILITATOR)).client

    for page in ("bring-in-pieces", "bring-in-about"):
        answer = other.get(asha.at(page, batch))
        assert answer.status_code == 403
        assert "kinship" not in said_on(answer)
