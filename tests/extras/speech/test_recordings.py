"""Recordings of many kinds are opened, or refused with one clear line; nothing is decoded with GPL parts."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.speech.films import read_film
from speakopenly.hear.speech.sound import open_sound
from speakopenly.hear.speech.spectrum import RATE, Samples

HERE = Path(__file__).parent / "recordings"
SECONDS = 5.01
"""One sentence of espeak-ng, made into each kind of file."""
READ = ("phone.m4a", "film.mp4", "film.mov", "pieces.mp4", "radio.mp3", "messenger.ogg")


def write_wav(path: Path, samples: Samples, rate: int, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, rate, 0, "NONE", ""))
        file.writeframes((np.repeat(samples, channels) * 32767).astype("<i2").tobytes())
    return path


def tone(hertz: float, seconds: float, rate: int) -> Samples:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


@pytest.mark.parametrize("name", READ)
def test_each_kind_of_recording_gives_its_sound_at_one_rate(name: str) -> None:
    sound = open_sound(HERE / name)

    samples = sound.window(0.0, 30.0)
    assert sound.seconds == pytest.approx(SECONDS, abs=0.1)
    assert len(samples) == pytest.approx(SECONDS * RATE, abs=0.1 * RATE)
    assert 0.05 < np.abs(samples).max() <= 1.0


@pytest.mark.parametrize("name", READ)
def test_a_part_from_the_middle_is_the_same_as_in_the_whole(name: str) -> None:
    whole = open_sound(HERE / name).window(0.0, 30.0)
    part = open_sound(HERE / name).window(2.0, 1.5)

    assert len(part) == 1.5 * RATE
    # AAC fills in hiss by chance, so the two are alike and not equal; a shift of a hundredth would show.
    assert np.corrcoef(part, whole[2 * RATE : int(3.5 * RATE)])[0, 1] > 0.98


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 44_099, 48_000, 96_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_any_rate_and_channels_keep_pitch_and_length(tmp_path: Path, rate: int, channels: int) -> None:
    path = write_wav(tmp_path / "a.wav", tone(440, 3.0, rate), rate, channels)

    sound = open_sound(path)
    samples = sound.window(0.5, 2.0)

    assert sound.seconds == pytest.approx(3.0, abs=0.001)
    assert len(samples) == 2 * RATE
    loudest = np.abs(np.fft.rfft(samples)).argmax() * RATE / len(samples)
    assert loudest == pytest.approx(440, abs=1)


def test_windows_one_after_the_other_are_the_whole_recording(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tone(200, 250.0, 22_050), 22_050)
    sound = open_sound(path)

    joined = np.concatenate([sound.window(start, 10.0) for start in np.arange(0, 250, 10.0)])

    assert len(joined) == 250 * RATE
    assert np.abs(joined[RATE:-RATE] - tone(200, 250.0, RATE)[RATE:-RATE]).max() < 0.02


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.wav", b"", "is empty"),
        ("zeros.wav", bytes(5000), "is empty"),
        ("page.mp3", b"<html><body>Not found</body></html>" * 40, "no sound that we can read"),
        ("head.wav", b"RIFF\xff\xff\xff\xffWAVE", "no sound that we can read"),
        ("cut.flac", b"fLaC" + bytes(40), "no sound that we can read"),
        ("cut.ogg", b"OggS" + bytes(24) + b"OpusHead" + bytes(99), "is cut short"),
        ("empty.mp4", b"\x00\x00\x00\x10ftypisom\x00\x00\x02\x00", "where its sound stands"),
        ("long.mp4", b"\x00\x00\x00\x01moov\xff\xff\xff\xff\xff\xff\xff\xff", "where its sound stands"),
        ("silent.mp4", b"\x00\x00\x00\x10ftypisom\x00\x00\x02\x00\x00\x00\x00\x08moov", "has no sound in it"),
    ],
)  # fmt: skip
def test_what_is_no_recording_is_refused_with_one_line(
    tmp_path: Path, name: str, data: bytes, problem: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(BadInput, match=problem) as refused:
        open_sound(path)

    assert str(refused.value).startswith(f"{name}: ")
    assert str(tmp_path) not in str(refused.value)


@pytest.mark.parametrize("name", ["browser.webm"])
def test_kinds_that_we_do_not_read_yet_say_what_to_do(name: str) -> None:
    with pytest.raises(BadInput, match="Save it as WAV, MP3"):
        open_sound(HERE / name)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_recording_is_read_or_refused_and_never_breaks(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(READ))
    raw = bytearray((HERE / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / name
    path.write_bytes(raw[: data.draw(st.integers(1, len(raw)))])

    try:
        sound = open_sound(path)
        sound.window(1.0, 2.0)
    except BadInput:
        return
    assert sound.seconds > 0


def test_where_the_frames_of_a_film_stand_is_found_without_its_pictures() -> None:
    film = read_film(HERE / "film.mp4")
    size = (HERE / "film.mp4").stat().st_size

    assert (film.rate, film.channels) == (44_100, 2)
    assert (np.diff(film.offsets) > 0).all()
    assert film.offsets[-1] + film.sizes[-1] <= size


def test_nothing_that_carries_gpl_codecs_or_asks_a_model_hub_is_installed() -> None:
    present = [name for name in ("av", "faster_whisper", "huggingface_hub") if importlib.util.find_spec(name)]

    assert present == []


def test_without_the_extra_there_is_one_clear_line(tmp_path: Path) -> None:
    recording = write_wav(tmp_path / "a.wav", tone(440, 1.0, 16_000), 16_000)
    script = (
        "import sys; sys.modules['sphn'] = sys.modules['ctranslate2'] = None\n"
        "from speakopenly.cli import run\n"
        "sys.exit(run(['transcribe', sys.argv[1], '--out', sys.argv[2]]))"
    )
    out = tmp_path / "a.vtt"
    child = subprocess.run(
        [sys.executable, "-c", script, recording, out],
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )

    assert child.returncode == 2
    assert child.stdout == ""
    assert child.stderr.count("\n") == 1
    assert "needs the extra [speech]" in child.stderr
    assert not out.exists()
