"""The wording for parents, family and carers: what this cannot do is said first, with who else can help."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking import Condition, Effect, ProcessStage, RoleBand, ServiceArea
from speakopenly.web.hear.reporting.speak.models import ContactKind
from speakopenly.web.hear.reporting.speak.wording import everyday
from speakopenly.web.hear.reporting.speak.wording.labels import LABELS
from speakopenly.web.hear.reporting.speak.wording.schema import Part

FRONT: Final = replace(
    everyday.FRONT,
    lead=_(
        "Tell us what went wrong, nearly went wrong, went well, or worries you. "
        "We look for what made it likely, not for someone to blame."
    ),
)

BEFORE: Final = replace(
    everyday.BEFORE,
    first=Part(
        heading=_("What this can do, and what it cannot"),
        lines=(
            _("This helps the service learn. It does not change a court decision or a plan for your child."),
            _("It is not a complaint. You can make a complaint as well, and that brings its own answer."),
            _("These people can help with a complaint, or speak up with you."),
        ),
    ),
    turn_to=(ContactKind.COMPLAINTS, ContactKind.ADVOCATE, ContactKind.ADULTS),
    turn_to_heading=_("Who can help with a complaint"),
    in_short=Part(
        heading=_("What we promise"),
        lines=(
            _("We do not ask your name, and we do not keep your internet address."),
            _("Two trained readers read every report. Your social worker is not sent it."),
            _("We do not put it on your child's file."),
            _("Nothing is kept until you press Send."),
            _("We also reply for all to read, but not to one report, unless its writer says yes."),
            _("First we wait 30 days from the newest report behind it."),
        ),
    ),
    not_instead=Part(
        heading=_("What this does not replace"),
        lines=(
            _("This does not replace calling the police or children's services."),
            _("You can still complain, ask for an advocate, or speak to a solicitor."),
            _("If you have a duty to report, you still have it, and we will never ask you not to."),
        ),
    ),
    safe=Part(
        heading=_("Stay safe"),
        lines=(
            _("If someone looks at your phone or computer, use another one if you can."),
            _(
                "“Leave this page” takes you to a weather page. So does Shift three times, "
                "if your browser runs scripts. It does not clear your history."
            ),
        ),
    ),
)

HAPPENED: Final = replace(
    everyday.HAPPENED,
    hint=(
        _("Write it your way. Notes are fine, in any language."),
        _("Say “my social worker” or “the school”. You do not need to use names."),
    ),
    prompts=Part(
        heading=_("If you do not know where to begin"),
        lines=(
            _("What did you need?"),
            _("What happened instead?"),
            _("What did it do to your child, or to you?"),
            _("What would have helped?"),
        ),
    ),
)

ABOUT: Final = replace(
    everyday.ABOUT,
    hint=_("Leave out whatever you like. What you leave out cannot point to you."),
    role_band=_("Who are you?"),
    happened_before=_("Has it happened to you before?"),
    said_elsewhere=_("Did you tell somebody else?"),
)

LABELS_HERE: Final = replace(
    LABELS,
    condition={
        Condition.CF: _("They did not see what life was like for us"),
        Condition.PW: _("The worker seemed tired, new, or under strain"),
        Condition.TA: _("It was rushed, or people wanted two things at once"),
        Condition.TI: _("Forms, computers, phones, or our history was missing"),
        Condition.TC: _("Workers changed, or nobody knew whose job it was"),
        Condition.SM: _("Nobody seemed to guide or check the worker"),
        Condition.MA: _("School, health, police and others did not work together"),
        Condition.WR: _("Too few workers, or no help or home to be had"),
        Condition.OC: _("Rules or targets, or we were afraid of being judged"),
        Condition.EX: _("The law, the court, or the news"),
    },
    service_area={
        area: LABELS.service_area[area]
        for area in (
            ServiceArea.FRONT_DOOR,
            ServiceArea.EARLY_HELP,
            ServiceArea.ASSESSMENT,
            ServiceArea.CHILD_IN_NEED,
            ServiceArea.CHILD_PROTECTION,
            ServiceArea.LOOKED_AFTER,
            ServiceArea.CARE_LEAVERS,
            ServiceArea.FOSTERING,
            ServiceArea.KINSHIP,
            ServiceArea.ADOPTION,
            ServiceArea.RESIDENTIAL,
            ServiceArea.EMERGENCY_DUTY,
            ServiceArea.DISABLED_CHILDREN_SEND,
            ServiceArea.YOUTH_JUSTICE,
            ServiceArea.EXPLOITATION_MISSING,
            ServiceArea.UNACCOMPANIED_CHILDREN,
            ServiceArea.COURT_LEGAL,
        )
    }
    | {ServiceArea.OTHER: _("Somewhere else, or I do not know")},
    stage={
        ProcessStage.CONTACT_REFERRAL: _("When we first had contact"),
        ProcessStage.VISIT_DIRECT_WORK: _("A visit"),
        ProcessStage.ASSESSMENT: _("An assessment"),
        ProcessStage.SECTION47_ENQUIRY: _("When they looked into whether our child was safe"),
        ProcessStage.CONFERENCE: _("A conference"),
        ProcessStage.PLAN: _("Making a plan"),
        ProcessStage.REVIEW: _("A review"),
        ProcessStage.PRE_PROCEEDINGS: _("Before court"),
        ProcessStage.COURT: _("In court"),
        ProcessStage.PLACEMENT_MOVE: _("When our child moved"),
        ProcessStage.RETURN_HOME: _("Coming home"),
        ProcessStage.LEAVING_CARE: _("Leaving care"),
        ProcessStage.TRANSFER_BETWEEN_TEAMS: _("A change of worker or team"),
        ProcessStage.OUT_OF_HOURS: _("At night or at the weekend"),
        ProcessStage.STEP_DOWN_CLOSURE: _("When help ended"),
        ProcessStage.OTHER: _("Another point"),
    },
    role_band={
        RoleBand.PARENT_OR_FAMILY: _("Parent or family"),
        RoleBand.FOSTER_OR_KINSHIP_CARER: _("Foster or kinship carer"),
        RoleBand.CHILD_OR_YOUNG_PERSON: _("Child or young person"),
        RoleBand.VOLUNTARY_SECTOR: _("Someone who helps the family"),
        RoleBand.PREFER_NOT_TO_SAY: _("I would rather not say"),
    },
    effect={
        Effect.NONE: _("No effect that I know of"),
        Effect.LOW: _("Upset or delay for a short time"),
        Effect.MODERATE: _("We needed extra help, or things were hard for weeks"),
        Effect.SERIOUS: _("It was serious, or it still goes on"),
        Effect.DEATH: _("A child died"),
        Effect.UNKNOWN: _("I cannot tell yet"),
    },
)

FAMILY: Final = replace(
    everyday.EVERYDAY,
    front=FRONT,
    before=BEFORE,
    happened=HAPPENED,
    about=ABOUT,
    labels=LABELS_HERE,
    helplines=(ContactKind.ADULTS, ContactKind.ADVOCATE, ContactKind.COMPLAINTS),
    helplines_heading=_("People who can help you"),
)
