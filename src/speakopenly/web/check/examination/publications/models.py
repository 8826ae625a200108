"""What we keep of a published examination: who asked, who signed, and its files."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.check.examination.models import Examination
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.findings.publications.models import Pack


class EditionState(models.TextChoices):
    """Where an edition stands. A draft can be thrown away; nothing that was signed can."""

    DRAFT = "draft", _("Waiting for a second signature")
    PUBLISHED = "published", _("Published")


class ExaminationEdition(ServiceRecord):
    """One edition of an examination, from the moment a second signature is asked for."""

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="editions")
    edition = models.PositiveIntegerField()
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=120)
    check_code = models.CharField(max_length=12)
    day = models.DateField(default=timezone.localdate)
    state = models.CharField(max_length=12, choices=EditionState.choices, default=EditionState.DRAFT)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-day", "-edition")
        constraints = (
            models.UniqueConstraint(
                fields=("slug", "edition"), name="an_examination_edition_has_its_own_address"
            ),
            models.UniqueConstraint(
                fields=("examination",),
                condition=models.Q(state="draft"),
                name="one_examination_edition_waits_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state="published", signed_by__isnull=False, signed_at__isnull=False)
                | models.Q(state="draft", signed_by__isnull=True, signed_at__isnull=True),
                name="no_examination_is_published_unsigned",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by__isnull=True) | ~models.Q(signed_by=models.F("asked_by")),
                name="the_second_signature_of_an_examination_is_a_second_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.slug} {self.edition}"


class ExaminationFile(ServiceRecord):
    """One file of the public pack, as its bytes were when it was made."""

    edition = models.ForeignKey(ExaminationEdition, on_delete=models.CASCADE, related_name="files")
    pack = models.CharField(max_length=6, choices=Pack.choices)
    name = models.CharField(max_length=60)
    bytes = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("pack", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "pack", "name"), name="a_file_stands_once_in_a_pack_of_an_examination"
            ),
        )

    def __str__(self) -> str:
        return self.name
