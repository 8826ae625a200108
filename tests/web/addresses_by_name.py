"""Every address by its name, with the names of what it asks for; walked, so that none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLResolver, get_resolver

SAID_ELSEWHERE = {"language", "wording"}


@dataclass(frozen=True)
class Named:
    """One address: its name with its room's, what it asks for, and whether it asks for sign-in."""

    name: str
    asks_for: frozenset[str]
    is_public: bool


def every_name(urlconf: str = "speakopenly.web.urls") -> dict[str, Named]:
    """All addresses; one that stands in several languages and wordings counts once."""
    found: dict[str, Named] = {}
    for each in _walk(get_resolver(urlconf), "", frozenset()):
        found.setdefault(each.name, each)
    return found


def _walk(resolver: URLResolver, room: str, asked: frozenset[str]) -> Iterator[Named]:
    for entry in resolver.url_patterns:
        asks_for = asked | set(entry.pattern.converters)
        if isinstance(entry, URLResolver):
            within = f"{room}{entry.namespace}:" if entry.namespace else room
            yield from _walk(entry, within, asks_for)
        else:
            is_public = not getattr(entry.callback, "login_required", True)
            yield Named(f"{room}{entry.name}", frozenset(asks_for - SAID_ELSEWHERE), is_public)
