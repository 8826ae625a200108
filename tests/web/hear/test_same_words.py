"""Words that came before by another file are known again; nothing is dropped, and all of it is forgotten."""

from __future__ import annotations

import pytest

from speakopenly.core.records import Channel, ContributionId, PersonId
from speakopenly.web.hear.listening import actions, daily, finding, queries, same_words
from speakopenly.web.hear.listening.models import Contribution, Exercise, Fingerprint, Import
from tests.web.conftest import Cast
from tests.web.hear.conftest import SAID, Browser, make_csv, work_off_one_job

pytestmark = pytest.mark.django_db
SHARES = "share the words of others that came by other files or channels"
LETTER = (
    "We ask the council to keep the family centre at Northmoor open. Two hundred families use it each week, and "
    "many have no other place to meet a health visitor, to wash clothes or to be listened to."
)


def brought(asha: Browser, name: str, *texts: str) -> Import:
    rows = [[f"{name}{number}", "carer", text] for number, text in enumerate(texts)]
    batch = asha.bring_in(make_csv([["id", "role", "text"], *rows]), f"{name}.csv")
    work_off_one_job()
    batch.refresh_from_db()
    return batch


def test_a_campaign_is_found_across_files_and_nobody_is_dropped(asha: Browser, exercise: Exercise) -> None:
    brought(asha, "first", *[LETTER] * 5, SAID[0])
    later = brought(asha, "later", *[LETTER.replace("Two hundred", "Many")] * 4, SAID[1])

    page = asha.client.get(asha.at("exercise")).text
    result = asha.client.get(asha.at("import", later)).text

    assert same_words.shared_words(exercise) == same_words.SameWords(answers=9, campaigns=1)
    assert f"9 answers {SHARES} (a small number of campaigns)" in page
    assert f"A small number of answers {SHARES}" in result
    assert queries.count(exercise).contributions == 11


def test_copies_within_one_file_are_no_news(asha: Browser, exercise: Exercise) -> None:
    brought(asha, "alone", *[LETTER] * 9)

    page = asha.client.get(asha.at("exercise")).text

    assert same_words.shared_words(exercise).answers == 0
    assert SHARES not in page


def test_a_fingerprint_shows_no_word_and_is_kept_once_for_each(asha: Browser, exercise: Exercise) -> None:
    brought(asha, "first", LETTER, SAID[0], "...")

    kept = list(Fingerprint.objects.values_list("data", flat=True))

    assert len(kept) == 2
    assert not any(word.encode() in bytes(data) for data in kept for word in LETTER.split() if len(word) > 3)


def test_taking_a_file_back_forgets_its_fingerprints(asha: Browser, exercise: Exercise) -> None:
    brought(asha, "first", LETTER)
    later = brought(asha, "later", LETTER)

    asha.client.post(asha.at("take-back", later))

    assert Fingerprint.objects.count() == 1
    assert same_words.shared_words(exercise).answers == 0


def test_withdrawing_forgets_the_fingerprint(asha: Browser, exercise: Exercise) -> None:
    brought(asha, "first", LETTER)
    later = brought(asha, "later", LETTER)
    ident = Contribution.objects.get(batch=later).ident

    actions.withdraw_words(exercise=exercise, idents=[ContributionId(ident)], by=None)

    assert Fingerprint.objects.get().contribution.batch_id != later.pk
    assert finding.open_to_withdrawal(exercise).count() == 1


def test_words_that_had_their_time_leave_no_fingerprint(asha: Browser, exercise: Exercise) -> None:
    batch = brought(asha, "first", LETTER, SAID[0])
    idents = queries.heard_idents(exercise, import_id=batch.pk)

    actions.let_words_go(idents[:1])

    assert Fingerprint.objects.count() == 1
    assert Contribution.objects.count() == 2


def shared_at_the_door(cast: Cast, exercise: Exercise, ident: str, text: str) -> None:
    actions.receive_one(
        by=cast.asha,
        standing=actions.Standing(exercise.slug, "From the door", "What?", "Us", Channel.SPEAK_DOOR),
        ident=ContributionId(ident * 32),
        person=PersonId(ident * 32),
        text=text,
        groups={},
        on=exercise.opened_on,
    )


def test_a_letter_shared_at_the_door_is_known_again_in_a_file(
    asha: Browser, exercise: Exercise, cast: Cast
) -> None:
    brought(asha, "first", *[LETTER] * 5, SAID[0])

    for ident in "abc":
        shared_at_the_door(cast, exercise, ident, LETTER)

    assert same_words.shared_words(exercise) == same_words.SameWords(answers=8, campaigns=1)


def test_what_came_before_gets_its_fingerprint_in_the_daily_round(asha: Browser, exercise: Exercise) -> None:
    brought(asha, "first", LETTER, SAID[0], "...")
    brought(asha, "later", LETTER)
    Fingerprint.objects.all().delete()

    daily.daily_round()
    daily.daily_round()

    assert Fingerprint.objects.count() == 3
    assert same_words.shared_words(exercise) == same_words.SameWords(answers=2, campaigns=1)


def test_words_the_machine_does_not_open_any_more_stay_without(asha: Browser, exercise: Exercise) -> None:
    brought(asha, "first", LETTER)
    Fingerprint.objects.all().delete()
    Import.objects.update(wrapped_key=b"")

    daily.daily_round()

    assert Fingerprint.objects.count() == 0
