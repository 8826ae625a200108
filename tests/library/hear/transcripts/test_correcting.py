"""A transcript is put right while listening, and nothing is quoted from it before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Consent
from speakopenly.hear.transcripts import (
    Looked,
    Transcript,
    consent_for,
    correct,
    is_corrected,
    join_with_next,
    make_cue,
    mark_checked,
    media_fragment,
    name_speaker,
    read_cues,
    say_who_speaks,
    split,
    time_code,
    turns_of,
    write_vtt,
)
from tests.library.hear.transcripts import files

HEARD = Transcript(
    (
        make_cue(1, 2, "How did it go?"),
        make_cue(2, 6, "We had nine fam lies. And you?"),
        make_cue(6, 8, "Two cars."),
    )
)
TIMES = st.integers(0, 300_000_000).map(lambda thousandths: thousandths / 1000)
WORDS = st.text(max_size=60) | st.sampled_from(
    [
        "Ann: yes",
        "NOTE",
        "12",
        "-->",
        "00:01.000 --> 00:02.000",
        "<v Bob>no",
        "&lt;b&gt;",
        "{\\an8}up",
        ">> so",
        "a\u2028b",
    ]
)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    cues = []
    for _ in range(draw(st.integers(1, 6))):
        start, length = draw(TIMES), draw(st.integers(0, 9_000))
        text = draw(WORDS.filter(lambda words: make_cue(0, 0, words).text != ""))
        cues.append(make_cue(start, start + length / 1000, text, draw(WORDS), draw(st.sampled_from(Looked))))
    return Transcript(tuple(cues))


@settings(max_examples=400, deadline=None)
@given(transcripts())
def test_a_transcript_that_we_wrote_reads_as_it_was(transcript: Transcript) -> None:
    reading = read_cues(write_vtt(transcript).encode(), "ours.vtt")

    assert reading.transcript == transcript
    assert reading.left_out == ()


def test_what_another_tool_wrote_and_we_write_again_keeps_words_speakers_and_times() -> None:
    for written in (files.TEAMS, files.ZOOM, files.OTTER, files.SUBTITLES, files.YOUTUBE):
        once = read_cues(written.encode(), "a.vtt").transcript
        assert read_cues(write_vtt(once).encode(), "a.vtt").transcript == once


def test_no_quote_comes_from_an_uncorrected_transcript() -> None:
    given_by_speaker = Consent(quote=True)

    assert not is_corrected(HEARD)
    assert not consent_for(HEARD, given_by_speaker).quote
    assert consent_for(HEARD, given_by_speaker).count

    half = mark_checked(correct(HEARD, 2, "We had nine families. And you?"), [1])
    assert not is_corrected(half)

    whole = mark_checked(half, [1, 2, 3])
    assert is_corrected(whole)
    assert consent_for(whole, given_by_speaker).quote
    assert not consent_for(whole, Consent(quote=False)).quote
    assert [cue.looked for cue in whole.cues] == [Looked.CHECKED, Looked.CORRECTED, Looked.CHECKED]


def test_an_empty_transcript_is_not_a_corrected_one() -> None:
    assert not is_corrected(Transcript())


def test_marks_of_a_stranger_do_not_make_a_transcript_corrected() -> None:
    written = "WEBVTT\n\n1 checked\n00:01.000 --> 00:02.000\nHello.\n"

    assert not is_corrected(read_cues(written.encode(), "a.vtt").transcript)


def test_a_person_says_who_speaks_and_turns_part_and_join() -> None:
    parted = split(HEARD, 2, len("We had nine fam lies."))
    named = say_who_speaks(say_who_speaks(parted, [1, 3], "Ann"), [2, 4], "Bob")

    assert [(turn.speaker, turn.text) for turn in turns_of(named)] == [
        ("Ann", "How did it go?"),
        ("Bob", "We had nine fam lies."),
        ("Ann", "And you?"),
        ("Bob", "Two cars."),
    ]
    assert named.cues[1].end == named.cues[2].start == 4.8
    assert len(turns_of(name_speaker(named, "Bob", "Ann"))) == 1


def test_cues_are_joined_with_their_times_and_count_as_heard_only_if_both_were() -> None:
    one = join_with_next(mark_checked(HEARD, [2]), 2)

    assert (one.cues[1].start, one.cues[1].end) == (2.0, 8.0)
    assert one.cues[1].text == "We had nine fam lies. And you? Two cars."
    assert one.cues[1].looked is Looked.NOT_YET
    assert join_with_next(mark_checked(HEARD, [2, 3]), 2).cues[1].looked is Looked.CHECKED


@pytest.mark.parametrize(
    "deed",
    [
        lambda: correct(HEARD, 1, "  "),
        lambda: correct(HEARD, 0, "Said."),
        lambda: correct(HEARD, 4, "Said."),
        lambda: split(HEARD, 1, 0),
        lambda: split(HEARD, 1, 99),
        lambda: split(HEARD, 1, -3),
        lambda: join_with_next(HEARD, 3),
        lambda: join_with_next(say_who_speaks(HEARD, [1], "Ann"), 1),
        lambda: mark_checked(HEARD, [9]),
    ],
)
def test_what_cannot_be_done_is_refused_with_one_line(deed: object) -> None:
    with pytest.raises(BadInput) as refused:
        deed()  # type: ignore[operator]

    assert "fam lies" not in str(refused.value)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(0, "00:00:00"), (723.9, "00:12:03"), (3600, "01:00:00"), (359_999, "99:59:59")],
)
def test_a_time_is_written_for_a_person(seconds: float, code: str) -> None:
    assert time_code(seconds) == code


@pytest.mark.parametrize(
    ("start", "end", "fragment"),
    [(12, 15, "#t=12,15"), (12.5, 15.25, "#t=12.5,15.25"), (0, None, "#t=0"), (100, 200, "#t=100,200")],
)
def test_a_player_is_told_which_seconds_to_play(start: float, end: float | None, fragment: str) -> None:
    assert media_fragment(start, end) == fragment
