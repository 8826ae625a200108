"""The statements of every audience, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from speakopenly.check.culture.bank.carers import CARERS
from speakopenly.check.culture.bank.examiners import EXAMINED, EXAMINER_STAFF
from speakopenly.check.culture.bank.families import FAMILIES
from speakopenly.check.culture.bank.staff import STAFF
from speakopenly.check.culture.bank.young import YOUNG
from speakopenly.check.culture.items import Audience, Statement, Theme, Trust

BANK: Final[Mapping[Audience, tuple[Statement, ...]]] = MappingProxyType(
    {
        Audience.STAFF: STAFF,
        Audience.CARERS: CARERS,
        Audience.FAMILIES: FAMILIES,
        Audience.YOUNG: YOUNG,
        Audience.EXAMINER_STAFF: EXAMINER_STAFF,
        Audience.EXAMINED: EXAMINED,
    }
)


def themes_of(audience: Audience) -> tuple[Theme, ...]:
    """The themes an audience is asked about, in the fixed order."""
    return tuple(theme for theme in Theme if any(each.theme is theme for each in BANK[audience]))


def about_theme(audience: Audience, theme: Theme) -> tuple[Statement, ...]:
    """The statements of one theme, as one audience reads them."""
    return tuple(each for each in BANK[audience] if each.theme is theme)


def about_trust(audience: Audience, trust: Trust) -> tuple[Statement, ...]:
    """The statements that speak of one direction of trust, as one audience reads them."""
    return tuple(each for each in BANK[audience] if each.trust is trust)


__all__ = ["BANK", "about_theme", "about_trust", "themes_of"]
