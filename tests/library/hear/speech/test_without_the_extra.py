"""Without the extra [speech] the library still loads, and asking for it gives one line that says what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from speakopenly.cli import run
from speakopenly.hear.speech.spectrum import RATE, WINDOW_SECONDS, log_mel


@pytest.fixture(autouse=True)
def no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("sphn", "ctranslate2"):
        monkeypatch.setitem(sys.modules, library, None)


def test_the_command_says_in_one_line_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording = tmp_path / "interview.wav"
    recording.write_bytes(b"RIFF")

    assert run(["transcribe", str(recording), "--out", str(tmp_path / "a.vtt")]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "needs the extra [speech]" in said.err
    assert not (tmp_path / "a.vtt").exists()


def test_help_needs_no_extra(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["transcribe", "--help"]) == 0
    assert "does not tell speakers apart" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("channels", [80, 128])
def test_a_pure_tone_stands_out_in_one_place_of_the_spectrum_and_silence_in_none(channels: int) -> None:
    seconds = np.arange(WINDOW_SECONDS * RATE) / RATE
    low, high = (
        log_mel(np.sin(2 * np.pi * hertz * seconds).astype(np.float32), channels).mean(axis=1).argmax()
        for hertz in (300, 3000)
    )

    assert 0 < low < high < channels
    silence = log_mel(np.zeros(RATE, dtype=np.float32), channels)
    assert silence.shape == (channels, 3000)
    assert np.ptp(silence) == 0
