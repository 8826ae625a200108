"""What we keep to find passages: their words in searchable form, and the searches somebody wants again."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.reading.models import Passage, Reading

MOST_LETTERS = 300


class Searched(ServiceRecord):
    """A passage as it is found by its words. It goes when the passage goes, in the same deed.

    ``words`` are folded and without placeholders; ``scope`` holds one made-up word for each thing a search
    can be narrowed by. ``number`` names the passage in the indexes; it is taken from a random key, so it
    tells no order. The index of words itself is the database's own: see ``engines``.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="+")
    passage = models.OneToOneField(Passage, on_delete=models.CASCADE, related_name="+")
    number = models.BigIntegerField(unique=True)
    words = models.TextField()
    scope = models.TextField()

    def __str__(self) -> str:
        return str(self.number)


class SavedSearch(ServiceRecord):
    """A search to be asked again: what was typed, and what it was narrowed by; counted anew each time."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    typed = models.CharField(_("words"), max_length=MOST_LETTERS)
    filters = models.JSONField(default=dict)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return str(self.pk)


class CountedBySearch(ServiceRecord):
    """That a finding's number counts whom a saved search finds, and not its theme. Asked anew each time."""

    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="+")
    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="findings")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    chosen_on = models.DateField(default=timezone.localdate, editable=False)

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.search_id}"
