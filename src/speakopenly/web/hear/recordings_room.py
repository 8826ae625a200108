"""Forgets recordings with the words that came of them, and destroys them by the dates of their plan."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.core import erasure
from speakopenly.core.errors import BadInput, ModelMissing
from speakopenly.web.hear.events import ContributionsTakenBack
from speakopenly.web.hear.recordings import actions
from speakopenly.web.hear.recordings.daily import daily_round
from speakopenly.web.jobs import daily, wording
from speakopenly.web.people import events


def open_it() -> None:
    """Called once at start, before the room of listening; saying so twice is harmless."""
    erasure.register("recordings", actions.forget)
    events.listen(ContributionsTakenBack)(actions.destroy_with_its_import)
    daily.register("recordings", daily_round)
    wording.BECAUSE[BadInput.__name__] = _("A file could not be read to its end. What was done is kept.")
    wording.BECAUSE[ModelMissing.__name__] = _(
        "This machine lacks a model for this work. Your administrator can install it."
    )
