"""The word for how many changes with the evidence, and nothing is published until somebody accepted it."""

from __future__ import annotations

import pytest

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import BadInput
from speakopenly.understand.findings.draft import Draft
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand.findings import actions, words
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.models import WordAccepted
from speakopenly.web.understand.findings.publications import actions as publishing
from speakopenly.web.understand.findings.queries import finding_of
from tests.web.understand.conftest import Bench, ident

MOST_LEAVE = 20


def page(bench: Bench) -> str:
    return bench.sign_in(bench.lena).get(bench.findings).content.decode()


def write_it(bench: Bench) -> None:
    finding = finding_of(bench.exercise, "T01")
    actions.word(finding=finding, by=bench.lena, statement="{who} said so.", description="", dissent="")


def many_leave(bench: Bench) -> None:
    """Twenty of the thirty who spoke of it take back all they said."""
    erasure.forget(Erasure(contributions=frozenset(ident(number) for number in range(MOST_LEAVE))))


def now(bench: Bench) -> str:
    draft = Draft(evidence_of(bench.exercise))
    return next(each.number.word for each in draft.findings if each.theme.id == "T01")


def test_where_nobody_wrote_the_word_follows_the_numbers(bench: Bench) -> None:
    many_leave(bench)

    assert "”; it is now “" not in page(bench)


def test_where_somebody_wrote_the_page_says_both_words_and_links_the_paragraph(bench: Bench) -> None:
    write_it(bench)
    before = now(bench)
    many_leave(bench)

    shown = page(bench)

    assert before != now(bench)
    assert f"said “{before}”; it is now “{now(bench)}”" in shown
    assert 'href="#finding-T01"' in shown
    assert "Ask for a second signature" not in shown


def test_nothing_is_asked_for_until_the_word_is_accepted(bench: Bench) -> None:
    write_it(bench)
    many_leave(bench)

    with pytest.raises(BadInput, match="cannot be signed yet"):
        publishing.ask_for_signature(exercise=bench.exercise, by=bench.lena)
    sent = {"word": now(bench)}
    bench.sign_in(bench.lena).post(bench.findings + "T01/word/", sent)

    assert publishing.ask_for_signature(exercise=bench.exercise, by=bench.lena).edition == 1
    assert [each.word for each in WordAccepted.objects.all()][-1] == now(bench)
    assert AuditLine.objects.filter(deed="word for how many accepted").exists()


def test_a_word_that_changed_again_is_not_accepted_unread(bench: Bench) -> None:
    write_it(bench)
    many_leave(bench)

    answer = bench.sign_in(bench.lena).post(bench.findings + "T01/word/", {"word": "most"}, follow=True)

    assert "The numbers changed again since." in answer.content.decode()
    assert WordAccepted.objects.count() == 1


def test_writing_again_does_not_accept_a_changed_word(bench: Bench) -> None:
    write_it(bench)
    many_leave(bench)

    write_it(bench)

    draft = Draft(evidence_of(bench.exercise))
    assert [each.theme for each in words.changed_words(bench.exercise, draft)] == ["T01"]
