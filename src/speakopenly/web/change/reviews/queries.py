"""What a person may see of reviews: the list, one canvas as it stands, and what left learning."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from speakopenly.change.reviews import BOXES, CONDITIONS, Box, Condition, Direction
from speakopenly.change.reviews.records import Behind
from speakopenly.core import disclosure
from speakopenly.web.change.reviews import behind
from speakopenly.web.change.reviews.models import (
    BoxWritten,
    ConditionWritten,
    LeftLearning,
    PassagePinned,
    ResponseChosen,
    Review,
    RoleInvited,
)
from speakopenly.web.change.reviews.policies import MAY_ENTER, MAY_SEE
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class BoxNow:
    """One box as it stands, with what stood there before, the newest first."""

    box: Box
    name: str
    words: str = ""
    earlier: list[BoxWritten] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Worked:
    """One condition as it stands, with its pins; a pin without words is silent."""

    group: Condition
    name: str
    direction: Direction
    words: str
    pins: list[tuple[PassagePinned, Behind | None]]


def reviews_for(staff: Staff) -> QuerySet[Review]:
    """The reviews of this person's service, for everybody who may know that they exist."""
    if staff.roles.isdisjoint(MAY_ENTER):
        return Review.objects.none()
    return Review.objects.filter(service=staff.service).select_related("exercise")


def review_for(staff: Staff, number: int) -> Review:
    """One review, for those who may read its canvas. Raises Http404 for any other."""
    found = None if staff.roles.isdisjoint(MAY_SEE) else reviews_for(staff).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def pin_for(review: Review, pin_id: UUID) -> PassagePinned:
    """One pin of a review. Raises Http404 for any other."""
    found = review.pins.filter(pk=pin_id).first()
    if found is None:
        raise Http404
    return found


def response_of(review: Review) -> ResponseChosen:
    """The way of learning as it stands."""
    return review.responses.latest("at", "id")


def boxes_of(review: Review) -> list[BoxNow]:
    """Every box in its order, as it stands."""
    written = defaultdict[str, list[BoxWritten]](list)
    for row in review.boxes.order_by("-at", "-id"):
        written[row.box].append(row)
    found = []
    for box, name in BOXES.items():
        rows = written[box.value]
        found.append(BoxNow(box, name, rows[0].words, rows[1:]) if rows else BoxNow(box, name))
    return found


def box_of(review: Review, box: Box) -> BoxNow:
    """One box as it stands."""
    return next(each for each in boxes_of(review) if each.box is box)


def words_of_condition(review: Review, group: Condition, direction: Direction) -> str:
    """What stands for a condition; blank where nobody said that it worked so."""
    row = review.conditions.filter(group=group.value, direction=direction.value).last()
    return row.words if row else ""


def conditions_of(review: Review) -> list[Worked]:
    """The conditions that were said to have hindered or helped, in the order of the scheme."""
    latest: dict[tuple[str, str], ConditionWritten] = {
        (row.group, row.direction): row for row in review.conditions.all()
    }
    pins = list(review.pins.all())
    words = behind.words_of(review, [each.passage for each in pins]) if pins else {}
    return [
        Worked(
            group, name, way, row.words,
            [(p, words[p.passage]) for p in pins if (p.group, p.direction) == (group.value, way.value)],
        )
        for group, name in CONDITIONS.items()
        for way in Direction
        if (row := latest.get((group.value, way.value))) is not None and row.words
    ]  # fmt: skip


def invited_to(review: Review) -> list[RoleInvited]:
    """The roles that were invited, each as it was written last."""
    latest = {row.role.casefold(): row for row in review.invited.all()}
    return list(latest.values())


def left_learning(service: Service) -> str:
    """How often something left learning within a year; a small number is hidden."""
    since = timezone.localdate() - A_YEAR
    number = LeftLearning.objects.filter(service=service, on__gte=since).count()
    return disclosure.HIDDEN_IN_WORDS if disclosure.is_small(number) else str(number)
