"""Agreement rounds, where words of young people are voted on and young people vote."""

from __future__ import annotations

from typing import Final

from speakopenly.change.rights.needs import NeedId
from speakopenly.change.rights.own import records as own
from speakopenly.change.rights.own.records import Feature
from speakopenly.change.rights.records import NeedAnswer, Way, WayKind
from speakopenly.change.rights.scope import Touch
from speakopenly.change.rights.stops import StopId
from speakopenly.hear.speaking.questions import YesNo

AGREEMENT_ROUNDS: Final = Feature(
    own.answered(
        own.subject("Agreement rounds with young people", Touch.USES),
        stops={
            StopId.S1: (
                YesNo.DONT_KNOW,
                "Words about harm can bring back what hurt. Anybody may pass or stop, and who to ring "
                "stands on each page; whether that is enough has not been looked at with young people.",
            ),
            StopId.S7: (
                YesNo.DONT_KNOW,
                "One link for all, so nobody sees who left it out. Whoever sits beside a young person sees.",
            ),
        },
        needs=(
            NeedAnswer.of(
                NeedId.N1,
                aim="That what young people said is weighed by others, and nobody answers back to them.",
                whose="That of the service that asks.",
            ),
            NeedAnswer.of(
                NeedId.N2,
                how="Their words stand among those of adults, in random order, unsigned.",
            ),
            NeedAnswer.of(
                NeedId.N4,
                loses="Seeing that most disagree with what one has said, alone with a screen.",
                how_long="The result stays. The words go when whoever said them takes them back.",
            ),
            NeedAnswer.of(
                NeedId.N5,
                YesNo.YES,
                reasons="Only words whose speakers allowed quoting, read by a person first; no votes of one "
                "person are kept, and no group under ten is shown.",
            ),
            NeedAnswer.of(
                NeedId.N9,
                child="Before the first statement: that it has no names, and until when one can vote. The "
                "result stands at the same link.",
                public="The same result.",
            ),
            NeedAnswer.of(
                NeedId.N10,
                YesNo.NO,
                how_long="Votes until the night after the last day, or after an early end; a month at most.",
            ),
            NeedAnswer.of(
                NeedId.N11,
                triggers="A young person who knows their words again and wishes they were not there, or who "
                "was told what to vote.",
            ),
        ),
        ways=(
            Way(
                WayKind.NOTHING,
                "Do not ask",
                "Then nobody knows which of the things said most would stand by.",
            ),
            Way(
                WayKind.ADULTS_ONLY,
                "Ask adults, with words of adults",
                "That can be done: a facilitator chooses the statements and who is given the link.",
            ),
            Way(
                WayKind.OTHER,
                "Talk it over in a room",
                "Do that too. In a room, those who speak first and loudest weigh more.",
            ),
        ),
    ),
    does="Anybody with a link votes agree, disagree or pass on short statements that others made.",
    rooms=("understand/rounds",),
    blank={
        NeedId.N1: "What shows that asking is needed, the service says before it opens a round.",
        NeedId.N2: own.NOT_SHOWN,
        NeedId.N6: own.ASKED_NOBODY,
        NeedId.N7: "Young people who do not read are missed more, and so are those without a telephone. Not "
        "measured.",
        NeedId.N8: own.SERVICE_LOOKS,
        NeedId.N9: own.FAMILY_TOLD,
        NeedId.N10: own.NO_ASSESSMENT,
        NeedId.N12: own.NOT_SIGNED,
    },
    service=(
        "Who gives young people the link, and who is near when they vote.",
        "Whether a statement could hurt whoever said it if most disagree; leave it out then.",
        "What came of the last round, and who told them.",
    ),
)
"""A statement that most disagree with is still somebody's: nothing on the page calls it wrong."""
