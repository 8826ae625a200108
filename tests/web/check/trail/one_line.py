"""A line that an address can name, for the table of who may do what."""

from __future__ import annotations

from typing import Any

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.queries import finding_of


def a_line(exercise: Exercise) -> dict[str, Any]:
    """A finding, which whoever may see findings goes back from."""
    return {"line": "finding", "line_id": finding_of(exercise, "T01").pk}
