"""The language and the wording of a public page stand in its address, never in a cookie.

A shared link keeps them, and a shared phone does not remember. Public pages are mounted with
``in_every_wording``; views ask ``language_of`` and ``wording_of``, and build addresses with ``address_for``.
In templates: ``{% load public %}{% public_url "speak" %}``. Mounted names live outside URL namespaces.

One's own account at the Work door, from sign-in on, stands in each language too: ``in_each_language``.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import (
    LocalePrefixPattern,
    URLPattern,
    URLResolver,
    include,
    path,
    register_converter,
    reverse,
)
from django.urls.converters import StringConverter
from django.utils import translation

from speakopenly.hear.speaking.questions import Wording

ENGLISH, WELSH = "en-gb", "cy"
WELSH_IS_A_DRAFT = True
"""Every Welsh page says so. Set to False only when a named Welsh speaker has signed all the words."""
EASY_READ_IS_A_DRAFT = True
"""Every easy read page says so, until a group of people who use easy read has signed the words."""

OWN_ACCOUNT = {ENGLISH: "staff/account/", WELSH: f"staff/{WELSH}/account/"}
"""Where one's own account stands in each language. The Work door's cookies are for ``/staff/`` alone."""

Routes = Sequence[URLPattern | URLResolver]


class LanguageInPath(StringConverter):
    """Only languages other than English stand in an address."""

    regex = WELSH


class WordingInPath(StringConverter):
    """Only wordings other than the everyday one stand in an address."""

    regex = "|".join(each.value for each in Wording if each is not Wording.EVERYDAY)


register_converter(LanguageInPath, "language")
register_converter(WordingInPath, "wording")
PREFIXES = ("", "<language:language>/", "<wording:wording>/", "<language:language>/<wording:wording>/")


class OwnAccount(LocalePrefixPattern):
    """The way to one's own account in the language spoken now.

    django-allauth asks for its addresses by name alone and knows no argument for a language. It is answered
    with the address in the language of the page it is asked on, so that none of its redirects loses it.
    """

    @property
    def language_prefix(self) -> str:
        return OWN_ACCOUNT.get(translation.get_language() or ENGLISH, OWN_ACCOUNT[ENGLISH])


@dataclass(frozen=True, slots=True)
class Speaking:
    """How a page speaks: a language code of settings.LANGUAGES, and a wording."""

    language: str = ENGLISH
    wording: Wording = Wording.EVERYDAY

    @property
    def in_path(self) -> dict[str, str]:
        """The parts of the address that say so; nothing for everyday English."""
        language = {"language": self.language} if self.language != ENGLISH else {}
        wording = {"wording": self.wording.value} if self.wording is not Wording.EVERYDAY else {}
        return language | wording


def in_every_wording(routes: Routes) -> list[URLResolver]:
    """The same pages under the four prefixes: none, language, wording, both. Views see neither argument."""
    return [path(prefix, include(list(routes))) for prefix in PREFIXES]


def in_each_language(routes: Routes) -> list[URLResolver]:
    """One's own account, in English and in Welsh; the address is the one of the language spoken now."""
    return [URLResolver(OwnAccount(), list(routes))]


def speaking_at_work(address: str) -> Speaking:
    """What a path of the Work door says; everyday English, but below ``/staff/cy/``."""
    parts = address.lstrip("/").split("/")
    return Speaking(WELSH) if parts[1:2] == [WELSH] else Speaking()


def speaking_at(address: str) -> Speaking:
    """What a path says by its first parts, also where no page is behind it, so that errors speak alike."""
    parts = address.lstrip("/").split("/")
    language = WELSH if parts[0] == WELSH else ENGLISH
    rest = parts[1:] if language == WELSH else parts
    named = rest[0] if rest else ""
    known = {each.value for each in Wording if each is not Wording.EVERYDAY}
    return Speaking(language, Wording(named) if named in known else Wording.EVERYDAY)


def take_out(arguments: MutableMapping[str, Any]) -> None:
    """Remove what the prefixes matched, so a view has only its own arguments."""
    arguments.pop("language", None)
    arguments.pop("wording", None)


def speaking_of(request: HttpRequest) -> Speaking:
    """How this page speaks; everyday English where nothing was read from an address."""
    return Speaking(language_of(request), wording_of(request))


def language_of(request: HttpRequest) -> str:
    """``en-gb`` or ``cy``."""
    return getattr(request, "language", ENGLISH)


def wording_of(request: HttpRequest) -> Wording:
    """The wording of this page."""
    return getattr(request, "wording", Wording.EVERYDAY)


def address_for(
    request: HttpRequest,
    name: str,
    /,
    *,
    language: str | None = None,
    wording: Wording | None = None,
    **parts: Any,
) -> str:
    """The address of a public page, in the language and wording of this one unless others are given.

    Raises NoReverseMatch where no public page has this name and these parts.
    """
    speaking = Speaking(language or language_of(request), wording or wording_of(request))
    return reverse(name, kwargs=speaking.in_path | parts)
