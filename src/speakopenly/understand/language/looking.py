"""The prompt to whoever is about to publish: which sentences rest on a person, and what to ask next.

It blocks nothing, and never suggests that a fact be taken out. Nothing is kept of it or of who wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.understand.language.reading import judge_many
from speakopenly.understand.language.records import Cue, Label
from speakopenly.understand.passages import sentence_spans

ASKS: Final = "This sentence rests on a person. Keep the fact, and go on: which condition made it likely?"

_OF_A_PERSON: Final = frozenset({"fault", "idiom", "punishment"})


@dataclass(frozen=True, slots=True)
class RestsOnAPerson:
    """One sentence of a draft, where it stands in code points, and the signs behind the prompt."""

    start: int
    end: int
    text: str
    cues: tuple[Cue, ...]

    @property
    def signs(self) -> tuple[str, ...]:
        """What each sign says, each once."""
        return tuple(
            dict.fromkeys(cue.says for cue in self.cues if cue.name in _OF_A_PERSON or "_" in cue.name)
        )


def look_at(draft: str) -> tuple[RestsOnAPerson, ...]:
    """The sentences of the service's own draft that rest on a person, in order. Raises ModelMissing."""
    return look_at_many([draft])


def look_at_many(drafts: Sequence[str]) -> tuple[RestsOnAPerson, ...]:
    """Those of several drafts, one after the other; places are those in their own draft."""
    return tuple(_found(drafts))


def _found(drafts: Sequence[str]) -> Iterator[RestsOnAPerson]:
    spans = [(draft, start, end) for draft in drafts for start, end in sentence_spans(draft)]
    judged = judge_many([draft[start:end] for draft, start, end in spans])
    for (draft, start, end), each in zip(spans, judged, strict=True):
        if each.label is Label.BLAMES_PERSON:
            yield RestsOnAPerson(start, end, draft[start:end], each.cues)
