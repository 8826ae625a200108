"""What we keep of a double coding: the sample as it was drawn, who takes part, and talk about differences."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.codebook.models import CodebookVersion
from speakopenly.web.understand.coding.models import LONGEST_MEMO
from speakopenly.web.understand.reading.models import Passage


class DoubleCoding(ServiceRecord):
    """One sample that two or more people code alone, under one version of the codebook."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    coders_wanted = models.PositiveSmallIntegerField(default=2)
    version = models.ForeignKey(CodebookVersion, on_delete=models.PROTECT, related_name="+")
    drawn_on = models.DateField(default=timezone.localdate)
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("exercise", "number"), name="a_double_coding_has_its_number"),
            models.UniqueConstraint(
                fields=("exercise",),
                condition=models.Q(closed_on=None),
                name="one_double_coding_goes_on_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.exercise_id}: {self.number}"

    @property
    def is_open(self) -> bool:
        """Whether people still code it, so that nobody sees anything of it but their own."""
        return self.closed_on is None


class DrawnPassage(ServiceRecord):
    """One passage of the sample. ``place`` counts from 1.

    ``coded`` holds, once the sample is closed, the codes each coder gave, None where one did not look: in an
    order that tells nobody's name, and frozen, so that talking afterwards does not change the figures.
    ``machine`` holds what a machine had proposed before: its version, and what it said of each code.
    """

    double = models.ForeignKey(DoubleCoding, on_delete=models.CASCADE, related_name="drawn")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()
    coded = models.JSONField(default=list)
    machine = models.JSONField(default=dict)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("double", "place"), name="a_sample_has_an_order"),
            models.UniqueConstraint(fields=("double", "passage"), name="a_passage_is_drawn_once"),
        )

    def __str__(self) -> str:
        return str(self.place)


class TakesPart(ServiceRecord):
    """That somebody codes the sample. Shown to nobody else."""

    double = models.ForeignKey(DoubleCoding, on_delete=models.CASCADE, related_name="coders")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("double", "by"), name="one_takes_part_once"),)

    def __str__(self) -> str:
        return str(self.pk)


class Talk(ServiceRecord):
    """Something said about a difference: of the code's meaning, never of who was right."""

    drawn = models.ForeignKey(DrawnPassage, on_delete=models.CASCADE, related_name="talk")
    words = models.TextField(max_length=LONGEST_MEMO)
    role = models.CharField(max_length=32, choices=Role.choices)
    when = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("when",)

    def __str__(self) -> str:
        return str(self.pk)
