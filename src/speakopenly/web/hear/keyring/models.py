"""Who can open what: only public halves and sealed private halves are kept here.

A case key belongs to one report or one import. Each of its holders has a wrap of the private half:
readers by their reading key, custodians together by the escrow, the reporter by the mailbox key that
comes from the receipt.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.jobs.models import Job
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.sqlite.unordered import Unordered

BLAKE2B_HEX = 32
NOT_RETIRED = models.Q(retired_on__isnull=True)
TAKES_A_PLACE = models.Q(replaces__isnull=False)
IN_USE = NOT_RETIRED & models.Q(in_use_on__isnull=False)


class CaseKind(models.TextChoices):
    """What a case key seals; ``policies.HOLDERS`` says which roles hold which."""

    REPORT = "report", _("report")
    IMPORT = "import", _("import")


class ReadingKey(ServiceRecord):
    """One person's key for reading in one service. Locked twice: by a passphrase and by a recovery code.

    A new key stands beside the one it ``replaces`` until it opens as much; then the old one is retired and
    its locked halves are emptied. ``wrong_tries`` slows guessing; it tells nothing of whoever tries.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    public_key = models.BinaryField()
    by_passphrase = models.BinaryField()
    by_recovery_code = models.BinaryField()
    made_on = models.DateField(default=timezone.localdate, editable=False)
    retired_on = models.DateField(null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service", "user"),
                condition=NOT_RETIRED & ~TAKES_A_PLACE,
                name="a_reader_has_one_key_at_a_time",
            ),
            models.UniqueConstraint(
                fields=("service", "user"),
                condition=NOT_RETIRED & TAKES_A_PLACE,
                name="a_reader_changes_to_one_key_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Escrow(ServiceRecord):
    """A key nobody holds alone: its private half exists only as printed shares, of which some together open.

    It is in use once every custodian has shown that the printed share can be read.
    """

    public_key = models.BinaryField()
    shares = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField()
    made_on = models.DateField(default=timezone.localdate, editable=False)
    in_use_on = models.DateField(null=True)
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("service",), condition=IN_USE, name="a_service_has_one_escrow_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(needed__gte=2) & models.Q(shares__gte=models.F("needed")),
                name="nobody_opens_the_escrow_alone",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class CustodianSeat(ServiceRecord):
    """A custodian who is here to be given a share; the private half of this key is in that browser only."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    public_key = models.BinaryField()
    taken_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "user"), name="a_custodian_takes_one_seat"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class CustodianShare(ServiceRecord):
    """That a custodian has a share, and has shown that it can be read. Afterwards it is on paper only.

    ``sealed_share`` is sealed to the seat's key and emptied when it is confirmed; ``digest`` is a keyed hash.
    """

    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="custodians")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=BLAKE2B_HEX)
    sealed_share = models.BinaryField(default=bytes)
    confirmed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("escrow", "user"), name="a_custodian_has_one_share"),
            models.UniqueConstraint(fields=("escrow", "place"), name="a_share_has_one_custodian"),
        )

    def __str__(self) -> str:
        return f"{self.place}"


class CaseKey(Unordered, ServiceRecord):
    """The public half of the key of one report or import, from one change of its holders to the next.

    ``is_past`` says that somebody who held it has left or has a new key: what comes gets a new case key.
    """

    kind = models.CharField(max_length=6, choices=CaseKind.choices)
    public_key = models.BinaryField()
    is_past = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.pk)


class Wrap(Unordered, ServiceRecord):
    """The private half of a case key, sealed to one holder: a reading key, the escrow, or the mailbox."""

    case_key = models.ForeignKey(CaseKey, on_delete=models.CASCADE, related_name="wraps")
    reading_key = models.ForeignKey(ReadingKey, on_delete=models.CASCADE, null=True, related_name="wraps")
    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, null=True, related_name="wraps")
    is_for_mailbox = models.BooleanField(default=False)
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(
                    models.Q(reading_key__isnull=False, escrow__isnull=True, is_for_mailbox=False)
                    | models.Q(reading_key__isnull=True, escrow__isnull=False, is_for_mailbox=False)
                    | models.Q(reading_key__isnull=True, escrow__isnull=True, is_for_mailbox=True)
                ),
                name="a_wrap_has_one_holder",
            ),
            models.UniqueConstraint(
                fields=("case_key", "reading_key"),
                condition=models.Q(reading_key__isnull=False),
                name="a_reader_holds_a_case_key_once",
            ),
            models.UniqueConstraint(
                fields=("case_key", "escrow"),
                condition=models.Q(escrow__isnull=False),
                name="an_escrow_holds_a_case_key_once",
            ),
            models.UniqueConstraint(
                fields=("case_key",),
                condition=models.Q(is_for_mailbox=True),
                name="a_mailbox_holds_a_case_key_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class WorkerKey(models.Model):
    """The public half of a key that lives only in the memory of one worker process, while it runs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    public_key = models.BinaryField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class Loan(ServiceRecord):
    """A reading key lent to one running worker for one job, sealed to that worker's memory."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="+")
    reading_key = models.ForeignKey(ReadingKey, on_delete=models.CASCADE, related_name="+")
    worker = models.ForeignKey(WorkerKey, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    until = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("job", "worker"), name="a_key_is_lent_once_for_a_job"),
        )

    def __str__(self) -> str:
        return str(self.pk)
