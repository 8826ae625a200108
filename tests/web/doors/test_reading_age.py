"""Public pages can be read by someone tired who reads as well as a child of nine, and they blame nobody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils.translation import gettext_lazy

from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.catalogue import welsh
from speakopenly.web.catalogue.never import ALLOWED, never_words_in, never_words_in_welsh
from speakopenly.web.catalogue.public import public_sayings
from speakopenly.web.catalogue.sayings import Saying
from speakopenly.web.reading_age.__main__ import every_page
from speakopenly.web.reading_age.pages import SHORT_ONES, keep, pages_of, read_kept, too_hard, welsh_pages_of
from speakopenly.web.reading_age.scoring import score, sentences_of, syllables_of
from speakopenly.web.reading_age.screens import texts_in
from speakopenly.web.reading_age.targets import FIXED, PROMISE, is_fixed

EASY = "The cat sat on the mat. The dog ran to the gate. We like to play in the sun. You can come in too."
HARD = "Considerable organisational difficulties necessitate immediate interdisciplinary collaboration everywhere."


@pytest.fixture(scope="module")
def everything() -> list[Saying]:
    return public_sayings()


def said(text: str, place: str = "pages/one.html", wording: Wording | None = None) -> Saying:
    return Saying(text, place, 1, wording=wording)


def test_no_public_page_is_too_hard() -> None:
    assert not list(too_hard(every_page(), read_kept()))


def test_every_screen_of_both_rooms_is_scored_in_every_wording_and_language() -> None:
    names = {page.name for page in every_page()}

    assert {"speak: before young", "speak: before easy (cy)", "mailbox: come_back family"} <= names


def test_a_screen_is_scored_with_what_it_borrows() -> None:
    @dataclass
    class Screen:
        title: object
        lines: tuple[object, ...]
        kinds: dict[Wording, object]
        wording: Wording = Wording.EASY

    screen = Screen("One", (gettext_lazy("Send"), "Three"), {Wording.EASY: ["Four"]})

    assert list(texts_in(screen)) == ["One", "Send", "Three", "Four"]


def test_no_public_text_uses_a_word_that_blames_or_blurs(everything: list[Saying]) -> None:
    assert not [str(found) for found in never_words_in(everything)]


def test_no_welsh_text_does_either() -> None:
    texts = [form for forms in welsh.translations(welsh.read()).values() for form in forms]

    assert not [str(found) for found in never_words_in_welsh(texts)]


def test_every_exception_has_a_reason_and_is_still_needed(everything: list[Saying]) -> None:
    texts = {text for saying in everything for text in (saying.msgid, saying.plural)}
    texts |= {form for forms in welsh.translations(welsh.read()).values() for form in forms}

    assert all(len(reason.split()) > 4 for reason in (*ALLOWED.values(), *FIXED.values()))
    assert not [text for _word, text in ALLOWED if text not in texts]


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("We look for the root cause.", True),
        ("You must tell us who you are.", True),
        ("The service users were hard to reach.", True),
        ("It is anonymous.", True),
        ("A LAC review.", True),
        ("A lack of time.", False),
        ("Write it down in case you forget.", False),
        ("This case was closed.", True),
        ("We must act.", False),
    ],
)
def test_words_that_blame_or_blur_are_found(text: str, is_said: bool) -> None:
    assert bool(list(never_words_in([said(text)]))) is is_said


def test_young_people_are_promised_no_secret_and_not_shouted_at() -> None:
    for text in ("It stays a secret.", "Well done!"):
        assert list(never_words_in([said(text, wording=Wording.YOUNG)]))
        assert not list(never_words_in([said(text, wording=Wording.EVERYDAY)]))


def test_the_same_holds_in_welsh() -> None:
    assert [found.word for found in never_words_in_welsh(["Mae'n ddienw.", "Rhaid i chi ddweud."])] == [
        "Rhaid i chi"
    ]
    assert not list(never_words_in_welsh(["Dywedwch wrthym."]))


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The cat sat on the mat.", -1.45),
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 11.27),
    ],
)
def test_the_grade_agrees_with_published_examples(text: str, grade: float) -> None:
    assert score([text]).grade == pytest.approx(grade, abs=0.01)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1),
        ("people", 2),
        ("anonymous", 4),
        ("worker's", 2),
        ("in-person", 3),
        ("999", 1),
        ("northmoor", 2),
    ],
)
def test_syllables(word: str, syllables: int) -> None:
    assert syllables_of(word) == syllables


def test_sentences_end_at_marks_and_labels_stand_alone() -> None:
    text = "We read it. <b>Twice?</b> Yes, by %(date)s! Then (as we said.) we write"

    assert sentences_of(text) == [
        "We read it.",
        "Twice?",
        "Yes, by 12 March!",
        "Then (as we said.)",
        "we write",
    ]


def test_labels_do_not_flatter_a_page() -> None:
    assert score([HARD, "Yes", "No", "Send it"]).grade == score([HARD]).grade


def test_a_hard_page_a_long_sentence_and_a_rise_are_all_refused() -> None:
    hard, long = said(f"{HARD} {HARD} {HARD} {HARD} {HARD}"), said("we " * 26 + "go.", "pages/two.html")
    rises = [said(f"{EASY} {EASY}", "pages/three.html")]
    kept = {"pages/three.html any": -3.0}

    assert any("must be below" in line for line in too_hard(pages_of([hard]), {}))
    assert any("a sentence of 27 words" in line for line in too_hard(pages_of([long]), {}))
    assert any("grade rose from -3.0" in line for line in too_hard(pages_of(rises), kept))
    assert not list(too_hard(pages_of(rises), {}))


def test_easy_read_has_shorter_sentences_than_the_rest() -> None:
    text = "We read what you say here and then we write to you soon."

    assert not list(too_hard(pages_of([said(text)]), {}))
    assert list(too_hard(pages_of([said(text, wording=Wording.EASY)]), {}))


def test_young_peoples_words_are_no_harder_than_the_everyday_ones() -> None:
    easy, harder = f"{EASY} {EASY}", "Nobody will tell your family anything about it. " * 6
    words = [said(easy, "screen", Wording.EVERYDAY), said(harder, "screen", Wording.YOUNG)]

    assert any("harder than the everyday wording" in line for line in too_hard(pages_of(words), {}))


def test_the_promise_is_not_ours_to_shorten_but_no_other_words_hide_behind_it() -> None:
    assert is_fixed(PROMISE)
    assert is_fixed(PROMISE.partition(". ")[0] + ".")
    assert not is_fixed(PROMISE.replace("must", "may"))
    assert not is_fixed("we hold")


def test_short_pages_are_scored_together() -> None:
    assert [page.place for page in pages_of([said("We read it."), said("We write back.", "b.html")])] == [
        SHORT_ONES
    ]


def test_scores_are_kept_by_page(tmp_path: Path) -> None:
    keep(pages_of([said(f"{EASY} {EASY}")]), tmp_path / "kept.json")

    assert list(read_kept(tmp_path / "kept.json")) == ["pages/one.html any"]
    assert read_kept(tmp_path / "none.json") == {}


def test_welsh_is_held_by_the_length_of_its_sentences() -> None:
    long = {(None, "Short."): ["gair " * 26 + "olaf."]}

    assert any(
        "a sentence of 27 words" in line for line in too_hard(welsh_pages_of([said("Short.")], long), {})
    )
