"""Noticing words of danger, and passing on what protects a child."""

from __future__ import annotations

from typing import Final

from speakopenly.change.rights.needs import NeedId
from speakopenly.change.rights.own import records as own
from speakopenly.change.rights.own.records import Feature
from speakopenly.change.rights.records import NeedAnswer, Way, WayKind
from speakopenly.change.rights.scope import Touch
from speakopenly.change.rights.stops import StopId
from speakopenly.hear.speaking.questions import YesNo

DANGER: Final = Feature(
    own.answered(
        own.subject("Noticing danger and passing it on", Touch.USES, Touch.WATCHES),
        stops={
            StopId.S1: (
                YesNo.DONT_KNOW,
                "What is passed on may reach whoever harms the child, through others. Not passing on may "
                "leave the "
                "child in harm. People decide each time; how it went for children is not known.",
            ),
            StopId.S7: (
                YesNo.DONT_KNOW,
                "A child who wrote cannot stop what protects them from being passed on. They are told "
                "before they "
                "type; some will not write because of it.",
            ),
        },
        needs=(
            NeedAnswer.of(
                NeedId.N1,
                aim="That a child in danger reaches a person who can act, at once.",
                whose="Everybody's who works with children; the law asks for it in much of what is written.",
                evidence="People write of danger where they were asked about mistakes; whoever reads it "
                "then knows.",
            ),
            NeedAnswer.of(
                NeedId.N2,
                how="The writer is asked, and a list of phrases is looked for. Either way a person opens "
                "the report "
                "within stated hours, and another is told if nobody does.",
            ),
            NeedAnswer.of(
                NeedId.N4,
                loses="The choice of what happens with their words, and some trust.",
                how_long="What was passed on cannot be called back.",
            ),
            NeedAnswer.of(
                NeedId.N5,
                YesNo.YES,
                reasons="It is passed on for the safety of the child and for nothing else, as little as "
                "that needs; "
                "clearing a flag takes two people, confirming it one.",
            ),
            NeedAnswer.of(
                NeedId.N9,
                child="Before typing: when somebody has to be told. After: what was passed on, to which "
                "role, unless "
                "telling now would put a child at more risk.",
                public="Nothing of any one report.",
            ),
            NeedAnswer.of(
                NeedId.N10, YesNo.NO, how_long="As the report. What was passed on: by whoever received it."
            ),
            NeedAnswer.of(
                NeedId.N11,
                triggers="Flags that nobody opens in time; passing on that told more than protecting needed.",
            ),
        ),
        ways=(
            Way(
                WayKind.NOTHING,
                "Never look for danger",
                "A child who wrote of it would wait for a reader's day.",
            ),
            Way(
                WayKind.ADULTS_ONLY,
                "Look only in what adults write",
                "What children write of themselves is where it matters most.",
            ),
            Way(
                WayKind.OTHER,
                "Ask, and look for no phrases",
                "Most of what is dangerous is written by people who "
                "did not tick the box; the list only adds a flag and takes none away.",
            ),
        ),
    ),
    does="A list of phrases raises a flag; a person on duty opens the report, and decides what is passed on.",
    rooms=("hear/reporting",),
    blank={
        NeedId.N2: "The list of phrases has not been measured on what children write. Its silence means "
        "nothing.",
        NeedId.N6: own.ASKED_NOBODY,
        NeedId.N7: "Children who say it in other words, or in another language, are missed more. Not "
        "measured.",
        NeedId.N8: own.SERVICE_LOOKS,
        NeedId.N9: own.FAMILY_TOLD,
        NeedId.N10: own.NO_ASSESSMENT,
        NeedId.N12: own.NOT_SIGNED,
    },
    service=(
        "Who is on duty at which hours, and what is promised at the door.",
        "What is passed on to whom, under your own procedures. Nothing here may delay protecting a child.",
        "How you learn what became of children about whom something was passed on.",
    ),
)
"""Protecting one child is never checked here: this is about the practice."""
