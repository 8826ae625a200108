"""The nine stops, as data. Each is asked plainly; one that stands ends the check, whatever else is true.

After the founding text's answer to child spies (no benefit outweighs a right that is broken), the logic of
section 29C of the 2021 Act and the Convention. S0 comes first and cannot be answered away.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from speakopenly.hear.speaking.questions import YesNo


class StopId(StrEnum):
    """The stops in the order in which they are asked."""

    S0 = "S0"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"
    S5 = "S5"
    S6 = "S6"
    S7 = "S7"
    S8 = "S8"


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop. Only ``clears`` keeps it from standing: the other answer, a blank, "do not know" do not.

    ``said`` tells in plain words what was answered when it stands, ``because`` why that ends it.
    """

    id: StopId
    asks: str
    clears: YesNo
    said: str
    because: str
    articles: tuple[int, ...]
    not_meant: str = ""


_ALL: Final = (
    Stop(
        StopId.S0,
        "Would anyone under 18 be asked, encouraged or allowed to gather or pass information covertly about "
        "suspects for police, intelligence services or a council?",
        YesNo.NO,
        "You said that somebody under 18 would gather or pass information covertly about suspects.",
        "This stops at any age, with any consent, any risk assessment and any safeguard. It cannot be "
        "answered away.",
        (3, 16, 19, 36),
    ),
    Stop(
        StopId.S1,
        "Is it reasonably foreseeable that the child will suffer serious physical, sexual or "
        "psychological harm "
        "because of the measure?",
        YesNo.NO,
        "You said that it is foreseeable that the child would suffer serious harm.",
        "No benefit can outweigh this.",
        (6, 19),
    ),
    Stop(
        StopId.S2,
        "Would the child be kept in, or returned to, an exploitative or abusive situation so that adults "
        "gain "
        "something?",
        YesNo.NO,
        "You said that the child would stay where they are exploited or abused so that adults gain "
        "something.",
        "A child is taken out of such a place, not left in it for a purpose.",
        (19, 34, 36),
    ),
    Stop(
        StopId.S3,
        "Would the child be asked to commit a crime, or to deceive a parent or carer they depend on?",
        YesNo.NO,
        "You said that the child would be asked to commit a crime or to deceive somebody they depend on.",
        "It puts the child's future and the people they live by at stake for somebody else's aim.",
        (3, 9, 40),
        not_meant="A child keeping something from a person who may be harming them is not meant.",
    ),
    Stop(
        StopId.S4,
        "Is the measure covert, and the child under 16 or unable to understand the risks?",
        YesNo.NO,
        "You said that it is covert and that the child is under 16 or cannot understand the risks.",
        "A child who cannot know what is being risked cannot take the risk.",
        (12, 16),
    ),
    Stop(
        StopId.S5,
        "Is there an independent adult whose only duty is to this child?",
        YesNo.YES,
        "You said that no independent adult has the child as their only duty.",
        "Everybody else in the room has another aim as well.",
        (3, 12),
    ),
    Stop(
        StopId.S6,
        "Has a lawyer named the lawful basis in writing?",
        YesNo.YES,
        "You said that no lawyer has named the lawful basis in writing.",
        "What nobody can name a basis for is not done to a child.",
        (16, 37),
    ),
    Stop(
        StopId.S7,
        "Would stopping, refusing or leaving cost the child anything?",
        YesNo.NO,
        "You said that stopping, refusing or leaving would cost the child something.",
        "Then the child is not free to say no.",
        (12, 36),
    ),
    Stop(
        StopId.S8,
        "Is there a funded plan for recovery and long-term safety?",
        YesNo.YES,
        "You said that there is no funded plan for recovery and long-term safety.",
        "What is done to a child is carried by the child for longer than by anybody else.",
        (39,),
    ),
)
STOPS: Final = MappingProxyType({each.id: each for each in _ALL})
"""By id, in the order in which they are asked."""
