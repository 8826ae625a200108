"""What the codes of the scheme are called in plain words. No label is about a person's worth."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from speakopenly.hear.speaking import (
    Condition,
    Danger,
    Effect,
    Kind,
    ProcessStage,
    RoleBand,
    Sharing,
    YesNo,
)
from speakopenly.web.hear.areas.wording import AREAS
from speakopenly.web.hear.reporting.speak.wording.schema import Labels

LABELS: Final = Labels(
    danger={
        Danger.YES: pgettext_lazy("is a child in danger", "Yes"),
        Danger.NOT_SURE: _("I am not sure"),
        Danger.NO: pgettext_lazy("is a child in danger", "No"),
    },
    kind={
        Kind.MISTAKE: _("Something went wrong"),
        Kind.NEAR_MISS: _("It nearly went wrong"),
        Kind.WEAK_POINT: _("A weak point"),
        Kind.GOOD_CATCH: _("Something went right"),
        Kind.WORRY: _("I am worried"),
    },
    condition={
        Condition.CF: _("The family's situation made it hard to see"),
        Condition.PW: _("Tired, under strain, new to it, or afraid to speak"),
        Condition.TA: _("Rushed, interrupted, or two aims pulling apart"),
        Condition.TI: _("Computer, form, phone, building, or missing history"),
        Condition.TC: _("Handover, cover, or not clear whose job"),
        Condition.SM: _("Supervision missed or thin"),
        Condition.MA: _("Another agency: no reply, not told, or not agreed"),
        Condition.WR: _("Too much work, empty posts, no suitable place"),
        Condition.OC: _("A rule that does not work, a target, or people expecting blame"),
        Condition.EX: _("Law, court dates, inspection, or the news"),
    },
    service_area=AREAS,
    stage={
        ProcessStage.CONTACT_REFERRAL: _("First contact or referral"),
        ProcessStage.TRIAGE_DECISION: _("Deciding what happens next"),
        ProcessStage.ALLOCATION: _("Giving the work to someone"),
        ProcessStage.VISIT_DIRECT_WORK: _("A visit, or time with the child"),
        ProcessStage.ASSESSMENT: _("Assessment"),
        ProcessStage.STRATEGY_DISCUSSION: _("Strategy discussion"),
        ProcessStage.SECTION47_ENQUIRY: _("Child protection enquiry"),
        ProcessStage.CONFERENCE: _("Conference"),
        ProcessStage.PLAN: _("Making a plan"),
        ProcessStage.REVIEW: _("Review"),
        ProcessStage.STEP_UP: _("Stepping up"),
        ProcessStage.STEP_DOWN_CLOSURE: _("Stepping down or closing"),
        ProcessStage.PRE_PROCEEDINGS: _("Before court"),
        ProcessStage.COURT: _("In court"),
        ProcessStage.PLACEMENT_MATCH: _("Finding a home"),
        ProcessStage.PLACEMENT_MOVE: _("A move to another home"),
        ProcessStage.RETURN_HOME: _("Going back home"),
        ProcessStage.LEAVING_CARE: _("Leaving care"),
        ProcessStage.TRANSFER_BETWEEN_TEAMS: _("Handing over between teams"),
        ProcessStage.OUT_OF_HOURS: _("At night or at the weekend"),
        ProcessStage.RECORDING: _("Writing it down"),
        ProcessStage.SUPERVISION: _("Supervision"),
        ProcessStage.OTHER: _("Another point"),
    },
    role_band={
        RoleBand.PRACTITIONER: _("Social worker or other practitioner"),
        RoleBand.NEWLY_QUALIFIED: _("Newly qualified worker"),
        RoleBand.TEAM_MANAGER: _("Team manager"),
        RoleBand.SENIOR_LEADER: _("Senior leader"),
        RoleBand.INDEPENDENT_REVIEWING_OR_CHAIR: _("Reviewing officer or conference chair"),
        RoleBand.FAMILY_SUPPORT: _("Family support worker"),
        RoleBand.FOSTER_OR_KINSHIP_CARER: _("Foster or kinship carer"),
        RoleBand.RESIDENTIAL_WORKER: _("Worker in a children's home"),
        RoleBand.ADOPTION_WORKER: _("Adoption worker"),
        RoleBand.BUSINESS_SUPPORT: _("Business support"),
        RoleBand.LEGAL: _("Legal"),
        RoleBand.HEALTH: _("Health"),
        RoleBand.EDUCATION: _("School or education"),
        RoleBand.POLICE: _("Police"),
        RoleBand.VOLUNTARY_SECTOR: _("Charity or voluntary group"),
        RoleBand.PARENT_OR_FAMILY: _("Parent or family"),
        RoleBand.CHILD_OR_YOUNG_PERSON: _("Child or young person"),
        RoleBand.COUNCILLOR_OR_BOARD: _("Councillor or board member"),
        RoleBand.STUDENT: _("Student"),
        RoleBand.PREFER_NOT_TO_SAY: _("I would rather not say"),
    },
    effect={
        Effect.NONE: _("No effect that I know of"),
        Effect.LOW: _("A short upset or delay, no extra help needed"),
        Effect.MODERATE: _("Extra help was needed, or weeks of disturbance"),
        Effect.SERIOUS: _("A serious or lasting effect"),
        Effect.DEATH: _("A child died"),
        Effect.UNKNOWN: _("I cannot tell yet"),
    },
    yes_no={
        YesNo.YES: _("Yes"),
        YesNo.NO: _("No"),
        YesNo.DONT_KNOW: _("I do not know"),
    },
    sharing={
        Sharing.YES: _("Yes"),
        Sharing.ASK: _("Ask me first"),
        Sharing.NO: _("No"),
    },
)
