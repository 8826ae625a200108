"""What public templates ask: addresses that keep language and wording, and the links that change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.doors.middleware import is_work_door
from speakopenly.web.people.here import public_address
from speakopenly.web.public_path import ENGLISH, WELSH, address_for, language_of, wording_of

register = template.Library()
LANGUAGES = {ENGLISH: ("en", "English"), WELSH: ("cy", "Cymraeg")}
"""Each language by its own name, in itself, with the code a browser knows."""
WORDINGS = {
    Wording.EVERYDAY: _("Everyday"),
    Wording.FAMILY: _("Family or carer"),
    Wording.YOUNG: _("Young people"),
    Wording.EASY: _("Easy read"),
}


SHOWN_ONCE = frozenset({"elsewhere", "elsewhere-return"})
"""Addresses at work whose page is the answer to one step: nobody can ask for it again in another language."""


@dataclass(frozen=True, slots=True)
class Way:
    """One choice of language or wording: its name, where it leads, and whether this page is in it."""

    name: Any
    address: str
    is_here: bool
    lang: str = ""


@register.simple_tag(takes_context=True)
def public_url(context: dict[str, Any], page_name: str, **parts: Any) -> str:
    """The address of a public page; keeps language and wording unless ``language=`` or ``wording=`` says."""
    wording = parts.pop("wording", None)
    language = parts.pop("language", None)
    if is_work_door(context["request"]):
        return public_address(page_name, **parts)
    return address_for(
        context["request"],
        page_name,
        language=language,
        wording=Wording(wording) if wording else None,
        **parts,
    )


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[Way]:
    """This same page in each language."""
    request: HttpRequest = context["request"]
    here = language_of(request)
    same = same_page_at_work if is_work_door(request) else same_page
    return [
        Way(name, same(request, language=code), code == here, lang)
        for code, (lang, name) in LANGUAGES.items()
    ]


@register.simple_tag(takes_context=True)
def wordings(context: dict[str, Any]) -> list[Way]:
    """This same page in each wording."""
    request: HttpRequest = context["request"]
    here = wording_of(request)
    return [
        Way(name, same_page(request, wording=wording), wording is here) for wording, name in WORDINGS.items()
    ]


def same_page(request: HttpRequest, *, language: str | None = None, wording: Wording | None = None) -> str:
    """The page shown, in another language or wording; the first page where there is no page to show."""
    here = request.resolver_match
    if here is None or here.url_name is None:
        return address_for(request, "home", language=language, wording=wording)
    try:
        return address_for(request, here.url_name, language=language, wording=wording, **here.kwargs)
    except NoReverseMatch:  # a page that stands outside the public pages answered with an error
        return address_for(request, "home", language=language, wording=wording)


def same_page_at_work(request: HttpRequest, *, language: str) -> str:
    """The page of one's own account in another language; where it leads next, nobody has to say twice."""
    here = request.resolver_match
    with translation.override(language):
        if here is None or here.url_name is None or here.url_name in SHOWN_ONCE:
            return reverse("account_login")
        address = reverse(here.url_name, args=here.args, kwargs=here.kwargs)
    asked = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME)
    return f"{address}?{urlencode({REDIRECT_FIELD_NAME: asked})}" if asked else address
