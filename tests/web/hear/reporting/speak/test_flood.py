"""Under a flood everybody is heard and gets eight words; only what shows a sign of it is set apart."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.speak import flood
from speakopenly.web.hear.reporting.speak.drafts import NEW, Draft
from speakopenly.web.hear.reporting.speak.flood import Remembered, Watch, address_of
from speakopenly.web.hear.reporting.speak.screens import Screen
from tests.web.hear.reporting.speak.conftest import Writer

pytestmark = pytest.mark.django_db

NOW = 1_800_000_000


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def draft(words: str = "", *, took: int = 60, **more: Any) -> Draft:
    return Draft(
        at=Screen.CHECK,
        once=secrets.token_bytes(16),
        seed=b"",
        begun=NOW - took,
        answers=replace(NEW, words=words or secrets.token_hex(20)),
        **more,
    )


@pytest.mark.parametrize(
    ("sent", "is_set_apart"),
    [
        (draft(), False),
        (draft(took=flood.FEWEST_SECONDS - 1), False),
        (draft(is_trapped=True), True),
    ],
    ids=["a person", "one very quick person", "filled in the box nobody sees"],
)
def test_what_sets_one_report_apart(sent: Draft, is_set_apart: bool) -> None:
    assert Watch().sees_a_flood(sent, address="81.2.69.160", now=NOW) is is_set_apart


def test_many_very_quick_ones_are_set_apart_and_whoever_takes_a_moment_is_not() -> None:
    clock = Clock()
    watch = Watch(clock)

    quick = [watch.sees_a_flood(draft(took=1), address=None, now=NOW) for _ in range(50)]

    assert quick.count(False) == flood.FAST_AT_ONCE
    assert not watch.sees_a_flood(draft(), address=None, now=NOW)
    clock.now += flood.SECONDS_FOR_ONE_MORE_FAST
    assert not watch.sees_a_flood(draft(took=1), address=None, now=NOW)


def test_ten_thousand_from_one_address_leave_another_outside_the_quarantine() -> None:
    watch = Watch(Clock())

    junk = [watch.sees_a_flood(draft(), address="81.2.69.160", now=NOW) for _ in range(10_000)]
    honest = watch.sees_a_flood(draft(), address="81.2.69.161", now=NOW)

    assert junk.count(False) == flood.AT_ONCE
    assert not honest


def test_an_address_is_trusted_again_as_time_goes_by() -> None:
    clock = Clock()
    watch = Watch(clock)
    for _ in range(200):
        watch.sees_a_flood(draft(), address="a", now=NOW)

    clock.now += flood.SECONDS_FOR_ONE_MORE

    assert not watch.sees_a_flood(draft(), address="a", now=NOW)
    assert watch.sees_a_flood(draft(), address="a", now=NOW)


def test_the_same_words_are_set_apart_from_the_fourth_time_on_whatever_their_spaces_and_capitals() -> None:
    watch = Watch()
    sent = ["Send it back", "send it  back", "SEND IT BACK\n", " Send it back", "send it back"]

    seen = [watch.sees_a_flood(draft(words), address=None, now=NOW) for words in sent]

    assert seen == [False, False, False, True, True]


def test_the_same_draft_sent_again_is_judged_as_it_was() -> None:
    watch, sent = Watch(Clock()), draft()

    seen = [watch.sees_a_flood(sent, address="a", now=NOW) for _ in range(100)]

    assert not any(seen)


def test_without_an_address_that_tells_people_apart_nobody_is_set_apart_for_it() -> None:
    watch = Watch(Clock())

    assert not any(watch.sees_a_flood(draft(), address=None, now=NOW) for _ in range(200))


def test_memory_is_bounded_and_forgets_the_oldest() -> None:
    memory: Remembered[int] = Remembered(most=2)

    for number in range(3):
        memory.put(bytes([number]), number)

    assert [memory.get(bytes([number]), -1) for number in range(3)] == [-1, 1, 2]


def test_nothing_that_is_remembered_can_be_read() -> None:
    watch = Watch()

    watch.sees_a_flood(draft("a readable sentence"), address="81.2.69.160", now=NOW)

    held = repr(vars(watch)) + repr(watch._buckets._kept) + repr(watch._texts._kept)
    assert "81.2" not in held
    assert "readable" not in held
    assert watch._key != Watch()._key


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "expected"),
    [
        ("81.2.69.160", "", 0, "81.2.69.160"),
        ("81.2.69.160", "1.2.3.4", 0, "81.2.69.160"),
        ("10.0.0.9", "1.2.3.4, 81.2.69.160", 1, "81.2.69.160"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"),
        ("127.0.0.1", "", 0, None),
        ("::1", "", 0, None),
        ("", "", 0, None),
        ("not an address", "", 0, None),
    ],
)
def test_whose_address_is_counted(
    settings: Settings, remote: str, forwarded: str, proxies: int, expected: str | None
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    given = {"REMOTE_ADDR": remote} | ({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {})

    assert address_of(RequestFactory().get("/", **given)) == expected  # type: ignore[arg-type]


def test_what_is_set_apart_is_stored_and_has_eight_words_like_any_other(writer: Writer) -> None:
    writer.to_words()
    writer.press("/speak/check/", words="Buy these at once", website="http://junk.example")

    answer = writer.press("/speak/send/")

    assert answer.status_code == 200
    assert len(writer.eight) == 8
    assert Report.objects.get().in_quarantine
