"""You may have named someone: looks through every box of a report before it is sent, and forgets what it saw.

It proposes and never blocks: where it cannot look, the report goes on and the page says so. The way to reach
the writer is not looked at, as it is there to name somebody and is kept apart.
"""

from __future__ import annotations

import hashlib
import logging
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import BadInput
from speakopenly.core.languages import detect_language
from speakopenly.hear.speaking import Answers
from speakopenly.understand.deidentify import Span, SpanKind
from speakopenly.web.hear.recogniser import recogniser
from speakopenly.web.hear.reporting.speak.drafts import NEW, Find

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

log = logging.getLogger("speakopenly.speak")

BOXES: Final = ("words", "made_likely_words", "helped_words", "idea")
MOST_ASKED: Final = 20
"""More would be a form of its own; the page says that there are others."""
LETTERS_AROUND: Final = 90
AT_ONE_TIME: Final = 2
SECONDS_TO_WAIT: Final = 8.0
"""For one of the two looks that run at one time. After that the report goes on without."""
NOT_ASKED: Final = frozenset({SpanKind.AGE})
"""An age alone names nobody; readers make it vaguer before anything is shared."""
KEEP, VAGUER = "keep", "vaguer"

PEOPLE: Final[Mapping[str, StrOrPromise]] = {
    "worker": _("the social worker"),
    "other_worker": _("another worker"),
    "manager": _("the manager"),
    "carer": _("the carer"),
    "mother": _("the mother"),
    "father": _("the father"),
    "relative": _("a relative"),
    "child": _("the child"),
    "young_person": _("the young person"),
    "teacher": _("the teacher"),
    "health": _("the nurse or doctor"),
    "police": _("the police officer"),
}
BODIES: Final[Mapping[str, StrOrPromise]] = {
    "school": _("the school"),
    "team": _("the team"),
    "home": _("the children's home"),
    "health": _("the health service"),
    "agency": _("another agency"),
}
VAGUE: Final[Mapping[SpanKind, StrOrPromise]] = {
    SpanKind.PERSON: _("someone"),
    SpanKind.ORG: _("an organisation"),
    SpanKind.PLACE: _("a place"),
    SpanKind.ADDRESS: _("an address"),
    SpanKind.POSTCODE: _("an address"),
    SpanKind.DATE: _("at that time"),
    SpanKind.PHONE: _("a phone number"),
    SpanKind.EMAIL: _("an e-mail address"),
    SpanKind.HANDLE: _("an account name"),
    SpanKind.NHS: _("a number"),
    SpanKind.NI: _("a number"),
    SpanKind.CASE: _("a number"),
    SpanKind.VEHICLE: _("a car"),
}
ROLES: Final[Mapping[SpanKind, Mapping[str, StrOrPromise]]] = {
    SpanKind.PERSON: PEOPLE,
    SpanKind.ORG: BODIES,
}
_NAMED_IN_ANY_LANGUAGE: Final = frozenset(SpanKind) - {SpanKind.PERSON, SpanKind.ORG, SpanKind.PLACE}
_SENTENCE: Final = re.compile(r"(?<![.!?\n])[.!?\n]+(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look showed. ``finds`` is None where nobody could look."""

    digest: str
    finds: tuple[Find, ...] | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One find in its sentence. The same name elsewhere is not asked about again; ``times`` counts all."""

    kind: SpanKind
    before: str
    found: str
    after: str
    times: int


def digest_of(answers: Answers) -> str:
    """Changes when any of the texts does."""
    texts = "\0".join(getattr(answers, box) for box in BOXES)
    return hashlib.blake2b(texts.encode(), digest_size=12).hexdigest()


def look(answers: Answers, *, kept: tuple[str, ...]) -> Seen:
    """Look through every box, leaving alone what the writer chose to keep."""
    digest = digest_of(answers)
    texts = {box: text for box in BOXES if (text := getattr(answers, box)).strip()}
    if not _turn.acquire(timeout=SECONDS_TO_WAIT):
        log.warning("the names check was too busy to look")
        return Seen(digest, None)
    try:
        return Seen(digest, tuple(_finds(texts, frozenset(kept))))
    except Exception:  # somebody is waiting to be heard; a fault of ours must not stop them
        log.exception("the names check failed")
        return Seen(digest, None)
    finally:
        _turn.release()


def shown(answers: Answers, finds: tuple[Find, ...]) -> list[Shown]:
    """Each find in its sentence, once for each different name."""
    groups = grouped(answers, finds)
    return [_in_its_sentence(answers, group[0], len(group)) for group in groups]


def grouped(answers: Answers, finds: tuple[Find, ...]) -> list[list[Find]]:
    """Finds that are the same name, together, in the order they first stand; at most ``MOST_ASKED``."""
    groups: dict[tuple[str, str], list[Find]] = {}
    for find in finds:
        groups.setdefault((find.kind, text_of(answers, find).casefold()), []).append(find)
    return list(groups.values())[:MOST_ASKED]


def has_more(answers: Answers, finds: tuple[Find, ...]) -> bool:
    """Whether some were left out for being too many."""
    return sum(map(len, grouped(answers, finds))) < len(finds)


def choices_for(kind: SpanKind) -> dict[str, StrOrPromise]:
    """What may be put in the place of a find, vaguer words first; keeping it is added by the page."""
    return {VAGUER: VAGUE[kind], **ROLES.get(kind, {})}


def put_in(answers: Answers, finds: tuple[Find, ...], chosen: list[str]) -> Answers:
    """The answers with each choice made, wherever that name stands. A box too full for it stays as it was."""
    swaps: dict[str, list[tuple[Find, str]]] = {}
    for group, choice in zip(grouped(answers, finds), chosen, strict=True):
        if choice != KEEP:
            for find in group:
                swaps.setdefault(find.box, []).append((find, _replacement(find, choice)))
    for box, each in swaps.items():
        changed: dict[str, Any] = {box: _swapped(getattr(answers, box), each)}
        try:
            answers = replace(answers, **changed)
        except BadInput:
            log.info("a box was too full for the changes of the names check")
    return answers


def text_of(answers: Answers, find: Find) -> str:
    """The words a find points at."""
    text: str = getattr(answers, find.box)
    return text[find.start : find.end]


def warm() -> None:
    """Load the model in the background, so that the first person to write does not wait for it."""
    threading.Thread(target=_warm, name="names-check", daemon=True).start()


def _warm() -> None:
    look(
        replace(NEW, words="Sarah from the duty team rang on Tuesday and said nobody had the notes."), kept=()
    )


def _finds(texts: Mapping[str, str], kept: frozenset[str]) -> Iterator[Find]:
    spans = recogniser().find_many(texts.values())
    for (box, text), found in zip(texts.items(), spans, strict=True):
        is_read = detect_language(text).is_covered
        for span in found:
            if span.kind not in NOT_ASKED and span.text not in kept and (is_read or _is_plain(span)):
                yield Find(box, span.start, span.end, span.kind.value)


def _is_plain(span: Span) -> bool:
    """In a language the model does not read: numbers and addresses, and names written as names are."""
    return span.kind in _NAMED_IN_ANY_LANGUAGE or all(word[:1].isupper() for word in span.text.split())


def _in_its_sentence(answers: Answers, find: Find, times: int) -> Shown:
    text: str = getattr(answers, find.box)
    ends = [match.end() for match in _SENTENCE.finditer(text, 0, find.start)]
    start = ends[-1] if ends else 0
    close = _SENTENCE.search(text, find.end)
    end = close.start() + 1 if close else len(text)
    before, after = text[start : find.start], text[find.end : end]
    if len(before) > LETTERS_AROUND:
        before = "\u2026" + before[-LETTERS_AROUND:]
    if len(after) > LETTERS_AROUND:
        after = after[:LETTERS_AROUND] + "\u2026"
    return Shown(SpanKind(find.kind), before.lstrip(), text_of(answers, find), after.rstrip(), times)


def _replacement(find: Find, choice: str) -> str:
    return str(choices_for(SpanKind(find.kind)).get(choice, VAGUE[SpanKind(find.kind)]))


def _swapped(text: str, swaps: list[tuple[Find, str]]) -> str:
    for find, words in sorted(swaps, key=lambda swap: swap[0].start, reverse=True):
        text = text[: find.start] + _with_capital(words, text, find.start) + text[find.end :]
    return text


def _with_capital(words: str, text: str, at: int) -> str:
    """A sentence that began with a name begins with a capital still."""
    before = text[:at].rstrip(" ")
    begins = not before or before[-1] in ".!?\n"
    return words[:1].upper() + words[1:] if begins and text[at].isupper() else words


_turn = threading.BoundedSemaphore(AT_ONE_TIME)
