"""By which channel people are heard, whom it reaches and misses, and who holds their consent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from speakopenly.web.hear.plans.forms.fields import long_text
from speakopenly.web.hear.plans.models import PlannedChannel


class ChannelForm(forms.Form):
    """One channel of a plan. Blank is not said yet; opening asks for it."""

    reaches = long_text(
        gettext_lazy("Who is reached by it?"),
        gettext_lazy("Such as: people who read, and have a telephone or a computer."),
    )
    misses = long_text(
        gettext_lazy("Who is missed by it?"),
        gettext_lazy("Every channel misses somebody. Another one may reach them."),
    )
    consent_with = long_text(
        gettext_lazy("Who holds the consent of those who speak?"),
        gettext_lazy("A role and a place, such as: the participation worker, in the locked cabinet."),
    )

    @staticmethod
    def from_channel(planned: PlannedChannel | None) -> dict[str, Any]:
        """What was said of it so far."""
        return {name: getattr(planned, name, "") for name in ChannelForm.base_fields}
