"""Says which kinds of things are erased for good, keeps the list in order, and lets ``doctor`` look at it."""

from __future__ import annotations

import os

from speakopenly.core.erasure_list import ErasureList
from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.core.retention import BACKUPS, DAYS_LINES_OUTLIVE_BACKUPS
from speakopenly.web.hear import erasures
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening.actions import withdrawing
from speakopenly.web.hear.recordings import actions as recordings
from speakopenly.web.hear.reporting.holds import on_the_list
from speakopenly.web.hear.reporting.reports import erasing
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.jobs import daily
from speakopenly.web.looks import Seen, look


def open_it() -> None:
    """Called once at start; twice is harmless. Holds come first: they keep what comes after them."""
    on_the_list.register()
    listening.register_kinds()
    withdrawing.register_kinds()
    recordings.register_kinds()
    erasing.register()
    daily.register("erasures", daily_round)
    look(erasure_list)


def daily_round() -> None:
    """A line outlives the backups that it is needed for by a week."""
    doors = SpeakDoor.objects.values_list("days_backups_are_kept", flat=True)
    erasures.daily_round(max([BACKUPS.days, *doors]) + DAYS_LINES_OUTLIVE_BACKUPS)


def erasure_list() -> Seen:
    """Whether what is erased is also written down, in both places."""
    try:
        here, copy = erasures.the_list(), erasures.the_copy()
    except SpeakOpenlyError:  # a home that was never started has no key yet
        return Seen(
            "erasure list", False, "Not begun: it needs the installation key. Start the site with serve."
        )
    for each, where in ((here, "HOME/erasures"), (copy, "the folder of SPEAKOPENLY_ERASURES_COPY")):
        if each is not None and not os.access(each.folder, os.W_OK | os.X_OK):
            line = f"{where} cannot be written: what is withdrawn now could come back with a backup."
            return Seen("erasure list", False, f"{line} Start the worker, or check the folder's owner.")
    if copy is None:
        line = "It lies on this machine only, and would be lost with it."
        return Seen(
            "erasure list", False, f"{line} Set SPEAKOPENLY_ERASURES_COPY to a folder on another one."
        )
    return _compared(here, copy)


def _compared(here: ErasureList, copy: ErasureList) -> Seen:
    try:
        in_step = here.is_in_step_with(copy)
    except (SpeakOpenlyError, OSError):
        return Seen("erasure list", False, "A file of it is damaged. Bring it back from the other folder.")
    if not in_step:
        return Seen("erasure list", False, "Its copy lacks something. The worker's daily round mends that.")
    return Seen("erasure list", True, "Written here and in its copy, which are in step.")
