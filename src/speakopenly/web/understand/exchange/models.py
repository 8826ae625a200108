"""What we keep of an export: who asked for what and why, and for a day the file itself, sealed.

Most are files of the evidence. One with an edition is a file of the answers to a survey.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.understand.exchange import Purpose
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.surveys.models import Edition
from speakopenly.web.jobs.models import Job
from speakopenly.web.people.models import ServiceRecord, User

PURPOSES = tuple(str(each) for each in Purpose)


class Kind(models.TextChoices):
    """What file is made."""

    QDPX = "qdpx", _("A project for qualitative analysis (REFI-QDA, .qdpx)")
    QDC = "qdc", _("The codes alone (REFI-QDA, .qdc)")
    CSV = "csv", _("Three tables with their codebook (CSV in a zip)")
    PARQUET = "parquet", _("Three tables with their codebook (parquet in a zip)")
    ANSWERS_CSV = "a-csv", _("Answers with their codebook (CSV in a zip)")
    ANSWERS_XLSX = "a-xlsx", _("Answers with their codebook (Excel)")
    ANSWERS_SAV = "a-sav", _("Answers with labels for SPSS, and their codebook (.sav in a zip)")


OF_ANSWERS = (Kind.ANSWERS_CSV, Kind.ANSWERS_XLSX, Kind.ANSWERS_SAV)
OF_EVIDENCE = tuple(kind for kind in Kind if kind not in OF_ANSWERS)


class Because(models.TextChoices):
    """Why words leave as they were said. A list, as a reason in one's own words could hold somebody's."""

    CHECK = "check", _("To check how well names were hidden")
    UNDERSTAND = "understand", _("What was hidden is needed to understand the words")
    OWN = "own", _("People asked for their own words")
    LAW = "law", _("A court, an inquiry or a regulator asks for them")


class Export(ServiceRecord):
    """One file somebody asked for. ``because`` is blank unless it holds words as they were said.

    The file is sealed to a key that this machine holds; with words as said, or with answers to a survey, to
    the keys of those who read them. ``labels_in`` is the version whose words label answers. The file is gone
    when ``until`` is past or somebody took words back; the row stays, to say what went out.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(default=timezone.localdate, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    purpose = models.CharField(max_length=10, choices=[(each, each) for each in PURPOSES])
    because = models.CharField(max_length=10, choices=Because.choices, blank=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, related_name="+")
    labels_in = models.CharField(max_length=40, blank=True)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")
    until = models.DateTimeField(null=True)
    is_destroyed = models.BooleanField(default=False)
    sealed = models.BinaryField(default=bytes)
    public_key = models.BinaryField(default=bytes)
    wrapped_key = models.BinaryField(default=bytes)
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-asked_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values, purpose__in=PURPOSES), name="an_export_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(because="") | models.Q(because__in=Because.values, wrapped_key=b""),
                name="words_as_said_are_sealed_to_readers",
            ),
            models.CheckConstraint(
                condition=models.Q(edition__isnull=True) & ~models.Q(kind__in=OF_ANSWERS)
                | models.Q(edition__isnull=False, kind__in=OF_ANSWERS, wrapped_key=b""),
                name="answers_are_of_an_edition_and_sealed_to_readers",
            ),
            models.CheckConstraint(
                condition=models.Q(is_destroyed=False) | models.Q(sealed=b"", wrapped_key=b""),
                name="what_is_destroyed_is_empty",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.asked_on}"

    @property
    def needs_a_key(self) -> bool:
        """Whether only a reader's key makes and opens the file."""
        return bool(self.because) or self.edition_id is not None

    @property
    def is_ready(self) -> bool:
        """Whether the file is there and its day is not over."""
        return self.until is not None and not self.is_destroyed and timezone.now() < self.until

    @property
    def is_being_made(self) -> bool:
        """Whether the file is still to come."""
        return self.until is None and not self.is_destroyed
