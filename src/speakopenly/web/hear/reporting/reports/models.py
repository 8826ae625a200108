"""What we keep of a report: days, never times; words, names of files and answers only sealed.

Every table a reporter's deed writes to is ``Unordered``, and nothing here counts up but places in one
thread. Readable are only what readers must see before they unlock and what the daily round must find.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking.destruction import Thing
from speakopenly.hear.speaking.questions import Bulletin, Danger, Sharing
from speakopenly.hear.speaking.threads import Author, MessageKind
from speakopenly.web.hear.keyring.models import CaseKey, ReadingKey
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.people.roles import Role
from speakopenly.web.sqlite.unordered import Unordered


class ReportState(models.TextChoices):
    """Lawful changes are in ``policies.MAY_BECOME``."""

    RECEIVED = "received", _("Received")
    OPENED = "opened", _("Opened")
    READ_ONCE = "read_once", _("Read by one reader")
    READ_TWICE = "read_twice", _("Read by two readers")
    SAFE = "safe", _("Safe version made")
    SHARED = "shared", _("Shared for learning")
    RESPONDED = "responded", _("The service has responded")
    NOT_ACCEPTED = "not_accepted", _("Not ours to answer")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class FlagState(models.TextChoices):
    """What people have made of a flag. Lawful changes are in ``policies.A_FLAG_MAY_BECOME``."""

    RAISED = "raised", _("Nobody has decided yet")
    CLEARING = "clearing", _("One person would clear it")
    CONFIRMED = "confirmed", _("Confirmed")
    CLEARED = "cleared", _("Cleared by two people")


class Report(Unordered, ServiceRecord):
    """One report. ``lookup`` and ``once`` are keyed hashes: of the receipt, and of the number sent along.

    ``reply_by`` is a later day that was promised than the first. ``is_kept_aside``: withdrawn while a legal
    hold keeps its words. ``words_gone_on``: its words had their time. ``left_learning_on``: it was passed on,
    lives under another body's rules now, and nothing is learnt from it here.
    """

    number = models.CharField(max_length=8)
    received_on = models.DateField()
    state = models.CharField(max_length=12, choices=ReportState.choices, default=ReportState.RECEIVED)
    reply_owed = models.BooleanField(default=True)
    danger = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Danger])
    sharing = models.CharField(
        max_length=3, blank=True, choices=[(each.value, each.value) for each in Sharing]
    )
    reply_by = models.DateField(null=True)
    bulletin = models.CharField(
        max_length=5, blank=True, choices=[(each.value, each.value) for each in Bulletin]
    )
    harm_told = models.BooleanField(default=False)
    in_quarantine = models.BooleanField(default=False)
    is_typed_in = models.BooleanField(default=False)
    lookup = models.CharField(max_length=32, unique=True)
    once = models.CharField(max_length=32, unique=True, null=True)  # noqa: DJ001  (none is not an empty one)
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    is_kept_aside = models.BooleanField(default=False)
    words_gone_on = models.DateField(null=True)
    left_learning_on = models.DateField(null=True)

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
        indexes = (models.Index(fields=("service", "kind", "report", "said_on"), name="first_of_its_kind"),)


class Flag(Unordered, ServiceRecord):
    """That a child may be in danger: because the reporter said so, or because of words in a message.

    It holds no words, and goes with the words it is about. ``place`` is their message; ``steps`` is how many
    people of the rota have been alerted; ``nobody_came`` says that all of them were, and nobody opened the
    report in time.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="flags")
    place = models.PositiveIntegerField()
    by_answer = models.BooleanField(default=False)
    by_words = models.BooleanField(default=False)
    raised_on = models.DateField()
    state = models.CharField(max_length=9, choices=FlagState.choices, default=FlagState.RAISED)
    opened_on = models.DateField(null=True)
    steps = models.PositiveSmallIntegerField(default=0)
    nobody_came = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "place"), name="a_message_has_one_flag"),
            models.CheckConstraint(
                condition=models.Q(by_answer=True) | models.Q(by_words=True), name="a_flag_has_a_reason"
            ),
        )
        indexes = (models.Index(fields=("service", "state", "opened_on"), name="flags_that_wait"),)

    def __str__(self) -> str:
        return str(self.pk)


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


class Destroyed(Unordered, ServiceRecord):
    """That something of a report was destroyed, and when: signed, so that nobody can say it later.

    ``mark`` is a keyed hash of its reference, which is gone as well; it leads nowhere.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="destroyed")
    what = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Thing])
    destroyed_on = models.DateField()
    mark = models.CharField(max_length=64)
    signature = models.BinaryField()
    public_key = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "what", "mark"), name="a_thing_is_destroyed_once"),
        )


class Opened(Unordered, ServiceRecord):
    """How often people of one role have opened a report. The reporter sees this; it names nobody."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="opened")
    role = models.CharField(max_length=20, choices=Role.choices)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "role"), name="a_role_is_counted_once"),)


class DayCount(Unordered, ServiceRecord):
    """How often something happened on a day, such as a person being shown who to ring first. Nothing else.

    What is counted by quarter stands under its first day (``day_counts``).
    """

    day = models.DateField()
    what = models.CharField(max_length=30)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "day", "what"), name="a_day_is_counted_once"),
        )
