"""Surveys and listening exercises that ask children."""

from __future__ import annotations

from typing import Final

from speakopenly.change.rights.needs import NeedId
from speakopenly.change.rights.own import records as own
from speakopenly.change.rights.own.records import Feature
from speakopenly.change.rights.records import NeedAnswer, Way, WayKind
from speakopenly.change.rights.scope import Touch
from speakopenly.change.rights.stops import StopId
from speakopenly.hear.speaking.questions import YesNo

SURVEYS: Final = Feature(
    own.answered(
        own.subject("Surveys of children", Touch.USES),
        stops={
            StopId.S1: (
                YesNo.DONT_KNOW,
                "A question can bring back what hurt. What helps stands beside the questions; whether it "
                "is enough "
                "has not been looked at with children.",
            ),
            StopId.S7: (
                YesNo.DONT_KNOW,
                "By link or letter nobody sees who left it. On a shared tablet whoever hands it over may "
                "see.",
            ),
        },
        needs=(
            NeedAnswer.of(
                NeedId.N1,
                aim="To hear from children what helps and what gets in the way, and answer them all.",
                whose="That of the service that plans the exercise.",
            ),
            NeedAnswer.of(
                NeedId.N2,
                how="Every question may be skipped; who was not reached is said beside what was heard.",
            ),
            NeedAnswer.of(
                NeedId.N4,
                loses="Time, some privacy, and trust where nothing follows.",
                how_long="The words: as the plan says. The memory of being asked in vain: longer.",
            ),
            NeedAnswer.of(
                NeedId.N5,
                YesNo.YES,
                reasons="An exercise opens only with an advocate, with what helps if it distresses, and "
                "with consent in words for the young; its plan says when asking is paused.",
            ),
            NeedAnswer.of(
                NeedId.N9,
                child="Before the first question: who reads, what for, how long. Afterwards: a draft to "
                "object to.",
                public="Findings and what became of them.",
            ),
            NeedAnswer.of(NeedId.N10, YesNo.NO, how_long="As the plan of the exercise says."),
            NeedAnswer.of(
                NeedId.N11,
                triggers="The rule of pausing in the plan; a child who says that answering was held "
                "against them.",
            ),
        ),
        ways=(
            Way(WayKind.NOTHING, "Do not ask", "What is not asked is decided without children."),
            Way(
                WayKind.ADULTS_ONLY,
                "Ask those who work with them",
                "It is asked as well, and is not the same.",
            ),
            Way(
                WayKind.OTHER,
                "Use what children have said elsewhere",
                "Look there first; it is older and of others, and nobody owes those children an answer.",
            ),
        ),
    ),
    does="Children are asked questions by link, letter, shared tablet or in a session, and their answers "
    "count.",
    rooms=("hear/plans", "hear/listening", "hear/surveys", "hear/taking_part", "understand/member_checks"),
    blank={
        NeedId.N1: "What shows that asking is needed is said in each plan, by whoever plans it.",
        NeedId.N2: own.NOT_SHOWN,
        NeedId.N6: own.ASKED_NOBODY,
        NeedId.N7: "Each exercise lists who was reached and who was not. Of the form itself, we do not know.",
        NeedId.N8: own.SERVICE_LOOKS,
        NeedId.N9: own.FAMILY_TOLD,
        NeedId.N10: own.NO_ASSESSMENT,
        NeedId.N12: own.NOT_SIGNED,
    },
    service=(
        "What these children have been asked before, and what came of it.",
        "Who hands over the tablet, and whether somebody else can.",
        "Who agreed for children too young to agree alone.",
    ),
)
"""A plan says that children are among those heard; then the gates ask for more."""
