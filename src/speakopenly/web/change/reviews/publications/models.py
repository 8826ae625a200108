"""What we keep of a published review: who asked, who signed, and the files of its two packs."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.change.reviews.models import Review
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.findings.publications.models import Pack


class EditionState(models.TextChoices):
    """Where an edition stands. Lawful changes are in ``policies.LAWFUL``."""

    DRAFT = "draft", _("Waiting for a second signature")
    PUBLISHED = "published", _("Published")
    TAKEN_DOWN = "taken_down", _("Taken down")


class ReviewEdition(ServiceRecord):
    """One edition of a review, from the moment a second signature is asked for."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="editions")
    edition = models.PositiveIntegerField()
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=120)
    check_code = models.CharField(max_length=12)
    day = models.DateField(default=timezone.localdate)
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=12, choices=EditionState.choices, default=EditionState.DRAFT)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-day", "-edition")
        constraints = (
            models.UniqueConstraint(fields=("slug", "edition"), name="a_review_edition_has_its_own_address"),
            models.UniqueConstraint(
                fields=("review",),
                condition=models.Q(state="draft"),
                name="one_review_edition_waits_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=EditionState.values), name="a_review_edition_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by__isnull=True, signed_at__isnull=True)
                | models.Q(signed_by__isnull=False, signed_at__isnull=False),
                name="a_review_signature_has_its_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(signed_by__isnull=False),
                name="no_review_is_published_unsigned",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by__isnull=True) | ~models.Q(signed_by=models.F("asked_by")),
                name="the_second_signature_of_a_review_is_a_second_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.slug} {self.edition}"


class ReviewFile(ServiceRecord):
    """One file of a pack, as its bytes were when it was made."""

    edition = models.ForeignKey(ReviewEdition, on_delete=models.CASCADE, related_name="files")
    pack = models.CharField(max_length=6, choices=Pack.choices)
    name = models.CharField(max_length=60)
    bytes = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("pack", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "pack", "name"), name="a_file_stands_once_in_a_pack_of_a_review"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pack}/{self.name}"
