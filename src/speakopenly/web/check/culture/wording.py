"""What audiences, themes and trusts are called on our pages, and the sentence a leader signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from speakopenly.check.culture.items import WORDINGS, Audience, Theme, Trust
from speakopenly.hear.questionnaires import Version
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.hear.areas.wording import AREAS
from speakopenly.web.public_path import ENGLISH, WELSH

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LANGUAGES: Final = {"en": ENGLISH, "cy": WELSH}
"""The languages of a questionnaire, as our own pages write them."""
PROMISE: Final = _(
    "The results of this survey are not used to appraise anybody, to set targets, to award or end a "
    "contract, or in an inspection."
)
AUDIENCES: Final[Mapping[Audience, StrOrPromise]] = {
    Audience.STAFF: _("Staff"),
    Audience.CARERS: _("Carers"),
    Audience.FAMILIES: _("Families"),
    Audience.YOUNG: _("Children and young people"),
    Audience.EXAMINER_STAFF: _("Staff of the body that examines"),
    Audience.EXAMINED: _("People who were examined"),
}
I_AM: Final[Mapping[Audience, StrOrPromise]] = {
    Audience.STAFF: _("I work here"),
    Audience.CARERS: _("I care for a child who is not my own"),
    Audience.FAMILIES: _("I am a parent or family"),
    Audience.YOUNG: _("I am a child or young person"),
    Audience.EXAMINER_STAFF: _("I work for the body that examines"),
    Audience.EXAMINED: _("I was examined, or my service was"),
}
THEMES: Final[Mapping[Theme, StrOrPromise]] = {
    Theme.SAFE: _("Safe to speak"),
    Theme.FAIR: _("Fair when things go wrong"),
    Theme.LISTENING: _("Listening and support"),
    Theme.CHANGE: _("Feedback and change"),
    Theme.HELP: _("Being helped and told what happens"),
    Theme.LOAD: _("What it asks of people"),
}
SUPERVISION: Final = _("Supervision")
TRUSTS: Final[Mapping[Trust, StrOrPromise]] = {
    Trust.STAFF_IN_MANAGERS: _("Staff can trust managers"),
    Trust.MANAGERS_IN_STAFF: _("Managers trust staff"),
    Trust.FAMILIES_IN_PROFESSIONALS: _("Families can trust professionals"),
    Trust.PROFESSIONALS_IN_FAMILIES: _("Professionals trust families"),
}
NO_AREA: Final = _("No part named")


def audience_name(code: str) -> str:
    """What an audience is called."""
    return str(AUDIENCES[Audience(code)])


def theme_name(theme: str, audience: str | None = None) -> str:
    """What a theme is called; for staff the fifth is supervision."""
    if Theme(theme) is Theme.HELP and audience == Audience.STAFF:
        return str(SUPERVISION)
    return str(THEMES[Theme(theme)])


def area_name(code: str) -> str:
    """What a service area is called."""
    return str(AREAS[ServiceArea(code)]) if code else str(NO_AREA)


def area_names(codes: list[str]) -> dict[str, dict[str, str]]:
    """The names of these areas in every version of the survey, in the order of the scheme."""
    found: dict[str, dict[str, str]] = {code.value: {} for code in ServiceArea if code.value in codes}
    for version in WORDINGS:
        with override(LANGUAGES[Version(version).language]):
            for code in found:
                found[code][version] = str(AREAS[ServiceArea(code)])
    return found
