"""What people coded is learned from, whatever its order; the machine proposes, abstains, and says who it is."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from speakopenly.core.errors import BadInput
from speakopenly.understand.coding import Certainty, CodeLearner, Example
from speakopenly.understand.coding.alike import Reader, likeness
from speakopenly.understand.embeddings import Encoder
from tests.library.understand.coding.conftest import CODES, WHO, said

NEW = [
    "nobody was told at the handover",
    "too many cases on the desk",
    "cold dinner",
    "a fine day in the park",
]


def test_new_texts_get_the_codes_people_would_give(taught: CodeLearner) -> None:
    assert taught.predict(NEW) == [("told",), ("load",), ("food",), ()]


def test_every_code_learned_is_proposed_for_every_text_the_likeliest_first(taught: CodeLearner) -> None:
    for proposals in taught.propose([*NEW, "", "\U0001f642", "..."]):
        chances = [each.probability for each in proposals]

        assert sorted(each.code for each in proposals) == ["food", "load", "told"]
        assert chances == sorted(chances, reverse=True)
        assert all(0 <= chance <= 1 for chance in chances)


def test_a_code_with_too_few_examples_is_left_out_and_named(taught: CodeLearner) -> None:
    assert taught.left_out_ == ("rare",)
    assert taught.calibration_["told"].reason is None
    assert "rare" not in taught.calibration_


def test_the_machine_never_says_yes_of_a_code_that_was_hardly_tried(encoder: Encoder) -> None:
    few = [Example(said(code, who), frozenset({code})) for who in WHO[:4] for code in ("told", "food")]
    learner = CodeLearner(CODES, seed=0, encoder=encoder).fit(few)

    certain = {each.certainty for row in learner.propose([each.text for each in few]) for each in row}

    assert Certainty.YES not in certain
    assert learner.calibration_["told"].f1 is None
    assert "Too few" in (learner.calibration_["told"].reason or "")


def test_the_same_input_gives_the_same_bytes_in_any_order_and_on_any_number_of_threads(
    taught: CodeLearner, examples: tuple[Example, ...], encoder: Encoder
) -> None:
    with threadpool_limits(2):
        again = CodeLearner(CODES, seed=0, encoder=encoder).fit(examples[::-1])

        assert again.probabilities(NEW).tobytes() == taught.probabilities(NEW).tobytes()
    assert again.version_ == taught.version_


def test_another_decision_another_seed_or_another_codebook_is_another_version(
    taught: CodeLearner, examples: tuple[Example, ...], encoder: Encoder
) -> None:
    decided = Example(examples[0].text, frozenset({"food"}))
    others = [
        CodeLearner(CODES, seed=0, encoder=encoder).fit([decided, *examples[1:]]),
        CodeLearner(CODES, seed=1, encoder=encoder).fit(examples),
        CodeLearner(CODES[:3], seed=0, encoder=encoder).fit(examples),
    ]

    assert len({taught.version_, *(each.version_ for each in others)}) == 4


def test_a_proposal_depends_on_its_text_and_never_on_its_neighbours(taught: CodeLearner) -> None:
    together = taught.probabilities(NEW)
    alone = np.vstack([taught.probabilities([text]) for text in NEW])

    assert np.allclose(together, alone, atol=1e-6)


def test_a_parent_is_proposed_where_its_child_is(examples: tuple[Example, ...], encoder: Encoder) -> None:
    parents = {"told": "work", "load": "work", "work": "all"}
    learner = CodeLearner([*CODES, "work", "all"], seed=0, parents=parents, encoder=encoder).fit(examples)

    for row in learner.propose(NEW):
        chance = {each.code: each.probability for each in row}
        certain = {each.code: each.certainty for each in row}

        assert chance["all"] >= chance["work"] >= max(chance["told"], chance["load"])
        assert certain["told"] is not Certainty.YES or certain["work"] is Certainty.YES
    assert set(learner.predict(NEW[:1])[0]) == {"told", "work", "all"}


def test_exactly_one_code_where_codes_exclude_each_other(
    examples: tuple[Example, ...], encoder: Encoder
) -> None:
    single = [each for each in examples if len(each.codes) == 1]
    learner = CodeLearner(CODES, seed=0, many=False, encoder=encoder).fit(single, others=NEW[:3] * 4)

    assert learner.predict(NEW[:3]) == [("told",), ("load",), ("food",)]
    assert np.allclose(learner.probabilities(NEW).sum(axis=1), 1)
    assert np.isclose(learner.shares_.sum(), 1)


def test_the_texts_nobody_coded_teach_how_common_a_code_is(
    examples: tuple[Example, ...], encoder: Encoder
) -> None:
    single = [each for each in examples if len(each.codes) == 1]
    others = [said("food", who) for who in WHO] * 100
    taught = CodeLearner(CODES, seed=0, many=False, encoder=encoder).fit(single, others=others)

    assert taught.shares_[taught.codes_.index("food")] > 0.5


def test_an_answer_to_another_question_is_less_alike(encoder: Encoder) -> None:
    seen = Reader(encoder).fit(["cold food"]).read(["cold food", "cold food"], ["good?", "better?"])

    alike = likeness(seen, seen)

    assert alike[0, 0] == pytest.approx(1, abs=1e-5)
    assert alike[0, 1] == pytest.approx(alike[0, 0] / 2)


def test_words_may_mean_different_things_after_different_questions(encoder: Encoder) -> None:
    asked = {"What was good?": "none", "What could be better?": "happy"}
    rows = [
        Example(text, frozenset({code}), question)
        for question, code in asked.items()
        for text in ("nothing", "nothing at all", "not a thing", "nothing really")
    ]
    learner = CodeLearner(["none", "happy"], seed=0, many=False, encoder=encoder).fit(rows)

    assert learner.predict(["nothing", "nothing"], list(asked)) == [("none",), ("happy",)]


@pytest.mark.parametrize(
    ("many", "rows"),
    [
        (True, []),
        (True, [Example("one text", frozenset({"told"}))] * 3),
        (True, [Example("one text", frozenset()), Example("another", frozenset())]),
        (False, [Example("one text", frozenset({"told"})), Example("another", frozenset({"told"}))]),
        (False, [Example("one text", frozenset({"told", "load"})), Example("another", frozenset({"told"}))]),
    ],
)
def test_too_little_to_learn_from_is_refused(many: bool, rows: list[Example], encoder: Encoder) -> None:
    with pytest.raises(BadInput):
        CodeLearner(CODES, seed=0, many=many, encoder=encoder).fit(rows)


def test_codes_in_a_circle_are_refused(encoder: Encoder) -> None:
    with pytest.raises(BadInput, match="above itself"):
        CodeLearner(["a", "b"], seed=0, parents={"a": "b", "b": "a"}, encoder=encoder)


def test_as_many_questions_as_texts(taught: CodeLearner) -> None:
    with pytest.raises(BadInput, match="questions"):
        taught.propose(NEW, ["What was good?"])
    assert taught.propose([]) == []
