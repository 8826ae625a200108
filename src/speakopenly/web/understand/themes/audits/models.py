"""What we keep of a sample that somebody reads: whom it drew, and what was found. Never anybody's words."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.themes.models import Theme


class Audit(ServiceRecord):
    """One sample of the people behind a theme and of the others. The same seed draws the same people.

    ``stands_for`` are the idents of the themes whose words counted for it when it was drawn: another theme
    merged into it since is another question.
    """

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="audits")
    seed = models.PositiveIntegerField()
    counted = models.PositiveIntegerField()
    others = models.PositiveIntegerField()
    stands_for = models.JSONField(default=list)
    drawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drawn_on = models.DateField(default=timezone.localdate)
    set_aside_on = models.DateField(null=True)

    class Meta:
        ordering = ("drawn_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("theme",),
                condition=models.Q(set_aside_on__isnull=True),
                name="one_sample_of_a_theme_is_read",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Said(models.TextChoices):
    """Whether somebody spoke of the theme."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("I cannot tell")


class AuditedPerson(ServiceRecord):
    """One person of a sample, in the order of reading. ``counted`` is never shown to who reads.

    ``person`` is a keyed hash; it is blank once they took their words out, and what was found stays counted.
    """

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="people")
    place = models.PositiveIntegerField()
    person = models.CharField(max_length=32, blank=True)
    counted = models.BooleanField()
    said = models.CharField(max_length=8, choices=Said.choices, blank=True)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("audit", "place"), name="one_place_for_each_who_is_read"),
            models.CheckConstraint(
                condition=models.Q(said="", read_by__isnull=True)
                | ~models.Q(said="") & models.Q(read_by__isnull=False),
                name="what_was_found_somebody_found",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
