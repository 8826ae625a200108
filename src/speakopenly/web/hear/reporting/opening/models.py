"""Who confirmed what before the door opened, and on which day."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.models import ServiceRecord, User


class Side(models.TextChoices):
    """For whom somebody confirms that the promise is true."""

    LEADER = "leader", _("the service, by a named leader")
    STAFF_SIDE = "staff_side", _("the staff side, by a union representative")


class PromiseConfirmation(ServiceRecord):
    """That somebody read the very sentences of the promise, known by ``digest``, and says they are true."""

    side = models.CharField(max_length=10, choices=Side.choices)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service", "side", "digest", "by"), name="one_confirms_the_same_words_once"
            ),
        )

    def __str__(self) -> str:
        return self.side


class YoungDoorCheck(ServiceRecord):
    """That the young people's pages were assessed under the Children's Code, when, and who says so."""

    assessed_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        ordering = ("assessed_on", "on", "pk")

    def __str__(self) -> str:
        return str(self.assessed_on)
