"""The tokens of a Whisper model: words, and among them times in steps of 0.02 seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from speakopenly.core.errors import BadInput

STEP_SECONDS: Final = 0.02


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens of what was said from ``start`` to ``end`` seconds of a window; its times are among them."""

    start: float
    end: float
    tokens: tuple[int, ...] = field(repr=False)


class Tokens:
    """Reads a model's ``tokenizer.json``."""

    def __init__(self, folder: Path) -> None:
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:
            raise _no_model(folder) from error
        ids = [self.id_of(name) for name in ("startoftranscript", "startofprev", "notimestamps", "endoftext")]
        if None in ids:
            raise _no_model(folder)
        self.start, self.before, without_times, self.end = (each or 0 for each in ids)
        self.first_time = without_times + 1

    def id_of(self, name: str) -> int | None:
        """The number of a special token such as ``transcribe``; None where the model has none."""
        number: int | None = self._tokenizer.token_to_id(f"<|{name}|>")
        return number

    def text_of(self, tokens: Sequence[int]) -> str:
        """The words of some tokens; times and special ones are left away."""
        return str(self._tokenizer.decode([token for token in tokens if token < self.end])).strip()

    def segments(self, tokens: Sequence[int], seconds: float) -> tuple[list[Segment], float]:
        """Part what was heard in a window at its times, and say up to where it was heard.

        Two times side by side end one segment and begin the next. What follows the last such pair was cut
        off by the window's end, and is to be heard again from there.
        """
        times = [token >= self.first_time for token in tokens]
        cuts = [place for place in range(1, len(tokens)) if times[place] and times[place - 1]]
        if times[-2:] == [False, True]:
            cuts.append(len(tokens))
        if not cuts:
            return [Segment(0.0, seconds, tuple(tokens))], seconds
        parts = [tokens[first:last] for first, last in zip([0, *cuts], cuts, strict=False)]
        found = [Segment(self._moment(part[0]), self._moment(part[-1]), tuple(part)) for part in parts]
        return found, min(found[-1].end, seconds)

    def _moment(self, token: int) -> float:
        return max(token - self.first_time, 0) * STEP_SECONDS


def _no_model(folder: Path) -> BadInput:
    return BadInput(
        "The tokenizer is not that of a Whisper model.",
        do="Give the folder of a Whisper model converted for CTranslate2.",
        file=folder.name,
    )
