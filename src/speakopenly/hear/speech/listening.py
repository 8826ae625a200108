"""One window of thirty seconds through the model: beam search, and a second try where it stammers.

The way of going on is that of Whisper's paper (section 4.5): the words before are given as context; where an
answer is improbable or repeats itself, it is asked again with some chance in it.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from speakopenly.core.errors import BadInput
from speakopenly.hear.speech.extra import need
from speakopenly.hear.speech.spectrum import Samples, log_mel
from speakopenly.hear.speech.tokens import Tokens

BEAM: Final = 5
THREADS: Final = 2
CHANCES: Final = (0.0, 0.4, 0.8)
"""Temperatures, tried in this order."""
_STAMMERS: Final = 2.4
"""Text that packs better than this repeats itself."""
_IMPROBABLE: Final = -1.0
_NO_SPEECH: Final = 0.6
_CONTEXT: Final = 223
"""Tokens of what was said before: half of what the model can hold."""
_LONGEST: Final = 448


@dataclass(frozen=True, slots=True)
class Heard:
    """The tokens of one window; none where nobody speaks. ``sure`` if no chance was needed."""

    tokens: tuple[int, ...]
    sure: bool


NOTHING: Final = Heard((), sure=True)


class Listener:
    """A Whisper model on this machine's processors, as eight-bit numbers."""

    def __init__(self, folder: Path) -> None:
        self._library = need("ctranslate2")
        self.tokens = Tokens(folder)
        try:
            self._model = self._library.models.Whisper(
                str(folder), device="cpu", compute_type="int8", inter_threads=1, intra_threads=THREADS
            )
        except (RuntimeError, ValueError) as error:
            raise BadInput(
                "The model cannot be loaded.",
                do="Give the folder of a Whisper model converted for CTranslate2.",
                file=folder.name,
            ) from error
        self._opening: list[int] | None = None if self._model.is_multilingual else [self.tokens.start]

    def hear(self, samples: Samples, before: Sequence[int] = ()) -> Heard:
        """Write down up to thirty seconds. ``before`` are the tokens of what was said until then."""
        encoded = self._model.encode(self._view(log_mel(samples, self._model.n_mels)))
        prompt = self._prompt(encoded, before)
        best: tuple[float, Heard] | None = None
        for chance in CHANCES:
            answer = self._ask(encoded, prompt, chance)
            tokens = tuple(answer.sequences_ids[0])
            likely = answer.scores[0] * len(tokens) / (len(tokens) + 1)
            if answer.no_speech_prob > _NO_SPEECH and likely < _IMPROBABLE:
                return NOTHING
            stammers = _packing(self.tokens.text_of(tokens)) > _STAMMERS
            if not stammers and likely >= _IMPROBABLE:
                return Heard(tokens, sure=chance == 0.0)
            if best is None or (likely > best[0] and not stammers):
                best = (likely, Heard(tokens, sure=False))
        return best[1] if best else Heard((), sure=False)

    def _ask(self, encoded: Any, prompt: list[int], chance: float) -> Any:
        how: dict[str, Any] = {"beam_size": BEAM}
        if chance:
            self._library.set_random_seed(0)
            how = {"beam_size": 1, "num_hypotheses": BEAM, "sampling_topk": 0, "sampling_temperature": chance}
        return self._model.generate(
            encoded, [prompt], max_length=_LONGEST, return_scores=True, return_no_speech_prob=True, **how
        )[0]

    def _prompt(self, encoded: Any, before: Sequence[int]) -> list[int]:
        if self._opening is None:
            self._opening = self._in_its_language(encoded)
        context = [self.tokens.before, *before[-_CONTEXT:]] if before else []
        return [*context, *self._opening]

    def _in_its_language(self, encoded: Any) -> list[int]:
        """A model of many languages is told which one it hears; its own first guess is taken."""
        language = self._model.detect_language(encoded)[0][0][0]
        names = (str(language).strip("<|>"), "transcribe")
        return [self.tokens.start, *(number for name in names if (number := self.tokens.id_of(name)))]

    def _view(self, features: Samples) -> Any:
        return self._library.StorageView.from_array(features[np.newaxis])


def _packing(text: str) -> float:
    raw = text.encode()
    return len(raw) / len(zlib.compress(raw)) if raw else 0.0
