"""What we keep of a request, an order or a breach: number, kind, days, steps, decision. No name, no words."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.models import ServiceRecord, User


class Kind(models.TextChoices):
    """What came. ``steps.STEPS`` says what is done about each, ``clocks`` by when."""

    SUBJECT_ACCESS = "subject_access", _("Somebody asks for their own data")
    RECTIFICATION = "rectification", _("Somebody asks to have data put right")
    ERASURE = "erasure", _("Somebody asks to have data erased")
    OBJECTION = "objection", _("Somebody objects to a use of their data")
    COMPLAINT = "complaint", _("Somebody complains about how their data are used")
    INFORMATION = "information", _("Somebody asks for information the authority holds")
    COURT_ORDER = "court_order", _("A court orders something to be given or kept")
    BREACH = "breach", _("Personal data leaked, were lost or were changed")


RIGHTS = (Kind.SUBJECT_ACCESS, Kind.RECTIFICATION, Kind.ERASURE, Kind.OBJECTION)


class State(models.TextChoices):
    """Lawful changes are in ``policies.MAY_BECOME``."""

    OPEN = "open", _("Under way")
    WAITING = "waiting", _("The clock stands: something was asked of whoever asked")
    DECIDED = "decided", _("Decided: waits for a second person")
    CLOSED = "closed", _("Closed")


class AskedFor(models.TextChoices):
    """What the clock waits for."""

    IDENTITY = "identity", _("Proof of who is asking")
    CLARITY = "clarity", _("Which data or information are meant")


class ExtendedBecause(models.TextChoices):
    """Why more time is taken. Whoever asked is told in the first time."""

    COMPLEX = "complex", _("The requests are complex")
    MANY = "many", _("There are many requests of this person")
    PUBLIC_INTEREST = "public_interest", _("The public interest has to be weighed")


class Outcome(models.TextChoices):
    """What was decided; which of them fits which kind stands in ``grounds``."""

    IN_FULL = "in_full", _("In full")
    IN_PART = "in_part", _("In part")
    REFUSED = "refused", _("Not done or given")
    NOT_FOUND = "not_found", _("Nothing that can be found")
    ORDER_CHANGED = "order_changed", _("The order was changed or withdrawn")
    NOT_TOLD = "not_told", _("Not told to the Commissioner: no risk to people is likely")
    TOLD = "told", _("Told to the Commissioner")


class LateBecause(models.TextChoices):
    """Why the Commissioner was told after 72 hours. The law wants the reason."""

    FOUND_OUT = "found_out", _("It took longer to find out what had happened")
    ANOTHER = "another", _("Somebody who handles data for us told us late")
    MISSED = "missed", _("We missed it, and have looked at why")


OFFICE_NUMBER = RegexValidator(
    r"^[A-Za-z0-9/-]*[0-9][A-Za-z0-9/-]*$", _("Only letters, digits, / and -, and at least one digit.")
)


class Entry(ServiceRecord):
    """One request, order or breach. ``office_number`` leads to the service's own file, where names stand.

    The hour is kept of a breach alone, as the law counts hours there.
    """

    number = models.CharField(max_length=12)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    office_number = models.CharField(max_length=30, blank=True, validators=[OFFICE_NUMBER])
    came_on = models.DateField()
    began_on = models.DateField()
    ordered_by = models.DateField(null=True)
    aware_at = models.DateTimeField(null=True)
    asked_for = models.CharField(max_length=8, choices=AskedFor.choices, blank=True)
    asked_on = models.DateField(null=True)
    days_waited = models.PositiveSmallIntegerField(default=0)
    extended_because = models.CharField(max_length=16, choices=ExtendedBecause.choices, blank=True)
    extended_on = models.DateField(null=True)
    facts = models.JSONField(default=dict)
    told_at = models.DateTimeField(null=True)
    late_because = models.CharField(max_length=10, choices=LateBecause.choices, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)
    grounds = models.JSONField(default=list)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        ordering = ("-came_on", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("service", "number"), name="a_number_of_the_register_is_one_entry"
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_by__isnull=True) | ~models.Q(agreed_by=models.F("decided_by")),
                name="an_answer_is_released_by_two",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.CLOSED, agreed_by__isnull=False, closed_on__isnull=False)
                | ~models.Q(state=State.CLOSED) & models.Q(agreed_by__isnull=True, closed_on__isnull=True),
                name="what_is_closed_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.BREACH, aware_at__isnull=False)
                | ~models.Q(kind=Kind.BREACH) & models.Q(aware_at__isnull=True, told_at__isnull=True),
                name="only_a_breach_has_hours",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.WAITING, asked_on__isnull=False)
                | ~models.Q(state=State.WAITING) & models.Q(asked_on__isnull=True),
                name="what_waits_says_since_when",
            ),
        )

    def __str__(self) -> str:
        return self.number


class StepDone(ServiceRecord):
    """That somebody has done one step, and on which day."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=24)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("entry", "step"), name="a_step_is_done_once"),)

    def __str__(self) -> str:
        return self.step
