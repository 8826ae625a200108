"""``speakopenly transcribe``: write down a recording, as a draft that somebody will correct."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar
from speakopenly.core.errors import BadInput


@click.command("transcribe")
@click.argument("audio", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The WebVTT file to write."
)
@click.option(
    "--model",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="SPEAKOPENLY_SPEECH_MODEL",
    help="The folder of another Whisper model for CTranslate2; otherwise tiny.en, for English only.",
)
@options.AS_JSON
def command(audio: Path, out: Path, model: Path | None, as_json: bool) -> None:
    """Write down what is said in AUDIO (sound or film) as WebVTT with times, on this machine alone.

    It is a draft by a small model that was measured on a synthetic voice; children's voices and accents
    may come out worse. Listen and correct it before anything is quoted. It does not tell speakers apart.
    """
    from speakopenly.hear.speech import transcribe
    from speakopenly.hear.transcripts import Transcript, write_vtt

    if not out.parent.is_dir():
        raise BadInput(
            "The folder to write into is not there.", do="Make it, or choose another.", file=out.name
        )
    with bar() as progress:
        told = transcribe(
            audio, model=model, progress=lambda done, of: progress("listening", int(done), int(of))
        )
        transcript = Transcript(tuple(told))
    if not transcript.cues:
        raise BadInput("holds no words that we could hear.", do="Listen to it yourself.", file=audio.name)
    _write_whole(out, write_vtt(transcript))
    if as_json:
        cues = [{"start": cue.start, "end": cue.end, "text": cue.text} for cue in transcript.cues]
        document = {"file": audio.name, "out": out.name, "cues": cues}
        click.echo(json.dumps(document, ensure_ascii=False))


def _write_whole(path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
