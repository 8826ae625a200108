"""Who may bring codings in, and take them out again: whoever may change the codebook now."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import policies as codebook
from speakopenly.web.understand.reading.queries import understanding_of

MAY_BRING_IN = codebook.MAY_SEE


def check_can_bring_in(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may bring codings into this exercise now.

    While a double coding goes on the codebook stands still, and nobody is to see others' codings.
    """
    codebook.check_can_change(by, exercise)
    if understanding_of(exercise) is None:
        raise NotAllowed(_("Nothing was read in this exercise yet."))


def can_bring_in(by: Staff, exercise: Exercise) -> bool:
    """Whether the form may be shown."""
    return people.allows(check_can_bring_in, by, exercise)
