"""What is kept of a check. Nothing is overwritten: a later row stands in place of an earlier one.

What comes of it is never typed in. ``WhatCame`` keeps the library's judgement on the day it changed, so that
refusals can be counted; the database takes no word but the three.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.change import rights
from speakopenly.change.rights.scope import ADULT
from speakopenly.web.people.models import ServiceRecord, Written


class About(models.TextChoices):
    """What may be kept: what is about one child is not."""

    PRACTICE = rights.About.PRACTICE.value, _("A practice: something that is done")
    CHANGE = rights.About.CHANGE.value, _("A change: something that is planned")


class Answer(models.TextChoices):
    """The values are those of the library's ``YesNo``."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    DONT_KNOW = "dont_know", _("We do not know")


class Standing(models.TextChoices):
    """What somebody who answers stands for; the values are the library's."""

    OF_THE_AIM = "of_the_aim", _("I want this, plan it, run it or pay for it")
    INDEPENDENT = "independent", _("I am independent of its aim")
    ADVOCATE = "advocate", _("I am the child's advocate")


class WayKind(models.TextChoices):
    """What sort of less intrusive way; the values are the library's."""

    NOTHING = "nothing", _("Doing nothing")
    ADULTS_ONLY = "adults_only", _("A way with adults only")
    OTHER = "other", _("Another way")


class Outcome(models.TextChoices):
    """All that can come of a check; the values are the library's. There is no fourth."""

    STOP = "stop", _("Stop")
    NOT_YET = "not_yet", _("Not yet")
    CONDITIONS = "conditions", _("Conditions")


def check_known_touches(value: object) -> None:
    """Raise ValidationError for anything but a list of what a measure can do with children."""
    known = {each.value for each in rights.Touch}
    if not isinstance(value, list) or not set(value) <= known:
        raise ValidationError(_("This is not one of the ways a measure touches children."))


class RightsCheck(Written):
    """One version of a check. A revised plan is the next version, and this one stays as it is.

    What it is about is described once, after S0. ``touches`` is None until then.
    """

    earlier = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="later")
    version = models.PositiveSmallIntegerField(default=1)
    questions = models.CharField(max_length=10, default=rights.QUESTIONS_VERSION)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=20, choices=About.choices, default=About.PRACTICE)
    touches = models.JSONField(null=True, validators=[check_known_touches])
    covert = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    is_live = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    youngest = models.PositiveSmallIntegerField(null=True, validators=[MaxValueValidator(ADULT - 1)])
    children = models.PositiveIntegerField(null=True)
    run_by = models.CharField(max_length=120, blank=True)
    overseen_by = models.CharField(max_length=120, blank=True)
    described_on = models.DateField(null=True)

    class Meta:
        ordering = ("title", "version")
        constraints = (
            models.CheckConstraint(
                condition=Q(about__in=About.values), name="a_rights_check_is_never_about_one_child"
            ),
            models.CheckConstraint(
                condition=Q(version=1, earlier=None) | Q(version__gt=1, earlier__isnull=False),
                name="a_later_version_has_an_earlier_one",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_described(self) -> bool:
        """Whether what it is about has been said."""
        return self.described_on is not None


class StopSaid(Written):
    """One person's answer to one stop. It is never taken away."""

    check_of = models.ForeignKey(RightsCheck, on_delete=models.CASCADE, related_name="stops_said")
    stop = models.CharField(max_length=2, choices=[(each.value, each.value) for each in rights.StopId])
    answer = models.CharField(max_length=10, choices=Answer.choices)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    evidence = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.stop


class NeedWritten(Written):
    """What somebody wrote for one question, part by part; the latest stands."""

    check_of = models.ForeignKey(RightsCheck, on_delete=models.CASCADE, related_name="needs_written")
    need = models.CharField(max_length=3, choices=[(each.value, each.value) for each in rights.NeedId])
    words = models.JSONField(default=dict)
    yes = models.CharField(max_length=10, choices=Answer.choices, blank=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.need


class WayShown(Written):
    """A less intrusive way, and why it is not enough."""

    check_of = models.ForeignKey(RightsCheck, on_delete=models.CASCADE, related_name="ways_shown")
    kind = models.CharField(max_length=12, choices=WayKind.choices)
    what = models.CharField(max_length=300)
    why_not_enough = models.CharField(max_length=1000)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.kind


class ConditionsSet(Written):
    """Conditions set on a day until another; setting them again is looking at them again. The latest stand.

    ``found`` is what was found when they were looked at again; blank the first time.
    """

    check_of = models.ForeignKey(RightsCheck, on_delete=models.CASCADE, related_name="conditions_set")
    look_again_on = models.DateField()
    found = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(look_again_on__gt=F("on")), name="conditions_are_looked_at_again_later"
            ),
        )

    def __str__(self) -> str:
        return str(self.look_again_on)


class ConditionSet(ServiceRecord):
    """One thing that must be so, by a day, and the role that sees to it."""

    among = models.ForeignKey(ConditionsSet, on_delete=models.CASCADE, related_name="each")
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    role = models.CharField(max_length=120)
    by_day = models.DateField()

    class Meta:
        ordering = ("place",)

    def __str__(self) -> str:
        return self.what


class WhatCame(ServiceRecord):
    """What came of a check, written by the machine whenever the library's judgement has changed.

    ``stops`` are those that somebody said, ``is_recorded`` whether one of them stays for good.
    """

    check_of = models.ForeignKey(RightsCheck, on_delete=models.CASCADE, related_name="what_came")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    stops = models.JSONField(default=list)
    is_recorded = models.BooleanField(default=False)
    on = models.DateField(default=timezone.localdate)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="a_rights_check_has_three_outcomes"
            ),
        )

    def __str__(self) -> str:
        return self.outcome
