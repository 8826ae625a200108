"""The way out of learning: rarely used, for one act at a time, and never to find out whom to blame.

After the NHS just culture guide (2018): only where there is already a suspicion that somebody needs support
or management to work safely. Its tests stand in its order, behind the duty that comes before them: a possible
risk to children. Nothing here decides anything about anybody; it says who to go to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from speakopenly.change.reviews.responses import YesNo


class Ask(StrEnum):
    """The questions, in their order."""

    SUSPICION = "suspicion"
    RISK_TO_CHILDREN = "risk_to_children"
    DELIBERATE = "deliberate"
    HEALTH = "health"
    AGREED = "agreed"
    WORKABLE = "workable"
    KNOWINGLY = "knowingly"
    PEERS = "peers"
    LEFT_ALONE = "left_alone"
    MITIGATING = "mitigating"


class End(StrEnum):
    """Where the questions lead. The first two stay in learning."""

    NOT_FOR_THIS = "not_for_this"
    LEARNING = "learning"
    DESIGNATED_OFFICER = "RT3"
    OTHER_BODY = "RT6"
    HEALTH = "health"
    MANAGEMENT = "management"


WAYS_OUT: Final = tuple(
    each.value for each in (End.DESIGNATED_OFFICER, End.OTHER_BODY, End.HEALTH, End.MANAGEMENT)
)
"""The routes by which something leaves the learning space; RT3 and RT6 as in the rules for reports."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. An answer of ``counts_as``, or one that nobody knows, leads to ``leads_to``."""

    id: Ask
    asks: str
    hint: str
    counts_as: YesNo
    leads_to: End


QUESTIONS: Final = (
    Question(
        Ask.SUSPICION,
        "Is there already a suspicion that somebody needs support or management to work safely?",
        "That something went wrong is none.",
        YesNo.NO,
        End.NOT_FOR_THIS,
    ),
    Question(
        Ask.RISK_TO_CHILDREN,
        "May somebody who works with children have harmed a child, committed an offence against one, or be a "
        "risk to one?",
        "If you do not know, it counts as yes.",
        YesNo.YES,
        End.DESIGNATED_OFFICER,
    ),
    Question(
        Ask.DELIBERATE,
        "May there have been any wish to cause harm, or another crime?",
        "If you do not know, it counts as yes.",
        YesNo.YES,
        End.OTHER_BODY,
    ),
    Question(
        Ask.HEALTH,
        "Are there signs of ill health, or of drink or drugs?",
        "If you do not know, it counts as yes: then health is asked about first.",
        YesNo.YES,
        End.HEALTH,
    ),
    Question(
        Ask.AGREED,
        "Was there an agreed way of working for this act?",
        "If you do not know, it stays in learning.",
        YesNo.NO,
        End.LEARNING,
    ),
    Question(
        Ask.WORKABLE,
        "Could it be followed on that day, and do people follow it as a rule?",
        "Ask those who do the work, not those who wrote it.",
        YesNo.NO,
        End.LEARNING,
    ),
    Question(
        Ask.KNOWINGLY,
        "Was it left knowingly, with no good reason on that day?",
        "What came of it does not answer this.",
        YesNo.NO,
        End.LEARNING,
    ),
    Question(
        Ask.PEERS,
        "Might others with the same work and training have done the same?",
        "Ask three of them, without a name.",
        YesNo.YES,
        End.LEARNING,
    ),
    Question(
        Ask.LEFT_ALONE,
        "Was training, supervision or help missing?",
        "If you do not know, it stays in learning.",
        YesNo.YES,
        End.LEARNING,
    ),
    Question(
        Ask.MITIGATING,
        "Was anything else so that made this act more likely?",
        "Such as: two emergencies at once.",
        YesNo.YES,
        End.LEARNING,
    ),
)
WHO_TO_GO_TO: Final = MappingProxyType(
    {
        End.NOT_FOR_THIS: "Go on learning. This page is for a suspicion that is there already, and looks for "
        "none.",
        End.LEARNING: "Stay in learning. Others would likely have done the same, or the work left "
        "little choice: the answer is in the conditions.",
        End.DESIGNATED_OFFICER: "Tell the designated officer (LADO) within one working day, by the "
        "safeguarding lead. Learning stops on the person; conditions of the work may be kept.",
        End.OTHER_BODY: "Tell the police, the monitoring officer or HR on the same day. "
        "Somebody outside the learning team does it.",
        End.HEALTH: "Go to occupational health with the person, outside the learning team. "
        "Until it is clear, they do nothing in which they or others could come to harm.",
        End.MANAGEMENT: "Go to the person's manager and HR, outside the learning team, under their own "
        "procedures. A union or a colleague stands with the person.",
    }
)


def walk(answers: Mapping[Ask, YesNo]) -> End | Ask:
    """Where these answers about one act lead, or the first question that is not answered yet."""
    for question in QUESTIONS:
        answer = answers.get(question.id)
        if answer is None:
            return question.id
        if answer in (question.counts_as, YesNo.DONT_KNOW):
            return question.leads_to
    return End.MANAGEMENT
