"""What is kept of a review. Nothing is overwritten: a later row stands in place of an earlier one.

People are named by role, never by name. A pin holds the id of a passage and none of its words.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.change.reviews import (
    BOXES,
    CONDITIONS,
    WAYS_OUT,
    Suggestion,
    read_potential,
    suggest_response,
)
from speakopenly.core.errors import BadInput
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, Written

GROUPS = [(each.value, name) for each, name in CONDITIONS.items()]


class Response(models.TextChoices):
    """Ways of learning, the lightest first; the values are the library's."""

    HUDDLE = "huddle", _("Huddle")
    AFTER_ACTION = "after_action", _("After-action review")
    MULTIDISCIPLINARY = "multidisciplinary", _("Multidisciplinary review")
    THEMATIC = "thematic", _("Thematic review")
    FULL = "full", _("Full review")


class Direction(models.TextChoices):
    """Which way a condition worked; the values are the library's."""

    HINDERED = "hindered", _("It hindered")
    HELPED = "helped", _("It helped")


class Joined(models.TextChoices):
    """What became of an invitation."""

    INVITED = "invited", _("Invited")
    TOOK_PART = "took_part", _("Took part")
    RATHER_NOT = "rather_not", _("Would rather not")


class ReviewState(models.TextChoices):
    """Where a review stands. Lawful changes are in ``policies.LAWFUL``."""

    OPEN = "open", _("Being held")
    HELD = "held", _("Held")


def check_known_answers(value: object) -> None:
    """Raise ValidationError for anything but answers about what there is to learn."""
    try:
        read_potential(value)
    except BadInput:
        raise ValidationError(_("These are not answers about what there is to learn.")) from None


class Review(Written):
    """A learning review. ``number`` counts within its service and is its address."""

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=5, choices=ReviewState.choices, default=ReviewState.OPEN)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("service", "number"), name="a_review_has_its_own_number"),
            models.CheckConstraint(
                condition=models.Q(state__in=ReviewState.values), name="a_review_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.title


class ResponseChosen(Written):
    """Which way of learning was chosen and why; the latest stands. ``answers`` know nothing of harm."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="responses")
    answers = models.JSONField(validators=[check_known_answers])
    suggested = models.CharField(max_length=20, choices=Response.choices)
    response = models.CharField(max_length=20, choices=Response.choices)
    because = models.CharField(max_length=1000)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.response

    @property
    def suggestion(self) -> Suggestion:
        """The way of learning that the answers suggest, and why."""
        return suggest_response(read_potential(self.answers))


class BoxWritten(Written):
    """What somebody wrote in one box of the canvas; the latest stands."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="boxes")
    box = models.CharField(max_length=20, choices=[(each.value, name) for each, name in BOXES.items()])
    words = models.TextField(max_length=4000, blank=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.box


class ConditionWritten(Written):
    """A group of conditions that hindered or helped. The latest stands; a blank says there is none."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="conditions")
    group = models.CharField(max_length=2, choices=GROUPS)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    words = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.group} {self.direction}"


class PassagePinned(Written):
    """A passage that stands behind a condition: its id, and none of its words."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="pins")
    group = models.CharField(max_length=2, choices=GROUPS)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    passage = models.CharField(max_length=64)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("review", "group", "direction", "passage"), name="a_passage_is_pinned_once"
            ),
        )

    def __str__(self) -> str:
        return self.passage


class RoleInvited(Written):
    """A role that was invited, and the support that was offered; the latest of each role stands."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="invited")
    role = models.CharField(max_length=120)
    support = models.CharField(max_length=500)
    joined = models.CharField(max_length=10, choices=Joined.choices, default=Joined.INVITED)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.role


class LeftLearning(ServiceRecord):
    """That something left the learning space: on which day, by which route, and nothing else.

    It points to no review and to nobody, not even to whoever raised it.
    """

    on = models.DateField(default=timezone.localdate)
    route = models.CharField(max_length=10, choices=[(each, each) for each in WAYS_OUT])

    class Meta:
        ordering = ("on", "route")

    def __str__(self) -> str:
        return self.route
