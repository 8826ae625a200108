"""A transcript as a WebVTT file that any player shows, and that we read again without loss."""

from __future__ import annotations

from typing import Final

from speakopenly.hear.transcripts.records import Cue, Looked, Transcript
from speakopenly.hear.transcripts.times import write_moment

OURS: Final = "WEBVTT - Speak Openly"
"""Our first line. Reading trusts it: in such a file no speaker and no repeat is guessed at."""


def write_vtt(transcript: Transcript) -> str:
    """Write WebVTT; ``read_cues`` of it gives the same transcript.

    The name of a cue carries whether somebody has listened to it: ``12 corrected``.
    """
    cues = [_cue(number, cue) for number, cue in enumerate(transcript.cues, start=1)]
    return "\n\n".join([OURS, *cues]) + "\n"


def _cue(number: int, cue: Cue) -> str:
    mark = "" if cue.looked is Looked.NOT_YET else f" {cue.looked}"
    voice = f"<v {_escaped(cue.speaker)}>" if cue.speaker else ""
    times = f"{write_moment(cue.start)} --> {write_moment(cue.end)}"
    return f"{number}{mark}\n{times}\n{voice}{_escaped(cue.text)}"


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("{\\", "&#123;\\")  # what SRT takes for a mark of style


def write_srt(transcript: Transcript) -> str:
    """Write SubRip (SRT), for players and tools that know no WebVTT.

    Speakers stand before their words. SRT has no place for whether somebody listened, so read again it counts
    as not listened to.
    """
    cues = [_srt_cue(number, cue) for number, cue in enumerate(transcript.cues, start=1)]
    return "\n\n".join(cues) + "\n" if cues else ""


def _srt_cue(number: int, cue: Cue) -> str:
    times = f"{write_moment(cue.start)} --> {write_moment(cue.end)}".replace(".", ",")
    voice = f"{cue.speaker}: " if cue.speaker else ""
    return f"{number}\n{times}\n{voice}{cue.text}"
