"""From a canvas to a review anyone can read: what is signed is what was read, by somebody who did not write it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from speakopenly.change.reviews import Box
from speakopenly.change.reviews.publication import HTML, RECORD
from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import NotAllowed
from speakopenly.core.records import PassageId, contribution_of
from speakopenly.web.change.reviews import actions as reviews
from speakopenly.web.change.reviews import behind
from speakopenly.web.change.reviews.models import PassagePinned
from speakopenly.web.change.reviews.publications import actions, policies, queries
from speakopenly.web.change.reviews.publications.models import ReviewEdition
from speakopenly.web.hear.events import WhatConsentTouches
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as hear
from speakopenly.web.people import events
from speakopenly.web.people.roles import Role
from speakopenly.web.people.sections import what_waits_for
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.reading.events import PassagesRenamed, WordsReplaced
from speakopenly.web.understand.reading.models import Passage
from tests.web.change.reviews.conftest import Held

SIGNED = {"read_every_quote": "on", "is_about_the_work": "on"}
PUBLIC = "/reviews/a-handover-on-a-friday/"


@pytest.fixture
def draft(held: Held) -> ReviewEdition:
    return actions.ask_for_signature(review=held.review, by=held.lena)


@pytest.fixture
def published(held: Held, draft: ReviewEdition) -> ReviewEdition:
    actions.sign(edition=draft, by=held.pia)
    draft.refresh_from_db()
    return draft


def quoted(held: Held) -> str:
    ident = PassagePinned.objects.get().passage
    found = behind.words_of(held.review, [ident])[ident]
    assert found is not None
    return found.text


def stop_quoting(held: Held) -> None:
    installation_key(may_make=True)
    ident = contribution_of(PassageId(PassagePinned.objects.get().passage))
    hear.withdraw_quotes(exercise=held.bench.exercise, idents=[ident], by=held.bench.fay)


def anybody(address: str) -> Any:
    return Client().get(address)


def test_nothing_can_be_asked_for_before_it_says_what_happened_and_what_is_tried(held: Held) -> None:
    reviews.write_box(review=held.review, by=held.lena, box=Box.WILL_TRY, words=" ")

    with pytest.raises(NotAllowed):
        actions.ask_for_signature(review=held.review, by=held.lena)


def test_the_guard_is_shown_before_asking_and_does_not_block(held: Held) -> None:
    reviews.write_box(review=held.review, by=held.lena, box=Box.HAPPENED, words="It was decided to wait.")
    browser = held.bench.sign_in(held.lena)

    shown = browser.get(held.address + "sign/").content.decode()
    answer = browser.post(held.address + "sign/")

    assert "It hides who" in shown
    assert answer.status_code == 302
    assert ReviewEdition.objects.get().state == "draft"


def test_it_waits_on_today_for_a_publisher_and_for_nobody_else(held: Held, draft: ReviewEdition) -> None:
    waits = "Read and sign a review: A handover on a Friday"

    assert waits in [each.what for each in what_waits_for(held.pia)]
    assert waits not in [each.what for each in what_waits_for(held.lena)]
    assert waits not in [each.what for each in what_waits_for(held.leo)]


def test_nobody_signs_what_they_wrote_or_asked_for(held: Held, draft: ReviewEdition) -> None:
    both = Staff(held.lena.user, held.lena.service, frozenset({Role.LEARNING_LEAD, Role.PUBLISHER}))

    with pytest.raises(NotAllowed):
        actions.sign(edition=draft, by=both)
    assert not policies.can_sign(held.lena, draft)
    assert policies.can_sign(held.pia, draft)


def test_the_database_itself_refuses_one_person_for_both_signatures(held: Held, draft: ReviewEdition) -> None:
    draft.signed_by, draft.signed_at = held.lena.user, timezone.now()

    with pytest.raises(IntegrityError):
        draft.save()


def test_nothing_is_signed_before_both_boxes_are_ticked(held: Held, draft: ReviewEdition) -> None:
    answer = held.bench.sign_in(held.pia).post(f"{held.address}editions/1/sign/", {"read_every_quote": "on"})
    draft.refresh_from_db()

    assert answer.status_code == 400
    assert "Read all of it first" in answer.content.decode()
    assert draft.state == "draft"


def test_what_is_published_is_byte_for_byte_what_was_read(held: Held, draft: ReviewEdition) -> None:
    browser = held.bench.sign_in(held.pia)
    read = browser.get(f"{held.address}editions/1/public/{HTML}").content
    reviews.write_box(review=held.review, by=held.lena, box=Box.HAPPENED, words="Something else.")

    shown = browser.get(f"{held.address}editions/1/").content.decode()
    browser.post(f"{held.address}editions/1/sign/", SIGNED)

    assert "What is signed is the frozen text" in shown
    assert quoted(held) in shown
    assert anybody(f"{PUBLIC}edition-1/{HTML}").content == read
    assert b"Something else." not in read


def test_a_published_review_verifies_and_says_so(held: Held, published: ReviewEdition) -> None:
    assert queries.differences(published) == []
    shown = held.bench.sign_in(held.pia).get(f"{held.address}editions/1/").content.decode()
    assert "Everything agrees." in shown


def test_one_altered_byte_is_shown(held: Held, published: ReviewEdition) -> None:
    file = packs.file_of(published, "public", HTML)
    file.bytes = bytes(file.bytes).replace(b"Cover was thin", b"Cover was fine")
    file.save()

    shown = held.bench.sign_in(held.pia).get(f"{held.address}editions/1/").content.decode()

    assert "Something does not agree:" in shown


def test_before_a_signature_nobody_outside_sees_anything(draft: ReviewEdition) -> None:
    assert anybody(PUBLIC).status_code == 404
    assert anybody(f"{PUBLIC}edition-1/{HTML}").status_code == 404
    assert draft.title not in anybody("/reviews/").content.decode()


def test_anyone_reads_it_and_the_record_stays_inside(held: Held, published: ReviewEdition) -> None:
    page = anybody(f"{PUBLIC}edition-1/{HTML}").content.decode()

    assert published.title in anybody("/reviews/").content.decode()
    assert published.check_code in anybody(PUBLIC).content.decode()
    assert quoted(held) in page
    assert "Would rather not" not in page
    assert "Lena" not in page
    assert anybody(f"{PUBLIC}edition-1/{RECORD}").status_code == 404
    assert held.bench.sign_in(held.lena).get(f"{held.address}editions/1/sealed/{RECORD}").status_code == 403


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ({"text": "There is something to learn, and those who were there can find it."}, "Unchanged since"),
        ({"text": "There is nothing to learn, and those who were there can find it."}, "not our text"),
        ({"text": "Cover was thin."}, "too short"),
    ],
)
def test_anyone_can_check_a_paragraph(published: ReviewEdition, sent: dict[str, str], answer: str) -> None:
    assert answer in Client().post(f"{PUBLIC}verify/", sent).content.decode()


def test_anyone_can_check_a_file(published: ReviewEdition) -> None:
    data = bytes(packs.file_of(published, "public", "review.pdf").bytes)

    for sent, answer in ((data, "Unchanged since"), (data + b" ", "not our text")):
        file = SimpleUploadedFile("r.pdf", sent)
        assert answer in Client().post(f"{PUBLIC}verify/", {"file": file}).content.decode()


def test_a_draft_that_quotes_goes_when_consent_is_taken_back(held: Held, draft: ReviewEdition) -> None:
    stop_quoting(held)

    assert not ReviewEdition.objects.exists()
    made = actions.ask_for_signature(review=held.review, by=held.lena)
    record = queries.record_in(made)
    assert record is not None
    assert [each.behind for each in record.conditions] == [()]


def test_a_published_edition_comes_down_when_consent_is_taken_back(
    held: Held, published: ReviewEdition
) -> None:
    words = quoted(held)
    stop_quoting(held)
    published.refresh_from_db()

    assert published.state == "taken_down"
    assert not published.files.exists()
    assert words not in anybody(PUBLIC).content.decode()
    assert "was taken down" in anybody(PUBLIC).content.decode()
    assert anybody(f"{PUBLIC}edition-1/{HTML}").status_code == 404


def test_a_published_edition_comes_down_when_the_words_are_taken_back(
    held: Held, published: ReviewEdition
) -> None:
    ident = contribution_of(PassageId(PassagePinned.objects.get().passage))

    erasure.forget(Erasure(contributions=frozenset({ident})))
    published.refresh_from_db()

    assert published.state == "taken_down"
    assert not published.files.exists()


def test_whoever_takes_consent_back_is_told_of_the_review_first(held: Held, published: ReviewEdition) -> None:
    ident = contribution_of(PassageId(PassagePinned.objects.get().passage))
    asked = WhatConsentTouches(
        held.lena.service.pk, held.bench.exercise.pk, frozenset({ident}), words_go=False
    )

    events.tell(asked)

    assert [(each.review, each.edition, each.goes) for each in asked.editions if each.review] == [
        (1, 1, True)
    ]


def test_an_edition_that_quotes_others_stays(held: Held, published: ReviewEdition) -> None:
    others = behind.offered(held.review, "T02")
    installation_key(may_make=True)

    hear.withdraw_quotes(
        exercise=held.bench.exercise, idents=[contribution_of(others[0].passage)], by=held.bench.fay
    )
    published.refresh_from_db()

    assert published.state == "published"


def test_a_request_can_be_taken_back_and_a_second_edition_follows_the_first(
    held: Held, published: ReviewEdition
) -> None:
    second = actions.ask_for_signature(review=held.review, by=held.lena)
    actions.take_back(edition=second, by=held.lena)
    third = actions.ask_for_signature(review=held.review, by=held.lena)

    assert (third.edition, third.slug) == (2, published.slug)


def test_only_one_edition_waits_at_a_time(held: Held, draft: ReviewEdition) -> None:
    with pytest.raises(NotAllowed):
        actions.ask_for_signature(review=held.review, by=held.lena)


def test_a_pin_follows_its_passage_when_words_of_the_text_are_replaced(held: Held) -> None:
    pin = PassagePinned.objects.get()
    names = {pin.passage: "there:3-9", "another:0-1": "another:0-2"}

    events.tell(PassagesRenamed(held.review.service_id, uuid4(), names))

    pin.refresh_from_db()
    assert pin.passage == "there:3-9"


@pytest.mark.parametrize("takes_down", [True, False])
def test_words_taken_out_of_a_quote_stop_a_draft_and_take_an_edition_down_where_that_is_asked(
    held: Held, published: ReviewEdition, takes_down: bool
) -> None:
    passage = PassageId(PassagePinned.objects.get().passage)
    word = queries.quotes_in(published)[0].text.split()[1]
    exercise = Passage.objects.get(ident=passage).reading.exercise_id
    told = {"service_id": held.review.service_id, "exercise_id": exercise, "takes_down": takes_down}

    events.tell(WordsReplaced(contributions=[contribution_of(passage)], words="nothing of it", **told))
    published.refresh_from_db()
    assert published.state == "published"

    events.tell(WordsReplaced(contributions=[contribution_of(passage)], words=word, **told))
    published.refresh_from_db()
    assert published.state == ("taken_down" if takes_down else "published")
