"""What we keep of a finding: a sentence with fields in the place of numbers, and the ids of its quotes."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.core.counting import HowMany
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.themes.models import Theme


class Finding(ServiceRecord):
    """One numbered paragraph. Its numbers are worked out from the evidence each time it is shown."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    theme = models.OneToOneField(Theme, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()
    statement = models.TextField(_("the finding"), max_length=600)
    description = models.TextField(_("what people say about it"), max_length=1200, blank=True)
    dissent = models.TextField(_("some saw it differently"), max_length=600, blank=True)
    quotes = models.JSONField(default=list)
    written_by_person = models.BooleanField(default=False)

    class Meta:
        ordering = ("place",)

    def __str__(self) -> str:
        return str(self.pk)


class WordAccepted(ServiceRecord):
    """The word for how many that a finding was read with, and by whom; a later row stands in its place."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(
        max_length=20, blank=True, choices=[(each.value, each.value or "no word") for each in HowMany]
    )
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("accepted_at", "id")

    def __str__(self) -> str:
        return str(self.pk)


class Version(ServiceRecord):
    """How a finding read after somebody wrote in it; the first is how the machine suggested it.

    A quote that was withdrawn since is in no version any more.
    """

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    statement = models.TextField(max_length=600)
    description = models.TextField(max_length=1200, blank=True)
    dissent = models.TextField(max_length=600, blank=True)
    quotes = models.JSONField(default=list)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("finding", "number"), name="a_version_has_its_own_number"),
        )

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.number}"


class Remark(ServiceRecord):
    """What one colleague says to the others about a finding. Never printed, never part of the evidence.

    ``version`` is the version it was said of. Whoever settles it says that it needs nothing more.
    """

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="remarks")
    version = models.PositiveIntegerField()
    words = models.TextField(max_length=1000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("said_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, settled_by__isnull=True)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
                name="a_remark_is_settled_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
