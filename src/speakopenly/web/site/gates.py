"""The gate of the machine itself: what ``doctor`` looks at is well."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web import looks
from speakopenly.web.people import gates
from speakopenly.web.people.gates import Gate, Looked
from speakopenly.web.people.models import Service

NOT_ASKED_HERE: Final = frozenset(
    {"alerts", "backup", "restore", "erasure list", "data protection documents"}
)
"""What has gates of its own, or is for the days after, such as how old the last backup is."""


def register() -> None:
    """Name it. Saying so twice is harmless."""
    title = gettext_lazy("This machine")
    gates.register(Gate("machine", title, machine, "site-health", shuts_later=False))


def machine(service: Service) -> Looked:
    """Whether database, keys, disk, worker and all else that this machine needs are well."""
    looked = (seen for seen in looks.everything() if seen.what not in NOT_ASKED_HERE)
    unwell = [seen.what for seen in looked if not seen.is_well]
    if unwell:
        return Looked(False, _("These need you: %(list)s.") % {"list": ", ".join(unwell)})
    return Looked(True, _("All well."))
