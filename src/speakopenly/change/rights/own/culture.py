"""The culture survey, where young people answer it."""

from __future__ import annotations

from typing import Final

from speakopenly.change.rights.needs import NeedId
from speakopenly.change.rights.own import records as own
from speakopenly.change.rights.own.records import Feature
from speakopenly.change.rights.records import NeedAnswer, Way, WayKind
from speakopenly.change.rights.scope import Touch
from speakopenly.change.rights.stops import StopId
from speakopenly.hear.speaking.questions import YesNo

CULTURE_SURVEYS: Final = Feature(
    own.answered(
        own.subject("The culture survey with young people", Touch.USES),
        stops={
            StopId.S1: (
                YesNo.DONT_KNOW,
                "Statements on shame and fear can bring back what hurt. Any may be skipped and who to ring "
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
                aim="That the shame and fear of young people weigh as much in results as those of staff.",
                whose="That of the service that asks.",
            ),
            NeedAnswer.of(
                NeedId.N2,
                how="The same number of statements is put to young people as to staff, and stands beside "
                "theirs in every result.",
            ),
            NeedAnswer.of(
                NeedId.N4,
                loses="A few minutes, and trust where nothing follows.",
                how_long="No answer leads back to them. The memory of being asked in vain stays longer.",
            ),
            NeedAnswer.of(
                NeedId.N5,
                YesNo.YES,
                reasons="Nothing is kept of who or when, no group under ten is shown, and a leader replies "
                "on the day results open.",
            ),
            NeedAnswer.of(
                NeedId.N9,
                child="Before the first statement: that it has no names, and when results are here. The "
                "results and the reply stand at the same link.",
                public="The same results.",
            ),
            NeedAnswer.of(NeedId.N10, YesNo.NO, how_long="Answers for three years, without a name or a day."),
            NeedAnswer.of(
                NeedId.N11,
                triggers="A young person who was told what to tick, or who says that answering was held "
                "against them.",
            ),
        ),
        ways=(
            Way(WayKind.NOTHING, "Do not ask", "Then culture is what adults say of it."),
            Way(
                WayKind.ADULTS_ONLY,
                "Ask staff and carers",
                "They are asked as well, and cannot say what it is like to be spoken to.",
            ),
            Way(
                WayKind.OTHER,
                "Ask a young people's forum to say it in its own words",
                "Do that too. Those who would never join a forum are not in it.",
            ),
        ),
    ),
    does="Young people tick how far they agree with 24 statements, at a link that is the same for everybody.",
    rooms=("check/culture",),
    blank={
        NeedId.N1: "What shows that asking is needed, the service says before it prepares a wave.",
        NeedId.N2: own.NOT_SHOWN,
        NeedId.N6: own.ASKED_NOBODY,
        NeedId.N7: "Young people who do not read, or have no telephone of their own, are missed more. Not "
        "measured.",
        NeedId.N8: own.SERVICE_LOOKS,
        NeedId.N9: own.FAMILY_TOLD,
        NeedId.N10: own.NO_ASSESSMENT,
        NeedId.N12: own.NOT_SIGNED,
    },
    service=(
        "Who gives young people the link, and who is near when they answer.",
        "Who they can talk to if a statement hurts; unlike an exercise, a wave has no plan that asks for it.",
        "What came of the last wave, and who told them.",
    ),
)
"""A wave is prepared without a plan of listening, so none of the gates of a plan asks for an advocate."""
