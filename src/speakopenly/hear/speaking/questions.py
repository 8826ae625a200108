"""What a report may be asked, as codes. What they are called in a page is the web's.

The codes are those of the coding scheme, so what a reporter ticks and what a reader codes can be compared.
No question asks who did it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Wording(StrEnum):
    """In which words the questions were put. One set of codes lies under all four."""

    EVERYDAY = "everyday"
    FAMILY = "family"
    YOUNG = "young"
    EASY = "easy"


class Danger(StrEnum):
    """Is a child in danger now, or likely to be hurt soon? Only a plain "no" is taken for no."""

    YES = "yes"
    NOT_SURE = "not_sure"
    NO = "no"
    UNANSWERED = "unanswered"

    @property
    def is_flagged(self) -> bool:
        """Whether help for the child comes first: anything but "no", also a blank."""
        return self is not Danger.NO


class Kind(StrEnum):
    """What sort of thing is told."""

    MISTAKE = "mistake"
    NEAR_MISS = "near_miss"
    WEAK_POINT = "weak_point"
    GOOD_CATCH = "good_catch"
    WORRY = "worry"


class Condition(StrEnum):
    """The ten groups of system factors; any may have hindered or helped. None is about a person's worth."""

    CF = "CF"
    """Child and family situation."""
    PW = "PW"
    """People doing the work: skill, strain, fear."""
    TA = "TA"
    """The task."""
    TI = "TI"
    """Tools and information."""
    TC = "TC"
    """Team and communication."""
    SM = "SM"
    """Supervision and management."""
    MA = "MA"
    """Working with other agencies."""
    WR = "WR"
    """Workload and resources."""
    OC = "OC"
    """Organisation and culture."""
    EX = "EX"
    """Outside conditions: law, courts, inspection, the news."""


class ServiceArea(StrEnum):
    """Which part of the work it belongs to: the finest place that is ever kept."""

    FRONT_DOOR = "front_door"
    EARLY_HELP = "early_help"
    ASSESSMENT = "assessment"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION = "child_protection"
    LOOKED_AFTER = "looked_after"
    CARE_LEAVERS = "care_leavers"
    FOSTERING = "fostering"
    KINSHIP = "kinship"
    ADOPTION = "adoption"
    RESIDENTIAL = "residential"
    EDGE_OF_CARE = "edge_of_care"
    EMERGENCY_DUTY = "emergency_duty"
    DISABLED_CHILDREN_SEND = "disabled_children_send"
    YOUTH_JUSTICE = "youth_justice"
    EXPLOITATION_MISSING = "exploitation_missing"
    UNACCOMPANIED_CHILDREN = "unaccompanied_children"
    COURT_LEGAL = "court_legal"
    SAFEGUARDING_PARTNERSHIP = "safeguarding_partnership"
    COMMISSIONING = "commissioning"
    CORPORATE = "corporate"
    OTHER = "other"


class ProcessStage(StrEnum):
    """At what point of the work."""

    CONTACT_REFERRAL = "contact_referral"
    TRIAGE_DECISION = "triage_decision"
    ALLOCATION = "allocation"
    VISIT_DIRECT_WORK = "visit_direct_work"
    ASSESSMENT = "assessment"
    STRATEGY_DISCUSSION = "strategy_discussion"
    SECTION47_ENQUIRY = "section47_enquiry"
    CONFERENCE = "conference"
    PLAN = "plan"
    REVIEW = "review"
    STEP_UP = "step_up"
    STEP_DOWN_CLOSURE = "step_down_closure"
    PRE_PROCEEDINGS = "pre_proceedings"
    COURT = "court"
    PLACEMENT_MATCH = "placement_match"
    PLACEMENT_MOVE = "placement_move"
    RETURN_HOME = "return_home"
    LEAVING_CARE = "leaving_care"
    TRANSFER_BETWEEN_TEAMS = "transfer_between_teams"
    OUT_OF_HOURS = "out_of_hours"
    RECORDING = "recording"
    SUPERVISION = "supervision"
    OTHER = "other"


class RoleBand(StrEnum):
    """The part somebody plays: bands wide enough that none is one person's job title."""

    PRACTITIONER = "practitioner"
    NEWLY_QUALIFIED = "newly_qualified"
    TEAM_MANAGER = "team_manager"
    SENIOR_LEADER = "senior_leader"
    INDEPENDENT_REVIEWING_OR_CHAIR = "independent_reviewing_or_chair"
    FAMILY_SUPPORT = "family_support"
    FOSTER_OR_KINSHIP_CARER = "foster_or_kinship_carer"
    RESIDENTIAL_WORKER = "residential_worker"
    ADOPTION_WORKER = "adoption_worker"
    BUSINESS_SUPPORT = "business_support"
    LEGAL = "legal"
    HEALTH = "health"
    EDUCATION = "education"
    POLICE = "police"
    VOLUNTARY_SECTOR = "voluntary_sector"
    PARENT_OR_FAMILY = "parent_or_family"
    CHILD_OR_YOUNG_PERSON = "child_or_young_person"
    COUNCILLOR_OR_BOARD = "councillor_or_board"
    STUDENT = "student"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"


