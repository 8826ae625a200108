"""What the progress page says, in one or two calm sentences."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speakopenly.web.jobs.models import Job, State

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ENDED = {
    State.DONE: gettext_lazy("This is done."),
    State.STOPPED: gettext_lazy("This was stopped. What was done is kept."),
    State.DEAD: gettext_lazy(
        "We could not finish this; nothing was lost. Try again, or tell your administrator."
    ),
}
BECAUSE: dict[str, StrOrPromise] = {}
"""What to say where work could not be finished for a known reason: the error's class, and a sentence."""


def sentence(job: Job) -> str:
    """Such as "Reading 1,240 of 1,950. About 6 minutes left." Holds numbers and our own words only."""
    state = State(job.state)
    if state == State.DEAD and job.error_class in BECAUSE:
        return str(BECAUSE[job.error_class])
    if job.has_ended:
        return str(ENDED[state])
    if job.stop_asked:
        return _("Stopping at the next step.")
    if state == State.WAITING:
        return _("Trying again soon.") if job.attempts else _("Waiting to start.")
    return " ".join(part for part in (_how_far(job), _time_left(job.time_left())) if part)


def _how_far(job: Job) -> str:
    doing = _(job.note) if job.note else _("Working")
    if not job.total:
        return f"{doing}."
    return _("%(doing)s %(done)s of %(total)s.") % {
        "doing": doing,
        "done": intcomma(job.done),
        "total": intcomma(job.total),
    }


def _time_left(left: timedelta | None) -> str:
    if left is None:
        return ""
    minutes = math.ceil(left.total_seconds() / 60)
    if minutes <= 1:
        return _("Less than a minute left.")
    return ngettext("About %(n)d minute left.", "About %(n)d minutes left.", minutes) % {"n": minutes}
