"""Cards of a service's own, and what people judged of how sure a card is.

The first cards are no rows: they ship with the library and are known by the same kind of slug.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from speakopenly.understand.evidence.cards import Certainty
from speakopenly.web.people.models import ServiceRecord, User, Written
from speakopenly.web.people.roles import Role

OF_100 = (MinValueValidator(0), MaxValueValidator(100))


class HowSure(models.TextChoices):
    """The four words of GRADE."""

    HIGH = Certainty.HIGH.value, _("high")
    MODERATE = Certainty.MODERATE.value, _("moderate")
    LOW = Certainty.LOW.value, _("low")
    VERY_LOW = Certainty.VERY_LOW.value, _("very low")


class Signed(ServiceRecord):
    """What the public reads once somebody who did not write it has signed it."""

    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField(null=True)

    class Meta:
        abstract = True

    @property
    def is_signed(self) -> bool:
        return self.signed_on is not None


def _second_person(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(signed_by=None, signed_on=None)
        | (Q(signed_by__isnull=False, signed_on__isnull=False) & ~Q(signed_by=F("by"))),
        name=name,
    )


class EvidenceCard(Signed, Written):
    """A card of a service's own. ``sources`` is a list of titles with publisher and year.

    ``without`` and ``with_it`` are of 100 ``of``, with the 95% range of ``with_it`` where it was read.
    Where they were worked out by a review of studies, ``effect_review`` is its number, ``effect_studies`` how
    many studies it had and ``effect_on`` the day; all three are None once somebody writes other numbers.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    question = models.CharField(max_length=300)
    population = models.CharField(max_length=300)
    comparator = models.CharField(max_length=300)
    outcome = models.CharField(max_length=300)
    study = models.CharField(max_length=500)
    result = models.CharField(max_length=1000)
    of = models.CharField(max_length=60, blank=True)
    counted = models.CharField(max_length=120, blank=True)
    without = models.FloatField(null=True, validators=OF_100)
    with_it = models.FloatField(null=True, validators=OF_100)
    low = models.FloatField(null=True, validators=OF_100)
    high = models.FloatField(null=True, validators=OF_100)
    effect_review = models.PositiveIntegerField(null=True)
    effect_design = models.CharField(max_length=12, blank=True, default="")
    effect_studies = models.PositiveIntegerField(null=True)
    effect_on = models.DateField(null=True)
    children = models.CharField(max_length=1000)
    mechanisms = models.CharField(max_length=1000)
    moderators = models.CharField(max_length=1000)
    implementation = models.CharField(max_length=1000)
    economics = models.CharField(max_length=1000)
    cost = models.CharField(max_length=500)
    not_tested = models.CharField(max_length=500)
    cannot_settle = models.CharField(max_length=1000)
    gaps = models.CharField(max_length=500)
    sources = models.JSONField(default=list)
    checked_on = models.DateField()

    class Meta:
        ordering = ("name", "id")
        constraints = (_second_person("a_second_person_signs_a_card"),)

    def __str__(self) -> str:
        return self.name


class CertaintyJudged(Signed, Written):
    """How sure somebody is of a card, and why; the latest row of a card and service stands."""

    card = models.SlugField(max_length=80)
    role = models.CharField(max_length=32, choices=Role.choices)
    certainty = models.CharField(max_length=10, choices=HowSure.choices)
    why = models.CharField(max_length=1000)

    class Meta:
        ordering = ("at", "id")
        constraints = (_second_person("a_second_person_signs_a_judgement"),)

    def __str__(self) -> str:
        return f"{self.card} {self.certainty}"
