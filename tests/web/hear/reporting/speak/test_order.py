"""Promise, danger check and the check before Send are never merged or skipped, whatever a browser sends."""

from __future__ import annotations

import html

import pytest
from django.db import DatabaseError
from django.utils import timezone, translation

from speakopenly.web.hear.reporting.reports import actions
from speakopenly.web.hear.reporting.reports.models import DayCount, Report
from speakopenly.web.hear.reporting.speak.wording import PROMISE
from tests.web.hear.reporting.speak.conftest import CHECKED_ON, WORDS, Writer, stored

pytestmark = pytest.mark.django_db

LATER = ["words", "conditions", "about", "names", "check", "send"]


@pytest.mark.parametrize("path", LATER)
def test_no_screen_comes_before_the_danger_check(writer: Writer, path: str) -> None:
    writer.go("/speak/")

    writer.press(f"/speak/{path}/", words=WORDS, danger="no")

    assert "Is a child in danger now" in writer.text
    assert 'name="danger"' in writer.text


@pytest.mark.parametrize("path", ["danger-check", *LATER])
def test_no_form_is_taken_that_did_not_begin_with_the_promise(writer: Writer, path: str) -> None:
    answer = writer.client.post(f"/speak/{path}/", {"words": WORDS, "danger": "no"})

    assert answer.status_code == 400
    assert "You need to begin again" in answer.text


@pytest.mark.parametrize("danger", ["yes", "not_sure", ""])
@pytest.mark.parametrize("path", LATER)
def test_all_but_a_plain_no_leads_to_help_first(writer: Writer, danger: str, path: str) -> None:
    writer.go("/speak/")
    writer.press("/speak/danger-check/")

    writer.press(f"/speak/{path}/", **({"danger": danger} if danger else {}))

    assert "Get help for the child first" in writer.text
    for number in ("999", "01632 960 101", "01632 960 102", "18000", "01632 960 111"):
        assert f">{number}</a>" in writer.text
    assert writer.text.count(f"checked on {CHECKED_ON.day} November 2026") == 7
    assert "Nobody watches this site at night or at weekends." in writer.text


def test_only_the_day_of_a_diversion_is_counted(writer: Writer) -> None:
    writer.to_words(danger="")

    counted = DayCount.objects.get()
    assert (counted.what, counted.number) == ("shown who to ring", 1)
    assert counted.day == timezone.localdate()
    assert not Report.objects.exists()


def test_showing_help_in_another_language_counts_nobody_twice(writer: Writer, writers: type[Writer]) -> None:
    writer.to_words(danger="yes")
    there = writers("/cy")
    there.page = writer.page

    there.press("/speak/words/", stay="yes")

    assert ">999</a>" in there.text
    assert DayCount.objects.get().number == 1


def test_help_is_shown_also_when_it_cannot_be_counted(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(actions, "count_day", fail)

    assert writer.to_words(danger="yes").status_code == 200
    assert "Get help for the child first" in writer.text


def test_after_asking_for_help_one_goes_on_and_the_answer_is_kept(writer: Writer) -> None:
    writer.to_words(danger="not_sure")

    writer.press("/speak/words/")
    writer.press("/speak/check/", words=WORDS)
    assert "I am not sure" in writer.text
    writer.press("/speak/send/")

    assert stored(writer).danger.value == "not_sure"


def test_a_changed_answer_about_danger_shows_help_again(writer: Writer) -> None:
    writer.to_words(danger="yes")
    writer.press("/speak/words/")
    writer.press("/speak/danger-check/", back="yes", words=WORDS)

    writer.press("/speak/words/", danger="not_sure")

    assert "Get help for the child first" in writer.text


def test_nothing_is_sent_before_it_was_read_through(writer: Writer) -> None:
    writer.to_words()

    writer.press("/speak/send/", words=WORDS)

    assert "Check before you send" in writer.text
    assert not Report.objects.exists()


def test_after_a_change_it_is_read_through_again(writer: Writer) -> None:
    writer.to_check()
    writer.press("/speak/words/", back="yes")

    writer.press("/speak/send/", words="Something else happened.")

    assert "Check before you send" in writer.text
    assert "Something else happened." in writer.text
    assert not Report.objects.exists()


def test_a_field_slipped_into_the_last_form_changes_nothing(writer: Writer) -> None:
    writer.to_check()

    writer.press("/speak/send/", words="Other words", danger="yes", at="about")

    assert stored(writer).words == WORDS


@pytest.mark.parametrize("words", ["", "   ", "\n\t", "\u200b"])
def test_what_happened_is_the_one_thing_that_is_asked_for(writer: Writer, words: str) -> None:
    writer.to_words()

    writer.press("/speak/conditions/", words=words)

    assert "There is a problem" in writer.text
    assert writer.text.count("Tell us what happened, even in one line.") == 2
    assert '<a href="#words">' in writer.text
    assert "Problem: What happened?" in writer.text


def test_the_promise_stands_word_for_word_before_any_box(each_writer: Writer) -> None:
    each_writer.go("/speak/")

    with translation.override("cy" if each_writer.prefix.startswith("/cy") else "en-gb"):
        assert all(str(sentence) in html.unescape(each_writer.text) for sentence in PROMISE)
    assert "<textarea" not in each_writer.text


def test_the_words_of_the_promise_are_those_agreed() -> None:
    assert " ".join(str(sentence) for sentence in PROMISE) == (
        "We will not start discipline because of a mistake you tell us about here. We must act if what you tell us"
        " shows that someone may be a danger to children, meant harm, or broke the criminal law; then other rules"
        " apply, and they can include discipline. A court or public inquiry can order us to hand over what we hold;"
        " we hold as little as we can."
    )
