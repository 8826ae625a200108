"""Which passages are shown in the coding room, as one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook.models import CodeState
from speakopenly.web.understand.coding.double.models import DrawnPassage
from speakopenly.web.understand.coding.models import CodeProposal, Coding, Look
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.themes.counts import counts_of
from speakopenly.web.understand.themes.spoken import CHANNEL, QUESTION

GROUPS = ("role", "nation")
ANY, UNCODED, BY_NOBODY, MINE, DISAGREE, UNSURE, NEXT, AGAIN = (
    "", "uncoded", "nobody", "mine", "disagree", "unsure", "next", "again"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks to see. ``code`` narrows to passages that they gave this code."""

    show: str = ANY
    channel: str = ""
    role: str = ""
    nation: str = ""
    question: str = ""
    code: str = ""
    words: str = ""


def set_apart(exercise: Exercise) -> QuerySet[DrawnPassage]:
    """The passages of a double coding that goes on: they are shown on its own pages only."""
    return DrawnPassage.objects.filter(double__exercise=exercise, double__closed_on=None)


def passages(exercise: Exercise, by: Staff, wanted: Wanted) -> QuerySet[Passage]:
    """The passages asked for, in the order in which they are to be coded. None of a running double coding."""
    found = Passage.objects.filter(reading__exercise=exercise)
    apart = set_apart(exercise)
    if apart.exists():
        found = found.exclude(pk__in=apart.values("passage"))
    found = _of_those(found, wanted)
    found = _by_state(found, exercise, by, wanted)
    if wanted.show == NEXT:
        return found.order_by("to_code_next__place")
    return found.order_by("reading__ident", "start")


def how_many(found: QuerySet[Passage], exercise: Exercise, wanted: Wanted) -> int:
    """How many passages were asked for; where nothing is left out but what is set apart, the counts know."""
    if wanted != Wanted():
        return found.count()
    return counts_of(exercise).passages - set_apart(exercise).values("passage").distinct().count()


def _of_those(found: QuerySet[Passage], wanted: Wanted) -> QuerySet[Passage]:
    if wanted.channel:
        found = found.filter(reading__channel=wanted.channel)
    for group in GROUPS:
        if value := getattr(wanted, group):
            found = found.filter(**{f"reading__groups__{group}": value})
    if wanted.question:
        found = found.filter(reading__question=wanted.question)
    for word in wanted.words.split():
        found = found.filter(reading__text__icontains=word)
    return found


def _by_state(found: QuerySet[Passage], exercise: Exercise, by: Staff, wanted: Wanted) -> QuerySet[Passage]:
    looks = Look.objects.filter(passage=OuterRef("pk"))
    mine = looks.filter(by=by.user)
    if wanted.code:
        found = found.filter(
            Exists(
                Coding.objects.filter(look__passage=OuterRef("pk"), look__by=by.user, code=UUID(wanted.code))
            )
        )
    match wanted.show:
        case "uncoded":
            return found.filter(~Exists(mine))
        case "nobody":
            return found.filter(~Exists(looks))
        case "mine":
            return found.filter(Exists(mine))
        case "disagree":
            return found.filter(pk__in=disagreed(exercise))
        case "unsure":
            unsure = CodeProposal.objects.filter(
                passage=OuterRef("pk"), certainty=CodeProposal.UNSURE, code__state=CodeState.STANDING
            )
            return found.filter(Exists(unsure), ~Exists(mine))
        case "next":
            return found.filter(to_code_next__isnull=False).filter(~Exists(looks))
        case "again":
            return found.filter(
                Exists(to_read_again(exercise).filter(look__passage=OuterRef("pk"), look__by=by.user))
            )
    return found


def to_read_again(exercise: Exercise) -> QuerySet[Coding]:
    """Codings under a meaning that has changed, or with a code that was split, where people asked for it."""
    changed = ~Q(meaning=F("code__meaning")) & Q(code__state=CodeState.STANDING) | Q(
        code__state=CodeState.HEADING
    )
    return Coding.objects.filter(changed, look__exercise=exercise, code__read_again=True)


def disagreed(exercise: Exercise) -> QuerySet[Any, Any]:
    """The keys of passages that two people looked at, where one gave a code and another did not."""
    counts_for = Coalesce("code__into__into", "code__into", "code")
    given = (
        Coding.objects.filter(look__exercise=exercise)
        .annotate(counts_for=counts_for)
        .values("look__passage", "counts_for")
        .annotate(gave=Count("look", distinct=True), looked=Count("look__passage__looks", distinct=True))
        .filter(gave__lt=F("looked"))
    )
    return given.values("look__passage")


def choices(exercise: Exercise) -> dict[str, list[str]]:
    """The channels, groups and questions that passages of this exercise have."""
    told = counts_of(exercise).told
    return {name: told.get(name, []) for name in (CHANNEL, QUESTION, *GROUPS)}
