"""What is kept: answers without person, time or order, and counts of meetings. No pair, name or calendar."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from speakopenly.check.supervision import BY_CODE, Band, Meetings, Side
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.sqlite.unordered import Unordered

AREAS = [(each.value, each.value) for each in ServiceArea]
A_QUARTER = RegexValidator(r"\A[0-9]{4}-Q[1-4]\Z")


class PulseAnswer(Unordered, ServiceRecord):
    """What one person chose, by item; ``area`` is empty where none was chosen.

    No time finer than the quarter, no account, and a random key by which the table lies. No page shows one.
    """

    quarter = models.CharField(max_length=7, validators=[A_QUARTER])
    side = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Side])
    area = models.CharField(max_length=40, blank=True, choices=AREAS)
    choices = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(side__in=[each.value for each in Side]), name="a_side_is_one_of_two"
            ),
        )

    def __str__(self) -> str:
        return f"{self.quarter} {self.side}"

    def known_choices(self) -> dict[str, str]:
        """What was chosen among the items that are still asked."""
        return {code: choice for code, choice in self.choices.items() if code in BY_CODE}


class MeetingCount(ServiceRecord):
    """Meetings of one area in one quarter, all calendars together, so that none can be told from another."""

    quarter = models.CharField(max_length=7, validators=[A_QUARTER])
    area = models.CharField(max_length=40, choices=AREAS)
    held = models.PositiveIntegerField(default=0)
    cancelled = models.PositiveIntegerField(default=0)
    lengths = models.JSONField(default=dict)

    class Meta:
        ordering = ("quarter", "area")
        constraints = (
            models.UniqueConstraint(
                fields=("service", "quarter", "area"), name="an_area_has_one_count_a_quarter"
            ),
        )

    def __str__(self) -> str:
        return f"{self.quarter} {self.area}"

    def meetings(self) -> Meetings:
        """The true counts; whoever shows them protects them."""
        lengths = {Band(band): number for band, number in self.lengths.items()}
        return Meetings(self.held, self.cancelled, lengths)
