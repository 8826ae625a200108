"""What we keep of a finding: a sentence with fields in the place of numbers, and the ids of its quotes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord
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
