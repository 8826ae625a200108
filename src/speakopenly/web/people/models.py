"""What we keep about who works here: services, accounts, memberships and the audit trail."""

from __future__ import annotations

import uuid
from typing import Any, NoReturn

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.kinds import Nation, ServiceKind
from speakopenly.web.people.roles import Role


class Service(models.Model):
    """An organisation. Every row of every room belongs to one, and no query crosses from one to another.

    ``host`` is the name at which its own Speak door stands; None where it speaks at the site's. ``hosted_by``
    is who founded it here and looks after the machine; it gives nobody a role.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(
        _("kind"), max_length=16, choices=ServiceKind.choices, default=ServiceKind.AUTHORITY
    )
    nation = models.CharField(_("nation"), max_length=20, choices=Nation.choices, blank=True)
    authority = models.CharField(_("authority code"), max_length=3, blank=True)
    host = models.CharField(_("host name"), max_length=253, unique=True, null=True)  # noqa: DJ001
    hosted_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="hosts")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=ServiceKind.values), name="a_kind_of_service_is_one_we_know"
            ),
            models.CheckConstraint(
                condition=models.Q(hosted_by__isnull=True) | ~models.Q(hosted_by=models.F("id")),
                name="no_service_hosts_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(host__isnull=True) | ~models.Q(host=""), name="a_host_has_a_name_or_none"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ServiceRecord(models.Model):
    """What every room's models descend from: a random key, and the service the row belongs to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PartOf(ServiceRecord):
    """That a region or a partnership consists of this service, among others. It gives nobody a role."""

    part = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="part_of")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "part"), name="a_part_is_named_once"),
            models.CheckConstraint(
                condition=~models.Q(service=models.F("part")), name="no_service_is_part_of_itself"
            ),
        )

    def __str__(self) -> str:
        return str(self.part)


class Accounts(BaseUserManager["User"]):
    """Makes accounts. An e-mail address is kept in lower case, so one person has one account."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new account; without a password it cannot sign in until one is set."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Someone who works here. The account opens doors and does nothing else: no last sign-in is kept."""

    last_login = None  # when people work is not ours to record

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(_("may sign in"), default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = Accounts()

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class Written(ServiceRecord):
    """What somebody wrote, and when."""

    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Membership(ServiceRecord):
    """One role that one person holds in one service. Several rows make several roles."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=32, choices=Role.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "user", "role"), name="a_role_is_held_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="a_role_is_one_we_know"),
        )

    def __str__(self) -> str:
        return str(self.get_role_display())


class ChangeKind(models.TextChoices):
    """What is to be done with somebody's roles in a service."""

    GIVE = "give", _("give the role")
    TAKE = "take", _("take the role away")
    CLOSE = "close", _("close the account")
    RECOVER = "recover", _("make a new way to sign in")


class ChangeState(models.TextChoices):
    """How far a proposal is."""

    PROPOSED = "proposed", _("waits for a second person")
    AGREED = "agreed", _("agreed")
    REFUSED = "refused", _("refused")


class RoleChange(ServiceRecord):
    """A change of roles that takes two: it stands until somebody else, whom it does not concern, decides.

    ``proposed_by`` is None for what the command line of this machine proposed.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=ChangeKind.choices)
    role = models.CharField(max_length=32, choices=Role.choices, blank=True)
    state = models.CharField(max_length=8, choices=ChangeState.choices, default=ChangeState.PROPOSED)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_on = models.DateField(default=timezone.localdate, editable=False)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ("proposed_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("service", "user", "kind", "role"),
                condition=models.Q(state=ChangeState.PROPOSED),
                name="a_change_is_proposed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state=ChangeState.PROPOSED, decided_by__isnull=True, decided_on__isnull=True
                )
                | models.Q(decided_by__isnull=False, decided_on__isnull=False)
                & ~models.Q(state=ChangeState.PROPOSED),
                name="who_decided_and_when_go_together",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("user"))
                & (models.Q(proposed_by__isnull=True) | ~models.Q(decided_by=models.F("proposed_by"))),
                name="a_second_person_decides",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.role}"


class AuditTrail(models.QuerySet["AuditLine"]):
    """Lines may be read and added."""

    def update(self, **kwargs: Any) -> NoReturn:
        _refuse_to_change_the_trail()

    def delete(self) -> NoReturn:
        _refuse_to_change_the_trail()


class AuditLine(ServiceRecord):
    """That a deed was done to a thing, by whom and when. Never what anybody said, and never changed."""

    when = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    deed = models.CharField(max_length=80)
    thing_kind = models.CharField(max_length=80)
    thing_id = models.CharField(max_length=64)
    objects = AuditTrail.as_manager()

    class Meta:
        ordering = ("-when",)
        indexes = (
            models.Index(fields=("service", "-when"), name="audit_newest_first"),
            models.Index(fields=("thing_kind", "thing_id"), name="audit_of_one_thing"),
        )

    def __str__(self) -> str:
        return f"{self.deed}: {self.thing_kind} {self.thing_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            _refuse_to_change_the_trail()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse_to_change_the_trail()


def _refuse_to_change_the_trail() -> NoReturn:
    raise TypeError("A line of the audit trail is written once and stays.")


from speakopenly.web.people.ways.models import (  # noqa: E402  (rows of ours that point to the ones above)
    AccountElsewhere,
    OneTimeLink,
    RoleFromGroup,
)

__all__ = [
    "AccountElsewhere",
    "AuditLine",
    "ChangeKind",
    "ChangeState",
    "Membership",
    "OneTimeLink",
    "RoleChange",
    "RoleFromGroup",
    "Service",
    "ServiceRecord",
    "User",
    "Written",
]
