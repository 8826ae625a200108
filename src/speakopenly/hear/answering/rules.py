"""The thirteen routing rules as data: what a report shows, what then, by when, and on what basis.

Written for this project after the just-culture boundary of ASRS, CHIRP and RCA2 (danger, crime and harm
done on purpose go elsewhere) and the duties of the United Kingdom's nations. A rule is about what a report
shows, never about who wrote it or how.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from speakopenly.hear.answering.clocks import (
    AS_SOON_AS_PRACTICABLE,
    NOW,
    ONE_WORKING_DAY,
    SAME_DAY,
    Clock,
    within_working_days,
)

WORKING_DAYS_TO_REPLY: Final = 20


class RuleId(StrEnum):
    """The rules, the most protective first."""

    RT1 = "RT1"
    RT2 = "RT2"
    RT3 = "RT3"
    RT4 = "RT4"
    RT5 = "RT5"
    RT6 = "RT6"
    RT7 = "RT7"
    RT8 = "RT8"
    RT13 = "RT13"
    RT12 = "RT12"
    RT10 = "RT10"
    RT9 = "RT9"
    RT11 = "RT11"


class Signpost(StrEnum):
    """Who else can help; a page has the addresses of its own nation and service."""

    UNION = "union"
    WHISTLEBLOWING = "whistleblowing"
    HR = "hr"
    EQUALITY = "equality"
    COMPLAINTS = "complaints"
    ADVOCACY = "advocacy"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``is_asked`` is whether readers answer it; the others follow from what they answered.

    ``leaves_learning`` is for what lives on under another body's rules: learning stops on the person, and
    system factors may be kept. ``to`` is who receives what, as a role; ``left_out`` is what they do not get.
    """

    id: RuleId
    shows: str
    then: str
    clock: Clock | None
    basis: str
    nation: str = ""
    to: str = ""
    left_out: str = ""
    is_asked: bool = True
    leaves_learning: bool = False
    signposts: tuple[Signpost, ...] = ()


