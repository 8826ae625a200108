"""Photos, letters and voice notes that a child sends along."""

from __future__ import annotations

from typing import Final

from speakopenly.change.rights.needs import NeedId
from speakopenly.change.rights.own import records as own
from speakopenly.change.rights.own.records import Feature
from speakopenly.change.rights.records import NeedAnswer, Way, WayKind
from speakopenly.change.rights.scope import Touch
from speakopenly.change.rights.stops import StopId
from speakopenly.core.retention import RAW_WORDS
from speakopenly.hear.speaking.questions import YesNo

FILES: Final = Feature(
    own.answered(
        own.subject("Files that children send", Touch.USES),
        stops={
            StopId.S1: (
                YesNo.DONT_KNOW,
                "What shows in a picture stays in it: a face, a room, an injury. Where it was taken and "
                "with what is "
                "taken out. A picture may also be one that nobody may hold.",
            ),
            StopId.S7: (YesNo.NO, "A file is never asked for to be heard; leaving it out changes nothing."),
        },
        needs=(
            NeedAnswer.of(
                NeedId.N1,
                aim="That a child can show what is hard to write.",
                whose="That of whoever sends it.",
            ),
            NeedAnswer.of(
                NeedId.N2,
                how="What shows is carried into a new file; what does not show is left behind; then it "
                "is sealed.",
            ),
            NeedAnswer.of(
                NeedId.N4,
                loses="Privacy, of others in the picture as well.",
                how_long=f"{RAW_WORDS.days} days after the report is closed.",
            ),
            NeedAnswer.of(
                NeedId.N5,
                YesNo.YES,
                reasons="Nothing of a file is quoted or published, and a file that cannot be cleaned "
                "says so to "
                "whoever sends it and opens for readers only.",
            ),
            NeedAnswer.of(
                NeedId.N9,
                child="At the file: what was taken out, and what shows all the same.",
                public="Nothing of any file.",
            ),
            NeedAnswer.of(NeedId.N10, YesNo.NO, how_long=f"{RAW_WORDS.days} days after closing."),
            NeedAnswer.of(
                NeedId.N11, triggers="A file tells where a child is; an unlawful picture is kept or copied."
            ),
        ),
        ways=(
            Way(
                WayKind.NOTHING,
                "Take no files",
                "A letter that nobody understood would have to be typed out.",
            ),
            Way(
                WayKind.ADULTS_ONLY,
                "Take files only from adults",
                "The child's own letter is the child's to show.",
            ),
            Way(
                WayKind.OTHER,
                "Let the child tell what is on it",
                "Enough for many, and always possible; not for whoever cannot put it in words.",
            ),
        ),
    ),
    does="A file is cleaned of what does not show, sealed, and opened by readers only.",
    rooms=("hear/reporting", "hear/taking_part"),
    blank={
        NeedId.N1: "We do not know how often children want to send a file.",
        NeedId.N2: own.NOT_SHOWN,
        NeedId.N6: own.ASKED_NOBODY,
        NeedId.N7: "Not known.",
        NeedId.N8: own.SERVICE_LOOKS,
        NeedId.N9: own.FAMILY_TOLD,
        NeedId.N10: own.NO_ASSESSMENT,
        NeedId.N12: own.NOT_SIGNED,
    },
    service=(
        "What a reader does at once who opens an unlawful picture of a child, under your own procedures.",
        "Who is in the picture, and whether they know.",
    ),
)
"""``hear/attachments`` cleans them; see docs/explanation/attachments.md for what cannot be taken out."""
