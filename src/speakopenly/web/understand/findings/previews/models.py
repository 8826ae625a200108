"""What we keep of a report that nobody has signed: its page, and what it was put together from."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs.models import Job
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.understand.findings.publications.models import Publication


class Preview(ServiceRecord):
    """The page of a report that is not published: of an exercise as it stands, or of the draft of an edition.

    ``mark`` tells what it is put together from; where that has another mark by now it is not shown. ``page``
    is empty until the long work is done.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, null=True, related_name="previews")
    mark = models.CharField(max_length=64)
    page = models.BinaryField(default=bytes)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("asked_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("exercise",),
                condition=models.Q(publication__isnull=True),
                name="one_preview_of_an_exercise",
            ),
            models.UniqueConstraint(fields=("publication",), name="one_preview_of_a_draft"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_coming(self) -> bool:
        """Whether the long work on it goes on."""
        return self.job is not None and not self.job.has_ended
