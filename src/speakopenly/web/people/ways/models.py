"""What we keep about ways of signing in. A link and an account elsewhere are kept as keyed hashes."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.models import RoleChange, ServiceRecord, User
from speakopenly.web.people.roles import Role


class LinkKind(models.TextChoices):
    """What a link is for."""

    INVITE = "invite", _("invitation")
    RECOVER = "recover", _("new way to sign in")


class LinkState(models.TextChoices):
    """Whether a link still opens something. That its days are over is not stored: it follows from the day."""

    OPEN = "open", _("open")
    USED = "used", _("used")
    REVOKED = "revoked", _("taken back")


class OneTimeLink(ServiceRecord):
    """A link that somebody was handed to choose how they sign in: an invitation, or a way back in."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=LinkKind.choices)
    state = models.CharField(max_length=8, choices=LinkState.choices, default=LinkState.OPEN)
    keyed_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_on = models.DateField(default=timezone.localdate, editable=False)
    good_until = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user",), condition=models.Q(state=LinkState.OPEN), name="a_person_has_one_open_link"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    def is_over(self, now: datetime.datetime) -> bool:
        """Whether its days have passed."""
        return now >= self.good_until


class AccountElsewhere(ServiceRecord):
    """That an account of the organisation's own sign-in opens one here. Its number is hashed with a key."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    keyed_hash = models.CharField(max_length=64, unique=True, editable=False)

    def __str__(self) -> str:
        return str(self.pk)


class RoleFromGroup(ServiceRecord):
    """A role that a group elsewhere stands for; where it takes two, what was proposed."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=32, choices=Role.choices)
    change = models.ForeignKey(RoleChange, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "user", "role"), name="a_role_comes_from_groups_once"),
        )

    def __str__(self) -> str:
        return self.role
