"""What is kept: sums of answers and of meetings. No answer, pair, name, time or calendar."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from speakopenly.check.supervision import BY_CODE, Band, Meetings, Part, Side, Tally
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.sqlite.unordered import Unordered

AREAS = [(each.value, each.value) for each in ServiceArea]
A_QUARTER = RegexValidator(r"\A[0-9]{4}-Q[1-4]\Z")


class PulseCount(Unordered, ServiceRecord):
    """The answers of one side and area in one quarter, added up; ``area`` is empty where none was chosen.

    ``people`` answered; ``in_part`` of them said something in each part; ``choices`` is how often each choice
    of each item was made. No single answer is kept, so there is none to read, and no time or order of any.
    """

    quarter = models.CharField(max_length=7, validators=[A_QUARTER])
    side = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Side])
    area = models.CharField(max_length=40, blank=True, choices=AREAS)
    people = models.PositiveIntegerField(default=0)
    in_part = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service", "quarter", "side", "area"), name="answers_of_a_group_are_one_sum"
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=[each.value for each in Side]), name="a_side_is_one_of_two"
            ),
        )

    def __str__(self) -> str:
        return f"{self.quarter} {self.side}"

    def tally(self) -> Tally:
        """The sums, of items that are still asked; whoever shows them protects them."""
        in_part = {Part(part): number for part, number in self.in_part.items()}
        choices = {code: counts for code, counts in self.choices.items() if code in BY_CODE}
        return Tally(self.people, in_part, choices)

    def put(self, tally: Tally) -> None:
        """Take these sums on; the caller saves."""
        self.people = tally.people
        self.in_part = {part.value: number for part, number in tally.in_part.items()}
        self.choices = {code: dict(counts) for code, counts in tally.choices.items()}


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
