"""The invented plans of Northmoor's exercises: what they promise, and whom they must hear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from speakopenly.core.records import Channel
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.plans import actions
from speakopenly.web.hear.plans.models import GroupToHear
from speakopenly.web.people.staff import Staff
from speakopenly.web.public_path import ENGLISH, WELSH

DAYS_OF_ASKING: Final = 61
DAYS_TO_THE_REPLY: Final = 90
DAYS_WORDS_ARE_KEPT: Final = 365
CONSENT: Final = {
    (ENGLISH, "everyday"): (
        "Northmoor's learning board asks what helps and what gets in the way. Two facilitators read what you"
        " say. We keep your words for a year, then only without names. You can change your mind until we"
        " publish. May we count what you said? May we quote your words without your name? You may say no to"
        " each."
    ),
    (ENGLISH, "young"): (
        "We want to know what helps you and what does not. Two grown-ups read it. Your name is not in the"
        " report. You can stop at any time. Say yes or no to each: count what I said; use my words."
    ),
    (WELSH, "everyday"): (
        "Mae bwrdd dysgu Northmoor yn gofyn beth sy'n helpu a beth sy'n rhwystro. Cewch newid eich meddwl tan"
        " i ni gyhoeddi. A gawn ni gyfrif eich ateb? A gawn ni ddyfynnu eich geiriau heb eich enw?"
    ),
    (WELSH, "young"): (
        "Rydyn ni eisiau gwybod beth sy'n dy helpu di. Fydd dy enw di ddim yn yr adroddiad. Cei di stopio"
        " unrhyw bryd, a dweud ie neu na i bob peth."
    ),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One group that an invented exercise must hear, and how its people are known in the table."""

    name: str
    hoped: int
    why: str
    roles: tuple[str, ...] = ()
    about_here: int | None = None
    asked_before: int = 0
    came_of_it: str = ""
    are_children: bool = False
    reached: int = 0
    """How many of them a letter reached; none of them need have taken part."""


LISTENING: Final = (
    Group(
        "Children and young people in care",
        60,
        "They live with what is decided.",
        ("child_or_young_person",),
        340,
        2,
        "A children's council; nobody told the others.",
        are_children=True,
    ),
    Group(
        "Parents after care proceedings",
        60,
        "They know when help came too late.",
        ("parent_or_family",),
        410,
        1,
        "Nothing that we know of.",
    ),
    Group(
        "Foster and kinship carers",
        50,
        "They see each change of plan at home.",
        ("foster_or_kinship_carer",),
        280,
        1,
        "A phone line at weekends.",
    ),
    Group(
        "Practitioners",
        80,
        "They know what the work is like on a usual day.",
        ("practitioner", "newly_qualified", "family_support"),
        190,
        3,
        "Smaller caseloads were promised and did not come.",
    ),
    Group("Reviewing officers and chairs", 10, "They see every plan.",
          ("independent_reviewing_or_chair",), 12),
    Group("Judges, magistrates and court staff", 8, "They see what comes to court.",
          ("judge",), 15, reached=4),
    Group("Unaccompanied young people", 12, "They need an interpreter and somebody they trust.",
          ("unaccompanied",), 25, are_children=True),
    Group("People who left this service", 15, "They can say what those who stay cannot."),
)  # fmt: skip
NEAR_MISSES: Final = (
    Group("Practitioners", 30, "They are there when it nearly goes wrong.",
          ("practitioner", "newly_qualified", "family_support"), 190),
    Group("Residential workers", 10, "Nights and weekends are theirs.", ("residential_worker",), 60),
    Group("Foster and kinship carers", 10, "They notice first.", ("foster_or_kinship_carer",), 280),
)  # fmt: skip

CHANNELS: Final = {
    Channel.SURVEY: {
        "reaches": "People who read English or Welsh, and have a telephone or a computer.",
        "misses": "People who do not read, and those who trust no form from us.",
        "consent_with": "Each answer carries its own; the learning team holds the list.",
    },
    Channel.ROUND_TABLE: {
        "reaches": "Carers and practitioners who can come on a weekday.",
        "misses": "Night staff, and parents who would have to sit beside the service.",
        "consent_with": "The participation worker, on paper, in the locked cabinet.",
    },
}


def plan(exercise: Exercise, by: Staff, groups: tuple[Group, ...]) -> None:
    """Say everything that opening asks about."""
    ends_on = exercise.opened_on + timedelta(days=DAYS_OF_ASKING)
    actions.say_plan(
        by=by,
        exercise=exercise,
        support="The support worker of the learning board, in the room and for two weeks after.",
        pause="When somebody is distressed, asking stops. The support worker decides whether it goes on.",
        payment="A £20 voucher and fares for families and young people. None for staff: it is work time.",
        advocate="The children's advocate, who is not employed by the service.",
        steered_by="A care-experienced adviser\nA kinship carer\nA practitioner\nA reviewing officer",
        ethics="The learning board's ethics panel approved it before the first day.",
        ends_on=ends_on,
        reply_by=ends_on + timedelta(days=DAYS_TO_THE_REPLY),
        keep_words_days=DAYS_WORDS_ARE_KEPT,
        nations=["england", "wales"],
        languages=[ENGLISH, WELSH],
    )
    actions.say_consent(by=by, exercise=exercise, texts=CONSENT)
    for channel, said in CHANNELS.items():
        actions.plan_channel(by=by, exercise=exercise, channel=channel, **said)
    for group in groups:
        _add(exercise, by, group)


def _add(exercise: Exercise, by: Staff, group: Group) -> None:
    made = actions.add_group(
        by=by,
        exercise=exercise,
        name=group.name,
        hoped=group.hoped,
        why=group.why,
        about_here=group.about_here,
        asked_before=group.asked_before,
        came_of_it=group.came_of_it,
        are_children=group.are_children,
        column="role" if group.roles else "",
        values=list(group.roles),
    )
    if group.reached:
        _wrote_to(made.exercise.opened_on, made, by, group.reached)


def _wrote_to(on: date, group: GroupToHear, by: Staff, reached: int) -> None:
    actions.note_asked(
        by=by, group=group, channel=Channel.SUBMISSION, on=on, invited=2 * reached, reached=reached
    )
