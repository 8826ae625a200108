"""What two readers keep of a report: sealed notes, what was done about a rule, and who was told.

Only numbers, days and codes stand here readable: whatever says something of the words is sealed to the
report's own key, and goes with the report.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.answering import RuleId
from speakopenly.web.hear.keyring.models import CaseKey, ReadingKey
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.sqlite.unordered import Unordered

READERS = (1, 2)
AGREED = 3
"""The place of the notes two readers agreed on after talking."""


class Notes(Unordered, ServiceRecord):
    """One version of one reader's notes, or of what both agreed on; a correction is a new version.

    ``is_of_this_reading`` ends where a closed report has new words: then both read again.
    ``confirmed_by`` is the other reader, for what was agreed.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    is_of_this_reading = models.BooleanField(default=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    saved_on = models.DateField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "place", "version"), name="notes_have_their_place"),
            models.UniqueConstraint(
                fields=("report", "by", "version"),
                condition=models.Q(place__in=READERS),
                name="a_reader_has_one_place",
            ),
            models.CheckConstraint(
                condition=models.Q(place=AGREED) | models.Q(confirmed_by__isnull=True),
                name="only_what_was_agreed_is_confirmed",
            ),
        )

    @property
    def is_agreed(self) -> bool:
        """Whether these are what two readers agreed on, not one reader's own."""
        return self.place == AGREED


class Reading(Unordered, ServiceRecord):
    """How far the reading of a report has come, as numbers that say nothing of it.

    ``blank`` is how many rules nobody has answered, ``undone`` about how many nobody has said what was done,
    ``due_on`` by when the first of those is due.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    blank = models.PositiveSmallIntegerField(default=0)
    undone = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report",), name="a_report_has_one_reading"),)


class Deed(models.TextChoices):
    """What was done about a rule."""

    PASSED_ON = "passed_on", _("Passed on")
    OFFERED = "offered", _("Offered to the writer, who chooses")
    REFUSED = "refused", _("Refused")
    NOT_NEEDED = "not_needed", _("Not needed, as the note says")


class ToRole(models.TextChoices):
    """To which role, or which role asked. Never a name."""

    SAFEGUARDING_LEAD = "safeguarding_lead", _("Safeguarding lead")
    CHILDRENS_SERVICES = "childrens_services", _("Children's services")
    POLICE = "police", _("Police")
    DESIGNATED_OFFICER = "designated_officer", _("Designated officer")
    SAFEGUARDING_PARTNERS = "partners", _("Safeguarding partners")
    MONITORING_OFFICER = "monitoring", _("Monitoring officer")
    HR = "hr", _("HR, outside the learning team")
    DATA_PROTECTION = "data_protection", _("Data protection officer")
    WRITER = "writer", _("The person who wrote it")
    LAWYER = "lawyer", _("Lawyer")
    MANAGER = "manager", _("Manager")
    JOURNALIST = "journalist", _("Journalist")
    OTHER = "other", _("Another role, as the note says")


class RouteRecord(Unordered, ServiceRecord):
    """What was done about a rule, to which role and on which day; confirmed by an account with a name.

    What was written about it goes with the raw words of the report; that it was done stays to be counted.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=4, choices=[(each.value, each.value) for each in RuleId])
    deed = models.CharField(max_length=10, choices=Deed.choices)
    to_role = models.CharField(max_length=20, choices=ToRole.choices)
    done_on = models.DateField()
    sealed = models.BinaryField()


class CandourState(models.TextChoices):
    """Has the child or family been told what went wrong, and who will help put it right?"""

    ASKED = "asked", _("Not answered yet")
    YES = "yes", _("Yes, they have been told")
    NO = "no", _("No, not yet")
    UNSAFE = "unsafe", _("Telling them now would be unsafe")


class Candour(Unordered, ServiceRecord):
    """One answer for each mistake with an effect; who will help and why not are sealed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=6, choices=CandourState.choices, default=CandourState.ASKED)
    due_on = models.DateField()
    said_on = models.DateField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField(default=b"")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report",), name="candour_is_asked_once"),)
        indexes = (models.Index(fields=("service", "answer", "due_on"), name="candour_that_waits"),)


class StepState(models.TextChoices):
    """How far an identity step has come."""

    ASKED = "asked", _("Waits for a second person")
    OPENED = "opened", _("Opened by two people")
    ENDED = "ended", _("Ended without opening")


class StepReason(models.TextChoices):
    """Why two people may open the way to reach somebody. "Curiosity" and "to check" are not among them."""

    PROTECT_A_CHILD = "protect_a_child", _("To protect a child")
    PROTECT_THE_WRITER = "protect_the_writer", _("To protect the person who wrote it")
    THE_LAW = "the_law", _("A court order or a duty in law")
    THE_WRITER_ASKED = "the_writer_asked", _("The person who wrote it asked us to ring")


class IdentityStep(Unordered, ServiceRecord):
    """Two people open a contact slip: one asks and passes a share on, another signs. The slip is not kept.

    ``tell_by`` is a day by which the writer is told, where telling now would put a child at more risk.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, choices=StepState.choices, default=StepState.ASKED)
    reason = models.CharField(max_length=20, choices=StepReason.choices)
    sealed = models.BinaryField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField(null=True)
    tell_by = models.DateField(null=True)
    is_told = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("report",), condition=models.Q(state="asked"), name="one_identity_step_at_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(signed_by=models.F("asked_by")), name="an_identity_step_takes_two_people"
            ),
            models.CheckConstraint(
                condition=models.Q(state="opened", signed_by__isnull=False, opened_on__isnull=False)
                | models.Q(~models.Q(state="opened"), signed_by__isnull=True, opened_on__isnull=True),
                name="an_opened_step_says_by_whom_and_when",
            ),
        )


class PassedShare(Unordered, ServiceRecord):
    """The first person's share, sealed to one who may sign. Gone as soon as one has, or the step ends."""

    step = models.ForeignKey(IdentityStep, on_delete=models.CASCADE, related_name="shares")
    reading_key = models.ForeignKey(ReadingKey, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()


class SameEvent(Unordered, ServiceRecord):
    """That a report tells of the same event as others: one event, counted once, told by several people."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    event = models.UUIDField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report",), name="a_report_tells_of_one_event"),)
