"""What is kept of a safe version: decisions and words only sealed, and who must not be its stranger."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking.questions import RoleBand, ServiceArea
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.sqlite.unordered import Unordered


class SafeState(models.TextChoices):
    """How far a safe version is. Which deed leads where is in ``policies``."""

    DRAFT = "draft", _("Being made")
    CONFIRMED = "confirmed", _("Waits for a stranger's read")
    APPROVED = "approved", _("Read by a second person")
    LEFT = "left", _("The report has left learning")


class SafeVersion(Unordered, ServiceRecord):
    """The safe version of one report: its decisions and words, sealed to the report.

    ``revision`` counts every change, so that two open pages cannot overwrite each other. ``covers`` is the
    last place of the thread that was looked through. One that left learning is empty, and stays as a mark.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="+")
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=SafeState.choices, default=SafeState.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    covers = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=SafeState.values), name="a_safe_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Maker(Unordered, ServiceRecord):
    """Somebody who made a decision in a safe version, and so may not read it as a stranger."""

    version = models.ForeignKey(SafeVersion, on_delete=models.CASCADE, related_name="makers")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("version", "user"), name="a_maker_is_kept_once"),)

    def __str__(self) -> str:
        return str(self.pk)


class StrangersRead(Unordered, ServiceRecord):
    """What somebody found who read a safe version as a stranger: answers and reason, sealed."""

    version = models.ForeignKey(SafeVersion, on_delete=models.CASCADE, related_name="reads")
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    read_on = models.DateField(default=timezone.localdate, editable=False)
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


class SharedRecord(Unordered, ServiceRecord):
    """One report among those that may be exported. ``ident`` is a keyed hash: without the key, no way back.

    Its words are the approved ones. They are sealed all the same, to a key that this machine holds.
    """

    ident = models.CharField(max_length=32)
    public_key = models.BinaryField()
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("service", "ident"), name="a_report_is_shared_once"),)

    def __str__(self) -> str:
        return self.ident


class HowMany(ServiceRecord):
    """How many people of a role band there are in a service area, as the service says."""

    role_band = models.CharField(max_length=40, choices=[(each.value, each.value) for each in RoleBand])
    service_area = models.CharField(max_length=40, choices=[(each.value, each.value) for each in ServiceArea])
    people = models.PositiveIntegerField()
    said_on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service", "role_band", "service_area"), name="people_are_counted_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role_band}, {self.service_area}: {self.people}"
