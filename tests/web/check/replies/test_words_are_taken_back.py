"""When the last words behind a reply are taken back, everybody sees that it changed, and not what was heard."""

from __future__ import annotations

import pytest
from django.test import Client

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.records import ContributionId
from speakopenly.web.check.replies import actions
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.understand.themes import queries as themes
from speakopenly.web.understand.themes.models import Theme
from tests.web.check.replies.conftest import WORDS, newest, out
from tests.web.understand.conftest import Bench, ident

pytestmark = pytest.mark.django_db(transaction=True)


def take_back(*numbers: int) -> None:
    erasure.forget(Erasure(contributions=frozenset(ContributionId(ident(each)) for each in numbers)))


def test_what_was_heard_falls_silent_and_the_rest_stays(bench: Bench) -> None:
    reply = out(bench, "T03")

    take_back(55, 56, 57)

    assert not themes.idents_in(Theme.objects.get(ident="T03"))
    page = Client().get(f"/replies/{reply.number}/").text
    assert "This reply has changed." in page
    assert WORDS.heard not in page
    assert WORDS.changed in page


def test_one_who_leaves_among_many_is_not_told_of(bench: Bench) -> None:
    reply = out(bench, "T01")
    before = Client().get(f"/replies/{reply.number}/").content

    take_back(0)

    assert Client().get(f"/replies/{reply.number}/").content == before


def test_asking_twice_does_no_harm_and_those_who_write_are_told(bench: Bench) -> None:
    reply = out(bench, "T03")
    take_back(55, 56, 57)
    first = Reply.objects.get(pk=reply.pk).changed_on

    take_back(55, 56, 57)

    assert Reply.objects.get(pk=reply.pk).changed_on == first is not None
    page = bench.sign_in(bench.lena).get(f"/staff/check/replies/{reply.number}/").text
    assert "Begin the next edition" in page
    assert actions.begin_next(reply=Reply.objects.get(pk=reply.pk), by=bench.lena).number == 2
    assert newest(reply).number == 2
