"""What a sentence does is told, or it is unsure; the figures that stand beside it are those of the training."""

from __future__ import annotations

import numpy as np
import pytest

from speakopenly.understand.language import UNSURE, Label, judge_many
from speakopenly.understand.language.figures import load_figures, say_figures
from speakopenly.understand.language.looking import look_at
from speakopenly.understand.language.measuring import measure
from speakopenly.understand.language.model import LABELS
from speakopenly.understand.language.months import count_by_month
from speakopenly.understand.language.sentences import Sentence, load_sentences

PLAIN = {
    "The clerk was careless and should be sacked.": Label.BLAMES_PERSON,
    "The rota left nobody on duty between five and six.": Label.NAMES_CONDITION,
    "I forgot to send the letter, and I am sorry.": Label.OWNS_PART,
    "The meeting begins at ten on Thursday.": Label.NEUTRAL,
}
REST = " ".join(["The office is on the second floor, and the door is blue."] * 6)


def test_plain_sentences_are_told_apart() -> None:
    assert [each.label for each in judge_many(list(PLAIN))] == list(PLAIN.values())


def test_each_text_is_judged_by_itself() -> None:
    together = list(judge_many([*PLAIN, "", *PLAIN]))

    assert together[:4] == together[5:]
    assert (together[4].word, together[4].probability, together[4].cues) == (UNSURE, 0.0, ())


def test_a_long_text_has_the_label_of_the_sentence_that_rests_on_a_person() -> None:
    text = f"{REST} The clerk was careless and should be sacked. {REST}"

    (judged,) = judge_many([text])

    assert judged.label is Label.BLAMES_PERSON
    assert "careless" in {cue.text for cue in judged.cues}
    assert all(text[cue.start : cue.end] == cue.text for cue in judged.cues)


def test_the_prompt_shows_the_sentences_that_rest_on_a_person_and_no_other() -> None:
    draft = "We met on Monday. The clerk was careless and should be sacked. I forgot to send the letter."

    (found,) = look_at(draft)

    assert draft[found.start : found.end] == found.text == "The clerk was careless and should be sacked."
    assert "a call for punishment" in found.signs


@pytest.mark.parametrize("word", ["remove", "delete", "take out", "rewrite"])
def test_the_prompt_never_asks_to_take_a_fact_out(word: str) -> None:
    from speakopenly.understand.language.looking import ASKS

    assert word not in ASKS
    assert "Keep the fact" in ASKS


def a_sentence(label: Label, *also: Label) -> Sentence:
    return Sentence("S1", "news", "Words.", label, frozenset(also), label, None)


def test_a_second_label_that_would_do_counts_as_right_and_unsure_is_counted_apart() -> None:
    likely = np.eye(4)[[LABELS.index(Label.BLAMES_PERSON), LABELS.index(Label.OWNS_PART), 0]] * 0.9
    likely[2] = 0.25
    sentences = [a_sentence(Label.NAMES_CONDITION, Label.BLAMES_PERSON), a_sentence(Label.OWNS_PART),
                 a_sentence(Label.NEUTRAL)]  # fmt: skip

    figures = measure(sentences, likely, 0.5)

    assert figures.unsure == pytest.approx(1 / 3)
    assert figures.labels[Label.BLAMES_PERSON].f1 == figures.labels[Label.OWNS_PART].f1 == 1.0
    assert figures.labels[Label.NEUTRAL].truly == 0


def test_every_figure_says_who_labelled_and_on_how_many_sentences() -> None:
    said = say_figures()

    assert "labelled by software, not yet by practitioners" in said
    assert str(load_figures()["registers_apart"]["sentences"]) in said
    assert load_figures()["registers_apart"]["sentences"] == len(load_sentences())


def test_every_sentence_is_there_once_with_labels_that_were_settled() -> None:
    sentences = load_sentences()

    assert len({each.text for each in sentences}) == len({each.id for each in sentences}) == len(sentences)
    assert len(sentences) >= 800
    assert all(each.label in {each.pass1, each.pass2} and each.label not in each.also for each in sentences)


def test_small_numbers_of_a_month_are_hidden_and_cannot_be_worked_out() -> None:
    labels = [("2025-01", "blames_person")] * 20 + [("2025-01", "neutral")] * 3 + [("2025-02", "unsure")] * 30

    january, february = count_by_month(labels, {"2025-01": 40, "2025-02": 2})

    assert january.texts["neutral"] is None
    assert sum(number is None for number in (*january.texts.values(), january.total)) > 1
    assert february.texts["unsure"] == 30 or february.texts["unsure"] is None
    assert february.people is None


def test_no_month_at_all_is_no_table() -> None:
    assert count_by_month([]) == ()
