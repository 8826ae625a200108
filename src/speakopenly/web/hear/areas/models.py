"""What a reader says about their own work. About nobody else, and no report is named here."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.people.models import ServiceRecord, User


class OwnArea(ServiceRecord):
    """A part of the work which this reader manages or works in."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    area = models.CharField(max_length=30, choices=[(area.value, area.value) for area in ServiceArea])
    said_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "user", "area"), name="an_area_is_said_once"),
        )

    def __str__(self) -> str:
        return self.area
