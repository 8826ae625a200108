"""The English model is the one we accept, file by file, or is not used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from speakopenly.core import english
from speakopenly.core.english import Part, load_english
from speakopenly.core.errors import ModelMissing


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> Iterator[None]:
    load_english.cache_clear()
    yield
    load_english.cache_clear()


@pytest.mark.parametrize(("part", "file"), [(Part.NAMES, "ner/model"), (Part.GRAMMAR, "parser/model")])
def test_a_model_that_is_not_the_one_we_accept_is_refused(
    part: Part, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(english._ACCEPTED[part], file, "0" * 64)

    with pytest.raises(ModelMissing, match="make setup"):
        load_english(part)


@pytest.mark.parametrize(
    ("part", "pipes"),
    [
        (Part.NAMES, ["tok2vec", "ner"]),
        (Part.GRAMMAR, ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]),
    ],
)
def test_only_what_a_part_needs_is_loaded(part: Part, pipes: list[str]) -> None:
    assert load_english(part).pipe_names == pipes


def test_grammar_knows_a_passive_and_who_acted() -> None:
    words = {
        word.text: (word.dep_, word.lemma_)
        for word in load_english(Part.GRAMMAR)("It was closed by the panel.")
    }

    assert words["was"] == ("auxpass", "be")
    assert words["by"][0] == "agent"
