"""A restore has to be rehearsed before the Speak door opens; ``doctor`` says how old backups are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from speakopenly.web import backup_days
from speakopenly.web.looks import Seen, look
from speakopenly.web.people import gates
from speakopenly.web.people.gates import Gate, Looked
from speakopenly.web.people.models import Service

DAYS_UNTIL_A_BACKUP_IS_OLD: Final = 2
DAYS_UNTIL_A_REHEARSAL_IS_OLD: Final = 183
"""Twice a year: long enough to be done, short enough that somebody who is still here has done it."""


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    gates.register(
        Gate(name="restore", title=_("A restore has been rehearsed"), look=was_rehearsed, shuts_later=False)
    )
    look(backups)
    look(rehearsal)


def was_rehearsed(_service: Service) -> Looked:
    """Whether a backup was brought back not long ago. One machine, one answer for every service."""
    proved = backup_days.last_rehearsal(Path(settings.HOME))
    if proved is None:
        return Looked(False, _now("No backup has been brought back yet: speakopenly restore --rehearse"))
    when = date_format(proved, "j F Y")
    if _age(proved) > DAYS_UNTIL_A_REHEARSAL_IS_OLD:
        return Looked(False, _now("The last rehearsal was on %(day)s. Do another.") % {"day": when})
    return Looked(True, _now("A backup was brought back whole on %(day)s.") % {"day": when})


def backups() -> Seen:
    """How old the last backup is."""
    made = backup_days.last_backup(Path(settings.HOME))
    if made is None:
        return Seen("backup", False, "None was made yet. Run: speakopenly backup FILE --to age1...")
    line = f"The last one was made on {made}."
    is_new = _age(made) <= DAYS_UNTIL_A_BACKUP_IS_OLD
    return Seen("backup", is_new, line if is_new else f"{line} Make one each day.")


def rehearsal() -> Seen:
    """When a backup was last proved."""
    proved = backup_days.last_rehearsal(Path(settings.HOME))
    do = "Run: speakopenly restore --rehearse FILE --identity-file KEY"
    if proved is None:
        return Seen("restore", False, f"No backup has been brought back yet. {do}")
    is_new = _age(proved) <= DAYS_UNTIL_A_REHEARSAL_IS_OLD
    line = f"Last rehearsed on {proved}."
    return Seen("restore", is_new, line if is_new else f"{line} That is long ago. {do}")


def _age(day: date) -> int:
    return (timezone.localdate() - day).days
