"""What is done with waves each day."""

from __future__ import annotations

from speakopenly.web.check.culture import actions, policies, showing
from speakopenly.web.check.culture.models import Wave


def round_of_waves() -> None:
    """Close what is over, and destroy what is too old."""
    actions.close_those_over(_table_of)


def _table_of(wave: Wave) -> str:
    """What everybody could read; nothing where the results never opened."""
    return showing.csv_of(wave, {}) if policies.is_shown(wave) else ""
