"""Once a day: files that were chosen and never brought in are destroyed after their time."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from speakopenly.core.retention import WAITING_FILES
from speakopenly.web.hear.listening import actions


def daily_round() -> None:
    """Let go what waited too long. Twice a day does no harm."""
    actions.let_files_go(timezone.localdate() - timedelta(days=WAITING_FILES.days))
