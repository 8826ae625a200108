"""Every address of the site, found by walking the routes, so a new page cannot be forgotten."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters

EXAMPLES = {
    "uuid": str(uuid.UUID(int=7)),
    "int": "7",
    "str": "example",
    "slug": "example",
    "path": "example",
    "language": "cy",
    "wording": "young",
}


@dataclass(frozen=True)
class Address:
    path: str
    is_public: bool

    def __str__(self) -> str:
        return self.path


def every_address(urlconf: str = "speakopenly.web.urls") -> list[Address]:
    return sorted(_walk(get_resolver(urlconf), "/"), key=str)


def _walk(resolver: URLResolver, before: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        path = before + _example(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, path)
        elif isinstance(entry, URLPattern):
            yield Address(path, not getattr(entry.callback, "login_required", True))


def _example(pattern: Any) -> str:
    route = str(pattern)
    kinds = {value.__class__: name for name, value in get_converters().items()}
    for name, converter in pattern.converters.items():
        kind = kinds[converter.__class__]
        route = route.replace(f"<{kind}:{name}>", EXAMPLES[kind]).replace(f"<{name}>", EXAMPLES["str"])
    return route
