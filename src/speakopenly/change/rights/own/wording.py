"""The Speak door in words for children and young people."""

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

YOUNG_WORDING: Final = Feature(
    own.answered(
        own.subject("Young people's words at the Speak door", Touch.USES),
        stops={
            StopId.S1: (
                YesNo.DONT_KNOW,
                "A child whose words are recognised may be blamed or hurt. Names are looked for and two "
                "people read, "
                "but nobody has tried with children how often somebody is recognised.",
            ),
            StopId.S7: (
                YesNo.NO,
                "There is no account and no invitation. Nothing is kept before Send, and nobody can see "
                "who did not "
                "write.",
            ),
        },
        needs=(
            NeedAnswer.of(
                NeedId.N1,
                aim="That a child can tell a service what goes wrong in it, and is answered.",
                whose="Ours, and that of the service that installs it.",
            ),
            NeedAnswer.of(
                NeedId.N2,
                how="Questions in plain words, no name asked, eight words to come back with, an answer "
                "to each.",
            ),
            NeedAnswer.of(
                NeedId.N4,
                loses="Some privacy: two readers see the words. Perhaps trust, where nothing comes of it.",
                how_long=f"The words: {RAW_WORDS.days} days after the report is closed. Being "
                "recognised: for good.",
            ),
            NeedAnswer.of(
                NeedId.N5,
                YesNo.YES,
                reasons="Whom to ring comes before the first question; the page says that it cannot "
                "notice every "
                "danger, and that telling an advocate as well is better.",
            ),
            NeedAnswer.of(
                NeedId.N9,
                child="Before typing: who reads, what is passed on and when. After: everything that came "
                "of it.",
                public="What was heard and changed, by theme, never of one report.",
            ),
            NeedAnswer.of(NeedId.N10, YesNo.NO, how_long=f"{RAW_WORDS.days} days after closing."),
            NeedAnswer.of(
                NeedId.N11,
                triggers="A child is recognised, or harmed for writing; nobody reads within the hours "
                "that the door "
                "states; young people say that they would not use it.",
            ),
        ),
        ways=(
            Way(
                WayKind.NOTHING,
                "Leave children to complaints and reviews",
                "Many never use them: they are about one decision, and take the courage to be named.",
            ),
            Way(
                WayKind.ADULTS_ONLY,
                "Ask only carers and workers what children say",
                "Adults say what they understood, and some of them are what the child would speak of.",
            ),
            Way(
                WayKind.OTHER,
                "An advocate writes for the child",
                "It is offered and better for many; it needs an "
                "advocate who is there, and a child who wants one.",
            ),
        ),
    ),
    does="The same questions as for adults in words for the young, with whom to ring before and after.",
    rooms=("hear/reporting",),
    blank={
        NeedId.N1: "We have no evidence of our own that this is pressing for children of a given service.",
        NeedId.N2: own.NOT_SHOWN,
        NeedId.N6: own.ASKED_NOBODY,
        NeedId.N7: "Who cannot read these words, has no phone of their own or speaks another language is "
        "not known.",
        NeedId.N8: own.SERVICE_LOOKS,
        NeedId.N9: own.FAMILY_TOLD,
        NeedId.N10: own.NO_ASSESSMENT,
        NeedId.N12: own.NOT_SIGNED,
    },
    service=(
        "Which advocate and which adult by name stand at the door, and whether each has a duty to the "
        "child alone.",
        "What young people of your service said of these pages before they opened, and what you changed.",
        "The assessment under the Children's Code, and the lawful basis in writing.",
    ),
)
"""Its questions are shown only after the gates of ``web/hear/reporting/opening`` are passed."""
