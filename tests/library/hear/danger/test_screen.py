"""Words that make a machine ask, and words that do not; any text at all; and files that are written rightly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.danger import DangerKind, screen
from speakopenly.hear.danger.marks import Mark, joined
from speakopenly.hear.danger.mutations import mutated
from speakopenly.hear.danger.reading import LANGUAGES, _lists, _phrase, language
from speakopenly.hear.danger.slips import slips_of
from speakopenly.hear.danger.words import words_of

CHILD, PERSON, HARMED = DangerKind
ASKS = [
    (CHILD, "my stepdad hits me wen mum is at work"),
    (CHILD, "He was strangld by his father and sent home the same day."),
    (CHILD, "She has bruises on her arms and says nothing."),
    (CHILD, "i want to die"),
    (CHILD, "The baby was left alone all night."),
    (CHILD, "She is fourteen and went missing from the home on Friday."),
    (CHILD, "they dont feed us"),
    (CHILD, "Mae fy nhad yn fy nharo i."),
    (CHILD, "Mae ofn mynd adref arni."),
    (CHILD, "Mae'r plant mewn perygl."),
    (PERSON, "A carer slapped the boy at tea."),
    (PERSON, "The coach takes girls home alone at night."),
    (PERSON, "An allegation against a teacher was not passed on; she still works with children."),
    (PERSON, "Mae gweithiwr yn taro plentyn."),
    (HARMED, "A baby died two days after we closed the plan."),
    (HARMED, "The child was found unresponsive."),
    (HARMED, "He has a fractured skull."),
    (HARMED, "Bu farw'r babi ym mis Mawrth."),
]
DOES_NOT_ASK = [
    "The handover was two lines long and I did not know who had visited.",
    "We hit the target for visits, and the deadline nearly killed us.",
    "The phone died and the system was down all day.",
    "The knife crime workshop was full. The overdose policy is out of date.",
    "No child was hurt.",
    "Thank you for the training on child protection.",
    "I was beaten to the pool car again.",
    "Roedd y cyfarfod yn hwyr ac roedd y nodiadau ar goll.",
]


@pytest.mark.parametrize(("kind", "text"), ASKS)
def test_these_words_make_a_machine_ask(kind: DangerKind, text: str) -> None:
    assert kind in {mark.kind for mark in screen(text)}


@pytest.mark.parametrize("text", DOES_NOT_ASK)
def test_these_do_not(text: str) -> None:
    assert screen(text) == ()


def test_a_mark_tells_where_the_words_stand() -> None:
    text = "Ŵyn 🐑. She has bruises on her arms."

    (mark,) = screen(text)

    assert text[mark.start : mark.end] == "She has bruises on her arms"


def test_accents_capitals_and_typed_apostrophes_make_no_difference() -> None:
    assert screen("I DON’T FEEL SAFE AT HOME")
    assert screen("i dont feel safe at home")
    assert screen("MAE ÔFN ARNAF I FYND ADREF")


def test_a_phrase_does_not_go_on_beyond_a_sentence() -> None:
    assert screen("The roof was hit. Him and me laughed.") == ()


@given(st.text())
def test_any_text_is_screened_and_every_mark_lies_in_it_in_order(text: str) -> None:
    marks = screen(text)

    assert list(marks) == sorted(marks)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)


@given(st.lists(st.sampled_from([word for _kind, text in ASKS for word in text.split()]), max_size=60))
def test_the_same_words_are_marked_wherever_they_stand(words: list[str]) -> None:
    text = " ".join(words)

    moved = screen("¶\n" + text)

    assert moved == tuple(Mark(mark.start + 2, mark.end + 2, mark.kind) for mark in screen(text))


@pytest.mark.parametrize("piece", ["hit him ", "left alone with no ", "the child ", ".", "x", "she he they "])
def test_work_grows_as_the_text_does(piece: str, counting: Callable[[], int]) -> None:
    screen((piece * 5000)[:5000])
    some = counting()
    screen((piece * 20_000)[:20_000])

    assert counting() - some <= 4 * some + 5000


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often a word was looked at: a measure that no busy machine changes."""
    from speakopenly.hear.danger import screening

    looked = 0
    at = screening._at

    def counted(meant: list[str], place: int) -> str:
        nonlocal looked
        looked += 1
        return at(meant, place)

    monkeypatch.setattr(screening, "_at", counted)
    return lambda: looked


def test_a_text_that_would_keep_us_too_busy_is_given_to_a_person() -> None:
    text = "hit " * 5000

    (mark,) = screen(text)

    assert (mark.start, mark.end) == (0, len(text))


def test_marks_of_one_kind_that_overlap_are_one() -> None:
    marks = [Mark(0, 5, CHILD), Mark(3, 9, CHILD), Mark(4, 6, HARMED), Mark(9, 12, CHILD)]

    assert joined(marks) == (Mark(0, 9, CHILD), Mark(4, 6, HARMED), Mark(9, 12, CHILD))


def test_words_and_where_they_stand() -> None:
    assert [word.text for word in words_of("Don't. Farw'r plant")] == ["dont", ".", "farw", "r", "plant"]


@pytest.mark.parametrize(
    ("word", "form"), [("plentyn", "blentyn"), ("tad", "nhad"), ("curo", "churo"), ("lladd", "ladd")]
)
def test_welsh_words_begin_in_many_ways(word: str, form: str) -> None:
    assert form in mutated([word])


@pytest.mark.parametrize("slip", ["strangld", "stranggled", "starngled", "stranglid"])
def test_a_slip_is_taken_for_the_word(slip: str) -> None:
    assert slips_of(["strangled"])[slip] == "strangled"


def test_a_word_that_is_right_is_no_slip() -> None:
    assert "batter" not in slips_of(["batters"], never=["batter"])


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_phrase_can_be_found(name: str) -> None:
    assert all(phrase.first_words for phrase in language(name).phrases)


@pytest.mark.parametrize("written", ["..3", "(the)", "!no", "@nowhere", "..x hit", "hit ..10 me"])
def test_a_phrase_that_is_written_wrongly_is_refused(written: str) -> None:
    with pytest.raises(BadInput):
        _phrase(CHILD, written, _lists({"kid": "child"}), {})
