"""How strong a kind of change is, by the VA National Center for Patient Safety. Shown, and no more.

Strength is not merit. ``Strength`` has no order and no number, so nobody can sort, sum or rank by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Final

SOURCE: Final = "Intervention hierarchy, VA National Center for Patient Safety"


class Strength(Enum):
    """How far a change makes the work easier to do well, instead of asking people to be careful."""

    STRONGER = "stronger"
    INTERMEDIATE = "intermediate"
    WEAKER = "weaker"


class ActionKind(StrEnum):
    """What sort of change it is."""

    PHYSICAL_CHANGE = "physical_change"
    TESTED_TOOL = "tested_tool"
    FORCING_FUNCTION = "forcing_function"
    SIMPLER_PROCESS = "simpler_process"
    STANDARD_PROCESS = "standard_process"
    LEADERS_ACT = "leaders_act"
    REDUNDANCY = "redundancy"
    MORE_STAFF_OR_LESS_WORK = "more_staff_or_less_work"
    SOFTWARE = "software"
    FEWER_DISTRACTIONS = "fewer_distractions"
    CHECKLIST = "checklist"
    NO_LOOK_ALIKES = "no_look_alikes"
    READ_BACK = "read_back"
    BETTER_RECORDS = "better_records"
    DOUBLE_CHECK = "double_check"
    WARNING = "warning"
    POLICY = "policy"
    TRAINING = "training"
    MORE_STUDY = "more_study"


_S, _I, _W = Strength
_OF: Final = MappingProxyType(
    {
        ActionKind.PHYSICAL_CHANGE: (_S, "A quiet room beside the duty desk for calls with families."),
        ActionKind.TESTED_TOOL: (_S, "A visit form tried out with five workers before it is bought."),
        ActionKind.FORCING_FUNCTION: (_S, "A case cannot be moved before the next worker is named."),
        ActionKind.SIMPLER_PROCESS: (_S, "One referral form instead of three."),
        ActionKind.STANDARD_PROCESS: (_S, "Every team hands over in the same way, on the same page."),
        ActionKind.LEADERS_ACT: (_S, "The director sits in the duty room one morning a month."),
        ActionKind.REDUNDANCY: (_I, "A second worker knows each child."),
        ActionKind.MORE_STAFF_OR_LESS_WORK: (_I, "Two more posts, or fewer families for each."),
        ActionKind.SOFTWARE: (_I, "The record shows earlier episodes on its first page."),
        ActionKind.FEWER_DISTRACTIONS: (_I, "Phones go to another desk while plans are written."),
        ActionKind.CHECKLIST: (_I, "Six lines to look at before a placement starts."),
        ActionKind.NO_LOOK_ALIKES: (_I, "Brothers and sisters are told apart in the list of records."),
        ActionKind.READ_BACK: (_I, "Whoever takes a referral says it back before the call ends."),
        ActionKind.BETTER_RECORDS: (_I, "Reasons are written beside each decision."),
        ActionKind.DOUBLE_CHECK: (_W, "A second person signs the same form."),
        ActionKind.WARNING: (_W, "An e-mail that reminds everybody."),
        ActionKind.POLICY: (_W, "A new procedure or memo."),
        ActionKind.TRAINING: (_W, "A day's course."),
        ActionKind.MORE_STUDY: (_W, "Another audit."),
    }
)


def strength_of(kind: ActionKind) -> Strength:
    """The strength of a kind of change."""
    return _OF[kind][0]


def example_of(kind: ActionKind) -> str:
    """What such a change may look like in a children's service. Invented."""
    return _OF[kind][1]


def ask_for_a_stronger_one(kinds: Iterable[ActionKind]) -> str:
    """A question to whoever proposes only weaker changes; blank where there is another, or none at all."""
    strengths = {strength_of(kind) for kind in kinds}
    if strengths != {Strength.WEAKER}:
        return ""
    return "These all ask people to be more careful. Is there one that makes the work easier to do well?"
