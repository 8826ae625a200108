"""What we keep of a session: when and where, how many came by role, and the import that holds its notes.

No name of anybody who came, nor of whoever led it: roles only.
"""

from __future__ import annotations

from django.db import models

from speakopenly.core.records import Channel
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.people.models import ServiceRecord

TOGETHER = (
    Channel.ROUND_TABLE,
    Channel.CONFERENCE,
    Channel.SMALL_GROUP,
    Channel.FOCUS_GROUP,
    Channel.MEETING,
)
"""Channels where several people speak in one room."""


class Session(ServiceRecord):
    """One time that people sat together. ``came`` counts those who came by role; ``led_by`` lists roles.

    ``groups`` says of a role which group of the plan it is, by the key of the group.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="sessions")
    channel = models.CharField(max_length=20, choices=[(str(each), str(each)) for each in TOGETHER])
    held_on = models.DateField()
    area = models.CharField(max_length=60)
    nation = models.CharField(max_length=20, blank=True)
    came = models.JSONField(default=dict)
    led_by = models.JSONField(default=list)
    groups = models.JSONField(default=dict)
    notes = models.OneToOneField(Import, on_delete=models.PROTECT, null=True, related_name="session")

    class Meta:
        ordering = ("-held_on", "area")

    def __str__(self) -> str:
        return f"{self.channel} {self.held_on}"

    @property
    def how_many(self) -> int:
        """How many people came in all."""
        return sum(self.came.values())
