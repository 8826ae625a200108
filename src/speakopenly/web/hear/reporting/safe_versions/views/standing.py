"""Where the pages of this room stand, and who may see them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import policies


def standing_page(report: Report, *, below: bool = False) -> dict[str, Any]:
    """The trail to a page of one report; ``below`` where it lies under its safe version."""
    trail = [
        {"name": _("Hear"), "address": reverse("section-hear")},
        {"name": _("Reports"), "address": reverse("hear:reports")},
        {
            "name": _("Report %(number)s") % {"number": report.number},
            "address": reverse("hear:report", args=[report.number]),
        },
    ]
    if below:
        trail.append(
            {"name": _("Safe version"), "address": reverse("hear:safe-version", args=[report.number])}
        )
    return {"trail": trail, "roles": policies.MAY_MAKE, "page_roles": policies.MAY_MAKE}
