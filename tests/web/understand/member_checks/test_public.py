"""The public pages of a draft: a code opens them, no cookie is set, nothing big, both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from speakopenly.core.sealing.drafts import DraftKeys
from speakopenly.web.hear.reporting.speak.wrong_tries import WrongTries
from speakopenly.web.understand.member_checks import public_views
from speakopenly.web.understand.member_checks.models import Comment, Credit, Who
from speakopenly.web.understand.member_checks.tries import OF_ALL, OF_ONE
from tests.web.understand.member_checks.conftest import Sent

MOST_BYTES = 50 * 1024


def opened(sent: Sent, *, code: str = "", at: str = "") -> HttpResponse:
    answer = Client().post(at or sent.at(), {"code": code or sent.codes[0].written.lower()})
    return answer  # type: ignore[return-value]


def pass_of(answer: HttpResponse, name: str = "pass") -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', answer.content.decode())
    assert found is not None
    return found[1]


def go(sent: Sent, answer: HttpResponse, where: str, **more: str) -> HttpResponse:
    return Client().post(f"{sent.at()}{where}/", {"pass": pass_of(answer), **more})  # type: ignore[return-value]


@pytest.fixture(autouse=True)
def a_key_of_the_day(settings: Any) -> None:
    DraftKeys(settings.KEYS / "drafts").prepare(timezone.localdate())


@pytest.fixture(autouse=True)
def nobody_has_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_views, "TRIES", WrongTries(of_one=OF_ONE, of_all=OF_ALL))


def test_the_page_says_what_it_is_before_any_code(sent: Sent) -> None:
    page = Client().get(sent.at())

    assert page.status_code == 200
    assert "Read a draft before it is published" in page.content.decode()
    assert sent.exercise.title not in page.content.decode()
    assert page.cookies == {}


def test_a_code_opens_the_draft_with_its_embargo_and_every_paragraph(sent: Sent) -> None:
    page = opened(sent)
    text = page.content.decode()

    assert page.status_code == 200
    assert "Under embargo until" in text
    assert "Please do not pass this on." in text
    assert all(each["name"] in text for each in sent.round.paragraphs)
    assert page.cookies == {}
    assert page.headers["Cache-Control"] == "no-store"
    assert len(page.content) < MOST_BYTES


@pytest.mark.parametrize("code", ["", "CDFG", "CDFG-HJKM-NPQR", "certainly not a code"])
def test_a_slip_of_the_hand_is_told_from_a_code_that_opens_nothing(sent: Sent, code: str) -> None:
    page = Client().post(sent.at(), {"code": code})

    assert page.status_code == 400
    assert "There is a problem" in page.content.decode()


def test_a_code_opens_only_the_address_of_its_own_group(sent: Sent) -> None:
    assert opened(sent, at=sent.at(Who.ADVISORY)).status_code == 400
    assert opened(sent, code=sent.advisers[0].written, at=sent.at(Who.ADVISORY)).status_code == 200


def test_guessing_is_slowed_even_for_a_right_code(sent: Sent) -> None:
    for _each in range(OF_ALL.at_once):
        public_views.TRIES.note(None)

    page = opened(sent)

    assert page.status_code == 429
    assert "Too many wrong codes" in page.content.decode()


def test_comments_are_sent_from_the_page(sent: Sent) -> None:
    said = {"p2-1-verdict": "not_meant", "p2-1-comment": "It was the trust.", "p2-1-may_print": "on"}

    page = go(sent, opened(sent), "paragraphs", number="1", send="yes", **said)

    kept = Comment.objects.get()
    assert (kept.paragraph, kept.verdict, kept.may_print, kept.has_words) == ("2.1", "not_meant", True, True)
    assert "What you said on this page is sent." in page.content.decode()
    assert "What happens now" in page.content.decode()


def test_too_much_is_refused_and_what_was_typed_is_still_there(sent: Sent) -> None:
    page = go(sent, opened(sent), "paragraphs", number="1", send="yes", **{"p2-1-comment": "word " * 500})

    assert page.status_code == 400
    assert "word word" in page.content.decode()
    assert not Comment.objects.exists()


def test_changing_the_language_keeps_what_was_typed_and_sends_nothing(sent: Sent) -> None:
    sealed = {"pass": pass_of(opened(sent)), "number": "1", "stay": "yes", "p2-1-comment": "Half a sen"}

    page = Client().post(f"/cy{sent.at()}paragraphs/", sealed)

    assert "Half a sen" in page.content.decode()
    assert 'lang="cy"' in page.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("where", ["paragraphs", "done", "name", "take-back"])
@pytest.mark.parametrize("given", ["", "nonsense"])
def test_without_its_pass_a_page_leads_back_to_the_code(sent: Sent, where: str, given: str) -> None:
    answer = Client().post(f"{sent.at()}{where}/", {"pass": given, "send": "yes"})

    assert answer.status_code == 302
    assert answer.headers["Location"] == sent.at()


def test_after_the_last_day_the_draft_can_be_read_and_not_commented(sent: Sent) -> None:
    sent.the_last_day_passes()
    page = opened(sent)

    assert "Send this page" not in page.content.decode()
    late = go(sent, page, "paragraphs", number="1", send="yes", **{"p2-1-verdict": "meant"})
    assert "The last day for comments is over." in late.content.decode()


def test_everything_is_taken_back_after_a_page_that_says_so(sent: Sent) -> None:
    go(sent, opened(sent), "paragraphs", number="1", send="yes", **{"p2-1-verdict": "meant"})
    before = go(sent, opened(sent), "take-back")
    assert "nobody can bring it back" in before.content.decode()

    after = go(sent, before, "take-back", send="yes")

    assert "is taken back" in after.content.decode()
    assert not Comment.objects.exists()


def test_a_name_is_asked_for_kept_once_and_taken_back_with_its_own_code(sent: Sent) -> None:
    asking = go(sent, opened(sent), "name")
    assert "tells everybody that you took part" in asking.content.decode()
    given = {"name": "Mair Invented", "age": "adult", "understood": "on", "send": "yes"}
    given |= {"receipt": pass_of(asking, "receipt")}

    named = go(sent, asking, "name", **given)
    go(sent, asking, "name", **given)

    assert Credit.objects.count() == 1
    found = re.search(r'so-code--large">([^<]+)<', named.content.decode())
    assert found is not None
    assert found[1] != sent.codes[0].written
    gone = Client().post("/drafts/my-name/", {"code": found[1]})
    assert "Your name is taken out." in gone.content.decode()
    assert not Credit.objects.exists()


def test_a_name_is_not_kept_from_somebody_who_was_not_told_what_it_means(sent: Sent) -> None:
    asking = go(sent, opened(sent), "name")
    given = {"name": "Mair Invented", "age": "adult", "receipt": pass_of(asking, "receipt"), "send": "yes"}

    assert go(sent, asking, "name", **given).status_code == 400
    assert not Credit.objects.exists()


@pytest.mark.parametrize("language", ["", "/cy"])
def test_every_page_stays_small_and_sets_no_cookie(sent: Sent, language: str) -> None:
    first = Client().post(f"{language}{sent.at()}", {"code": sent.codes[0].written})
    pages = [first] + [
        Client().post(f"{language}{sent.at()}{where}/", {"pass": pass_of(first)})  # type: ignore[arg-type]
        for where in ("paragraphs", "done", "name", "take-back")
    ]

    for page in [*pages, Client().get(f"{language}/drafts/my-name/")]:
        assert page.status_code == 200
        assert page.cookies == {}
        assert len(page.content) < MOST_BYTES
