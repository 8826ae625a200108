"""What we keep about a long piece of work: ids, counts and times. Never words, never the text of an error."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.models import ServiceRecord, User


class State(models.TextChoices):
    """Where a job stands. Lawful changes are in ``policies.LAWFUL``."""

    WAITING = "waiting", _("Waiting to start")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped by a person; what was done is kept")
    DEAD = "dead", _("Could not be finished")


ENDED = (State.DONE, State.STOPPED, State.DEAD)


class Job(ServiceRecord):
    """One call of a task, with its lease, its tries and how far it has come."""

    task = models.CharField(max_length=200, editable=False)
    arguments = models.JSONField(default=dict, editable=False)
    title = models.CharField(max_length=80)
    key = models.CharField(max_length=120, null=True, editable=False)  # noqa: DJ001  (no key is not an empty key)
    leads_to = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    run_after = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    most_attempts = models.PositiveSmallIntegerField(default=4)
    owner = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True)
    stop_asked = models.BooleanField(default=False)
    error_class = models.CharField(max_length=120, blank=True)

    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    note = models.CharField(max_length=60, blank=True)

    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(fields=("service", "key"), name="a_key_is_used_once_in_a_service"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="a_job_state_is_known"),
            models.CheckConstraint(
                condition=~models.Q(state=State.RUNNING)
                | (models.Q(lease_until__isnull=False) & ~models.Q(owner="")),
                name="a_running_job_has_an_owner_and_a_lease",
            ),
        )
        indexes = (models.Index(fields=("state", "run_after"), name="jobs_to_be_claimed"),)

    def __str__(self) -> str:
        return f"{self.title} ({self.pk})"

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.state in ENDED

    @property
    def share(self) -> float | None:
        """How much is done, 0 to 1; None while the whole is not known."""
        return min(self.done / self.total, 1.0) if self.total else None

    def time_left(self) -> timedelta | None:
        """How long it will take at the pace so far; None while there is nothing to judge by."""
        if self.state != State.RUNNING or not self.share or not self.started_at:
            return None
        return (timezone.now() - self.started_at) * ((1 - self.share) / self.share)
