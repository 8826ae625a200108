"""The screens of the Speak door and the mailbox as each wording shows them, borrowed texts too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from importlib import import_module

from django.utils import translation
from django.utils.functional import Promise

from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.reading_age.pages import Page
from speakopenly.web.reading_age.scoring import score
from speakopenly.web.reading_age.targets import is_fixed

ROOMS = ("speakopenly.web.hear.reporting.speak.wording", "speakopenly.web.hear.reporting.mailbox.wording")
"""Each has ``words_for(wording)``: a dataclass of screens."""


def screens(language: str) -> list[Page]:
    """One page for each screen and wording, in this language. Django must be set up."""
    with translation.override(language):
        return [
            page for room in ROOMS for wording in Wording for page in _screens_of(room, wording, language)
        ]


def _screens_of(room: str, wording: Wording, language: str) -> Iterator[Page]:
    words = import_module(room).words_for(wording)
    for field in fields(words):
        texts = [text for text in texts_in(getattr(words, field.name)) if not is_fixed(text)]
        yield Page(f"{room.split('.')[-2]}: {field.name}", wording, language, score(texts))


def texts_in(value: object) -> Iterator[str]:
    """Every text inside dataclasses, tables and lists; codes are not texts."""
    if isinstance(value, Promise) or (isinstance(value, str) and not isinstance(value, Enum)):
        yield str(value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        for each in value:
            yield from texts_in(each)
