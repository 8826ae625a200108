"""What a service says in its data protection documents, edition by edition, and who signed what."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.models import ServiceRecord, User, Written


class DocumentAnswer(Written):
    """One answer to one question. A later one stands in its place; earlier ones stay, with who and when."""

    question = models.CharField(max_length=40)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("service", "question", "-at"), name="newest_answer_first"),)

    def __str__(self) -> str:
        return self.question


class SignState(models.TextChoices):
    """Lawful changes are in ``policies.MAY_BECOME``."""

    PROPOSED = "proposed", _("waits for a second person")
    SIGNED = "signed", _("signed")
    DECLINED = "declined", _("not signed")


class SignOff(ServiceRecord):
    """That two people read one edition of a document and stand by it until a day. ``page`` is what they read.

    ``digest`` is of every word in it; once a word changes, the edition that was signed stands beside the new.
    """

    document = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=SignState.choices, default=SignState.PROPOSED)
    digest = models.CharField(max_length=64)
    page = models.BinaryField()
    review_on = models.DateField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField(default=timezone.localdate, editable=False)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-proposed_on", "-decided_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("service", "document"),
                condition=models.Q(state=SignState.PROPOSED),
                name="a_document_waits_for_one_signature_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("proposed_by")),
                name="a_document_is_signed_by_two",
            ),
            models.CheckConstraint(
                condition=models.Q(state=SignState.PROPOSED, decided_by__isnull=True, decided_on__isnull=True)
                | models.Q(decided_by__isnull=False, decided_on__isnull=False)
                & ~models.Q(state=SignState.PROPOSED),
                name="who_signed_a_document_and_when_go_together",
            ),
        )

    def __str__(self) -> str:
        return self.document
