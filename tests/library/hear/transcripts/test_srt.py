"""A transcript taken out as SRT is read again with the same words, times and speakers."""

from __future__ import annotations

from speakopenly.hear.transcripts import Looked, Transcript, make_cue, read_cues, write_srt

SAID = Transcript(
    (
        make_cue(0.5, 2.25, "Nobody rang back.", "Speaker 1", Looked.CHECKED),
        make_cue(2.5, 3661.75, "What would have helped?", "Speaker 2"),
    )
)


def test_srt_comes_back_with_words_times_and_speakers() -> None:
    written = write_srt(SAID)
    read = read_cues(written.encode(), "talk.srt").transcript

    assert written.startswith("1\n00:00:00,500 --> 00:00:02,250\nSpeaker 1: Nobody rang back.")
    assert [(c.start, c.end, c.text, c.speaker) for c in read.cues] == [
        (c.start, c.end, c.text, c.speaker) for c in SAID.cues
    ]


def test_an_empty_transcript_is_an_empty_file() -> None:
    assert write_srt(Transcript()) == ""
