"""What we keep of a publication: who asked, who signed, and the files of its two packs."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs.models import Job
from speakopenly.web.people.models import ServiceRecord, User


class PublicationState(models.TextChoices):
    """Where a publication stands. Lawful changes are in ``policies.LAWFUL``."""

    DRAFT = "draft", _("Waiting for a second signature")
    SIGNED = "signed", _("Signed, being made")
    PUBLISHED = "published", _("Published")
    TAKEN_DOWN = "taken_down", _("Taken down")


class Pack(models.TextChoices):
    """What anyone may have, and what stays with the host."""

    PUBLIC = "public", _("For anyone")
    SEALED = "sealed", _("Stays with the host")


class Publication(ServiceRecord):
    """One edition of a report, from the moment a second signature is asked for.

    ``people`` are the keyed hashes of everyone its numbers rest on, so that the next edition can tell whether
    enough people came or left for its numbers to move.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveIntegerField()
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=120)
    check_code = models.CharField(max_length=12)
    day = models.DateField(default=timezone.localdate)
    state = models.CharField(max_length=12, choices=PublicationState.choices, default=PublicationState.DRAFT)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    people = models.JSONField(default=list, editable=False)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-day", "-edition")
        constraints = (
            models.UniqueConstraint(fields=("slug", "edition"), name="an_edition_has_its_own_address"),
            models.UniqueConstraint(
                fields=("exercise",), condition=models.Q(state="draft"), name="one_edition_waits_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=PublicationState.values), name="a_publication_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by__isnull=True, signed_at__isnull=True)
                | models.Q(signed_by__isnull=False, signed_at__isnull=False),
                name="a_signature_has_its_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(signed_by__isnull=False),
                name="nothing_is_published_unsigned",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by__isnull=True)
                | models.Q(asked_by__isnull=True)
                | ~models.Q(signed_by=models.F("asked_by")),
                name="the_second_signature_is_a_second_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.slug} {self.edition}"


class PublicationFile(ServiceRecord):
    """One file of a pack, as its bytes were when it was made."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="files")
    pack = models.CharField(max_length=6, choices=Pack.choices)
    name = models.CharField(max_length=60)
    bytes = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("pack", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("publication", "pack", "name"), name="a_file_stands_once_in_a_pack"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pack}/{self.name}"
