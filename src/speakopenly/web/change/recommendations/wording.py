"""Words of the Work door for what the library keeps as codes."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.change.recommendations import Strength
from speakopenly.web.change.rights.forms import TOUCHES

STRENGTHS: Final = {
    Strength.STRONGER: _("stronger"),
    Strength.INTERMEDIATE: _("intermediate"),
    Strength.WEAKER: _("weaker"),
}
__all__ = ["STRENGTHS", "TOUCHES"]
