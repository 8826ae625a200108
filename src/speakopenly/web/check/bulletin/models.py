"""What we keep of an issue of the bulletin: its stories, sealed; its numbers; its files once out."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.check.bulletin import Season
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.people.models import ServiceRecord, User

LONGEST_OPENING: Final = 800


class IssueState(models.TextChoices):
    """Where an issue stands. Lawful changes are in ``policies.LAWFUL``."""

    DRAFT = "draft", _("Being written")
    READY = "ready", _("Waits for a second signature")
    OUT = "out", _("Out")


class Issue(ServiceRecord):
    """One issue. ``slug`` is its public address; ``edition`` is 0 until it is out.

    ``edition`` counts on each time a story is taken out of an issue that is out. No day is kept of that: it
    would tell when somebody took their words back.
    """

    number = models.PositiveIntegerField()
    slug = models.SlugField(max_length=24, unique=True)
    season = models.CharField(max_length=6, choices=[(each.value, each.value) for each in Season])
    year = models.PositiveIntegerField()
    language = models.CharField(max_length=12, default="en-GB")
    opening = models.CharField(max_length=LONGEST_OPENING, blank=True)
    why_fewer = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=5, choices=IssueState.choices, default=IssueState.DRAFT)
    edition = models.PositiveIntegerField(default=0)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField(default=timezone.localdate, editable=False)
    ready_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    out_on = models.DateField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("service", "number"), name="an_issue_has_its_own_number"),
            models.CheckConstraint(
                condition=models.Q(state__in=IssueState.values), name="an_issue_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="out", signed_by__isnull=False, out_on__isnull=False, edition__gt=0)
                | ~models.Q(state="out") & models.Q(signed_by__isnull=True, out_on__isnull=True, edition=0),
                name="no_issue_is_out_unsigned",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by__isnull=True) | ~models.Q(signed_by=models.F("ready_by")),
                name="an_issue_is_signed_by_a_second_person",
            ),
        )

    def __str__(self) -> str:
        return self.slug


class Story(ServiceRecord):
    """One story, or the good catch. Everything that is told in it is in ``sealed``.

    ``reply`` and ``recommendation`` say what came of it, where the public can read that.
    ``source`` is a keyed hash of the shared record it rests on: without the key it leads nowhere. One that
    was taken out after printing stays as an empty row, without source, so that its number stays.
    """

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="stories")
    place = models.PositiveIntegerField()
    is_good_catch = models.BooleanField(default=False)
    source = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=12, default="en-GB")
    public_key = models.BinaryField(default=bytes)
    wrapped_key = models.BinaryField(default=bytes)
    sealed = models.BinaryField(default=bytes)
    revision = models.PositiveIntegerField(default=0)
    chosen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reply = models.ForeignKey(Reply, on_delete=models.SET_NULL, null=True, related_name="+")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.SET_NULL, null=True, related_name="+")
    commented_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("is_good_catch", "place")
        constraints = (
            models.UniqueConstraint(
                fields=("service", "source"),
                condition=~models.Q(source=""),
                name="a_report_is_told_in_one_story",
            ),
            models.UniqueConstraint(
                fields=("issue",),
                condition=models.Q(is_good_catch=True),
                name="an_issue_has_one_good_catch",
            ),
            models.CheckConstraint(
                condition=~models.Q(source="") | models.Q(sealed=b""), name="what_has_no_source_has_no_words"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Number(ServiceRecord):
    """One of the three numbers: which figure, of which quarter. ``shown`` was frozen with the issue."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="numbers")
    place = models.PositiveIntegerField()
    code = models.CharField(max_length=8)
    period = models.CharField(max_length=7)
    shown = models.JSONField(null=True)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("issue", "place"), name="a_number_has_its_place_in_an_issue"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.period}"


class IssueFile(ServiceRecord):
    """One file of an issue that is out, as its bytes were when made. Only the newest edition has any."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="files")
    edition = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    bytes = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=("issue", "edition", "name"), name="a_file_stands_once_in_an_edition"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Printed(ServiceRecord):
    """What can be searched: the words of one part of an issue that is out, folded. ``part`` is its anchor."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="printed")
    part = models.CharField(max_length=24)
    heading = models.CharField(max_length=200)
    language = models.CharField(max_length=12)
    folded = models.TextField()

    class Meta:
        ordering = ("part",)

    def __str__(self) -> str:
        return self.part
