"""A short look at what will be hidden, before anything is brought in: twenty rows, three of them shown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from speakopenly.core.languages import as_told, detect_languages
from speakopenly.core.records import Contribution
from speakopenly.understand.deidentify import Span, SpanKind, hide
from speakopenly.web.hear.listening import languages, reading
from speakopenly.web.hear.listening.models import Import
from speakopenly.web.hear.recogniser import recogniser

MOST_READ = 20
EXAMPLES = 3
CHARACTERS_SHOWN = 240
MOST_CHARACTERS_READ = 5_000
STRETCHES = 5
"""Of a longer text as many stretches are read, from its first words to its last."""

KINDS = {
    SpanKind.PERSON: _("Names of people"),
    SpanKind.ORG: _("Organisations, schools and teams"),
    SpanKind.PLACE: _("Places"),
    SpanKind.ADDRESS: _("Addresses"),
    SpanKind.POSTCODE: _("Postcodes"),
    SpanKind.DATE: _("Dates"),
    SpanKind.AGE: _("Ages"),
    SpanKind.PHONE: _("Phone numbers"),
    SpanKind.EMAIL: _("E-mail addresses"),
    SpanKind.HANDLE: _("Account names"),
    SpanKind.NHS: _("NHS numbers"),
    SpanKind.NI: _("National Insurance numbers"),
    SpanKind.CASE: _("Reference numbers"),
    SpanKind.VEHICLE: _("Vehicle numbers"),
}


@dataclass(frozen=True, slots=True)
class NamesCheck:
    """What the look showed: how many were read, how many of each kind would be hidden, a few examples.

    ``for_a_person`` counts those in a language the machine does not read; they wait for a person.
    """

    read: int
    for_a_person: int
    hidden: tuple[tuple[str, int], ...]
    examples: tuple[str, ...]


def check_names(batch: Import) -> NamesCheck:
    """Look at up to twenty contributions, spread over the whole file; nothing is kept of it."""
    spread = _spread(batch)
    sample = [stretches_of(said.text) for said, _row in spread]
    said_before = [languages.said_of(batch, row) for _said, row in spread]
    each = zip(sample, said_before, detect_languages(sample), strict=True)
    covered = [text for text, code, told in each if (as_told(code) or told).is_covered]
    found = list(zip(covered, recogniser(batch.service_id).find_many(covered), strict=True))
    kinds = Counter(span.kind for _text, spans in found for span in spans)
    return NamesCheck(
        read=len(covered),
        for_a_person=len(sample) - len(covered),
        hidden=tuple((str(KINDS[kind]), number) for kind, number in kinds.most_common()),
        examples=_examples(found),
    )


def _spread(batch: Import) -> list[tuple[Contribution, int]]:
    """A few of the contributions there will be with their numbers, from the first to the last."""
    came = reading.look_over(batch, reading.held_by(batch))
    each = list(zip(came.contributions, came.rows, strict=True))
    return each[:: max(1, -(-len(each) // MOST_READ))]


def stretches_of(text: str) -> str:
    """A text, or stretches of a long one, evenly spread and cut to whole words where there are any."""
    if len(text) <= MOST_CHARACTERS_READ:
        return text
    length = MOST_CHARACTERS_READ // STRETCHES
    step = (len(text) - length) / (STRETCHES - 1)
    starts = (round(step * number) for number in range(STRETCHES))
    return "\n\n".join(_whole_words(text, start, start + length) for start in starts)


def _whole_words(text: str, start: int, end: int) -> str:
    piece = text[start:end]
    if start and not text[start - 1].isspace():
        piece = re.sub(r"^\S+\s", "", piece, count=1)
    if end < len(text) and not text[end].isspace():
        piece = re.sub(r"\s\S+$", "", piece, count=1)
    return piece


def _examples(found: list[tuple[str, tuple[Span, ...]]]) -> tuple[str, ...]:
    """Those with most hidden, as they will read."""
    most_hidden = sorted((each for each in found if each[1]), key=lambda each: -len(each[1]))
    return tuple(_around(text, spans) for text, spans in most_hidden[:EXAMPLES])


def _around(text: str, spans: tuple[Span, ...]) -> str:
    """The hidden text, cut to a length that can be read at a glance and to whole words."""
    shown = " ".join(hide(text, spans).split())
    if len(shown) <= CHARACTERS_SHOWN:
        return shown
    return shown[:CHARACTERS_SHOWN].rpartition(" ")[0] + " \u2026"
