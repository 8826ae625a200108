"""Putting a transcript right while listening. Every function gives a new transcript; none changes one.

Cues are numbered from 1, as a page shows them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Consent
from speakopenly.hear.transcripts.records import Cue, Looked, Transcript, make_cue, tidy, tidy_name


def correct(transcript: Transcript, number: int, text: str) -> Transcript:
    """Change the words of one cue. Raises BadInput where no words are left, or there is no such cue."""
    cue = _cue(transcript, number)
    if not tidy(text):
        raise BadInput("A cue needs words.", do="Write what is said, or “(not clear)”.")
    return _put(transcript, number, replace(cue, text=tidy(text), looked=Looked.CORRECTED))


def mark_checked(transcript: Transcript, numbers: Collection[int]) -> Transcript:
    """Say that somebody has listened to these cues and they are right; one that was corrected stays so."""
    for number in numbers:
        _cue(transcript, number)
    wanted = frozenset(numbers)
    return Transcript(
        tuple(
            replace(cue, looked=Looked.CHECKED) if number in wanted and cue.looked is Looked.NOT_YET else cue
            for number, cue in enumerate(transcript.cues, start=1)
        )
    )


def name_speaker(transcript: Transcript, old: str, new: str) -> Transcript:
    """Call a speaker something else throughout; to call two of them the same joins their turns."""
    return Transcript(
        tuple(replace(cue, speaker=tidy_name(new)) if cue.speaker == old else cue for cue in transcript.cues)
    )


def say_who_speaks(transcript: Transcript, numbers: Collection[int], speaker: str) -> Transcript:
    """Give these cues to a speaker: so a turn is parted in two, or given to its neighbour."""
    for number in numbers:
        transcript = _put(transcript, number, replace(_cue(transcript, number), speaker=tidy_name(speaker)))
    return transcript


def split(transcript: Transcript, number: int, at: int) -> Transcript:
    """Part one cue at the letter ``at``; the time between is shared out by the letters.

    Raises BadInput where one of the two would have no words.
    """
    cue = _cue(transcript, number)
    first, second = cue.text[:at], cue.text[at:]
    if at < 0 or not first.strip() or not second.strip():
        raise BadInput("Both parts of a cue need words.", do="Split it between two words.")
    middle = cue.start + (cue.end - cue.start) * at / len(cue.text)
    parts = (
        make_cue(cue.start, middle, first, cue.speaker, cue.looked),
        make_cue(middle, cue.end, second, cue.speaker, cue.looked),
    )
    return Transcript((*transcript.cues[: number - 1], *parts, *transcript.cues[number:]))


def join_with_next(transcript: Transcript, number: int) -> Transcript:
    """Make one cue of two that follow each other. It counts as listened to only if both were."""
    cue, after = _cue(transcript, number), _cue(transcript, number + 1)
    if cue.speaker != after.speaker:
        raise BadInput("Two speakers share no cue.", do="Say first that both are one speaker.")
    times = (min(cue.start, after.start), max(cue.end, after.end))
    joined = Cue(*times, f"{cue.text} {after.text}", cue.speaker, _of_both(cue.looked, after.looked))
    return Transcript((*transcript.cues[: number - 1], joined, *transcript.cues[number + 1 :]))


def is_corrected(transcript: Transcript) -> bool:
    """Whether somebody has listened to every cue; an empty transcript is not corrected."""
    return bool(transcript.cues) and all(cue.looked is not Looked.NOT_YET for cue in transcript.cues)


def consent_for(transcript: Transcript, given: Consent) -> Consent:
    """The consent under which its turns may be brought in: no quote comes from an uncorrected transcript.

    Give it to ``Setting.consent``. Once the transcript is corrected, what the speaker agreed to holds again.
    """
    return replace(given, quote=given.quote and is_corrected(transcript))


def _of_both(one: Looked, other: Looked) -> Looked:
    if Looked.NOT_YET in (one, other):
        return Looked.NOT_YET
    return Looked.CORRECTED if Looked.CORRECTED in (one, other) else Looked.CHECKED


def _cue(transcript: Transcript, number: int) -> Cue:
    if not 1 <= number <= len(transcript.cues):
        raise BadInput(f"There is no cue {number}.", do=f"Choose one from 1 to {len(transcript.cues)}.")
    return transcript.cues[number - 1]


def _put(transcript: Transcript, number: int, cue: Cue) -> Transcript:
    return Transcript((*transcript.cues[: number - 1], cue, *transcript.cues[number:]))
