"""What is said on the way, and where; all invented."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

HANDOVER = "The handover at the weekend was two lines long and nobody knew who had visited."
WORDS = f"{HANDOVER} The school in Larch Lane rang me on Monday to ask who would come."
STANDING = "Reports from the Speak door"
CHANGE = "Every child who moves at a weekend moves with one page for whoever visits next"
WOULD_TELL = "First visits that had to be made twice"
ANSWERED = "Handovers at weekends"
HEARD = "Many people told us that nobody knew who had visited."
CHANGED = "Every child who moves at a weekend has one page with them."
CHECKED = "Fewer first visits are made twice than a year ago."
STORY = "Two lines at a weekend"
SLUG = "reports-from-the-speak-door"


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def address(url: str) -> str:
    """What comes after the site in an address."""
    return re.sub(r"^https?://[^/]+", "", url)
