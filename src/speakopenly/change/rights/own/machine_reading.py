"""What machines on this site do with words that children wrote or said."""

from __future__ import annotations

from typing import Final

from speakopenly.change.rights.needs import NeedId
from speakopenly.change.rights.own import records as own
from speakopenly.change.rights.own.records import Feature
from speakopenly.change.rights.records import NeedAnswer, Way, WayKind
from speakopenly.change.rights.scope import Touch
from speakopenly.change.rights.stops import StopId
from speakopenly.hear.speaking.questions import YesNo

MACHINE_READING: Final = Feature(
    own.answered(
        own.subject("Machine reading of children's words", Touch.USES, Touch.PROFILES),
        stops={
            StopId.S1: (
                YesNo.DONT_KNOW,
                "A name that de-identification misses can point at a child in a quote. A share is "
                "missed, and it is "
                "published; of children's writing it was not measured.",
            ),
            StopId.S7: (
                YesNo.NO,
                "Nobody is scored or ranked, nothing is decided of a child by it, and taking words back "
                "takes them "
                "out of every theme.",
            ),
        },
        needs=(
            NeedAnswer.of(
                NeedId.N1,
                aim="That many voices can be read together, and names taken out before others read.",
                whose="Ours, and that of whoever reads.",
            ),
            NeedAnswer.of(
                NeedId.N2,
                how="Names are looked for, passages that speak of the same are put in piles, and a "
                "person reads, "
                "renames, splits and signs. Nothing a machine suggests is published by itself.",
            ),
            NeedAnswer.of(
                NeedId.N4,
                loses="Being read by a person first, word for word and in the child's own order.",
                how_long="While the words are kept.",
            ),
            NeedAnswer.of(
                NeedId.N5,
                YesNo.YES,
                reasons="It runs on the service's own machine and no word leaves it; nothing learns from "
                "the words "
                "for any other purpose; a finding without passages that a person read is refused.",
            ),
            NeedAnswer.of(
                NeedId.N9,
                child="Only what the consent text of the exercise says; no text of ours speaks of machines.",
                public="What the machine did, enough to do it again, with each report.",
            ),
            NeedAnswer.of(
                NeedId.N10, YesNo.NO, how_long="As the words: what is computed from them goes with them."
            ),
            NeedAnswer.of(
                NeedId.N11,
                triggers="A child is found in a quote; what children say ends in the pile of what fits "
                "nowhere more "
                "often than what adults say.",
            ),
        ),
        ways=(
            Way(
                WayKind.NOTHING,
                "Read without machines",
                "It is possible here and best for few voices; of thousands, most would not be read.",
            ),
            Way(
                WayKind.ADULTS_ONLY,
                "Let machines read only adults' words",
                "Then children's are read last, or not.",
            ),
            Way(
                WayKind.OTHER,
                "Look for names only, and sort nothing",
                "Exercises can be coded by people alone; "
                "where there are many voices, sorting shows whom nobody would have reached.",
            ),
        ),
    ),
    does="Names are looked for, passages sorted into themes, and factors suggested; people decide.",
    rooms=(
        "understand/reading",
        "understand/themes",
        "understand/codebook",
        "understand/coding",
        "understand/deidentification",
        "understand/findings",
        "understand/exchange",
        "understand/search",
    ),
    blank={
        NeedId.N1: "We have not shown that children gain from it; readers do.",
        NeedId.N2: "Measured on adults' writing. Not on children's spelling, and not on what they call "
        "things.",
        NeedId.N6: own.ASKED_NOBODY,
        NeedId.N7: "Children who write otherwise than adults are likely to be sorted worse. Not measured.",
        NeedId.N8: own.SERVICE_LOOKS,
        NeedId.N9: own.FAMILY_TOLD,
        NeedId.N10: own.NO_ASSESSMENT,
        NeedId.N12: own.NOT_SIGNED,
    },
    service=(
        "Whether a person reads every word that a child wrote, and who.",
        "Whether the consent text says in words for the young that a machine sorts what they said.",
    ),
)
"""A title, a pile and a suggestion are a machine's until somebody makes them theirs."""
