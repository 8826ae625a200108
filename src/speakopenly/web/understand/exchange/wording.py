"""Words of the pages of exports that more than one of them shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.understand.exchange import Purpose

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FOR: Final[Mapping[Purpose, StrOrPromise]] = {
    Purpose.ANALYSIS: _("To work on it in another program"),
    Purpose.ARCHIVE: _("To keep it for later research: only from people who agreed to that"),
}
NOT_SEALED_TO_YOU: Final = _(
    "Some files were not sealed to you. Ask a facilitator to hand their keys over to you."
)
