"""A reply that is out is read by anybody, in every language and wording, without words and without a cookie."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from speakopenly.check.replies import QUIET_DAYS, Way
from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking import Wording
from speakopenly.web.check.replies import actions
from speakopenly.web.check.replies.models import Edition, Reply
from speakopenly.web.hear.reporting.speak.promise import sentences
from speakopenly.web.understand.reading.actions import count_again
from tests.web.check.replies.conftest import WORDS, ago, asked, begun, came, newest, out, say
from tests.web.understand.conftest import Bench

pytestmark = pytest.mark.django_db
EVERYWHERE = ["/", "/cy/", "/young/", "/easy/", "/family/", "/cy/young/", "/cy/easy/", "/cy/family/"]


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("prefix", EVERYWHERE)
def test_it_stands_in_every_language_and_wording_without_a_cookie(bench: Bench, prefix: str) -> None:
    reply = out(bench)

    for address in (f"{prefix}replies/", f"{prefix}replies/{reply.number}/"):
        answer = Client().get(address)

        assert answer.status_code == 200
        assert WORDS.title in answer.text
        assert not answer.cookies
        assert len(answer.content) < 50_000


def test_each_wording_has_its_own_words(bench: Bench) -> None:
    reply = begun(bench)
    say(reply, bench.lena, replace(WORDS, heard="Lots of you said it."), way=Way(Wording.YOUNG, "en-gb"))
    say(reply, bench.lena, replace(WORDS, heard="Dywedodd llawer."), way=Way(Wording.EVERYDAY, "cy"))
    actions.ask(edition=newest(reply), by=bench.lena)
    actions.sign(edition=newest(reply), by=bench.pia)

    assert "Lots of you said it." in read(f"/young/replies/{reply.number}/")
    assert "Dywedodd llawer." in read(f"/cy/replies/{reply.number}/")
    assert '<p class="govuk-body" lang="cy">Dywedodd llawer.' in read(f"/cy/easy/replies/{reply.number}/")
    assert "We have not written this reply in these words yet." in read(f"/easy/replies/{reply.number}/")


def test_nothing_because_and_a_day_to_look_by_are_said(bench: Bench) -> None:
    day = ago(-60)
    reply = begun(bench)
    words = replace(WORDS, changed="", nothing_because="there is no money for it.", checked="")
    say(reply, bench.lena, words, look_by=day)
    actions.ask(edition=newest(reply), by=bench.lena)
    actions.sign(edition=newest(reply), by=bench.pia)

    page = read(f"/replies/{reply.number}/")

    assert 'Nothing, because <span lang="en">there is no money for it.</span>' in page
    assert f"We have not looked yet. We will by {day.day} {day:%B %Y}." in page


def test_nothing_is_seen_before_it_is_signed(bench: Bench) -> None:
    drafted, waiting = begun(bench, "T01"), asked(bench, "T02")

    assert WORDS.title not in read("/replies/")
    for reply in (drafted, waiting):
        assert Client().get(f"/replies/{reply.number}/").status_code == 404


def test_the_thirty_days_are_asked_for_again_when_it_is_shown(bench: Bench) -> None:
    reply = out(bench)
    came(bench.exercise, QUIET_DAYS - 1)

    assert Client().get(f"/replies/{reply.number}/").status_code == 404
    assert WORDS.title not in read("/replies/")
    came(bench.exercise, QUIET_DAYS)
    assert WORDS.title in read(f"/replies/{reply.number}/")


def test_new_words_do_not_make_a_reply_vanish(bench: Bench) -> None:
    """Otherwise everybody could see from outside that somebody has just spoken."""
    reply = out(bench)
    Edition.objects.filter(reply=reply).update(out_on=ago(20))
    came(bench.exercise, 5)

    assert WORDS.title in read(f"/replies/{reply.number}/")


def test_a_small_number_is_all_that_is_told_of_few(bench: Bench) -> None:
    few, many = out(bench, "T03"), out(bench, "T01")

    assert "A small number of people told us this." in read(f"/replies/{few.number}/")
    assert "A small number" not in read(f"/replies/{many.number}/")


def test_what_was_said_before_stays_to_be_read(bench: Bench) -> None:
    reply = out(bench)
    actions.begin_next(reply=reply, by=bench.lena)
    say(reply, bench.lena, replace(WORDS, checked="It did not help."))
    actions.ask(edition=newest(reply), by=bench.lena)
    assert "It did not help." not in read(f"/replies/{reply.number}/")

    actions.sign(edition=newest(reply), by=bench.pia)

    page = read(f"/replies/{reply.number}/")
    assert page.index("It did not help.") < page.index(WORDS.checked)


def test_a_joined_reply_says_to_which(bench: Bench) -> None:
    whole, one = out(bench, None), begun(bench, "T02")
    actions.join(reply=one, into=whole, by=bench.lena)

    page = read(f"/replies/{one.number}/")

    assert f"Reply {one.number} was joined to reply {whole.number}." in page
    assert f'href="/replies/{whole.number}/"' in page
    assert "This also answers:" in read(f"/replies/{whole.number}/")


@pytest.mark.parametrize("into", ["T03", "same"])
def test_what_cannot_be_joined(bench: Bench, into: str) -> None:
    reply = begun(bench, "T01")
    other = reply if into == "same" else begun(bench, into)
    if into == "T03":
        assert other.theme is not None
        for member in list(other.theme.members.all())[1:]:
            member.delete()
        count_again(bench.exercise)
        other = Reply.objects.get(pk=other.pk)

    with pytest.raises(NotAllowed):
        actions.join(reply=reply, into=other, by=bench.lena)


def test_a_number_there_is_not_is_nowhere(bench: Bench) -> None:
    assert Client().get("/replies/77/").status_code == 404


@pytest.mark.parametrize("language", ["en-gb", "cy"])
@pytest.mark.parametrize("wording", list(Wording))
def test_the_thirty_days_are_promised_before_anybody_types(language: str, wording: Wording) -> None:
    lines = [line for part in sentences(language, wording) for line in part.lines]

    assert any(f"{QUIET_DAYS} " in line for line in lines)
