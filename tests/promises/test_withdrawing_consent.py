"""Whoever takes consent back leaves no word in any page, table or file; what stands published is named."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

from speakopenly.core.sealing import passphrases
from speakopenly.web.hear import erasures
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import finding
from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.understand.findings.previews.models import Preview
from speakopenly.web.understand.findings.publications import actions as publishing
from speakopenly.web.understand.findings.publications.models import Publication, PublicationFile
from speakopenly.web.understand.reading.machines import vector_cache
from speakopenly.web.understand.reading.models import Passage, Reading
from tests.promises.listeners import (
    QUOTED,
    SILENT,
    THEIR_WORDS,
    Listening,
    an_exercise,
    of,
    pages,
    publish,
    said_by,
)
from tests.promises.reporters import database_files, where_is

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into SQLite's own files"),
]
A_PIECE = slice(100, 148)


@pytest.fixture(autouse=True)
def a_home_of_our_own(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOME, settings.KEYS, settings.ENCODER = tmp_path, tmp_path / "keys", "static"
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    monkeypatch.setattr(passphrases, "FLOOR", passphrases.Cost(passes=1, mebibytes=1))
    installation_key(may_make=True)


@pytest.fixture
def here() -> Listening:
    return an_exercise()


def withdraw(here: Listening, person: str, what: str = "words") -> tuple[HttpResponse, HttpResponse]:
    """As a facilitator does: look for the id, read what would happen, send it."""
    client = here.with_open_key()
    found = client.post(here.at("hear:consent"), {"given_id": person}).context["found"]
    keys = [str(each.key) for each in found.people]
    assert keys
    form: dict[str, Any] = {"found": keys, "who": keys, "what": what}
    before = client.post(here.at("hear:consent-change"), form)
    done = client.post(here.at("hear:consent-change"), form | {"sent": "on"})
    assert (before.status_code, done.status_code) == (200, 200)
    return before, done


def every_page(here: Listening) -> list[tuple[str, str]]:
    """(address, text) as a facilitator and as a publisher sees it: an address stands twice, with two texts."""
    return list(pages(here.with_open_key(), here.browser(here.pia)))


def pages_with(words: str, seen: list[tuple[str, str]]) -> list[str]:
    return [address for address, text in seen if words in text]


def pieces_of_their_files(person: str) -> list[bytes]:
    """Bytes from the middle of everything that holds their words so that they cannot be read: sealed, packed."""
    idents = Reading.objects.filter(text__contains=of(person)).values("ident")
    sealed = Contribution.objects.filter(ident__in=idents).values_list("sealed_words", flat=True)
    packed = PublicationFile.objects.exclude(name__endswith=".json").values_list("bytes", flat=True)
    return [bytes(each)[A_PIECE] for each in (*sealed, *packed)]


def put_together(here: Listening) -> None:
    """Everything that can be read as a report before it is signed is put together."""
    publisher = here.browser(here.pia)
    publisher.post(here.at("understand:findings-preview"))
    for draft in Publication.objects.filter(exercise=here.exercise, state="draft"):
        publisher.post(reverse("understand:publication-preview", args=[here.exercise.slug, draft.edition]))
    Shift().work(until_empty=True)


def test_one_person_takes_back_every_word(here: Listening, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="speakopenly")
    published = publish(here, quoting=QUOTED)
    draft = publishing.ask_for_signature(exercise=here.exercise, by=here.asha)
    put_together(here)
    vectors = [each.text for each in Passage.objects.select_related("reading") if of(QUOTED) in each.text]
    pieces = pieces_of_their_files(QUOTED)
    seen = every_page(here)
    looked = {words: (pages_with(words, seen), where_is(words)) for words in THEIR_WORDS[QUOTED]}

    before, done = withdraw(here, QUOTED)

    assert all(in_pages and in_files for in_pages, in_files in looked.values()), (
        "we do look at the right pages"
    )
    assert f"/reports/{published.slug}/" in " ".join(looked[of(QUOTED)][0])
    assert here.at("understand:findings-preview") in looked[of(QUOTED)][0]
    assert len(seen) > 40
    assert vectors
    seen = every_page(here)
    for words in THEIR_WORDS[QUOTED]:
        assert pages_with(words, seen) == []
        assert where_is(words) == []
        assert words not in before.text + done.text + caplog.text
    assert vector_cache().recall(vectors, model="static") == {}
    kept = b"".join(file.read_bytes() for file in database_files())
    assert [piece for piece in pieces if piece in kept] == []
    assert not Publication.objects.filter(pk=draft.pk).exists()
    published.refresh_from_db()
    assert (published.state, published.files.count()) == ("taken_down", 0)


def test_their_id_is_looked_for_in_every_channel_and_is_in_no_log_or_table(
    here: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="speakopenly")
    client = here.with_open_key()

    page = client.post(here.at("hear:consent"), {"given_id": QUOTED})

    assert [each.file_name for each in page.context["found"].people] in (
        ["survey.csv", "focus group.csv"],
        ["focus group.csv", "survey.csv"],
    )
    assert sum(len(each.idents) for each in page.context["found"].people) == 3
    assert where_is(QUOTED) == []
    assert QUOTED not in caplog.text
    assert not any(word in page.text for word in THEIR_WORDS[QUOTED])


def test_before_and_after_the_page_names_drafts_and_editions_by_number(here: Listening) -> None:
    publish(here, quoting=QUOTED)
    publishing.ask_for_signature(exercise=here.exercise, by=here.asha)

    before, done = withdraw(here, QUOTED)

    for page in (before, done):
        editions = page.context["touched"].editions
        assert [(each.edition, each.is_draft, each.quotes, each.goes) for each in editions] == [
            (2, True, True, True),
            (1, False, True, True),
        ]
        assert all(each.quoted_in and each.counted_in for each in editions)
        assert page.context["touched"].findings
        assert "taken down at once" in page.text
    assert "cannot be un-read" in before.text
    assert "gone from here" in done.text


def test_a_published_edition_that_does_not_quote_them_stands_and_is_named(here: Listening) -> None:
    published = publish(here, quoting=QUOTED)

    _before, done = withdraw(here, SILENT)

    published.refresh_from_db()
    (named,) = done.context["touched"].editions
    assert (named.edition, named.goes, named.quotes) == (1, False, False)
    assert "stands as it is" in done.text
    assert published.state == "published"
    assert where_is(of(SILENT)) == []
    seen = every_page(here)
    assert pages_with(of(SILENT), seen) == []
    assert pages_with(of(QUOTED), seen)


def test_consent_to_quote_alone_leaves_the_count_and_no_quote(here: Listening) -> None:
    published = publish(here, quoting=QUOTED)
    draft = publishing.ask_for_signature(exercise=here.exercise, by=here.asha)
    put_together(here)
    read, previews = Reading.objects.count(), Preview.objects.count()

    _before, done = withdraw(here, QUOTED, "quotes")

    published.refresh_from_db()
    previews_left = Preview.objects.count()
    put_together(here)
    client = here.browser(here.pia)
    for name in ("understand:findings", "understand:findings-preview"):
        assert of(QUOTED) not in b"".join(client.get(here.at(name))).decode()
    assert Reading.objects.count() == read
    assert said_by(QUOTED) in Reading.objects.get(text__contains=of(QUOTED)).text
    assert (previews, previews_left) == (2, 0)
    assert published.state == "taken_down"
    assert not Publication.objects.filter(pk=draft.pk).exists()
    assert "quoted no longer" in done.text


def test_a_backup_brings_neither_words_nor_quotes_back(here: Listening) -> None:
    rows = list(Contribution.objects.all())
    readings = list(Reading.objects.all())
    withdraw(here, QUOTED, "quotes")
    withdraw(here, SILENT)

    for stored in (rows, readings):  # as an older copy of the database has them
        type(stored[0]).objects.bulk_create(
            stored, update_conflicts=True, unique_fields=["id"], update_fields=["may_quote"]
        )
    listed = erasures.the_list().read()
    assert listed is not None
    done = erasures.erase_again(listed, backup_of=here.exercise.opened_on)

    assert done == {"contribution": 1, "quoting": 3}
    assert where_is(of(SILENT)) == []
    assert not Reading.objects.filter(text__contains=of(QUOTED), may_quote=True).exists()
    assert finding.by_given_id(here.exercise, SILENT, None).people == ()
