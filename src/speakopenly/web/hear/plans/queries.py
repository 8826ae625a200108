"""The plan of an exercise, who was heard of those it must hear, and what a report says of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.records import Channel
from speakopenly.hear import coverage
from speakopenly.hear.coverage import Board, Wanted
from speakopenly.web.hear.events import CameTogether, WhoCame
from speakopenly.web.hear.listening import policies as listening_policies
from speakopenly.web.hear.listening import queries as listening
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.listening.models import Exercise, ExerciseState
from speakopenly.web.hear.plans import gates, policies
from speakopenly.web.hear.plans.gates import Planned
from speakopenly.web.hear.plans.models import (
    CAN_BE_PLANNED,
    Answer,
    Asked,
    ConsentText,
    GroupToHear,
    Plan,
    PlannedChannel,
)
from speakopenly.web.people import events
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Answered:
    """One line on who was not heard, and the answer to it: of a group where ``key`` is one, or added."""

    key: str
    line: str
    answer: str


def plan_of(exercise: Exercise) -> Plan:
    """The plan of an exercise; a blank one where nobody has planned it yet."""
    return Plan.objects.filter(exercise=exercise).first() or Plan(
        service_id=exercise.service_id, exercise=exercise
    )


def planned(exercise: Exercise) -> Planned:
    """Everything that opening asks about."""
    return Planned(
        exercise=exercise,
        plan=plan_of(exercise),
        groups=list(groups_of(exercise)),
        channels=channels_of(exercise),
        texts=consent_texts(exercise),
        late=late_replies(exercise.service_id, besides=exercise),
    )


def groups_of(exercise: Exercise) -> QuerySet[GroupToHear]:
    """Who must be heard, by name."""
    return GroupToHear.objects.filter(exercise=exercise).select_related("exercise")


def group(exercise: Exercise, group_id: UUID) -> GroupToHear:
    """One of them. Raises Http404 for any other."""
    found = groups_of(exercise).filter(pk=group_id).first()
    if found is None:
        raise Http404
    return found


def channels_of(exercise: Exercise) -> list[PlannedChannel]:
    """The channels of a plan, in the order in which we always name them."""
    found = PlannedChannel.objects.filter(exercise=exercise).select_related("exercise")
    order = list(map(str, CHANNELS))
    return sorted(found, key=lambda each: order.index(each.channel))


def channel_of(exercise: Exercise, name: str) -> Channel:
    """A channel that can be planned, by its name in an address. Raises Http404 for any other."""
    if name not in map(str, CAN_BE_PLANNED):
        raise Http404
    return Channel(name)


def planned_channel(exercise: Exercise, channel: Channel) -> PlannedChannel | None:
    """What the plan says of one channel; None where it is not planned."""
    found = PlannedChannel.objects.filter(exercise=exercise, channel=channel)
    return found.select_related("exercise").first()


def consent_texts(exercise: Exercise) -> list[ConsentText]:
    """The consent texts that are written, by language and reader."""
    return list(ConsentText.objects.filter(exercise=exercise).order_by("language", "reading"))


def asked_of(group: GroupToHear) -> list[Asked]:
    """What was written down of inviting this group, oldest first."""
    return list(Asked.objects.filter(group=group))


def late_replies(service_id: UUID, *, besides: Exercise) -> list[Exercise]:
    """Earlier exercises of this service that promised a reply by a day that is over, and gave none."""
    late = Plan.objects.filter(service=service_id, reply_by__lt=timezone.localdate(), replied_on__isnull=True)
    asked = late.exclude(exercise=besides.pk).exclude(exercise__state=ExerciseState.BEING_SET_UP)
    return [plan.exercise for plan in asked.select_related("exercise").order_by("reply_by")]


def first_page_says(exercise: Exercise) -> str:
    """What the first page people see must say of an earlier reply that is late; blank where none is.

    For every page that asks people on behalf of this exercise.
    """
    if not late_replies(exercise.service_id, besides=exercise):
        return ""
    return plan_of(exercise).says_late


def consent_text(exercise: Exercise, language: str, reading: str) -> str:
    """What people are told and asked first, in their language; blank where it is not written."""
    found = ConsentText.objects.filter(exercise=exercise, language=language, reading=reading).first()
    return found.text if found else ""


def board(exercise: Exercise, *, exactly: bool) -> Board:
    """Who took part of those who must be heard; safe unless somebody may see exact numbers."""
    wanted = _wanted(exercise)
    counted = coverage.count_board(
        wanted, listening.crowds(exercise), nation_column=plan_of(exercise).nation_column
    )
    return counted if exactly else coverage.protect_board(counted)


def who_was_not_heard(exercise: Exercise) -> tuple[str, ...]:
    """The lines of a report on who was not heard: by the board and as people added, each with its answer."""
    return coverage.who_was_not_heard(
        _whether_anybody(exercise), exercise.not_heard, answers=answers_of(exercise)
    )


def answers_of(exercise: Exercise) -> dict[str, str]:
    """Every answer, by the key of its group or by its line."""
    given = Answer.objects.filter(exercise=exercise)
    return {str(each.group_id) if each.group_id else each.line: each.says for each in given}


def lines_to_answer(exercise: Exercise, shown: Board) -> list[Answered]:
    """What the report will say of who was not heard, line by line, with what was answered so far."""
    answers = answers_of(exercise)
    of_groups = [row.wanted.key for row in (*shown.nobody, *shown.uncounted)]
    keys = [*of_groups, *exercise.not_heard]
    lines = coverage.who_was_not_heard(shown, exercise.not_heard)
    return [Answered(key, line, answers.get(key, "")) for key, line in zip(keys, lines, strict=True)]


def exercise_of_voices(slug: str, staff: Staff) -> Exercise:
    """An exercise whose board this person may see. Raises NotAllowed, or Http404 for any other."""
    policies.check_can_see_voices(staff)
    return listening.exercise(slug, staff)


def set_ups_that_wait(staff: Staff) -> list[Waiting]:
    """For Today: exercises that are being set up, with how much is missing."""
    if not listening_policies.can_set_up(staff):
        return []
    begun = Exercise.objects.filter(service=staff.service, state=ExerciseState.BEING_SET_UP)
    return [
        Waiting(
            what=_("Finish the plan of %(title)s") % {"title": each.title},
            where=reverse("hear:plan", args=[each.slug]),
            more=_how_much(len(gates.gaps(planned(each)))),
        )
        for each in begun[:10]
    ]


def replies_that_are_late(staff: Staff) -> list[Waiting]:
    """For Today: replies promised to those who spoke whose day is over."""
    if not listening_policies.can_set_up(staff):
        return []
    late = late_replies(staff.service.pk, besides=Exercise())
    what = _("Tell those who spoke in %(title)s what came of it: the promised day is over")
    return [
        Waiting(what=what % {"title": each.title}, where=reverse("hear:plan", args=[each.slug]))
        for each in late[:10]
    ]


def _whether_anybody(exercise: Exercise) -> Board:
    """A board that tells nobody from somebody and no more: quick however many were heard.

    One stands for all who came by one channel with the same groups.
    """
    wanted = _wanted(exercise)
    crowds = listening.whether_anybody(exercise) if wanted else []
    return coverage.count_board(wanted, crowds, nation_column=plan_of(exercise).nation_column)


def _how_much(missing: int) -> str:
    return _("%(n)d missing before it can open.") % {"n": missing} if missing else _("It can be opened.")


def _wanted(exercise: Exercise) -> list[Wanted]:
    """Every group to be heard, with whom one asked of it and who came to sessions."""
    asked: dict[UUID, list[Asked]] = defaultdict(list)
    for line in Asked.objects.filter(group__exercise=exercise):
        asked[line.group_id].append(line)
    came: dict[str, list[CameTogether]] = defaultdict(list)
    told = WhoCame(exercise.service_id, exercise.pk)
    events.tell(told)
    for each in told.found:
        came[each.group_id].append(each)
    return [_as_wanted(group, asked[group.pk], came[str(group.pk)]) for group in groups_of(exercise)]


def _as_wanted(each: GroupToHear, asked: Sequence[Asked], came: Sequence[CameTogether]) -> Wanted:
    """Whoever came was invited and reached; where somebody wrote that day down, it is not added to it."""
    written = {(line.channel, line.on) for line in asked}
    not_written = sum(one.number for one in came if (one.channel, one.on) not in written)
    typed: dict[Channel, int] = defaultdict(int)
    for line in asked:
        if line.took_part is not None:
            typed[Channel(line.channel)] += line.took_part
    return Wanted(
        key=str(each.pk),
        name=each.name,
        hoped=each.hoped,
        column=each.column,
        values=frozenset(each.values),
        nation=str(each.get_nation_display()) if each.nation else "",
        about_here=each.about_here,
        invited=sum(line.invited for line in asked) + not_written,
        reached=sum(line.reached for line in asked) + not_written,
        typed=dict(typed),
        came=sum(one.number for one in came),
    )
