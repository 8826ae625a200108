"""Transcripts of interviews and films: read with speakers and times, corrected, written again."""

from speakopenly.hear.transcripts.correcting import (
    consent_for,
    correct,
    is_corrected,
    join_with_next,
    mark_checked,
    name_speaker,
    say_who_speaks,
    split,
)
from speakopenly.hear.transcripts.reading import Reading, read_cues, read_transcript
from speakopenly.hear.transcripts.records import Cue, Looked, Transcript, make_cue
from speakopenly.hear.transcripts.times import media_fragment, time_code
from speakopenly.hear.transcripts.turns import Turn, turns_of
from speakopenly.hear.transcripts.writing import write_srt, write_vtt

__all__ = [
    "Cue",
    "Looked",
    "Reading",
    "Transcript",
    "Turn",
    "consent_for",
    "correct",
    "is_corrected",
    "join_with_next",
    "make_cue",
    "mark_checked",
    "media_fragment",
    "name_speaker",
    "read_cues",
    "read_transcript",
    "say_who_speaks",
    "split",
    "time_code",
    "turns_of",
    "write_srt",
    "write_vtt",
]
