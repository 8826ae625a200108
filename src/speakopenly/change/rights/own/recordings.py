"""Recordings of interviews and sessions in which children speak."""

from __future__ import annotations

from typing import Final

from speakopenly.change.rights.needs import NeedId
from speakopenly.change.rights.own import records as own
from speakopenly.change.rights.own.records import Feature
from speakopenly.change.rights.records import NeedAnswer, Way, WayKind
from speakopenly.change.rights.scope import Touch
from speakopenly.change.rights.stops import StopId
from speakopenly.hear.speaking.questions import YesNo

RECORDINGS: Final = Feature(
    own.answered(
        own.subject("Recordings of young people", Touch.USES),
        stops={
            StopId.S1: (
                YesNo.DONT_KNOW,
                "A voice is known to whoever knows the child. Recordings are sealed and never leave the "
                "machine; what "
                "a child says on one may still be passed on by those who heard it.",
            ),
            StopId.S7: (
                YesNo.DONT_KNOW,
                "Whoever holds the microphone sees who says no. What that costs is in that person's hands.",
            ),
        },
        needs=(
            NeedAnswer.of(
                NeedId.N1,
                aim="That what a child said aloud counts with what others wrote.",
                whose="Ours, and that of whoever leads the listening.",
            ),
            NeedAnswer.of(
                NeedId.N2,
                how="A machine here drafts the words; a person listens to all of it and puts every word "
                "right "
                "before one is quoted.",
            ),
            NeedAnswer.of(
                NeedId.N4,
                loses="The privacy of a voice, and control over words said in a moment.",
                how_long="The recording: as the plan of the exercise says, and until consent is taken back.",
            ),
            NeedAnswer.of(
                NeedId.N5,
                YesNo.YES,
                reasons="An exercise with children does not open without an advocate and consent texts "
                "in words for "
                "the young. Consent can be taken back at any time, and the words go.",
            ),
            NeedAnswer.of(
                NeedId.N9,
                child="In the consent text, before the recording: who hears it, how long it is kept.",
                public="Findings with quotes that the child agreed to, de-identified.",
            ),
            NeedAnswer.of(NeedId.N10, YesNo.NO, how_long="As the plan of the exercise says."),
            NeedAnswer.of(
                NeedId.N11,
                triggers="A voice is heard by somebody who was not named; children's words are written "
                "down wrongly "
                "more often than adults'.",
            ),
        ),
        ways=(
            Way(
                WayKind.NOTHING,
                "Do not hear what is only said",
                "Young children, and whoever does not write, would not be heard at all.",
            ),
            Way(WayKind.ADULTS_ONLY, "Record only adults", "Then adults speak for children again."),
            Way(
                WayKind.OTHER,
                "Somebody takes notes",
                "Less is lost of privacy, more of what was said; where notes are enough, take notes.",
            ),
        ),
    ),
    does="A recording is kept sealed, drafted into words on this machine, and put right by a person.",
    rooms=("hear/recordings", "hear/sessions"),
    blank={
        NeedId.N1: "Nothing of ours shows that a recording is needed rather than notes; whoever plans it "
        "says why.",
        NeedId.N2: "The machine was measured on synthetic voices only. That says nothing about "
        "children's voices.",
        NeedId.N6: own.ASKED_NOBODY,
        NeedId.N7: "Children with an accent, a stammer or few words are likely to be drafted worse. Not "
        "measured.",
        NeedId.N8: own.SERVICE_LOOKS,
        NeedId.N9: own.FAMILY_TOLD,
        NeedId.N10: own.NO_ASSESSMENT,
        NeedId.N12: own.NOT_SIGNED,
    },
    service=(
        "Why notes are not enough.",
        "Who holds the microphone, and what a child who says no loses by it.",
        "Who has parental responsibility and was asked, where that is needed.",
    ),
)
"""They come in at ``web/hear/recordings`` and count in the exercise that they belong to."""
