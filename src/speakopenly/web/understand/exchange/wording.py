"""Words of the pages of exports that more than one of them shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speakopenly.understand.exchange import Purpose
from speakopenly.web.hear.surveys.models import Edition

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FOR: Final[Mapping[Purpose, StrOrPromise]] = {
    Purpose.ANALYSIS: _("To work on it in another program"),
    Purpose.ARCHIVE: _("To keep it for later research: only from people who agreed to that"),
}
AS_SAID: Final = _("As they were said, with every name:")
NOT_SEALED_TO_YOU: Final = _(
    "Some files were not sealed to you. Ask a facilitator to hand their keys over to you."
)


def edition_in_words(edition: Edition) -> str:
    """ "Edition 2, asked since 3 March 2026"."""
    day = date_format(edition.since, "j F Y")
    return gettext("Edition %(n)s, asked since %(day)s") % {"n": edition.number, "day": day}
