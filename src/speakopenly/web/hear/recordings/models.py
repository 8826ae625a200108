"""What we keep of a recording: what was agreed, its sealed pieces, and the sealed pages of its transcript.

No file name is kept, as many are named after whoever speaks. Nothing here holds a readable word or sound.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.core.records import Channel
from speakopenly.hear.recordings import RecordingKind
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.listening.models import CHANNELS, Exercise, Import
from speakopenly.web.jobs.models import Job
from speakopenly.web.people.models import ServiceRecord, User


class RecordingState(models.TextChoices):
    """Lawful changes are in ``policies.MAY_BECOME``."""

    ANNOUNCED = "announced", _("Waiting for its file")
    KEPT = "kept", _("Waiting for its transcript")
    WRITING_DOWN = "writing_down", _("Being written down")
    WRITTEN = "written", _("Waiting to be listened to and corrected")
    DESTROYED = "destroyed", _("Destroyed")


class Recording(ServiceRecord):
    """One interview or film. ``voices`` are the roles of those who speak, one for each person.

    ``consent`` is what all of them agreed to; ``size`` and ``kind`` are known once its file has come whole.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="recordings")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    began_on = models.DateField(default=timezone.localdate, editable=False)
    state = models.CharField(max_length=12, choices=RecordingState.choices, default=RecordingState.ANNOUNCED)
    voices = models.JSONField(default=list)
    consent = models.JSONField(default=dict)
    channel = models.CharField(
        max_length=20, choices=[(name, name) for name in CHANNELS], default=str(Channel.INTERVIEW)
    )
    nation = models.CharField(max_length=20, blank=True)
    said_on = models.DateField(null=True)

    kind = models.CharField(max_length=12, choices=[(str(k), str(k)) for k in RecordingKind], blank=True)
    size = models.PositiveBigIntegerField(default=0)
    public_key = models.BinaryField(default=bytes)
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")
    batch = models.OneToOneField(Import, on_delete=models.PROTECT, null=True, related_name="recording")

    class Meta:
        ordering = ("-began_on", "title")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=RecordingState.values), name="a_recording_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_film(self) -> bool:
        """Whether faces may be seen in it."""
        return bool(self.kind) and RecordingKind(self.kind).is_film


class RecordingPiece(ServiceRecord):
    """Some consecutive bytes of a recording, sealed. ``number`` counts from 0."""

    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="pieces")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("recording", "number"), name="a_piece_is_kept_once"),)

    def __str__(self) -> str:
        return str(self.number)


class TranscriptPage(ServiceRecord):
    """Up to fifty cues, sealed, with sums of how far listening has come. ``number`` counts from 1.

    ``version`` goes up with each saving, so that two people never write over each other unseen.
    """

    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    cues = models.PositiveSmallIntegerField()
    looked_at = models.PositiveSmallIntegerField(default=0)
    nobodys = models.PositiveSmallIntegerField(default=0)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    checked_on = models.DateField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("recording", "number"), name="a_page_is_kept_once"),
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True, checked_on__isnull=True)
                | models.Q(checked_by__isnull=False, checked_on__isnull=False),
                name="who_checked_and_when_go_together",
            ),
        )

    def __str__(self) -> str:
        return str(self.number)
