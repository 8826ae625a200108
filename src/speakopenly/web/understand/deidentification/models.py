"""What we keep of de-identification by people: words that were replaced, texts that were read.

Never the words that went. They can be put back only while what was said is still here as it was said.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.reading.models import Passage, Reading

LONGEST_INSTEAD = 120


class Replacement(ServiceRecord):
    """That somebody put other words in the place of ``text[start:end]``, as the text stood then.

    ``number`` counts the replacements of one reading; the last can be undone.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    instead = models.CharField(max_length=LONGEST_INSTEAD)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ("reading", "number")
        constraints = (
            models.UniqueConstraint(fields=("reading", "number"), name="a_replacement_has_its_own_number"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="a_replacement_takes_words_out"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Sample(ServiceRecord):
    """Texts drawn by chance to be read by a person, of so many. The same seed draws the same."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    seed = models.PositiveIntegerField()
    texts = models.PositiveIntegerField()
    drawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drawn_on = models.DateField(default=timezone.localdate)
    set_aside_on = models.DateField(null=True)

    class Meta:
        ordering = ("drawn_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("exercise",),
                condition=models.Q(set_aside_on__isnull=True),
                name="one_sample_of_an_exercise_is_read",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Left(models.TextChoices):
    """What a person found in a text that the machine had cleared."""

    NOTHING = "nothing", _("Nothing was left")
    SOMETHING = "something", _("Something was left, and was taken out")


class SampledText(ServiceRecord):
    """One text of a sample, in the order of reading. It stays counted when its reading is gone."""

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="drawn")
    place = models.PositiveIntegerField()
    reading = models.ForeignKey(Reading, on_delete=models.SET_NULL, null=True, related_name="+")
    left = models.CharField(max_length=9, choices=Left.choices, blank=True)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("sample", "place"), name="one_place_for_each_text_that_is_read"),
            models.CheckConstraint(
                condition=models.Q(left="", read_by__isnull=True)
                | models.Q(left__in=Left.values, read_by__isnull=False),
                name="what_was_left_somebody_found",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class CouldTell(models.TextChoices):
    """What somebody says who tried to find out whose words these are."""

    NO = "no", _("No. I would not know where to look")
    MAYBE = "maybe", _("Perhaps. Somebody who knows the place could tell")
    YES = "yes", _("Yes. This points to one person or family")


class StrangersLook(ServiceRecord):
    """That a second person tried to tell whose words a quote holds. ``sha256`` says which words they read."""

    passage = models.OneToOneField(Passage, on_delete=models.CASCADE, related_name="strangers_look")
    sha256 = models.CharField(max_length=64)
    could_tell = models.CharField(max_length=5, choices=CouldTell.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(could_tell__in=CouldTell.values), name="a_stranger_says_one_of_three"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
