"""A ten-minute interview is written down well enough to correct, on this machine alone.

The voices are synthetic: this says nothing about children's voices, accents or a noisy room.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from speakopenly.cli import run
from speakopenly.core.errors import BadInput, ModelMissing
from speakopenly.hear.speech import transcribe, weights
from speakopenly.hear.transcripts import Cue, Looked, is_corrected, read_cues
from tests.extras.speech.interview import can_speak, speak, turns
from tests.extras.speech.wer import word_error_rate

MOST_ERRORS = 0.15


def words(cues: list[Cue] | tuple[Cue, ...]) -> str:
    return " ".join(cue.text for cue in cues)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first minute and a half of the interview."""
    if not can_speak():
        if os.environ.get("CI"):
            pytest.fail("espeak-ng is not here. Install it: apt-get install espeak-ng")
        pytest.skip("ESPEAK-NG ABSENT: apt-get install espeak-ng")
    path = tmp_path_factory.mktemp("spoken") / "short.wav"
    speak(turns()[:4], path)
    return path


def test_ten_minutes_of_two_speakers_are_written_down_with_few_wrong_words(
    short: Path, tmp_path: Path
) -> None:
    recording, out = tmp_path / "interview.wav", tmp_path / "interview.vtt"
    seconds = speak(turns(), recording)

    assert run(["transcribe", str(recording), "--out", str(out)]) == 0

    reading = read_cues(out.read_bytes(), out.name)
    cues = reading.transcript.cues
    said = " ".join(words for _who, words in turns())
    assert seconds >= 600
    assert word_error_rate(said, words(cues)) <= MOST_ERRORS
    assert reading.left_out == ()
    assert all(before.start <= after.start for before, after in zip(cues, cues[1:], strict=False))
    assert all(0 <= cue.start <= cue.end <= seconds + 0.01 for cue in cues)
    assert cues[-1].end > seconds - 10


def test_nobody_is_named_and_nothing_counts_as_corrected(short: Path) -> None:
    cues = list(transcribe(short))

    assert {cue.speaker for cue in cues} == {""}
    assert {cue.looked for cue in cues} == {Looked.NOT_YET}


def test_the_same_recording_is_written_down_the_same_way_twice(short: Path) -> None:
    assert list(transcribe(short)) == list(transcribe(short))


def test_it_says_how_far_it_is_in_seconds(short: Path) -> None:
    told: list[tuple[float, float]] = []

    list(transcribe(short, progress=lambda done, of: told.append((done, of))))

    assert len(told) >= 2
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_it_can_be_stopped_and_goes_on_where_it_was(short: Path) -> None:
    first = list(islice(transcribe(short), 3))
    rest = list(transcribe(short, begin_at=first[-1].end))

    said = " ".join(words for _who, words in turns()[:4])
    assert rest[0].start >= first[-1].end
    assert word_error_rate(said, words([*first, *rest])) <= 2 * MOST_ERRORS


def test_silence_has_no_words(tmp_path: Path) -> None:
    import wave

    path = tmp_path / "silence.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(bytes(2 * 16_000 * 40))

    assert words(list(transcribe(path))) == ""


def test_no_socket_is_opened_and_no_model_hub_is_loaded(short: Path, tmp_path: Path) -> None:
    """The network is closed to the child too (tests/closed_network); native code is caught by its open sockets."""
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from speakopenly.hear.speech import transcribe\n"
        "cues = list(transcribe(Path(sys.argv[1])))\n"
        "links = [os.readlink(f'/proc/self/fd/{each}') for each in os.listdir('/proc/self/fd') if os.path.exists(f'/proc/self/fd/{each}')]\n"
        "assert not [link for link in links if link.startswith('socket:')], links\n"
        "assert 'sitecustomize' in sys.modules and hasattr(sys.modules['sitecustomize'], 'NetworkClosed')\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'huggingface_hub', 'av', 'faster_whisper', 'torch', 'requests', 'httpx', 'django'}\n"
        "print(len(cues))\n"
    )

    child = subprocess.run([sys.executable, "-c", script, short], capture_output=True, text=True, check=False)

    assert child.returncode == 0, child.stderr[-500:]
    assert int(child.stdout) > 3


def test_memory_does_not_grow_with_the_length_of_a_recording(short: Path, tmp_path: Path) -> None:
    long = tmp_path / "long.wav"
    speak(turns()[:4] * 4, long)
    script = (
        "import resource, sys\nfrom pathlib import Path\nfrom speakopenly.hear.speech.sound import open_sound\n"
        "sound = open_sound(Path(sys.argv[1]))\nat = 0.0\n"
        "while at < sound.seconds: sound.window(at, 30); at += 30\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    used = [
        int(
            subprocess.run(
                [sys.executable, "-c", script, path], capture_output=True, text=True, check=True
            ).stdout
        )
        for path in (short, long)
    ]

    assert used[1] - used[0] < 40


def test_the_command_prints_json_where_asked(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["transcribe", str(short), "--out", str(tmp_path / "a.vtt"), "--json"]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"file", "out", "cues"}
    assert set(printed["cues"][0]) == {"start", "end", "text"}


def test_another_model_can_be_chosen_by_its_folder(short: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "model"
    chosen.mkdir()
    for name in weights.ACCEPTED:
        (chosen / name).symlink_to(weights.model_folder() / name)

    assert next(iter(transcribe(short, model=chosen))).text.startswith("Thank you")


@pytest.mark.parametrize("broken", ["model.bin", "tokenizer.json", "config.json"])
@pytest.mark.parametrize("how", ["gone", "rubbish"])
def test_a_folder_that_is_no_model_is_refused_with_one_line(
    short: Path, tmp_path: Path, broken: str, how: str
) -> None:
    for name in weights.ACCEPTED:
        if name != broken:
            (tmp_path / name).symlink_to(weights.model_folder() / name)
        elif how == "rubbish":
            (tmp_path / name).write_bytes(b"\x00\x01rubbish" * 20)

    with pytest.raises(BadInput, match="Give the folder of a Whisper model"):
        list(transcribe(short, model=tmp_path))


def test_weights_that_are_not_the_ones_we_accept_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(weights.ACCEPTED, "model.bin", "0" * 64)

    with pytest.raises(ModelMissing, match=r"not the one we accept.*--model"):
        weights.model_folder()


def test_nothing_is_left_of_a_command_that_fails(short: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    cut = tmp_path / "cut.mp3"
    cut.write_bytes(b"not a recording at all")

    assert run(["transcribe", str(cut), "--out", str(folder / "a.vtt")]) == 2
    assert run(["transcribe", str(short), "--out", str(folder / "deeper" / "a.vtt")]) == 2
    assert run(["transcribe", str(tmp_path / "no such file"), "--out", str(folder / "a.vtt")]) == 2
    assert list(folder.iterdir()) == []


def test_a_transcript_from_the_machine_is_never_quoted_before_it_is_corrected(
    short: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.vtt"
    shutil.copy(short, tmp_path / "a.wav")

    assert run(["transcribe", str(tmp_path / "a.wav"), "--out", str(out)]) == 0

    assert not is_corrected(read_cues(out.read_bytes(), out.name).transcript)
