"""A transcript is read as tools write it, with speakers and times; what is broken is counted, never lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel, Consent, Kind, Place
from speakopenly.core.sealing import InstallationKey
from speakopenly.hear.listening.gathered import NOT_ASKED, Setting, receive_pieces
from speakopenly.hear.transcripts import Reading, mark_checked, read_cues, read_transcript, write_vtt
from tests.library.hear.transcripts import files

SAID = "We had nine families & two cars. So some had to wait."


def read(text: str, name: str = "interview.vtt") -> Reading:
    return read_cues(text.encode(), name)


@pytest.mark.parametrize(
    ("written", "speakers"),
    [
        (files.TEAMS, ("Carys Northwood", "Tomos Vale")),
        (files.ZOOM, ("Carys Northwood", "Tomos Vale")),
        (files.OTTER, ("Speaker 1", "Speaker 2")),
        (files.SUBTITLES, ("CARYS", "TOMOS")),
    ],
    ids=["Teams", "Zoom", "Otter", "subtitles"],
)
def test_each_turn_is_the_consecutive_cues_of_one_speaker(written: str, speakers: tuple[str, ...]) -> None:
    gathered = read_transcript(written.encode(), "interview.vtt")

    assert gathered.speakers == speakers
    assert [piece.text for piece in gathered.pieces] == ["How did the visits go last week?", SAID]
    assert {piece.kind for piece in gathered.pieces} == {Kind.INTERVIEW_TURN}
    assert gathered.left_out == ()


def test_every_cue_of_a_turn_keeps_the_second_at_which_its_words_begin() -> None:
    question, answer = read_transcript(files.TEAMS.encode(), "interview.vtt").pieces

    assert question.places == (Place(0, seconds=3.24),)
    assert answer.places == (Place(0, seconds=6.0), Place(answer.text.index("So some"), seconds=9.5))


@pytest.mark.parametrize("written", [files.YOUTUBE, files.GROWING], ids=["rolling", "growing"])
def test_captions_that_say_again_what_the_screen_shows_are_joined_without_doubling(written: str) -> None:
    reading = read(written)

    said = " ".join(cue.text for cue in reading.transcript.cues)
    assert said.lower().replace(".", "") == "we had nine families and two cars so some had to wait"
    assert len(reading.transcript.cues) + reading.repeated + len(reading.left_out) == written.count("-->")


def test_somebody_who_says_a_word_twice_is_left_alone() -> None:
    written = (
        "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n\n"
        "3\n00:00:03,000 --> 00:00:05,000\nNobody rang back.\n\n4\n00:00:05,000 --> 00:00:06,000\nNot once.\n"
    )

    assert read_transcript(written.encode(), "a.srt").pieces[0].text == "No. No. Nobody rang back. Not once."


def test_a_cue_that_a_tool_wrote_twice_is_read_once() -> None:
    cue = "00:00:01.000 --> 00:00:02.000\nNobody rang back.\n\n"

    assert read_transcript(f"WEBVTT\n\n{cue}{cue}".encode(), "a.vtt").pieces[0].text == "Nobody rang back."


def test_broken_cues_are_left_out_by_the_number_of_their_line() -> None:
    reading = read(files.BROKEN)

    assert [cue.text for cue in reading.transcript.cues] == ["Said first.", "Said last."]
    assert [(each.row, each.reason) for each in reading.left_out] == [
        (13, "the time cannot be read"),
        (17, "the words have no time"),
        (20, "it ends before it begins"),
        (24, "no words in it"),
    ]


def test_no_reason_and_no_note_repeats_what_was_said() -> None:
    reading = read(files.BROKEN)

    assert "Lost" not in " ".join([*(each.reason for each in reading.left_out), *reading.notes])
    assert "Said" not in repr(reading)


def test_notes_styles_and_headers_are_nobodys_words() -> None:
    said = " ".join(cue.text for cue in read(files.BROKEN).transcript.cues)

    assert "typist" not in said
    assert "color" not in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_letters_and_line_ends_are_read_alike(encoding: str, end: str) -> None:
    written = "1\n00:00:01,000 --> 00:00:02,000\nSIÂN: Roedd pawb yn y tŷ bach café.\n".replace("ŷ", "y")

    gathered = read_transcript(written.replace("\n", end).encode(encoding), "cyfweliad.srt")

    assert gathered.pieces[0].text == "Roedd pawb yn y ty bach café."
    assert gathered.speakers == ("SIÂN",)


@pytest.mark.parametrize(
    "line",
    ["00:01.500 --> 00:02.000", "00:00:01,5 --> 00:00:02", "0:00:01.500 --> 0:00:02.000 align:start",
     "00:00:01,500 -> 00:00:02,000", "  00:00:01.500-->00:00:02.000"],
)  # fmt: skip
def test_times_are_read_as_sloppily_as_they_are_written(line: str) -> None:
    cue = read(f"{line}\nHello.\n").transcript.cues[0]

    assert (cue.start, cue.end, cue.text) == (1.5, 2.0, "Hello.")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1\n\n00:01.000 --> 00:02.000\nOne.\n\n2\n\n00:02.000 --> 00:03.000\nTwo.\n", ["One.", "Two."]),
        ("1\n00:01.000 --> 00:02.000\nOne.\n2\n00:02.000 --> 00:03.000\nTwo.\n", ["One.", "Two."]),
        ("00:01.000 --> 00:02.000\nOne.\n00:02.000 --> 00:03.000\nTwo.\n", ["One.", "Two."]),
        ("00:01.000 --> 00:02.000\nOne,\n\nand more.\n", ["One, and more."]),
        ("WEBVTT\n00:01.000 --> 00:02.000\nOne.\n", ["One."]),
        ("00:01.000 --> 00:02.000\nThe house at\n42\n", ["The house at 42"]),
        ("00:01.000 --> 00:02.000\n3 < 4 and <3\n", ["3 < 4 and <3"]),
    ],
)
def test_blank_lines_in_the_wrong_place_lose_no_word(written: str, said: list[str]) -> None:
    reading = read(written)

    assert [cue.text for cue in reading.transcript.cues] == said
    assert reading.left_out == ()


@pytest.mark.parametrize("words", ["My question: why?", "He said: no.", "At 10:30 we left."])
def test_words_before_a_colon_are_no_speaker_unless_the_file_writes_speakers_so(words: str) -> None:
    others = "".join(
        f"00:0{place}.000 --> 00:0{place}.900\nWe waited {place} days.\n\n" for place in range(3, 9)
    )
    reading = read(f"00:01.000 --> 00:02.000\n{words}\n\n{others}")

    assert reading.transcript.speakers == ()
    assert reading.transcript.cues[0].text == words


def test_two_people_in_one_cue_are_two_turns() -> None:
    for cue in ("<v Ann>Did they come?</v> <v Bob>No.</v>", "ANN: Did they come?\nBOB: No."):
        gathered = read_transcript(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{cue}\n".encode(), "a.vtt")
        assert [piece.text for piece in gathered.pieces] == ["Did they come?", "No."]


def test_an_interviewer_is_found_but_not_counted() -> None:
    gathered = read_transcript(files.TEAMS.encode(), "interview.vtt")
    setting = Setting(Channel.INTERVIEW, speakers={"Tomos Vale": {"role": "social worker"}})

    received = receive_pieces(gathered, setting, keyed_hash=InstallationKey(bytes(32)).keyed_hash)

    assert [contribution.text for contribution in received.contributions] == [SAID]
    assert received.contributions[0].groups == {"role": "social worker"}
    assert received.left_out == {NOT_ASKED: 1}
    assert received.found == gathered.found


@pytest.mark.parametrize(
    ("looked", "checked", "quoted"),
    [(False, False, False), (False, True, True), (True, False, True)],
    ids=["as it came", "somebody says so", "marked cue by cue"],
)
def test_no_turn_may_be_quoted_until_somebody_has_listened(looked: bool, checked: bool, quoted: bool) -> None:
    transcript = read(files.TEAMS).transcript
    if looked:
        transcript = mark_checked(transcript, [1, 2, 3])
    gathered = read_transcript(write_vtt(transcript).encode(), "interview.vtt")
    setting = Setting(Channel.INTERVIEW, consent=Consent(quote=True), checked=checked)

    received = receive_pieces(gathered, setting, keyed_hash=InstallationKey(bytes(32)).keyed_hash)

    assert {contribution.consent.quote for contribution in received.contributions} == {quoted}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "holds no words with times"),
        (b"WEBVTT\n\n", "holds no words with times"),
        (b"<html><body>Not a transcript</body></html>", "holds no words with times"),
        (b"%PDF-1.7\n" + bytes(range(32)) * 40, "is not a transcript"),
        (b"PK\x03\x04" + bytes(range(20)) * 99, "is not a transcript"),
    ],
)  # fmt: skip
def test_what_is_no_transcript_is_refused_with_one_line(data: bytes, problem: str) -> None:
    with pytest.raises(BadInput, match=problem) as refused:
        read_transcript(data, "folder\\interview.vtt")

    assert str(refused.value).startswith("interview.vtt: ")
    assert "\n" not in str(refused.value)


LINES = st.sampled_from(
    ["", " ", "1", "2", "NOTE", "WEBVTT", "STYLE", "00:01.000 --> 00:02.000", "00:00:03,000 --> 00:00:04,000",
     "00:99.000 --> 00:01", "--> x", "-->", "<v Ann>Yes.", "<v", "ANN: No.", "Ann: Hm", "so<00:00:01.000><c> it", "&lt;", "{\\an8}", "said"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_no_order_of_lines_breaks_the_reader_or_loses_a_time(lines: list[str]) -> None:
    written = "\n".join(lines)
    try:
        reading = read(written)
    except BadInput:
        return

    assert all(cue.text and cue.start <= cue.end for cue in reading.transcript.cues)
    gathered = read_transcript(written.encode(), "a.vtt")
    assert gathered.found == len(gathered.pieces) + len(reading.left_out)
    for piece in gathered.pieces:
        assert [place.start for place in piece.places] == sorted({place.start for place in piece.places})
        assert all(piece.text[place.start] != " " for place in piece.places)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_one_line(data: bytes) -> None:
    for given_bytes in (data, b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + data):
        problem = ""
        try:
            read_transcript(given_bytes, "a.vtt")
        except BadInput as refused:
            problem = str(refused)
        assert "\n" not in problem
