"""The sentences that must be true before anybody types: the promise, and what cannot be kept private.

A leader and the staff side confirm exactly these, so they have a digest: when a word changes, in English or
in Welsh, nobody has confirmed it yet.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from django.utils import translation

from speakopenly.core.sealing import place
from speakopenly.hear.speaking import Wording
from speakopenly.web.hear.reporting.speak.wording import PROMISE, words_for
from speakopenly.web.public_path import ENGLISH, WELSH


@dataclass(frozen=True, slots=True)
class Said:
    """A heading and the sentences below it, as they are shown in one wording and language."""

    heading: str
    lines: tuple[str, ...]


def sentences(language: str, wording: Wording = Wording.EVERYDAY) -> list[Said]:
    """What is promised and what is not, in this language and wording."""
    before = words_for(wording).before
    with translation.override(language):
        limits = (before.limits_lead, *before.limits.lines, before.limits_after)
        parts = (
            (before.in_full, PROMISE),
            (before.in_short.heading, before.in_short.lines),
            (before.limits.heading, limits),
            (before.not_instead.heading, before.not_instead.lines),
        )
        return [Said(str(heading), tuple(str(line) for line in lines if line)) for heading, lines in parts]


@cache
def digest() -> str:
    """What the sentences are known by, in every wording and language. They change with a release only."""
    said = [
        line
        for language in (ENGLISH, WELSH)
        for wording in Wording
        for part in sentences(language, wording)
        for line in (part.heading, *part.lines)
    ]
    return hashlib.sha256(place(*said)).hexdigest()
