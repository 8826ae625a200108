"""Inspection reports as they were read, and what people say of what the machine found.

A report is public, so nothing here is sealed. The file is gone once it was read; the passages stay.
"""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.check.inspections.pooling import Topic
from speakopenly.check.inspections.records import Framework, Polarity
from speakopenly.web.jobs.models import Job
from speakopenly.web.people.models import ServiceRecord, Written
from speakopenly.web.people.roles import Role


def _choices(names: type[Topic] | type[Polarity] | type[Framework]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in names]


class ReportState(models.TextChoices):
    """How far the reading is."""

    READING = "reading", _("being read")
    READ = "read", _("read")
    REFUSED = "refused", _("could not be read")


class InspectionReport(Written):
    """One report. ``authority`` is what a person, or else the name of the file, says; it may be blank.

    ``waiting`` holds the file until it is read. ``ways`` gives the way each topic is written of that the
    machine found in it. ``refusal`` says why a file could not be read.
    """

    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=ReportState.choices, default=ReportState.READING)
    waiting = models.BinaryField(default=bytes)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    authority = models.CharField(max_length=120, blank=True)
    framework = models.CharField(max_length=8, choices=_choices(Framework), blank=True)
    published = models.DateField(null=True)
    pages = models.PositiveIntegerField(default=0)
    ways = models.JSONField(default=dict)
    refusal = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("authority", "published", "file_name", "id")
        constraints = (
            models.UniqueConstraint(fields=("service", "sha256"), name="a_report_is_brought_in_once"),
            models.CheckConstraint(
                condition=models.Q(state=ReportState.READING) | models.Q(waiting=b""),
                name="a_file_goes_once_it_was_read",
            ),
        )

    def __str__(self) -> str:
        return self.file_name


class InspectionPassage(ServiceRecord):
    """Words of a report on a topic, exactly as they stand, as the machine found them. Never changed."""

    report = models.ForeignKey(InspectionReport, on_delete=models.CASCADE, related_name="passages")
    topic = models.CharField(max_length=20, choices=_choices(Topic))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    page = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    polarity = models.CharField(max_length=8, choices=_choices(Polarity))
    text = models.TextField()

    class Meta:
        ordering = ("report", "topic", "start", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("report", "topic", "start", "end"), name="a_passage_of_a_topic_is_kept_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.topic} {self.start}"


class WhyNot(models.TextChoices):
    """Why a passage is not about its topic. A list: a sentence of one's own could speak of somebody."""

    OTHER_PEOPLE = "other_people", _("It is about other people, such as foster carers or children")
    OTHER_MATTER = "other_matter", _("It is about another matter")
    NO_STATEMENT = "no_statement", _("It states nothing: a heading, a list, a rule")
    BOARD = "board", _("It is about the safeguarding board")


class PassageJudged(Written):
    """That somebody says a passage is, or is not, about its topic; the latest row of a passage stands."""

    passage = models.ForeignKey(InspectionPassage, on_delete=models.CASCADE, related_name="judged")
    role = models.CharField(max_length=32, choices=Role.choices)
    is_about = models.BooleanField()
    why_not = models.CharField(max_length=12, choices=WhyNot.choices, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_about=True, why_not="")
                | models.Q(is_about=False) & ~models.Q(why_not=""),
                name="what_is_set_aside_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.is_about}"
