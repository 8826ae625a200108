"""From a recording to cues: window after window, so that memory does not grow with its length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np

from speakopenly.hear.speech.listening import NOTHING, Listener
from speakopenly.hear.speech.sound import Sound, open_sound
from speakopenly.hear.speech.spectrum import RATE, WINDOW_SECONDS, Samples
from speakopenly.hear.speech.weights import model_folder
from speakopenly.hear.transcripts.records import Cue, make_cue

_STEP: Final = RATE // 10
"""A tenth of a second."""
_QUIET: Final = 0.05
"""Of the loudest tenth: 26 decibels below it."""
_FEWEST_STEPS: Final = 3
_SILENT: Final = 0.001
"""Of full scale: 60 decibels below it."""

Progress = Callable[[float, float], None]
"""Told how many seconds are done, of how many."""


def transcribe(
    recording: Path, *, model: Path | None = None, begin_at: float = 0.0, progress: Progress | None = None
) -> Iterator[Cue]:
    """Write down what is said in a sound or film file, from ``begin_at`` seconds on.

    Cues come as they are heard, with speaker "": whoever corrects them says who speaks. To stop, take no
    more; to go on later, begin at the end of the last cue. Nothing leaves this machine.

    Raises:
        BadInput: the file is no recording we can read, or ``model`` no folder of a model.
        ModelMissing: the extra or the packaged model is not installed.
    """
    sound = open_sound(recording)
    listener = Listener(model_folder(model))
    return _cues(sound, listener, begin_at, progress or (lambda done, of: None))


def _cues(sound: Sound, listener: Listener, at: float, progress: Progress) -> Iterator[Cue]:
    before: list[int] = []
    while at < sound.seconds:
        samples = sound.window(at, WINDOW_SECONDS)
        seconds = min(WINDOW_SECONDS, sound.seconds - at)
        if not len(samples):
            break
        heard = NOTHING if _is_silent(samples) else listener.hear(samples, before)
        segments, until = listener.tokens.segments(heard.tokens, seconds) if heard.tokens else ([], seconds)
        for segment in segments:
            text = listener.tokens.text_of(segment.tokens)
            if text:
                end = min(at + max(segment.end, segment.start), sound.seconds)
                yield make_cue(min(at + segment.start, end), end, text)
        said = [token for segment in segments for token in segment.tokens]
        # Its times stay in: a model that is shown words without times goes on without them.
        # A window that needed chance is no good context: it would teach the next one to stammer.
        before = [*before, *said][-1000:] if heard.sure else []
        at += seconds if _is_over(samples, until) else until
        progress(min(at, sound.seconds), sound.seconds)


def _is_over(samples: Samples, until: float) -> bool:
    """Whether nothing is said after ``until`` seconds of a window: a small model often stops too early."""
    if until <= 0 or len(samples) - until * RATE < RATE:
        return True
    loudness = _loudness(samples)
    after = loudness[round(until * RATE) // _STEP :]
    return bool(np.count_nonzero(after > _QUIET * loudness.max()) < _FEWEST_STEPS)


def _is_silent(samples: Samples) -> bool:
    """Whether there is nothing to hear at all; a model that must answer makes up a word."""
    loudness = _loudness(samples)
    return not len(loudness) or float(loudness.max()) < _SILENT


def _loudness(samples: Samples) -> Samples:
    steps = len(samples) // _STEP
    squares = np.square(samples[: steps * _STEP].reshape(steps, _STEP))
    return np.asarray(np.sqrt(squares.mean(axis=1)), dtype=np.float32)
