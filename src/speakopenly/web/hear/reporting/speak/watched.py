"""What the public pages say of when reports are read: as the plan has it, and as it truly is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from speakopenly.web.hear.reporting.alerts import hours
from speakopenly.web.hear.reporting.alerts.queries import Reading, Watched
from speakopenly.web.hear.reporting.speak.wording import Words
from speakopenly.web.hear.reporting.speak.wording.schema import Part

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def when_watched(seen: Watched, words: Words) -> StrOrPromise:
    """When somebody looks, in one sentence."""
    if seen.plan is None:
        return words.child.not_watched
    if seen.plan.reading_hours is None:
        return str(words.child.watched_always) % {"hours": seen.plan.hours}
    return str(words.child.watched_by_hours) % hours.in_words(seen.plan.reading_hours)


def unread(seen: Watched, words: Words) -> Part | None:
    """What is said where reports are not read now, or may not be; None where they are read as planned."""
    said = {Reading.NOT_NOW: words.unread.not_now, Reading.NOT_SURE: words.unread.not_sure}
    return said.get(seen.reading)
