"""What we keep of a measure: what it counts, its points, and what was said. Nothing is overwritten."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.evidence.reviews.models import ReviewStudy


class Hoped(models.TextChoices):
    """Which way was hoped for; the values are those of the library's ``Direction``."""

    INCREASE = "increase", _("That it goes up")
    DECREASE = "decrease", _("That it goes down")
    NEUTRAL = "neutral", _("Neither: we want to see what happens")


class Often(models.TextChoices):
    """How often it is counted."""

    DAY = "day", _("Every day")
    WEEK = "week", _("Every week")
    MONTH = "month", _("Every month")
    QUARTER = "quarter", _("Every quarter")
    YEAR = "year", _("Every year")


class Says(models.TextChoices):
    """What people say of a measure, having seen the chart. A machine never says it."""

    HELPED = "helped", _("Shown to help")
    NOT_SHOWN = "not_shown", _("Not shown to help")
    WORSE = "worse", _("Got worse")
    TOO_SOON = "too_soon", _("Cannot say yet")


class Written(ServiceRecord):
    """What somebody wrote on a day."""

    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate)

    class Meta:
        abstract = True


class Measure(Written):
    """Written down before the change, and never altered afterwards.

    ``recommendation`` is the change it was written for. ``per`` is None where each point is one number.
    Otherwise a point is a count out of a number, and the value is the count for each ``per`` of them.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, null=True, related_name="+")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    counted = models.CharField(max_length=300)
    of_how_many = models.CharField(max_length=300, blank=True)
    per = models.PositiveIntegerField(null=True)
    hoped = models.CharField(max_length=10, choices=Hoped.choices)
    often = models.CharField(max_length=10, choices=Often.choices)
    might_get_worse = models.CharField(max_length=500)
    rules = models.CharField(max_length=30)

    class Meta:
        ordering = ("name", "on")

    def __str__(self) -> str:
        return self.name


class PointsBroughtIn(Written):
    """Points that came together, typed in or in one table, and can be taken back together."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="intakes")

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.measure_id} {self.on}"


class Point(ServiceRecord):
    """One point: ``label`` is when as it was written, ``place`` puts it in order."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="points")
    intake = models.ForeignKey(PointsBroughtIn, on_delete=models.CASCADE, related_name="points")
    label = models.CharField(max_length=30)
    place = models.IntegerField()
    count = models.FloatField()
    out_of = models.FloatField(null=True)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("measure", "place"), name="one_point_at_a_time_of_a_measure"),
        )

    def __str__(self) -> str:
        return self.label


class LimitsAnew(Written):
    """From when on limits are worked out anew, and why."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="limits_anew")
    since = models.CharField(max_length=30)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return self.since


class BeforeAndAfter(Written):
    """That somebody asked what was seen before and after a change; each time is kept, the last is drawn.

    ``went_on_because`` is the reason for going on with fewer than eight points on a side.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="before_and_after")
    change_on = models.CharField(max_length=30)
    what_changed = models.CharField(max_length=300)
    what_else = models.CharField(max_length=1000)
    neighbours = models.CharField(max_length=20)
    went_on_because = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return self.change_on


class OfficialBeforeAndAfter(Written):
    """One official figure at two times, each with the rows it is worked out from; the last is shown.

    It stands only on a measure for which neither way was hoped: an official figure is no target.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="official")
    before = models.JSONField()
    after = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return str(self.on)


class Verdict(Written):
    """What people say of a measure; ``chart_said`` is the chart's own sentence on that day."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="verdicts")
    says = models.CharField(max_length=10, choices=Says.choices)
    why = models.CharField(max_length=1000)
    what_else = models.CharField(max_length=1000)
    chart_said = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.says


class Objection(Written):
    """Somebody sees it differently; shown beside the verdict at the same size."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="objections")
    words = models.CharField(max_length=1000)

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return str(self.pk)


class ResultInReview(Written):
    """That what was seen before and after was put into a review of studies, with its numbers of that day."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="in_reviews")
    study = models.OneToOneField(ReviewStudy, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return str(self.pk)
