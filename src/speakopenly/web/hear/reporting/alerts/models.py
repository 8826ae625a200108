"""What we keep about alerts: by which routes, to whom, in how many hours; and what people decided of a flag.

Addresses and tokens are sealed with the installation key. When an alert was sent is kept nowhere.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.danger import DangerKind
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.reporting.reports.models import Flag
from speakopenly.web.people.models import ServiceRecord, User


class RouteKind(models.TextChoices):
    """How an alert leaves this machine: always to another of the service's own."""

    EMAIL = "email", _("E-mail by your own relay")
    SMS = "sms", _("SMS gateway on your network")
    WEBHOOK = "webhook", _("Webhook on your network")


class Safety(models.TextChoices):
    """Whether the way to the relay is encrypted."""

    TLS = "tls", _("TLS from the start")
    STARTTLS = "starttls", _("STARTTLS")
    NONE = "none", _("not encrypted")


class BodyKind(models.TextChoices):
    """How a gateway wants to be told."""

    JSON = "json", _("JSON")
    FORM = "form", _("form")


class Counts(models.TextChoices):
    """Which hours count."""

    ALWAYS = "always", _("every hour, day and night")
    READING_HOURS = "reading", _("reading hours only")


class AlertRoute(ServiceRecord):
    """One way to reach people. It is off until a test alert came through (``tested_on``)."""

    kind = models.CharField(max_length=7, choices=RouteKind.choices)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    safety = models.CharField(max_length=8, choices=Safety.choices, default=Safety.TLS)
    sender = models.EmailField(blank=True)
    path = models.CharField(max_length=500, blank=True)
    body = models.CharField(max_length=4, choices=BodyKind.choices, default=BodyKind.JSON)
    field_to = models.CharField(max_length=40, default="to")
    field_text = models.CharField(max_length=40, default="message")
    sealed_token = models.BinaryField(null=True)
    tested_on = models.DateField(null=True)
    test_code = models.CharField(max_length=32, blank=True)
    test_tries = models.PositiveSmallIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("kind", "host", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(port__gte=1, port__lte=65535), name="a_port_is_one_there_can_be"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.host}"

    @property
    def is_on(self) -> bool:
        """Whether alerts may go this way."""
        return self.tested_on is not None


class RotaPlace(ServiceRecord):
    """Who is told, in which order, by which route, on which days. ``days`` are digits, 0 is Monday."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    days = models.CharField(max_length=7, default="0123456")
    route = models.ForeignKey(AlertRoute, on_delete=models.PROTECT, related_name="places")
    sealed_address = models.BinaryField()

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("service", "user"), name="a_person_is_on_the_rota_once"),
        )

    def __str__(self) -> str:
        return str(self.place)


class AlertPlan(ServiceRecord):
    """The service's own word: within how many hours a flagged report is opened, and which hours count.

    ``work_door`` is the address in an alert: that of the Work door, and of nothing behind it.
    """

    hours = models.PositiveSmallIntegerField(default=4)
    counts = models.CharField(max_length=7, choices=Counts.choices, default=Counts.ALWAYS)
    first_day = models.PositiveSmallIntegerField(default=0)
    last_day = models.PositiveSmallIntegerField(default=4)
    opens = models.TimeField(default="09:00")
    closes = models.TimeField(default="17:00")
    work_door = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("service",), name="a_service_has_one_alert_plan"),)

    def __str__(self) -> str:
        return str(self.hours)


class Answer(models.TextChoices):
    """What a person says of a flag."""

    CHILD_AT_RISK = DangerKind.CHILD_AT_RISK.value, _("A child may be at risk")
    PERSON_A_RISK = DangerKind.PERSON_A_RISK.value, _("Someone working with children may be a risk")
    CHILD_HARMED = DangerKind.CHILD_HARMED.value, _("A child died or was seriously harmed")
    NONE = "none", _("None of these")


class FlagDecision(ServiceRecord):
    """What one person decided of a flag, on which day. What they wrote is sealed to the report's readers."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="+")
    decided_on = models.DateField()
    answer = models.CharField(max_length=13, choices=Answer.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    writer_told = models.BooleanField(default=False)
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("flag", "by", "answer"), name="a_person_decides_once"),
        )

    def __str__(self) -> str:
        return str(self.pk)
