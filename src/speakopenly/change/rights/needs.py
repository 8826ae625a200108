"""Necessity and proportionality, N1 to N12, as data: what is answered in words before conditions are set.

N1 to N4 are the questions of Bank Mellat v HM Treasury (No 2) [2013] UKSC 39: an aim that matters enough,
a measure that serves it, no less intrusive way, a fair balance. The others come from the Convention, from
children's rights impact assessments (Scotland, Wales) and from data protection impact assessments.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class NeedId(StrEnum):
    """The questions in the order in which they are asked."""

    N1 = "N1"
    N2 = "N2"
    N3 = "N3"
    N4 = "N4"
    N5 = "N5"
    N6 = "N6"
    N7 = "N7"
    N8 = "N8"
    N9 = "N9"
    N10 = "N10"
    N11 = "N11"
    N12 = "N12"


@dataclass(frozen=True, slots=True)
class Need:
    """One question in parts, each with words of its own. ``asks_yes`` is what must be a plain yes besides."""

    id: NeedId
    about: str
    parts: tuple[tuple[str, str], ...]
    asks_yes: str = ""
    articles: tuple[int, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What its parts are kept under."""
        return tuple(name for name, _asks in self.parts)


LEAST_WAYS: Final = 3
_ALL: Final = (
    Need(
        NeedId.N1,
        "Necessity",
        (
            ("aim", "What exactly is the aim?"),
            ("whose", "Whose aim is it?"),
            ("evidence", "What shows that it is real and pressing?"),
        ),
    ),
    Need(
        NeedId.N2,
        "Rational connection",
        (("how", "How will this measure achieve it?"), ("evidence", "What shows that it will?")),
    ),
    Need(
        NeedId.N3,
        "Less intrusive ways: at least three, with doing nothing and a way with adults only among them",
        (),
    ),
    Need(
        NeedId.N4,
        "Balance",
        (
            ("loses", "What does the child lose: safety, privacy, schooling, family, trust, childhood?"),
            ("how_long", "For how long?"),
        ),
        articles=(6, 16),
    ),
    Need(
        NeedId.N5,
        "Best interests",
        (("reasons", "For what reasons, in the decision itself?"),),
        asks_yes="Is what is best for the child a primary consideration in the decision?",
        articles=(3,),
    ),
    Need(
        NeedId.N6,
        "The child's voice",
        (
            ("said", "What did the child say?"),
            ("helped", "How were they helped to say it?"),
            ("changed", "What changed because of it?"),
        ),
        articles=(12,),
    ),
    Need(NeedId.N7, "Fairness", (("groups", "Which groups of children bear more of it?"),), articles=(2,)),
    Need(
        NeedId.N8,
        "Safeguard",
        (
            ("who", "Which role looks at it again?"),
            ("how_often", "How often? At least once a month."),
            ("who_ends", "Which role can end it at once?"),
        ),
        articles=(25,),
    ),
    Need(
        NeedId.N9,
        "Accountability",
        (
            ("child", "What will the child be told, and when?"),
            ("family", "What will the family be told, and when?"),
            ("public", "What will the public be told, and when?"),
        ),
    ),
    Need(
        NeedId.N10,
        "Privacy",
        (("how_long", "How long are data kept?"),),
        asks_yes="Is a data protection impact assessment done?",
        articles=(16,),
    ),
    Need(NeedId.N11, "When we would stop", (("triggers", "What, by name, would make us stop later?"),)),
    Need(
        NeedId.N12,
        "Oversight",
        (("role", "Which role, independent of the aim?"),),
        asks_yes="Has somebody independent of the aim read this and signed it?",
    ),
)
NEEDS: Final = MappingProxyType({each.id: each for each in _ALL})
"""By id, in the order in which they are asked."""
