"""What is kept of an examination. Nothing is overwritten: a later row stands in place of an earlier one.

A step is a word that stands alone: see ``fields.WordAlone``. People are named by role, never by name.
"""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from speakopenly.check.examination import QUESTIONS, SELF_QUESTIONS, Line, Source
from speakopenly.check.examination.missing import MOST_OFFERS
from speakopenly.web.check.examination.fields import WordAlone
from speakopenly.web.people.models import Written

LINES: Final = [(line.value, asks) for line, asks in QUESTIONS.items()]
LONGEST: Final = 2000
LONGEST_ROLE: Final = 120


class Steps(models.TextChoices):
    """Where a service stands on one line; the values are the library's. Their order means nothing."""

    NOT_YET_SEEN = "not_yet_seen", _("Not yet seen")
    STARTING = "starting", _("Starting")
    WORKING = "working", _("Working")
    EMBEDDED = "embedded", _("Embedded")


class Sources(models.TextChoices):
    """What an observation rests on; the values are the library's."""

    SURVEY = "survey", _("The culture survey")
    SUPERVISION = "supervision", _("What was answered about supervision, in pools")
    LEARNING = "learning", _("Published figures of learning")
    INSPECTIONS = "inspections", _("Inspection reports that were read")
    PRESSURES = "pressures", _("Pressures on the service")
    VISIT = "visit", _("Our own visit or talk")


class Accuracies(models.TextChoices):
    """What the authority says of the facts; the values are the library's."""

    ACCURATE = "accurate", _("The facts are right")
    NOT_ACCURATE = "not_accurate", _("Not all of the facts are right")


class Examination(Written):
    """One examination. ``number`` counts within its service; ``body`` is who examines.

    ``sent_on`` is the day on which the authority was first asked to check the facts and to reply.
    """

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    body = models.CharField(max_length=120)
    sent_on = models.DateField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("service", "number"), name="an_examination_has_its_own_number"),
        )

    def __str__(self) -> str:
        return self.title


class AboutItself(Written):
    """What the examining body answers to one question about itself; the latest stands."""

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="about_itself")
    question = models.CharField(max_length=20, choices=[(each.code, each.asks) for each in SELF_QUESTIONS])
    words = models.TextField(max_length=LONGEST)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.question


class Observation(Written):
    """One thing that was seen. The latest of its number stands; a blank says it was taken out."""

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="observations")
    line = models.CharField(max_length=20, choices=LINES)
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=12, choices=Sources.choices)
    words = models.TextField(max_length=LONGEST, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(source__in=[each.value for each in Source]),
                name="an_observation_names_its_source",
            ),
            models.CheckConstraint(
                condition=Q(line__in=[each.value for each in Line]), name="an_observation_is_on_a_line"
            ),
        )

    def __str__(self) -> str:
        return f"{self.line} {self.number}"


class OfficialBeside(Written):
    """One official figure beside a line, with the rows it is worked out from.

    The latest of its number stands; None says it was taken out. Nothing that anybody said is in it.
    """

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="official")
    line = models.CharField(max_length=20, choices=LINES)
    number = models.PositiveIntegerField()
    figure = models.JSONField(null=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.line} {self.number}"


class LineJudged(Written):
    """Where sources disagree, the step, and how strong the evidence is, in words; the latest stands."""

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="judged")
    line = models.CharField(max_length=20, choices=LINES)
    disagree = models.TextField(max_length=LONGEST)
    step = WordAlone(max_length=40)
    strength = models.CharField(max_length=500)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.line


class AuthorityReply(Written):
    """What the authority says of one line; the latest stands."""

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="replies")
    line = models.CharField(max_length=20, choices=LINES)
    accuracy = models.CharField(max_length=12, choices=Accuracies.choices)
    words = models.TextField(max_length=LONGEST)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.line


class NoReplyStated(Written):
    """That the authority had its time and did not reply, in the examiner's words; the latest stands."""

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="no_replies")
    words = models.CharField(max_length=500)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return str(self.on)


class HelpOffered(Written):
    """One offer of help with its two owners. The latest of its place stands; a blank withdraws it."""

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="offers")
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=500, blank=True)
    inside = models.CharField(max_length=LONGEST_ROLE, blank=True)
    outside = models.CharField(max_length=LONGEST_ROLE, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST_OFFERS), name="at_most_three_offers_of_help"
            ),
            models.CheckConstraint(
                condition=Q(what="") | ~Q(inside="") & ~Q(outside=""), name="an_offer_has_two_owners"
            ),
        )

    def __str__(self) -> str:
        return str(self.place)
