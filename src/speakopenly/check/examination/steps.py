"""Four words for where a service stands on one line. A person chooses one; no machine does.

``Step`` is a plain enumeration on purpose: its members cannot be compared, added or sorted, so that no
average, change or league table of them can be made by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final


class Step(Enum):
    """A word, and no number behind it."""

    NOT_YET_SEEN = "not_yet_seen"
    STARTING = "starting"
    WORKING = "working"
    EMBEDDED = "embedded"


STEPS: Final[Mapping[Step, str]] = {
    Step.NOT_YET_SEEN: "Not yet seen",
    Step.STARTING: "Starting",
    Step.WORKING: "Working",
    Step.EMBEDDED: "Embedded",
}
"""“Not yet seen” is what the examiner has seen, and not what there is."""
