"""Recordings are told by their bytes, and one that was cut off is refused before anything is kept."""

from __future__ import annotations

import io
import wave

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.recordings import RecordingKind, check_whole, kind_of


def tone(seconds: float = 0.5) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(range(256)) * round(seconds * 8000 * 2 / 256))
    return out.getvalue()


def box(kind: bytes, inside: bytes = b"") -> bytes:
    return (len(inside) + 8).to_bytes(4, "big") + kind + inside


FILM = box(b"ftyp", b"isom\0\0\0\0isom") + box(b"moov", bytes(100)) + box(b"mdat", bytes(500))
M4A = FILM.replace(b"isom", b"M4A ", 1)
KINDS = [
    (tone(), RecordingKind.WAV),
    (FILM, RecordingKind.FILM),
    (M4A, RecordingKind.M4A),
    (b"fLaC" + bytes(200), RecordingKind.FLAC),
    (b"OggS" + bytes(200), RecordingKind.OGG),
    (b"ID3\x04" + bytes(200), RecordingKind.MP3),
    (b"\xff\xfb\x90\x64" + bytes(200), RecordingKind.MP3),
]
NO_RECORDINGS = [
    b"",
    bytes(500),
    b"<!doctype html><html><body>Sign in</body></html>",
    b"%PDF-1.7",
    b"\x1aE\xdf\xa3webm",
    b"PK\x03\x04",
    b"\xff\xff\xff\xff",
]


@pytest.mark.parametrize(("data", "kind"), KINDS)
def test_a_recording_is_known_by_its_first_bytes(data: bytes, kind: RecordingKind) -> None:
    assert kind_of(data) is kind

    check_whole(kind, io.BytesIO(data), len(data))


@pytest.mark.parametrize("data", NO_RECORDINGS)
def test_what_is_no_recording_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        kind_of(data)

    assert "\n" not in str(refused.value)


@example(FILM.index(b"mdat") - 4)
@given(st.integers(min_value=0, max_value=len(FILM) - 1))
def test_a_film_cut_off_anywhere_is_refused(at: int) -> None:
    with pytest.raises(BadInput):
        check_whole(RecordingKind.FILM, io.BytesIO(FILM[:at]), at)


@given(st.integers(min_value=0, max_value=len(tone()) - 1))
def test_a_wav_cut_off_anywhere_is_refused(at: int) -> None:
    with pytest.raises(BadInput):
        check_whole(RecordingKind.WAV, io.BytesIO(tone()[:at]), at)


@pytest.mark.parametrize("said", [0, 0x7FFFF024, 0x7FFFF000, 0xFFFFFFFF])
def test_a_wav_that_was_written_to_a_pipe_cannot_know_its_length(said: int) -> None:
    data = tone()
    data = data[:4] + said.to_bytes(4, "little") + data[8:]

    check_whole(RecordingKind.WAV, io.BytesIO(data), len(data))


@given(st.binary(max_size=300))
def test_any_bytes_are_known_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        check_whole(kind_of(data), io.BytesIO(data), len(data))
    except BadInput:
        return
