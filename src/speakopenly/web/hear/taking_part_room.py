"""Forgets responses with the words of their contributions, and makes the daily round of surveys."""

from __future__ import annotations

from speakopenly.core import erasure
from speakopenly.web.hear.events import ContributionsTakenBack
from speakopenly.web.hear.surveys import coming_back, forgetting
from speakopenly.web.jobs import daily
from speakopenly.web.people import events


def open_it() -> None:
    """Called once at start, before the room of contributions says how it forgets."""
    erasure.register("surveys", forgetting.forget)
    coming_back.register_kind()
    events.listen(ContributionsTakenBack)(forgetting.forget_batch)
    daily.register("survey answers", forgetting.daily_round)