class Effect(StrEnum):
    """The effect on child or family, as far as is known. It never decides whether we learn from it."""

    NONE = "0"
    LOW = "1"
    MODERATE = "2"
    SERIOUS = "3"
    DEATH = "4"
    UNKNOWN = "u"


class YesNo(StrEnum):
    """A plain answer, with room for not knowing."""

    YES = "yes"
    NO = "no"
    DONT_KNOW = "dont_know"


class Sharing(StrEnum):
    """May it be shared with the service, with names and clues taken out?"""

    YES = "yes"
    ASK = "ask"
    NO = "no"


class Asks(StrEnum):
    """What readers ask leave for, showing the safe version."""

    SHARING = "sharing"
    """May it be shared with the service?"""
    BULLETIN = "bulletin"
    """May it be printed in the bulletin?"""


class Bulletin(StrEnum):
    """May the safe version be printed in the bulletin? Only a yes to the version that was shown is a yes."""

    ASKED = "asked"
    """Shown and not answered yet."""
    YES = "yes"
    LATER = "later"
    """Ask me again."""
    NO = "no"


class HarmSigns(StrEnum):
    """What somebody may notice after they spoke. Which are offered hangs on the wording: ``signs_for``."""

    TREATMENT = "treatment"
    """Treated differently by managers or colleagues."""
    LEFT_OUT = "left_out"
    ROTA = "rota"
    """Rota, workload or duties changed for the worse."""
    APPRAISAL = "appraisal"
    """Appraisal, supervision, reference or pay."""
    DISCIPLINE = "discipline"
    """A complaint or disciplinary step against them."""
    CONTACT = "contact"
    """Time with the child cut, moved or made harder."""
    TONE = "tone"
    """Workers grew colder or sharper in what they say or write."""
    HELP_CUT = "help_cut"
    """Help, money or a service stopped or slowed."""
    PLAN_CHANGED = "plan_changed"
    """The plan for the child or family was changed for the worse."""
    MOVED = "moved"
    """Made to move home or school, or told that it might be."""
    TOLD_OFF = "told_off"
    """Told off, or made to feel bad for speaking."""
    THINGS_TAKEN = "things_taken"
    """Things, activities or treats taken away."""
    NOT_LISTENED_TO = "not_listened_to"
    ASKED_WHO_SPOKE = "asked_who_spoke"
    """Somebody tried to find out who spoke."""
    OTHER = "other"


_EVERYBODY: Final = (HarmSigns.ASKED_WHO_SPOKE, HarmSigns.OTHER)
_OF_YOUNG: Final = (
    HarmSigns.MOVED, HarmSigns.TOLD_OFF, HarmSigns.THINGS_TAKEN,
    HarmSigns.CONTACT, HarmSigns.NOT_LISTENED_TO, *_EVERYBODY,
)  # fmt: skip
_SIGNS: Final[Mapping[Wording, tuple[HarmSigns, ...]]] = MappingProxyType(
    {
        Wording.EVERYDAY: (
            HarmSigns.TREATMENT, HarmSigns.LEFT_OUT, HarmSigns.ROTA,
            HarmSigns.APPRAISAL, HarmSigns.DISCIPLINE, *_EVERYBODY,
        ),
        Wording.FAMILY: (
            HarmSigns.CONTACT, HarmSigns.TONE, HarmSigns.HELP_CUT,
            HarmSigns.PLAN_CHANGED, HarmSigns.NOT_LISTENED_TO, *_EVERYBODY,
        ),
        Wording.YOUNG: _OF_YOUNG,
        Wording.EASY: (HarmSigns.TONE, HarmSigns.HELP_CUT, *_OF_YOUNG),
    }
)  # fmt: skip


def signs_for(wording: Wording) -> tuple[HarmSigns, ...]:
    """Which signs the question "Has anything bad happened because you spoke?" offers, in order.

    Staff are asked about treatment, rota and appraisal, families about contact and tone, young people
    about being moved or told off. Easy read may be used by anyone young or old, so it offers both.
    """
    return _SIGNS[wording]
