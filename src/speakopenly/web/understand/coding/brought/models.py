"""What a file of another program would bring in, until somebody has looked at it and said yes."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User


class WaitingCodings(ServiceRecord):
    """Codes and codings that were read from a file. Nothing of its texts, and no name of who coded.

    ``given`` lists coder, passage, code and day; ``told`` what the page says of it. The row is gone when it
    was brought in or given up, when its day is over, or when anybody takes words back.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    codes = models.JSONField(default=list)
    given = models.JSONField(default=list)
    told = models.JSONField(default=dict)
    until = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.pk)
