"""How well and at what cost a spoken interview is written down. Needs the extra ``[speech]`` and espeak-ng.

    make .venv/.speech && python benchmarks/speech.py [--short]

Two synthetic voices read an invented interview (tests/extras/speech/interview.txt); --short takes a minute and a half of it.
It says nothing about children's voices, accents, or a room with an echo: expect worse of real recordings.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from speakopenly.hear.speech import transcribe
from tests.extras.speech.interview import speak, turns
from tests.extras.speech.wer import word_error_rate

SHORT = 6


def main(options: list[str]) -> None:
    """Print the word error rate, seconds of processor and of the clock, and memory."""
    spoken = turns()[:SHORT] if "--short" in options else turns()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "interview.wav"
        seconds = speak(spoken, path)
        processor, clock = time.process_time(), time.perf_counter()
        cues = list(transcribe(path))
        processor, clock = time.process_time() - processor, time.perf_counter() - clock
    said, heard = " ".join(words for _who, words in spoken), " ".join(cue.text for cue in cues)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.0f} s of speech, {len(said.split())} words, {len(cues)} cues")
    print(f"word error rate {word_error_rate(said, heard):.3f}")
    print(f"{processor:.1f} s of processor, {clock:.1f} s of the clock, {memory:.0f} MB at the peak")


if __name__ == "__main__":
    main(sys.argv[1:])
