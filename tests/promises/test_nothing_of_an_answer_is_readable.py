"""After a hundred answered surveys no word of them is readable here, and eight words remove every one."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires import Answers, Version
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening.models import Contribution, Import
from speakopenly.web.hear.reporting.reports import daily
from speakopenly.web.hear.reporting.speak.actions import set_up_door
from speakopenly.web.hear.surveys import coming_back
from speakopenly.web.hear.surveys.models import Edition, Response, Way
from speakopenly.web.hear.taking_part import drafts
from speakopenly.web.hear.taking_part.drafts import CHECK, Going
from tests.conftest import ROOT
from tests.promises.reporters import ADDRESS, BROWSER, PLANTED, Person, database_files, where_is
from tests.web.conftest import Cast
from tests.web.hear.surveys_asked import an_open_survey
from tests.web.plans import open_exercise

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into SQLite's own files"),
]
PEOPLE, WHO_SAVE = 100, 10
A_PIECE = slice(60, 108)


@pytest.fixture(autouse=True)
def key_of_the_installation(settings: Any, tmp_path: Path) -> None:
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    settings.DEMO = True
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    installation_key(may_make=True)


@pytest.fixture
def edition(cast: Cast) -> Edition:
    exercise = open_exercise(by=cast.asha)
    said = json.loads((ROOT / "examples" / "northmoor" / "speak.json").read_text("utf-8"))["door"]
    set_up_door(exercise.service, said=said, checked_on=timezone.localdate(), is_open=True)
    daily.prepare_keys()
    return an_open_survey(exercise).editions.get()


def answered(edition: Edition, number: int) -> Going:
    going = drafts.begin(edition, Version("en"), Way.OPEN_LINK, Consent(quote=number % 2 == 0))
    words = f"A quick call from {PLANTED}{number} would have helped."
    values = {"who": "carer", "helped": words, "missing": words, "often": 3}
    return replace(going, at=CHECK, answers=Answers(values))


def everybody_answers(edition: Edition, number: int = PEOPLE) -> list[tuple[Person, Going]]:
    """Most send; some save first, and some of those never come back."""
    people = []
    for each in range(number):
        person, going = Person(each), answered(edition, each)
        if each % (PEOPLE // WHO_SAVE) == 0:
            person.post("/listen/what-helps/save/", {"draft": drafts.seal(going)})
        if each % (2 * PEOPLE // WHO_SAVE):
            person.post("/listen/what-helps/send/", {"draft": drafts.seal(going)})
            assert all(f">{word}<" in person.seen for word in going.receipt.words)
        people.append((person, going))
    return people


def test_no_word_of_an_answer_is_kept_readable_anywhere(
    edition: Edition, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)

    everybody_answers(edition)

    said = caplog.text + "".join(capfd.readouterr())
    for planted in (PLANTED, ADDRESS, BROWSER):
        assert where_is(planted) == []
        assert planted not in said
    assert Response.objects.filter(state="sent").count() == PEOPLE - WHO_SAVE // 2
    assert Response.objects.filter(state="saved").count() == WHO_SAVE // 2
    assert Contribution.objects.count() == 2 * (PEOPLE - WHO_SAVE // 2)


def test_withdrawing_by_eight_words_removes_every_word_and_its_sealed_bytes(edition: Edition) -> None:
    people = everybody_answers(edition, 6)
    person, going = people[3]
    row = coming_back.find(going.seed)
    assert row is not None
    sealed = [bytes(row.sealed)[A_PIECE]]
    sealed += [
        bytes(each)[A_PIECE]
        for each in Contribution.objects.filter(person=row.person).values_list("sealed_words", flat=True)
    ]

    person.post("/return/answers/", {"words": " ".join(going.receipt.words)})
    eight = person.seen.partition('name="eight" value="')[2].partition('"')[0]
    person.post("/return/answers/change/", {"eight": eight, "do": "withdraw"})

    kept = b"".join(file.read_bytes() for file in database_files())
    assert len(sealed) == 3
    assert [piece for piece in sealed if piece in kept] == []
    assert coming_back.find(going.seed) is None
    assert not Contribution.objects.filter(person=row.person).exists()
    assert Import.objects.get().withdrawn == 2
    assert where_is(f"{PLANTED}{person.number}") == []


def test_a_facilitators_withdrawal_takes_the_whole_response_along(edition: Edition, cast: Cast) -> None:
    from speakopenly.core.records import ContributionId
    from speakopenly.web.hear.listening import actions as listening

    everybody_answers(edition, 3)
    one = Contribution.objects.first()
    assert one is not None

    listening.withdraw_words(
        exercise=edition.survey.exercise, idents=[ContributionId(one.ident)], by=cast.asha
    )

    assert not Response.objects.filter(person=one.person).exists()
    assert Response.objects.filter(state="sent").count() == 1


def test_no_audit_line_tells_when_somebody_answered_or_took_it_back(edition: Edition) -> None:
    from speakopenly.web.people.models import AuditLine

    before = AuditLine.objects.count()

    people = everybody_answers(edition, 4)
    row = coming_back.find(people[1][1].seed)
    assert row is not None
    coming_back.withdraw(row)

    assert AuditLine.objects.count() == before