_WRITER: Final = "Who wrote it, unless the identity step is taken for this and for nothing else."
_ALL: Final = (
    Rule(
        RuleId.RT1,
        "A child in immediate danger",
        "Stop. Ring 999, the front door or the out-of-hours team, and offer the writer the numbers.",
        NOW,
        "Advice of every safeguarding partnership; Working Together to Safeguard Children (England).",
        nation="Each nation has its own guidance and contacts.",
        to="Police, front door or out-of-hours team",
        left_out=_WRITER,
        leaves_learning=True,
    ),
    Rule(
        RuleId.RT2,
        "A child likely to be at risk, and not known to be protected",
        "The named safeguarding lead, not line management, makes or confirms a referral.",
        SAME_DAY,
        "Children Act 1989, section 47 duty (England and Wales).",
        nation="Scotland and Northern Ireland have duties of their own: ask your legal adviser.",
        to="Safeguarding lead, then children's services",
        left_out=_WRITER,
        leaves_learning=True,
    ),
    Rule(
        RuleId.RT3,
        "Somebody working with children has or may have harmed a child, committed an offence against one, or "
        "behaved so as to pose a risk or be unsuitable",
        "The designated officer decides. Learning stops on the person; system factors may be kept.",
        ONE_WORKING_DAY,
        "Working Together to Safeguard Children: designated officer (England).",
        nation="Wales, Scotland and Northern Ireland name other roles.",
        to="Designated officer (LADO)",
        left_out=_WRITER,
        leaves_learning=True,
    ),
    Rule(
        RuleId.RT4,
        "A child died or was seriously harmed, and abuse or neglect is known or suspected",
        "The statutory notification route. Learning work is held until the partners agree.",
        within_working_days(5),
        "Children Act 2004, section 16C (England).",
        nation="Other nations have reviews and clocks of their own.",
        to="Safeguarding partners",
        left_out=_WRITER,
        leaves_learning=True,
    ),
    Rule(
        RuleId.RT5,
        "A suspected sexual offence against a child",
        "Police or the authority. Tell the writer that sending it here does not discharge a personal duty.",
        AS_SOON_AS_PRACTICABLE,
        "Common duty to protect; a duty to report in law was before Parliament for England in 2026.",
        nation="Check what is in force in your nation. Nothing here may discourage anybody from reporting.",
        to="Police or children's services",
        left_out=_WRITER,
        leaves_learning=True,
    ),
    Rule(
        RuleId.RT6,
        "Another crime, fraud, cruelty, intoxication at work, or harm done on purpose",
        "Police, monitoring officer or a separate HR route, by somebody outside the learning team.",
        SAME_DAY,
        "RCA2 and ASRS exclude these from learning reviews.",
        to="Police, monitoring officer, or HR outside the learning team",
        left_out=_WRITER,
        leaves_learning=True,
    ),
    Rule(
        RuleId.RT7,
        "Wrongdoing, danger, breach of a legal duty, or covering up: it may be a protected disclosure",
        "Show whistleblowing rights and prescribed persons. The writer chooses. It is never made less of.",
        within_working_days(2),
        "Public Interest Disclosure Act 1998 (England, Wales and Scotland).",
        nation="Northern Ireland: Public Interest Disclosure (NI) Order 1998.",
        to="Nobody, until the writer has chosen",
        left_out="Everything, until the writer has chosen.",
        signposts=(Signpost.WHISTLEBLOWING, Signpost.UNION),
    ),
    Rule(
        RuleId.RT8,
        "Personal data lost or exposed",
        "The data protection officer, who has 72 hours to tell the regulator where that is due.",
        SAME_DAY,
        "UK GDPR, article 33.",
        to="Data protection officer",
        left_out=_WRITER,
    ),
    Rule(
        RuleId.RT9,
        "Pay and personal terms, with no safety content",
        "Not ours to answer. Say who can: union, HR, equality. It is counted apart.",
        within_working_days(2),
        "CHIRP and CIRAS practice.",
        to="Nobody",
        left_out="Everything. Nothing is passed on.",
        signposts=(Signpost.UNION, Signpost.HR, Signpost.EQUALITY),
    ),
    Rule(
        RuleId.RT10,
        "A child's or a family's complaint",
        "Offer the statutory complaints procedure and advocacy. The theme is kept only with consent.",
        within_working_days(2),
        "Children Act 1989, section 26 (England and Wales).",
        nation="Other nations have procedures of their own.",
        to="Nobody, until the writer has chosen",
        left_out="Everything, until the writer has chosen.",
        signposts=(Signpost.COMPLAINTS, Signpost.ADVOCACY),
    ),
    Rule(
        RuleId.RT11,
        "Something that went wrong, a weak point or something that went right, and none of the above",
        "The protected learning route.",
        within_working_days(WORKING_DAYS_TO_REPLY),
        "The promise at the Speak door.",
        to="Readers",
        left_out="Nobody outside the readers sees their words before a safe version is made.",
        is_asked=False,
    ),
    Rule(
        RuleId.RT12,
        "A manager, lawyer or journalist asks who wrote it",
        "Refuse. It is not held after closing. Log that somebody asked; a court order goes to the lawyer.",
        None,
        "ASRS and CHIRP practice.",
        to="Nobody",
        left_out="Everything.",
        is_asked=False,
    ),
    Rule(
        RuleId.RT13,
        "A mistake with an effect on a child or a family",
        "Candour: have they been told what went wrong, and who will help put it right?",
        within_working_days(10),
        "Professional duties of candour. Learning is never a reason not to tell.",
        nation="Each nation has its own standard.",
        to="The child or family",
        left_out="Who wrote it.",
        is_asked=False,
    ),
)
_BY_ID: Final = MappingProxyType({each.id: each for each in _ALL})

RULES: Final = tuple(_BY_ID[each] for each in RuleId)
"""All thirteen, the most protective first."""
ASKED: Final = tuple(each for each in RULES if each.is_asked)
"""Those that readers answer, in the same order."""


def rule(ident: RuleId) -> Rule:
    """The rule of this id."""
    return _BY_ID[ident]
