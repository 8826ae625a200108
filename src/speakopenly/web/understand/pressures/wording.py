"""What strands, verdicts and nations are called on our pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.understand.pressures import Strand, Verdict

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

STRANDS: Final[Mapping[Strand, StrOrPromise]] = {
    Strand.DEMAND: _("Demand"),
    Strand.RESOURCES: _("Resources"),
    Strand.CULTURE: _("Culture and trust"),
}
VERDICTS: Final[Mapping[Verdict, StrOrPromise]] = {
    Verdict.SUPPORTED: _("Supported"),
    Verdict.CONTRADICTED: _("Contradicted"),
    Verdict.COULD_NOT_CHECK: _("We could not check"),
}
NATIONS: Final[Mapping[str, StrOrPromise]] = {"England": _("England"), "Wales": _("Wales")}


def place_name(name: str) -> StrOrPromise:
    """A nation by its name in the language of the page; another place by the name the figures give it."""
    return NATIONS.get(name, name)
