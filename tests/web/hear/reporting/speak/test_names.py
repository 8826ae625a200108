"""You may have named someone: it asks, it changes what it is told to, and it never stands in the way."""

from __future__ import annotations

import re

import pytest

from speakopenly.hear.speaking import Answers
from speakopenly.web.hear.reporting.speak import names_check
from speakopenly.web.hear.reporting.speak.drafts import NEW, Find
from tests.web.hear.reporting.speak.conftest import Writer, stored

pytestmark = pytest.mark.django_db

NAMED = "The duty worker Sarah Jenkins rang me on 07700 900123. Then Sarah Jenkins wrote to the school."


def in_words(words: str, *finds: tuple[str, str]) -> tuple[Answers, tuple[Find, ...]]:
    from dataclasses import replace

    found = tuple(
        Find("words", match.start(), match.end(), kind)
        for text, kind in finds
        for match in re.finditer(re.escape(text), words)
    )
    return replace(NEW, words=words), found


def test_a_name_and_a_number_are_shown_in_their_sentences_with_choices(writer: Writer) -> None:
    writer.to_check(NAMED)

    assert "You may have named someone" in writer.text
    assert "This check misses things. Please look too." in writer.text
    assert "<mark>Sarah Jenkins</mark> rang me on 07700 900123." in writer.text
    for choice in ("someone", "the social worker", "the child", "keep “Sarah Jenkins”", "a phone number"):
        assert f">{choice}</option>" in writer.text
    assert writer.text.count("In place of “Sarah Jenkins”") == 1, "the same name is asked about once"


def test_using_the_changes_puts_them_everywhere_the_name_stands(writer: Writer) -> None:
    writer.to_check(NAMED)

    writer.press("/speak/check/", **{"put-0": "worker", "put-1": "vaguer"})
    writer.press("/speak/send/")

    assert stored(writer).words == (
        "The duty worker the social worker rang me on a phone number. Then the social worker wrote to the school."
    )


def test_keeping_ones_words_goes_on_with_every_letter(writer: Writer) -> None:
    writer.to_check(NAMED)

    writer.press("/speak/check/", keep_all="yes")
    assert "Check before you send" in writer.text
    writer.press("/speak/send/")

    assert stored(writer).words == NAMED


def test_what_was_kept_is_not_asked_about_again(writer: Writer) -> None:
    writer.to_check(NAMED)
    writer.press("/speak/check/", keep_all="yes")
    writer.press("/speak/words/", back="yes")

    writer.press("/speak/check/", words=f"{NAMED} That was on a cold day.")

    assert "Check before you send" in writer.text


def test_a_new_name_is_asked_about(writer: Writer) -> None:
    writer.to_check(NAMED)
    writer.press("/speak/check/", keep_all="yes")
    writer.press("/speak/words/", back="yes")

    writer.press("/speak/check/", words=f"{NAMED} Mr Gareth Pritchard came too.")

    assert "You may have named someone" in writer.text
    assert "Gareth Pritchard</mark>" in writer.text
    assert "<mark>Sarah" not in writer.text


@pytest.mark.parametrize("box", ["made_likely_words", "helped_words", "idea"])
def test_every_box_is_looked_at(writer: Writer, box: str) -> None:
    writer.to_words()
    writer.press("/speak/conditions/", words="The handover was thin.")
    writer.press("/speak/about/", **{box: "Mrs Angela Whitcombe did it all alone."})

    writer.press("/speak/check/")

    assert "Angela Whitcombe</mark>" in writer.text


def test_a_report_without_names_goes_straight_to_the_check(writer: Writer) -> None:
    writer.to_check("The handover was two lines long. Nobody said whose job it was.")

    assert "Check before you send" in writer.text


def test_back_from_the_names_changes_nothing(writer: Writer) -> None:
    writer.to_check(NAMED)
    writer.press("/speak/about/", back="yes", **{"put-0": "child"})
    writer.press("/speak/words/", back="yes")

    assert NAMED in writer.text


@pytest.mark.parametrize(
    ("words", "finds"),
    [
        ("Roedd Siân Morgan yno. Ffoniwch 01554 123456.", {"Siân Morgan", "01554 123456"}),
        ("Meine Betreuerin hat mich nie angerufen. Mail: jo@example.org", {"jo@example.org"}),
        ("আমি 07700 900123 নম্বরে ফোন করেছি।", {"07700 900123"}),
    ],
)
def test_in_other_languages_it_sees_at_least_what_has_a_shape(words: str, finds: set[str]) -> None:
    answers, _ = in_words(words)

    seen = names_check.look(answers, kept=())

    assert seen.finds is not None
    found = {names_check.text_of(answers, find) for find in seen.finds}
    assert finds <= found
    assert "mich nie angerufen" not in found


def test_a_check_that_fails_lets_the_report_through_and_says_so(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> object:
        raise RuntimeError

    monkeypatch.setattr(names_check, "recogniser", fail)

    writer.to_check(NAMED)

    assert "We could not look for names this time. Please look yourself." in writer.text
    writer.press("/speak/send/")
    assert stored(writer).words == NAMED


def test_a_check_that_is_busy_does_not_keep_anybody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_check, "SECONDS_TO_WAIT", 0.01)
    for _ in range(names_check.AT_ONE_TIME):
        names_check._turn.acquire()
    try:
        assert names_check.look(NEW, kept=()).finds is None
    finally:
        for _ in range(names_check.AT_ONE_TIME):
            names_check._turn.release()


def test_many_names_are_asked_about_twenty_at_a_time() -> None:
    names = [f"Person{number:02}" for number in range(25)]
    answers, finds = in_words(" ".join(names), *((name, "PERSON") for name in names))

    assert len(names_check.shown(answers, finds)) == 20
    assert names_check.has_more(answers, finds)


def test_a_box_too_full_for_the_changes_stays_as_it_was() -> None:
    words = "Bo " * 6_666
    answers, finds = in_words(words, ("Bo", "PERSON"))

    assert names_check.put_in(answers, finds, ["worker"]).words == words


def test_a_sentence_that_began_with_a_name_begins_with_a_capital() -> None:
    answers, finds = in_words("Bo rang. Then Bo left.", ("Bo", "PERSON"))

    assert names_check.put_in(answers, finds, ["vaguer"]).words == "Someone rang. Then someone left."
