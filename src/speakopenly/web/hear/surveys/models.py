"""What we keep of a survey: its questions, each edition people answered, one-time codes, sealed responses.

Nothing says who answered. Tables that answering writes to are ``Unordered`` and keep no times; what was
answered is sealed, and readable are only what the daily round must find and what consent rules over.
"""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.sqlite.unordered import Unordered

SAVED_DAYS: Final = 30
"""How long answers wait for somebody who saved them; said on the page before saving."""


class SurveyState(models.TextChoices):
    """Lawful changes are in ``policies.MAY_BECOME``."""

    WRITING = "writing", _("Being written")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class Way(models.TextChoices):
    """How people come to a survey. A survey opens with one or more; paper is always there."""

    OPEN_LINK = "open_link", _("One link for everybody")
    CODES = "codes", _("One-time codes")
    KIOSK = "kiosk", _("One device in a group room")
    PAPER = "paper", _("On paper, typed in")


class ResponseState(models.TextChoices):
    """Saved answers are sealed to the receipt of who saved them; sent answers to facilitators."""

    SAVED = "saved", _("Saved, to be gone on with")
    SENT = "sent", _("Sent")


class Survey(ServiceRecord):
    """The survey of an exercise as it is being written. ``questionnaire`` is JSON of
    ``hear.questionnaires.to_json``; ``groups_from`` names items whose answers become groups of contributions;
    ``ways`` holds values of ``Way``.
    """

    exercise = models.OneToOneField(Exercise, on_delete=models.PROTECT, related_name="+")
    questionnaire = models.TextField()
    groups_from = models.JSONField(default=list)
    ways = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=SurveyState.choices, default=SurveyState.WRITING)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=SurveyState.values), name="a_survey_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.exercise_id)


class Edition(ServiceRecord):
    """The questionnaire as people see it from a day on; it never changes. A new one is made on every opening
    after a change, so that each response can be read beside what it was asked.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    questionnaire = models.TextField()
    groups_from = models.JSONField(default=list)
    since = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        ordering = ("survey", "number")
        constraints = (
            models.UniqueConstraint(fields=("survey", "number"), name="an_edition_has_its_own_number"),
        )

    def __str__(self) -> str:
        return str(self.number)


class OneTimeCode(Unordered, ServiceRecord):
    """A code that lets somebody answer once: a keyed hash of it. No list says who was given which."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=32, unique=True)
    is_used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.digest


class Response(Unordered, ServiceRecord):
    """What one person answered. ``lookup`` is a keyed hash of the receipt, ``once`` of the number the page
    sent along, so that a form sent twice is kept once. ``person`` is the person of its contributions.

    While saved, ``sealed`` opens with the receipt alone and goes on ``keep_until``. Once sent, it is sealed
    to the key of ``batch``, and its free texts are contributions of that batch.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=Way.choices)
    state = models.CharField(max_length=5, choices=ResponseState.choices)
    lookup = models.CharField(max_length=32, unique=True)
    once = models.CharField(max_length=32, unique=True, null=True)  # noqa: DJ001  (none is not an empty one)
    person = models.CharField(max_length=32, blank=True, db_index=True)
    sealed = models.BinaryField()
    batch = models.ForeignKey(Import, on_delete=models.PROTECT, null=True, related_name="+")
    may_count = models.BooleanField(default=False)
    answered_in = models.CharField(max_length=7, blank=True)
    keep_until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="saved", batch__isnull=True, keep_until__isnull=False)
                | models.Q(state="sent", batch__isnull=False, keep_until__isnull=True),
                name="saved_answers_go_and_sent_ones_are_sealed_to_facilitators",
            ),
        )

    def __str__(self) -> str:
        return self.lookup


class ResponseFile(Unordered, ServiceRecord):
    """A file or a voice note that came with answers; its id is the answer to the item that asked for it.

    A file is sealed to the key of the response's batch, its note apart from its bytes. Of a voice note there
    is only which ``recording`` it became.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="files")
    sealed_note = models.BinaryField(default=bytes)
    sealed_file = models.BinaryField(default=bytes)
    recording = models.OneToOneField(Recording, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(recording__isnull=True) | models.Q(sealed_note=b"", sealed_file=b""),
                name="a_voice_note_is_kept_as_a_recording_alone",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
