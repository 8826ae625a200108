"""What we keep of a wave of the culture survey. Nothing of an answer says who gave it, when or in what order.

An answer has a random key, the groups that its writer chose to say, and a point for each statement. Its table
has no row number (``Unordered``), and when the wave closes all answers are written anew, shuffled.
"""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from speakopenly.check.culture.items import Audience, StaffLevel
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.people.models import ServiceRecord, User, Written
from speakopenly.web.sqlite.unordered import Unordered

AUDIENCES = [(each.value, each.value) for each in Audience]
AREAS = [(each.value, each.value) for each in ServiceArea]
LEVELS = [(each.value, each.value) for each in StaffLevel]


class About(models.TextChoices):
    """What the survey is about."""

    SERVICE = "service", _("This service")
    EXAMINER = "examiner", _("A body that examines others")


class Wave(Written):
    """One time of asking. ``closed_on``: no answer is taken any more, and all have been shuffled.

    ``promise`` is the sentence a leader signed before it opened, as it was signed. ``erased_on``: the answers
    were destroyed, because they were too few or too old; ``kept_table`` is what everybody could read by then.
    """

    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=10, choices=About.choices, default=About.SERVICE)
    opens_on = models.DateField()
    closes_on = models.DateField()
    results_on = models.DateField()
    promise = models.CharField(max_length=500, blank=True)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    was_too_few = models.BooleanField(default=False)
    erased_on = models.DateField(null=True)
    kept_table = models.TextField(blank=True)

    class Meta:
        ordering = ("-opens_on", "slug")
        constraints = (
            models.UniqueConstraint(fields=("slug",), name="a_wave_has_an_address_of_its_own"),
            models.CheckConstraint(condition=Q(about__in=About.values), name="a_wave_is_about_what_we_know"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("closes_on")) & Q(closes_on__lt=F("results_on")),
                name="a_wave_opens_closes_and_is_shown_in_order",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_on=None, promise="")
                | (Q(signed_by__isnull=False, signed_on__isnull=False) & ~Q(promise="")),
                name="a_wave_is_signed_with_its_sentence",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(signed_on__isnull=False), name="only_a_signed_wave_closes"
            ),
        )

    def __str__(self) -> str:
        return self.name


class WaveAsked(ServiceRecord):
    """How many people of one audience were asked; in one service area, or in none that is told apart."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="asked")
    audience = models.CharField(max_length=20, choices=AUDIENCES)
    area = models.CharField(max_length=30, choices=AREAS, blank=True)
    people = models.PositiveIntegerField(validators=[MinValueValidator(1)])

    class Meta:
        ordering = ("audience", "area")
        constraints = (
            models.UniqueConstraint(
                fields=("wave", "audience", "area"), name="a_group_of_a_wave_is_asked_once"
            ),
            models.CheckConstraint(condition=Q(people__gte=1), name="somebody_was_asked"),
        )

    def __str__(self) -> str:
        return f"{self.audience} {self.area}".strip()


class WaveAnswer(Unordered, ServiceRecord):
    """What somebody answered: ``choices`` by the codes of statements, 1 to 5, or null for "cannot say"."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="answers")
    audience = models.CharField(max_length=20, choices=AUDIENCES)
    area = models.CharField(max_length=30, choices=AREAS, blank=True)
    level = models.CharField(max_length=10, choices=LEVELS, blank=True)
    choices = models.JSONField()

    def __str__(self) -> str:
        return str(self.pk)


class WaveReply(Written):
    """What a leader says to everybody who was asked. The first is written before anybody sees a result.

    ``next_by`` is the day by which the leader will say more.
    """

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveIntegerField(default=1)
    text = models.TextField(max_length=3000)
    text_cy = models.TextField(max_length=3000, blank=True)
    next_by = models.DateField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("wave", "number"), name="a_reply_to_a_wave_has_its_number"),
            models.CheckConstraint(
                condition=~Q(number=1) | Q(next_by__isnull=False),
                name="the_first_reply_says_when_more_is_said",
            ),
        )

    def __str__(self) -> str:
        return str(self.number)
