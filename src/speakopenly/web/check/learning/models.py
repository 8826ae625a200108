"""What must be typed in for the figures of learning. A later row stands in place of an earlier one.

No figure is stored: each is worked out from what the rooms keep, whenever somebody looks.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.factors import is_factor
from speakopenly.hear.speaking.questions import ProcessStage, RoleBand, ServiceArea
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import Written
from speakopenly.web.understand.findings.models import Finding


class Agency(models.TextChoices):
    """What sort of agency used a finding; none is named."""

    HEALTH = "agency_health", _("A health service")
    EDUCATION = "agency_education", _("A school or college")
    POLICE = "agency_police", _("The police")
    COURTS = "agency_courts", _("A court or a court service")
    HOUSING = "agency_housing", _("A housing service")
    VOLUNTARY = "agency_voluntary", _("A voluntary organisation")
    PARTNERSHIP = "agency_partnership", _("A partnership or a board")
    OTHER_AUTHORITY = "agency_other_authority", _("Another local authority")
    OTHER = "agency_other", _("Another kind of agency")


USERS = (*((area.value, area.value) for area in ServiceArea), *Agency.choices)
"""Who may have used a finding: a service area, or a kind of agency."""


def check_is_factor(value: object) -> None:
    """Raise ValidationError for anything but the code of a factor."""
    if not isinstance(value, str) or not is_factor(value):
        raise ValidationError(_("There is no such factor."))


class StaffNumber(Written):
    """How many people worked here in a quarter ("2026-Q3"); the latest row of each quarter stands."""

    quarter = models.CharField(max_length=7)
    people = models.PositiveIntegerField(validators=[MinValueValidator(1)])

    class Meta:
        ordering = ("quarter", "at", "id")
        constraints = (models.CheckConstraint(condition=models.Q(people__gte=1), name="somebody_works_here"),)

    def __str__(self) -> str:
        return self.quarter


class SupportAfterEvents(Written):
    """How many people of a role band were offered support after an event, and took it up; the latest stands.

    Role band and quarter are all that is kept of them.
    """

    quarter = models.CharField(max_length=7)
    role_band = models.CharField(max_length=40, choices=[(each.value, each.value) for each in RoleBand])
    taken_up = models.PositiveIntegerField()
    only_offered = models.PositiveIntegerField()
    not_offered = models.PositiveIntegerField()

    class Meta:
        ordering = ("quarter", "role_band", "at", "id")

    def __str__(self) -> str:
        return f"{self.quarter} {self.role_band}"


class FindingUsed(Written):
    """That another team or agency used a finding; ``ident`` stays where the themes were found anew."""

    finding = models.ForeignKey(Finding, on_delete=models.SET_NULL, null=True, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    ident = models.CharField(max_length=12)
    used_by = models.CharField(max_length=40, choices=USERS)

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("exercise", "ident", "used_by"), name="a_use_of_a_finding_is_kept_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ident} {self.used_by}"


class LookedForAgain(Written):
    """What is looked for after a change was made: the same factor, stage and area, for twelve months.

    ``exposure`` is how much of that work there was in those months, None until somebody knows; ``of_what``
    says what was counted. The latest row of a recommendation stands.
    """

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")
    factor = models.CharField(max_length=3, validators=[check_is_factor])
    stage = models.CharField(max_length=40, choices=[(each.value, each.value) for each in ProcessStage])
    area = models.CharField(max_length=40, choices=[(each.value, each.value) for each in ServiceArea])
    exposure = models.PositiveIntegerField(null=True, validators=[MinValueValidator(1)])
    of_what = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(exposure=None) | (models.Q(exposure__gte=1) & ~models.Q(of_what="")),
                name="an_exposure_says_of_what",
            ),
        )

    def __str__(self) -> str:
        return f"{self.factor} {self.stage} {self.area}"
