"""Begin a review, write on its canvas, invite by role, and leave learning. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.change.reviews import (
    WAYS_OUT,
    Box,
    Condition,
    Direction,
    read_potential,
    suggest_response,
)
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.change.reviews import behind, policies
from speakopenly.web.change.reviews.models import (
    BoxWritten,
    ConditionWritten,
    Joined,
    LeftLearning,
    PassagePinned,
    Response,
    ResponseChosen,
    Review,
    ReviewState,
    RoleInvited,
)
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff


@transaction.atomic
def begin(*, by: Staff, title: str, exercise: Exercise | None, answers: dict[str, str]) -> Review:
    """Begin a review with the way of learning that its answers suggest. Raises NotAllowed or BadInput."""
    policies.check_can_begin(by)
    if exercise is not None:
        people.check_same_service(by, exercise)
    last = Review.objects.filter(service=by.service).last()
    review = Review.objects.create(
        service=by.service, by=by.user, title=title, exercise=exercise, number=last.number + 1 if last else 1
    )
    audit.record("review begun", review, by=by.user, service=by.service)
    suggested = suggest_response(read_potential(answers))
    _choose(review, by, answers, Response(suggested.response.value), suggested.because)
    return review


@transaction.atomic
def choose_response(*, review: Review, by: Staff, response: Response, because: str) -> None:
    """Choose another way of learning, with a reason, or the suggested one. Raises NotAllowed, BadInput."""
    policies.check_can_write(by, review)
    last = review.responses.latest("at")
    suggested = last.suggestion
    if response.value == suggested.response.value:
        because = because or suggested.because
    elif not because.strip():
        raise BadInput(_("Say why another way fits better."), do="", column="because")
    _choose(review, by, last.answers, response, because)


def _choose(review: Review, by: Staff, answers: dict[str, str], response: Response, because: str) -> None:
    chosen = ResponseChosen.objects.create(
        service=review.service, review=review, by=by.user, answers=answers,
        suggested=suggest_response(read_potential(answers)).response.value,
        response=response, because=because,
    )  # fmt: skip
    audit.record("way of learning chosen", chosen, by=by.user, service=by.service)


@transaction.atomic
def write_box(*, review: Review, by: Staff, box: Box, words: str) -> None:
    """Write one box of the canvas; what stood there before is kept behind it. Raises NotAllowed."""
    policies.check_can_write(by, review)
    written = BoxWritten.objects.create(
        service=review.service, review=review, by=by.user, box=box.value, words=words
    )
    audit.record("box of a review written", written, by=by.user, service=by.service)


@transaction.atomic
def write_condition(*, review: Review, by: Staff, group: Condition, direction: Direction, words: str) -> None:
    """Say how a group of conditions worked; blank words say that it did not. Raises NotAllowed."""
    policies.check_can_write(by, review)
    written = ConditionWritten.objects.create(
        service=review.service, review=review, by=by.user,
        group=group.value, direction=direction.value, words=words,
    )  # fmt: skip
    audit.record("condition of a review written", written, by=by.user, service=by.service)


@transaction.atomic
def pin(
    *, review: Review, by: Staff, group: Condition, direction: Direction, passages: Collection[str]
) -> None:
    """Put passages behind a condition. Raises NotAllowed, or BadInput for one that may not be quoted."""
    policies.check_can_write(by, review)
    allowed = behind.words_of(review, passages)
    if any(allowed.get(each) is None for each in passages):
        raise BadInput(_("One of these may be quoted no longer."), do=_("Choose again from the list."))
    for each in passages:
        row, is_new = PassagePinned.objects.get_or_create(
            review=review, group=group.value, direction=direction.value, passage=each,
            defaults={"service": review.service, "by": by.user},
        )  # fmt: skip
        if is_new:
            audit.record("passage pinned in a review", row, by=by.user, service=by.service)


@transaction.atomic
def take_off(*, pin: PassagePinned, by: Staff) -> None:
    """Take a passage off; the row held no word of it. Raises NotAllowed."""
    policies.check_can_write(by, pin.review)
    audit.record("passage taken off a review", pin, by=by.user, service=by.service)
    pin.delete()


@transaction.atomic
def invite(*, review: Review, by: Staff, role: str, support: str, joined: Joined) -> None:
    """Write down a role that was invited, and the support it was offered. Raises NotAllowed."""
    policies.check_can_write(by, review)
    invited = RoleInvited.objects.create(
        service=review.service, review=review, by=by.user, role=role, support=support, joined=joined
    )
    audit.record("role invited to a review", invited, by=by.user, service=by.service)


@transaction.atomic
def move_to(*, review: Review, by: Staff, state: ReviewState) -> None:
    """Say that a review was held, or take it up again. Raises NotAllowed."""
    policies.check_may_become(by, review, state)
    review.state = state
    review.save(update_fields=["state"])
    deed = "review held" if state == ReviewState.HELD else "review taken up again"
    audit.record(deed, review, by=by.user, service=by.service)


@transaction.atomic
def leave_learning(*, by: Staff, route: str) -> LeftLearning:
    """Keep that something left learning today, by this route; not even who says so. Raises NotAllowed."""
    policies.check_can_leave_learning(by)
    if route not in WAYS_OUT:
        raise NotAllowed(_("There is no such way out."))
    left = LeftLearning.objects.create(service=by.service, route=route)
    # Whoever raises it often works beside the person it is about: their name would lead there.
    audit.record("something left learning", left, by=None, service=by.service)
    return left
