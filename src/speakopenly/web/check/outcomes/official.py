"""What a measure's page says of an official figure before and after, from the rows kept with it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from speakopenly.understand.pressures.pinned import from_data
from speakopenly.understand.pressures.saying import NO_TARGET, say_change
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.understand.pressures import pinning


def shown_with(measure: Measure) -> dict[str, Any]:
    """The two figures, the change with its range, and what they cannot say; nothing where none is chosen."""
    row = measure.official.last()
    if row is None:
        return {}
    before, after = from_data(row.before), from_data(row.after)
    return {
        "official_says": say_change(before, after),
        "official": [(_("Before"), pinning.shown(before)), (_("After"), pinning.shown(after))],
        "no_target": NO_TARGET,
        "times_set": measure.official.count(),
    }
