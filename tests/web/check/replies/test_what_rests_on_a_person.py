"""Before a reply is signed, the service's own sentences that rest on a person are shown; nothing is blocked or kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from speakopenly.core.errors import ModelMissing
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand import language
from tests.web.check.replies.conftest import WORDS, asked, begun
from tests.web.understand.conftest import Bench

pytestmark = pytest.mark.django_db
BLAMES = "The clerk was careless and should be sacked."


def page_of(bench: Bench, words: str, heard: str = WORDS.heard) -> str:
    reply = begun(bench, words=replace(WORDS, changed=words, heard=heard))
    return str(bench.sign_in(bench.lena).get(reverse("check:reply", args=[reply.number])).content.decode())


def test_a_sentence_that_rests_on_a_person_is_shown_with_its_signs_and_nothing_is_blocked(
    bench: Bench,
) -> None:
    before = AuditLine.objects.count()

    page = page_of(bench, f"We changed the form. {BLAMES}")

    shown = page.partition("Worth a second look first")[2]
    assert BLAMES in shown
    assert "a call for punishment" in shown
    assert "which condition made it likely?" in shown
    assert "labelled by software, not yet by practitioners" in shown
    assert "Ask for the second signature" in shown
    assert BLAMES not in str(list(AuditLine.objects.values())[before:])


def test_what_people_told_is_never_looked_at(bench: Bench) -> None:
    page = page_of(bench, WORDS.changed, heard=f"Many people told us: {BLAMES}")

    assert "Worth a second look first" not in page


def test_it_is_shown_only_while_the_words_can_still_be_changed(bench: Bench) -> None:
    reply = asked(bench, words=replace(WORDS, changed=BLAMES))

    page = bench.sign_in(bench.lena).get(reverse("check:reply", args=[reply.number])).text

    assert "Worth a second look first" not in page


def test_without_the_model_the_page_says_so_and_goes_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(drafts: object) -> None:
        raise ModelMissing("The model is not there. Run `make setup`.")

    monkeypatch.setattr(language, "look_at_many", absent)

    page = page_of(bench, BLAMES)

    assert "the language model is not installed" in page
    assert "Ask for the second signature" in page
