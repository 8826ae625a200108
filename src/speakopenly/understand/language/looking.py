"""The prompt to whoever is about to publish: which sentences rest on a person, and what to ask next.

It blocks nothing, and never suggests that a fact be taken out. Nothing is kept of it or of who wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from speakopenly.understand.language.reading import judge_many
from speakopenly.understand.language.records import Cue, Label
from speakopenly.understand.passages import sentence_spans

ASKS: Final = "This sentence rests on a person. Keep the fact, and go on: which condition made it likely?"


@dataclass(frozen=True, slots=True)
class RestsOnAPerson:
    """One sentence of a draft, where it stands in code points, and the signs behind the prompt."""

    start: int
    end: int
    text: str
    cues: tuple[Cue, ...]


def look_at(draft: str) -> tuple[RestsOnAPerson, ...]:
    """The sentences of the service's own draft that rest on a person, in order. Raises ModelMissing."""
    return tuple(_found(draft))


def _found(draft: str) -> Iterator[RestsOnAPerson]:
    spans = list(sentence_spans(draft))
    texts = [draft[start:end] for start, end in spans]
    for (start, end), text, judged in zip(spans, texts, judge_many(texts), strict=True):
        if judged.label is Label.BLAMES_PERSON:
            yield RestsOnAPerson(start, end, text, judged.cues)
