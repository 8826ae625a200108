"""What we keep of a report: days, never times; words, names of files and answers only sealed.

Every table a reporter's deed writes to is ``Unordered``, and nothing here counts up but places in one
thread. Readable are only what readers must see before they unlock and what the daily round must find.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking.questions import Danger, Sharing
from speakopenly.hear.speaking.threads import Author, MessageKind
from speakopenly.web.hear.keyring.models import CaseKey, ReadingKey
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.people.roles import Role
from speakopenly.web.sqlite.unordered import Unordered


class ReportState(models.TextChoices):
    """Lawful changes are in ``policies.MAY_BECOME``."""

    RECEIVED = "received", _("Received")
    OPENED = "opened", _("Opened")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Report(Unordered, ServiceRecord):
    """One report. ``lookup`` and ``once`` are keyed hashes: of the receipt, and of the number sent along."""

    number = models.CharField(max_length=8)
    received_on = models.DateField()
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.RECEIVED)
    danger = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Danger])
    sharing = models.CharField(
        max_length=3, blank=True, choices=[(each.value, each.value) for each in Sharing]
    )
    harm_told = models.BooleanField(default=False)
    in_quarantine = models.BooleanField(default=False)
    is_typed_in = models.BooleanField(default=False)
    lookup = models.CharField(max_length=32, unique=True)
    once = models.CharField(max_length=32, unique=True, null=True)  # noqa: DJ001  (none is not an empty one)
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "number"), name="a_report_has_its_own_number"),
            models.CheckConstraint(
                condition=models.Q(state__in=ReportState.values), name="a_report_state_is_known"
            ),
        )
        indexes = (
            models.Index(fields=("service", "in_quarantine", "state", "received_on"), name="reports_waiting"),
        )

    def __str__(self) -> str:
        return self.number


class Message(Unordered, ServiceRecord):
    """One thing said in a thread, by the reporter or by readers. ``place`` counts from 1 in its report."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="messages")
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    author = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Author])
    kind = models.CharField(max_length=16, choices=[(each.value, each.value) for each in MessageKind])
    said_on = models.DateField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("report", "place"), name="a_message_has_its_place_in_the_thread"),
        )


class Attachment(Unordered, ServiceRecord):
    """A file sent along with a message: its bytes, and apart from them its name and what was removed."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    sealed_note = models.BinaryField()
    sealed_file = models.BinaryField()


class ContactSlip(Unordered, ServiceRecord):
    """A way to reach the reporter, apart from the report: only the sealed report knows its reference.

    Its key is split among the readers, so that two of them together open it and none alone.
    """

    received_on = models.DateField()
    public_key = models.BinaryField()
    sealed = models.BinaryField()


class ContactShare(Unordered, ServiceRecord):
    """One reader's share of the key of a contact slip, sealed to that reader."""

    slip = models.ForeignKey(ContactSlip, on_delete=models.CASCADE, related_name="shares")
    reading_key = models.ForeignKey(ReadingKey, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("slip", "reading_key"), name="a_reader_has_one_share_of_a_slip"),
        )


class Opened(Unordered, ServiceRecord):
    """How often people of one role have opened a report. The reporter sees this; it names nobody."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="opened")
    role = models.CharField(max_length=20, choices=Role.choices)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "role"), name="a_role_is_counted_once"),)


class DayCount(Unordered, ServiceRecord):
    """How often something happened on a day, such as a person being shown who to ring first. Nothing else."""

    day = models.DateField()
    what = models.CharField(max_length=30)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "day", "what"), name="a_day_is_counted_once"),
        )
