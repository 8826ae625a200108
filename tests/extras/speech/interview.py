"""The invented interview in ``interview.txt``, spoken by two voices of espeak-ng."""

from __future__ import annotations

import io
import shutil
import subprocess
import wave
from pathlib import Path

WORDS = Path(__file__).with_name("interview.txt")
VOICES = {"Q": "en-gb+f3", "A": "en-gb+m3"}
WORDS_A_MINUTE = 142
"""A little slower than espeak-ng's own 175: about the pace of somebody who thinks."""
PAUSE_SECONDS = 0.8


def can_speak() -> bool:
    """Whether espeak-ng is installed."""
    return shutil.which("espeak-ng") is not None


def turns(path: Path = WORDS) -> list[tuple[str, str]]:
    """Who speaks, and the words."""
    lines = (line.partition(": ") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [(who, said) for who, _colon, said in lines]


def speak(spoken: list[tuple[str, str]], out: Path) -> float:
    """Write the turns as one WAV file; gives its length in seconds."""
    frames, rate = [], 0
    for who, said in spoken:
        command = ["espeak-ng", "-v", VOICES[who], "-s", str(WORDS_A_MINUTE), "--stdout"]
        heard = subprocess.run(command, input=said.encode(), capture_output=True, check=True).stdout
        with wave.open(io.BytesIO(heard)) as file:
            # On a pipe espeak-ng cannot know its length, and writes the longest there is.
            rate = file.getframerate()
            frames += [heard[44:], bytes(2 * int(rate * PAUSE_SECONDS))]
    sound = b"".join(frames)
    with wave.open(str(out), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(sound)
    return len(sound) / 2 / rate
