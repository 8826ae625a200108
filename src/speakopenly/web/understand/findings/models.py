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
