"""What codes are called on readers' pages. Reporters see their own words for the same codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speakopenly.hear.attachments.records import Removed
from speakopenly.hear.speaking.questions import (
    Asks,
    Bulletin,
    Condition,
    Danger,
    Effect,
    HarmSigns,
    Kind,
    ProcessStage,
    RoleBand,
    ServiceArea,
    Sharing,
    YesNo,
)
from speakopenly.hear.speaking.threads import MessageKind, NoticeKind
from speakopenly.web.hear.reporting.reports import policies
from speakopenly.web.hear.reporting.reports.models import Report, ReportState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DANGER: Final[Mapping[Danger, StrOrPromise]] = {
    Danger.YES: gettext_lazy("Yes"),
    Danger.NOT_SURE: gettext_lazy("Not sure"),
    Danger.NO: gettext_lazy("No"),
    Danger.UNANSWERED: gettext_lazy("Not answered, so treated as yes"),
}
LOOK_FIRST: Final[Mapping[Danger, StrOrPromise]] = {
    Danger.YES: gettext_lazy("The reporter said that a child is in danger, or may be hurt soon."),
    Danger.NOT_SURE: gettext_lazy("The reporter is not sure whether a child is in danger."),
    Danger.NO: "",
    Danger.UNANSWERED: gettext_lazy("The reporter did not answer whether a child is in danger."),
}
GRAVE: Final = gettext_lazy("The reporter chose that a child died, or that the effect is serious.")
WORDS_NOTICED: Final = gettext_lazy("A machine noticed words that may tell of a child at risk.")
HARM_TOLD: Final = gettext_lazy("The reporter says that something bad happened because they spoke.")
KIND: Final[Mapping[Kind, StrOrPromise]] = {
    Kind.MISTAKE: gettext_lazy("Something went wrong"),
    Kind.NEAR_MISS: gettext_lazy("Near miss"),
    Kind.WEAK_POINT: gettext_lazy("Weak point"),
    Kind.GOOD_CATCH: gettext_lazy("Something went right"),
    Kind.WORRY: gettext_lazy("Worry"),
}
CONDITION: Final[Mapping[Condition, StrOrPromise]] = {
    Condition.CF: gettext_lazy("Child and family situation"),
    Condition.PW: gettext_lazy("People doing the work: strain, skill, fear"),
    Condition.TA: gettext_lazy("The task: rushed, interrupted, aims in conflict"),
    Condition.TI: gettext_lazy("Tools and information"),
    Condition.TC: gettext_lazy("Team and communication: handover, cover"),
    Condition.SM: gettext_lazy("Supervision and management"),
    Condition.MA: gettext_lazy("Working with other agencies"),
    Condition.WR: gettext_lazy("Workload and resources"),
    Condition.OC: gettext_lazy("Organisation and culture: rules, targets, blame"),
    Condition.EX: gettext_lazy("Outside: law, court, inspection, news"),
}
SERVICE_AREA: Final[Mapping[ServiceArea, StrOrPromise]] = {
    ServiceArea.FRONT_DOOR: gettext_lazy("Front door"),
    ServiceArea.EARLY_HELP: gettext_lazy("Early help"),
    ServiceArea.ASSESSMENT: gettext_lazy("Assessment"),
    ServiceArea.CHILD_IN_NEED: gettext_lazy("Child in need"),
    ServiceArea.CHILD_PROTECTION: gettext_lazy("Child protection"),
    ServiceArea.LOOKED_AFTER: gettext_lazy("Children in care"),
    ServiceArea.CARE_LEAVERS: gettext_lazy("Leaving care"),
    ServiceArea.FOSTERING: gettext_lazy("Fostering"),
    ServiceArea.KINSHIP: gettext_lazy("Kinship care"),
    ServiceArea.ADOPTION: gettext_lazy("Adoption"),
    ServiceArea.RESIDENTIAL: gettext_lazy("Children's homes"),
    ServiceArea.EDGE_OF_CARE: gettext_lazy("Edge of care"),
    ServiceArea.EMERGENCY_DUTY: gettext_lazy("Emergency duty"),
    ServiceArea.DISABLED_CHILDREN_SEND: gettext_lazy("Disabled children and SEND"),
    ServiceArea.YOUTH_JUSTICE: gettext_lazy("Youth justice"),
    ServiceArea.EXPLOITATION_MISSING: gettext_lazy("Exploitation and missing"),
    ServiceArea.UNACCOMPANIED_CHILDREN: gettext_lazy("Unaccompanied children"),
    ServiceArea.COURT_LEGAL: gettext_lazy("Court and legal"),
    ServiceArea.SAFEGUARDING_PARTNERSHIP: gettext_lazy("Safeguarding partnership"),
    ServiceArea.COMMISSIONING: gettext_lazy("Commissioning"),
    ServiceArea.CORPORATE: gettext_lazy("The council as a whole"),
    ServiceArea.OTHER: gettext_lazy("Somewhere else"),
}
STAGE: Final[Mapping[ProcessStage, StrOrPromise]] = {
    ProcessStage.CONTACT_REFERRAL: gettext_lazy("Contact and referral"),
    ProcessStage.TRIAGE_DECISION: gettext_lazy("Deciding what happens next"),
    ProcessStage.ALLOCATION: gettext_lazy("Allocation"),
    ProcessStage.VISIT_DIRECT_WORK: gettext_lazy("Visit or direct work"),
    ProcessStage.ASSESSMENT: gettext_lazy("Assessment"),
    ProcessStage.STRATEGY_DISCUSSION: gettext_lazy("Strategy discussion"),
    ProcessStage.SECTION47_ENQUIRY: gettext_lazy("Section 47 enquiry"),
    ProcessStage.CONFERENCE: gettext_lazy("Conference"),
    ProcessStage.PLAN: gettext_lazy("Plan"),
    ProcessStage.REVIEW: gettext_lazy("Review"),
    ProcessStage.STEP_UP: gettext_lazy("Step up"),
    ProcessStage.STEP_DOWN_CLOSURE: gettext_lazy("Step down or closing"),
    ProcessStage.PRE_PROCEEDINGS: gettext_lazy("Before proceedings"),
    ProcessStage.COURT: gettext_lazy("Court"),
    ProcessStage.PLACEMENT_MATCH: gettext_lazy("Finding a home"),
    ProcessStage.PLACEMENT_MOVE: gettext_lazy("A move to another home"),
    ProcessStage.RETURN_HOME: gettext_lazy("Return home"),
    ProcessStage.LEAVING_CARE: gettext_lazy("Leaving care"),
    ProcessStage.TRANSFER_BETWEEN_TEAMS: gettext_lazy("Transfer between teams"),
    ProcessStage.OUT_OF_HOURS: gettext_lazy("Out of hours"),
    ProcessStage.RECORDING: gettext_lazy("Recording"),
    ProcessStage.SUPERVISION: gettext_lazy("Supervision"),
    ProcessStage.OTHER: gettext_lazy("Another point"),
}
ROLE_BAND: Final[Mapping[RoleBand, StrOrPromise]] = {
    RoleBand.PRACTITIONER: gettext_lazy("Practitioner"),
    RoleBand.NEWLY_QUALIFIED: gettext_lazy("Newly qualified worker"),
    RoleBand.TEAM_MANAGER: gettext_lazy("Team manager"),
    RoleBand.SENIOR_LEADER: gettext_lazy("Senior leader"),
    RoleBand.INDEPENDENT_REVIEWING_OR_CHAIR: gettext_lazy("Reviewing officer or chair"),
    RoleBand.FAMILY_SUPPORT: gettext_lazy("Family support"),
    RoleBand.FOSTER_OR_KINSHIP_CARER: gettext_lazy("Foster or kinship carer"),
    RoleBand.RESIDENTIAL_WORKER: gettext_lazy("Residential worker"),
    RoleBand.ADOPTION_WORKER: gettext_lazy("Adoption worker"),
    RoleBand.BUSINESS_SUPPORT: gettext_lazy("Business support"),
    RoleBand.LEGAL: gettext_lazy("Legal"),
    RoleBand.HEALTH: gettext_lazy("Health"),
    RoleBand.EDUCATION: gettext_lazy("Education"),
    RoleBand.POLICE: gettext_lazy("Police"),
    RoleBand.VOLUNTARY_SECTOR: gettext_lazy("Voluntary sector"),
    RoleBand.PARENT_OR_FAMILY: gettext_lazy("Parent or family"),
    RoleBand.CHILD_OR_YOUNG_PERSON: gettext_lazy("Child or young person"),
    RoleBand.COUNCILLOR_OR_BOARD: gettext_lazy("Councillor or board member"),
    RoleBand.STUDENT: gettext_lazy("Student"),
    RoleBand.PREFER_NOT_TO_SAY: gettext_lazy("Prefers not to say"),
}
EFFECT: Final[Mapping[Effect, StrOrPromise]] = {
    Effect.NONE: gettext_lazy("No effect that they know of"),
    Effect.LOW: gettext_lazy("Short upset or delay"),
    Effect.MODERATE: gettext_lazy("Extra help needed, or weeks of disturbance"),
    Effect.SERIOUS: gettext_lazy("Serious or lasting effect"),
    Effect.DEATH: gettext_lazy("A child died"),
    Effect.UNKNOWN: gettext_lazy("They cannot tell yet"),
}
YES_NO: Final[Mapping[YesNo, StrOrPromise]] = {
    YesNo.YES: gettext_lazy("Yes"),
    YesNo.NO: gettext_lazy("No"),
    YesNo.DONT_KNOW: gettext_lazy("Not sure"),
}
SHARING: Final[Mapping[Sharing, StrOrPromise]] = {
    Sharing.YES: gettext_lazy("Yes"),
    Sharing.ASK: gettext_lazy("Ask me first"),
    Sharing.NO: gettext_lazy("No"),
}
SIGNS: Final[Mapping[HarmSigns, StrOrPromise]] = {
    HarmSigns.TREATMENT: gettext_lazy("treated differently"),
    HarmSigns.LEFT_OUT: gettext_lazy("left out"),
    HarmSigns.ROTA: gettext_lazy("rota, workload or duties got worse"),
    HarmSigns.APPRAISAL: gettext_lazy("appraisal, supervision, reference or pay"),
    HarmSigns.DISCIPLINE: gettext_lazy("a complaint or discipline"),
    HarmSigns.CONTACT: gettext_lazy("less time with a child or family"),
    HarmSigns.TONE: gettext_lazy("colder or sharper tone"),
    HarmSigns.HELP_CUT: gettext_lazy("help or money stopped or slowed"),
    HarmSigns.PLAN_CHANGED: gettext_lazy("the plan changed for the worse"),
    HarmSigns.MOVED: gettext_lazy("moved, or told it might happen"),
    HarmSigns.TOLD_OFF: gettext_lazy("told off"),
    HarmSigns.THINGS_TAKEN: gettext_lazy("things taken away"),
    HarmSigns.NOT_LISTENED_TO: gettext_lazy("not listened to"),
    HarmSigns.ASKED_WHO_SPOKE: gettext_lazy("somebody asked who spoke"),
    HarmSigns.OTHER: gettext_lazy("something else"),
}
DID: Final[Mapping[MessageKind, StrOrPromise]] = {
    MessageKind.REPORT: gettext_lazy("The report"),
    MessageKind.ADDITION: gettext_lazy("The reporter added"),
    MessageKind.CORRECTION: gettext_lazy("The reporter put right"),
    MessageKind.ANSWER: gettext_lazy("The reporter answered"),
    MessageKind.QUESTION: gettext_lazy("Readers asked"),
    MessageKind.REPLY: gettext_lazy("Readers wrote"),
    MessageKind.CLOSING: gettext_lazy("Readers closed it"),
    MessageKind.HARM: gettext_lazy("What happened after they spoke"),
    MessageKind.SHARING_CHANGE: gettext_lazy("The reporter changed sharing"),
    MessageKind.NOTICE: gettext_lazy("The reporter was told"),
    MessageKind.CONSENT: gettext_lazy("Readers asked, and showed the safe version"),
    MessageKind.BULLETIN_CHANGE: gettext_lazy("The reporter decided about the bulletin"),
}
ASKS: Final[Mapping[Asks, StrOrPromise]] = {
    Asks.SHARING: gettext_lazy("May this be shared with the service?"),
    Asks.BULLETIN: gettext_lazy("May this be printed in the bulletin?"),
}
BULLETIN: Final[Mapping[Bulletin, StrOrPromise]] = {
    Bulletin.ASKED: gettext_lazy("Asked, not answered yet"),
    Bulletin.YES: gettext_lazy("Yes"),
    Bulletin.LATER: gettext_lazy("Ask me again"),
    Bulletin.NO: gettext_lazy("No"),
}
NOTICE: Final[Mapping[NoticeKind, StrOrPromise]] = {
    NoticeKind.IDENTITY_OPENED: gettext_lazy("Two people opened the way to reach them."),
    NoticeKind.PASSED_ON: gettext_lazy("Something of the report was passed on."),
    NoticeKind.HELD: gettext_lazy("The report is held and may not be erased for now."),
    NoticeKind.HOLD_ENDED: gettext_lazy("The report is no longer held."),
}
NOBODY, ONE, BOTH = gettext_lazy("none"), gettext_lazy("one"), gettext_lazy("both")
READERS_SO_FAR: Final[Mapping[ReportState, StrOrPromise]] = {
    ReportState.RECEIVED: NOBODY,
    ReportState.OPENED: NOBODY,
    ReportState.READ_ONCE: ONE,
    ReportState.READ_TWICE: BOTH,
    ReportState.SAFE: BOTH,
    ReportState.SHARED: BOTH,
    ReportState.RESPONDED: BOTH,
    ReportState.NOT_ACCEPTED: BOTH,
    ReportState.CLOSED: "–",
    ReportState.WITHDRAWN: "–",
}
REMOVED: Final[Mapping[Removed, StrOrPromise]] = {
    Removed.PLACE: gettext_lazy("place"),
    Removed.DEVICE: gettext_lazy("device"),
    Removed.TIME: gettext_lazy("time"),
    Removed.AUTHOR: gettext_lazy("author"),
    Removed.COMMENTS: gettext_lazy("comments"),
    Removed.TRACKED_CHANGES: gettext_lazy("tracked changes"),
    Removed.DOCUMENT_INFO: gettext_lazy("details of the file"),
    Removed.HIDDEN_TEXT: gettext_lazy("hidden text"),
    Removed.THUMBNAILS: gettext_lazy("small copies"),
    Removed.OTHER_PICTURES: gettext_lazy("other pictures inside"),
    Removed.COLOUR_PROFILE: gettext_lazy("colour settings"),
    Removed.EMBEDDED_FILES: gettext_lazy("files inside"),
    Removed.FORM_FIELDS: gettext_lazy("form boxes"),
    Removed.MACROS: gettext_lazy("macros"),
    Removed.SCRIPTS: gettext_lazy("scripts"),
    Removed.LINKS: gettext_lazy("links"),
}


def why_first(report: Report) -> str:
    """Why this report stands before the others; nothing where it does not."""
    by_answer, by_words = policies.open_flags(report)
    answered = LOOK_FIRST[Danger(report.danger)] or GRAVE
    reasons = (
        answered if by_answer else "",
        WORDS_NOTICED if by_words else "",
        HARM_TOLD if report.harm_told else "",
    )
    return " ".join(str(reason) for reason in reasons if reason)


def apart_line(look_first: int) -> str:
    """That reports to look at first are among those held apart; nothing where none is."""
    if not look_first:
        return ""
    return ngettext(
        "%(number)s to look at first is held apart.",
        "%(number)s to look at first are held apart.",
        look_first,
    ) % {"number": look_first}


def waiting_line(look_first: int, waiting: int) -> str:
    """How much waits, the safety of children first: "3 to look at first. 11 waiting." """
    first = _("%(number)s to look at first.") % {"number": look_first} if look_first else ""
    if not waiting:
        return first or _("Nothing is waiting. Quiet does not mean safe.")
    waits = ngettext("%(number)s waiting.", "%(number)s waiting.", waiting) % {"number": waiting}
    return f"{first} {waits}".strip()


def oldest_line(days: int) -> str:
    """When the first reply falls due, or for how long one has been late: "Oldest reply due in 2 days." """
    if days < 0:
        return ngettext(
            "Oldest reply late by %(number)s day.", "Oldest reply late by %(number)s days.", -days
        ) % {"number": -days}
    if days == 0:
        return _("Oldest reply due today.")
    return ngettext("Oldest reply due in %(number)s day.", "Oldest reply due in %(number)s days.", days) % {
        "number": days
    }


def next_step(state: ReportState, *, look_first: bool, reply_owed: bool) -> StrOrPromise:
    """The one thing to do next with a report, as far as its state tells; nothing once it is over."""
    if state in (ReportState.CLOSED, ReportState.WITHDRAWN):
        return "–"
    if state is ReportState.RECEIVED:
        return _("Open it")
    if look_first:
        return _("Look at what comes first")
    if state in (ReportState.OPENED, ReportState.READ_ONCE):
        return _("A reader saves notes") if state is ReportState.OPENED else _("A second reader saves notes")
    return _("Write to the reporter") if reply_owed else _("Close it")
