"""What we keep of a legal hold: who proposed and agreed, why in one word, and the rest sealed to readers."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.models import ServiceRecord, User


class HoldState(models.TextChoices):
    """Lawful changes are in ``policies.MAY_BECOME``."""

    PROPOSED = "proposed", _("Proposed: waits for a second person")
    DECLINED = "declined", _("Not agreed to")
    IN_FORCE = "in_force", _("In force")
    LIFTING = "lifting", _("In force; lifting it waits for a second person")
    LIFTED = "lifted", _("Lifted")


IN_FORCE = (HoldState.IN_FORCE, HoldState.LIFTING)


class HoldReason(models.TextChoices):
    """Why something must be kept. The last is not chosen: a restore found the hold on the erasure list."""

    COURT = "court", _("Order of a court")
    INQUIRY = "inquiry", _("Public inquiry")
    INQUEST = "inquest", _("Coroner's inquest")
    POLICE = "police", _("Request of the police")
    SUBJECT_ACCESS = "subject_access", _("Somebody has asked for their own data, and the answer is under way")
    OTHER_LAW = "other_law", _("Another duty in law, named in the note")
    RESTORED = "restored", _("Found after a restore: look at why it was placed")


class UnsafeReason(models.TextChoices):
    """Why telling the writer would do harm. Nothing else keeps it from them."""

    TIPS_OFF = "tips_off", _("It would warn somebody whom the police look into")
    ORDERED = "ordered", _("The order says that it must not be told")
    DANGER = "danger", _("It would put a child or the writer in danger")


class Hold(ServiceRecord):
    """A hold on one report; without a report, on everything of the service. The note is sealed.

    ``lift_asked_by`` wants it lifted; somebody else lifts it. Nobody is named where a restore found it.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=HoldState.choices, default=HoldState.PROPOSED)
    reason = models.CharField(max_length=20, choices=HoldReason.choices)
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_note = models.BinaryField(default=bytes)
    unsafe_because = models.CharField(max_length=10, choices=UnsafeReason.choices, blank=True)
    is_unsafe_agreed = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_on = models.DateField(default=timezone.localdate, editable=False)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_on = models.DateField(null=True)
    review_on = models.DateField()
    lift_asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_on = models.DateField(null=True)

    class Meta:
        ordering = ("review_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=HoldState.values), name="a_hold_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_by__isnull=True) | ~models.Q(agreed_by=models.F("proposed_by")),
                name="a_hold_takes_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_by__isnull=True) | ~models.Q(lifted_by=models.F("lift_asked_by")),
                name="lifting_a_hold_takes_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(is_unsafe_agreed=False) | ~models.Q(unsafe_because=""),
                name="what_is_unsafe_to_tell_says_why",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_in_force(self) -> bool:
        """Whether it keeps things from being erased now."""
        return self.state in IN_FORCE

    @property
    def is_told_to_the_writer(self) -> bool:
        """Unless two people agreed that telling would do harm."""
        return self.is_in_force and not self.is_unsafe_agreed
