"""Counts on their way from one page to the next: signed, for one person and an hour, and not stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.core import signing
from django.utils.translation import gettext as _

from speakopenly.check.supervision import Band, Meetings
from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.people.staff import Staff

SECONDS: Final = 3600
SALT: Final = "speakopenly.supervision.counts"


def pack(by: Staff, area: ServiceArea, found: Mapping[str, Meetings]) -> str:
    """The counts as one signed text."""
    counts = {
        quarter: [each.held, each.cancelled, {band.value: number for band, number in each.lengths.items()}]
        for quarter, each in found.items()
    }
    return signing.dumps({"for": _whose(by), "area": area.value, "counts": counts}, salt=SALT)


def unpack(by: Staff, text: str) -> tuple[ServiceArea, dict[str, Meetings]]:
    """The counts again. Raises BadInput where they were altered, are another's, or have waited too long."""
    try:
        told = signing.loads(text, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        raise _gone() from None
    if told["for"] != _whose(by):
        raise _gone()
    found = {
        quarter: Meetings(held, cancelled, {Band(band): number for band, number in lengths.items()})
        for quarter, (held, cancelled, lengths) in told["counts"].items()
    }
    return ServiceArea(told["area"]), found


def _whose(by: Staff) -> str:
    return f"{by.service.pk} {by.user.pk}"


def _gone() -> BadInput:
    return BadInput(_("These numbers have waited too long."), do=_("Choose the calendar file again."))
