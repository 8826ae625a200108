"""What is kept of a review. Its result is never kept: it is worked out of the studies each time."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from speakopenly.understand.evidence import Measure
from speakopenly.web.people.models import Written


class EffectOf(models.TextChoices):
    """What the studies of a review give: counts of people for the first three, an effect for the others."""

    RR = Measure.RR.value, _("risk ratio, from counts of people")
    OR = Measure.OR.value, _("odds ratio, from counts of people")
    RD = Measure.RD.value, _("risk difference, from counts of people")
    SMD = Measure.SMD.value, _("standardised mean difference, with its standard error")
    MD = Measure.MD.value, _("mean difference, with its standard error")


COUNTED = (EffectOf.RR, EffectOf.OR, EffectOf.RD)
COUNTS = ("tpos", "tneg", "cpos", "cneg")


class Design(models.TextChoices):
    """How a study compared. Studies of different designs are put together apart."""

    TRIAL = "trial", _("a trial in which chance decided who got it")
    COMPARED = "compared", _("groups compared, where chance did not decide")
    BEFORE_AFTER = "before_after", _("before and after, with no other group")


class EvidenceReview(Written):
    """A question with who, what and compared with what, and which studies belong in it."""

    number = models.PositiveIntegerField()
    question = models.CharField(max_length=300)
    population = models.CharField(max_length=300)
    intervention = models.CharField(max_length=300)
    comparator = models.CharField(max_length=300)
    outcome = models.CharField(max_length=300)
    belongs = models.CharField(max_length=1000)
    does_not = models.CharField(max_length=1000)
    children = models.CharField(max_length=1000)
    measure = models.CharField(max_length=4, choices=EffectOf.choices)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("service", "number"), name="a_review_of_studies_has_its_number"),
        )

    def __str__(self) -> str:
        return self.question

    @property
    def is_counted(self) -> bool:
        return self.measure in COUNTED


class ReviewStudy(Written):
    """One effect of one study. Effects with the same ``of`` are of the same people.

    ``tpos`` and ``tneg`` are those of the group that got something, with and without the event; ``cpos`` and
    ``cneg`` of the other. Where a review takes effects, ``effect`` and ``error`` stand instead. ``design`` is
    blank where nobody has said it.
    """

    review = models.ForeignKey(EvidenceReview, on_delete=models.CASCADE, related_name="studies")
    design = models.CharField(max_length=12, choices=Design.choices, blank=True, default="")
    label = models.CharField(max_length=120)
    of = models.CharField(max_length=120)
    tpos = models.PositiveIntegerField(null=True)
    tneg = models.PositiveIntegerField(null=True)
    cpos = models.PositiveIntegerField(null=True)
    cneg = models.PositiveIntegerField(null=True)
    effect = models.FloatField(null=True)
    error = models.FloatField(null=True, validators=[MinValueValidator(1e-9)])
    people = models.PositiveIntegerField(null=True)
    children = models.CharField(max_length=500)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": False for name in COUNTS}, effect=None, error=None)
                | Q(**dict.fromkeys(COUNTS), effect__isnull=False, error__gt=0),
                name="a_study_has_counts_or_an_effect",
            ),
        )

    def __str__(self) -> str:
        return self.label


class Tool(models.TextChoices):
    """With which questions the risk of bias was judged."""

    ROB2 = "rob2", _("RoB 2, for trials in which chance decided")
    ROBINS = "robins_i", _("ROBINS-I, for other studies")


class Risk(models.TextChoices):
    """The words of both tools; "some" is that of RoB 2, "moderate", "serious" and "critical" of ROBINS-I."""

    LOW = "low", _("low")
    SOME = "some", _("some concerns")
    MODERATE = "moderate", _("moderate")
    HIGH = "high", _("high")
    SERIOUS = "serious", _("serious")
    CRITICAL = "critical", _("critical")
    NOT_TOLD = "not_told", _("not told")


WORDS_OF = {
    Tool.ROB2: (Risk.LOW, Risk.SOME, Risk.HIGH),
    Tool.ROBINS: (Risk.LOW, Risk.MODERATE, Risk.SERIOUS, Risk.CRITICAL, Risk.NOT_TOLD),
}


class BiasJudged(Written):
    """How likely a study is to mislead, and why; the latest of a study stands."""

    study = models.ForeignKey(ReviewStudy, on_delete=models.CASCADE, related_name="bias")
    tool = models.CharField(max_length=10, choices=Tool.choices)
    risk = models.CharField(max_length=10, choices=Risk.choices)
    why = models.CharField(max_length=1000)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.tool} {self.risk}"
