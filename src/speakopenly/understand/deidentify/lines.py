"""Names that stand where a name always stands: speaker labels, greetings, signatures, mail headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.cues import KIN, TITLES
from speakopenly.understand.deidentify.lexicon import Lexicon, fold
from speakopenly.understand.deidentify.spans import SpanKind

_NAME = r"(?:[^\W\d_][\w'’.-]*)(?:[ ][^\W\d_][\w'’.-]*){0,3}"
_SPEAKER = re.compile(
    rf"^[ \t]*(?:\[?\(?\d\d?[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?\)?\]?[ \t]*[-–]?[ \t]*)?(?P<name>"
    rf"{_NAME})[ \t]*(?:\([^)\n]*\)|\[[^\]\n]*\])?[ \t]*:(?=\s|$)",
    re.M,
)
_VTT_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<name>[^>\n]{1,60})>")
_GREETING = re.compile(
    rf"(?:^|(?<=[\n>]))[ \t]*(?:dear|hi|hello|hiya|hey|morning|afternoon|evening|good (?:morning|af"
    rf"ternoon|evening)|annwyl|helo|to)\b,?[ \t]+(?P<name>{_NAME})(?=[ \t]*(?:[,!\n:–-]|$|\band\b))",
    re.I | re.M,
)
_SIGNED = re.compile(
    r"(?:^|(?<=[\n.!?]))[ \t]*(?:(?:kind(?:est)?|best|warm(?:est)?|with(?: kind)?|many|all good)[ \t]+)?"
    r"(?:regards|wishes|thanks|thank you|thankyou|thx|ta|cheers|sincerely|faithfully|love|kr|best|"
    r"truly|yours(?:[ \t]+(?:sincerely|faithfully|truly|ever))?|take care|diolch(?: yn fawr)?|cofi"
    r"on(?: gorau)?|yn gywir|respectfully|in (?:haste|solidarity)|speak soon|bye)"
    r"(?:[ \t]+(?:in advance|again|so much|a lot|from))?[ \t]*[,.!\-–x]*[ \t]*\n?\s*(?P<name>"
    + _NAME
    + r")[ \t]*(?=$|\n|[,|(–-])",
    re.I | re.M,
)
_HEADER = re.compile(
    rf"^[ \t]*(?:from|to|cc|bcc|name|child|yp|sw|social worker|worker|author|completed by|written b"
    rf"y|attendees|present|apologies|signed|re)[ \t]*:[ \t]*(?P<name>{_NAME})[ \t]*(?=$|\n|[<(,;.])",
    re.I | re.M,
)
_LAST_LINE = re.compile(rf"\n[ \t]*(?P<name>{_NAME})[ \t]*(?:x+)?[ \t]*$", re.I)
_SIGN_OFF_INITIAL = re.compile(r"(?:[.!?]\s+|\n)(?P<name>[A-Z]\.?)[ \t]*(?:x+)?[ \t]*$")
_INITIALS = re.compile(
    r"(?<![\w.&/'’-])(?<!vitamin )(?<!plan )(?<!panel )(?<!part )(?<!group )(?<!class )(?<!option "
    r")(?<!section )(?<!block )(?<!level )(?P<name>(?!I\.\s)(?!U\.[KS]\.)[A-Z]\.(?:\s?[A-Z]\.)*(?="
    r"\s+[a-z(]|['’]s\b|,)|(?!U\.[KS]\.)(?:[A-Z]\.){2,3}(?!\w))",
)
_INITIAL_AND_SURNAME = re.compile(
    r"(?<![\w.])(?:[A-Z]\.\s?){1,3}(?:(?:de|van|von|al|el|O['’])\s?)?(?P<surname>[A-Z][a-z'’]+(?:-"
    r"[A-Z][a-z]+)?)\b"
)
_SMALL_INITIALS = re.compile(
    r"(?<![\w.])(?!e\.g|i\.e|a\.m|p\.m|d\.o|n\.b|u\.k|u\.s|n\.h|a\.k|r\.e|p\.s|q\.v|c\.v)(?:[a-z]"
    r"\.){2,3}(?!\w)"
)
_SURNAME_FIRST = re.compile(r"\b(?P<name>[A-Z][A-Z'’-]{2,},\s(?P<given>[A-Z][a-z'’-]+))\b")
_QUOTED_LETTER = re.compile(r"(?<=['\"‘“])[A-HJ-Z](?=['\"’”])")
_LONE_LAST = re.compile(r"\n\s*\n[ \t]*(?P<name>[A-Z][a-z]{2,})[ \t]*(?:x+)?[ \t]*$")
_TELLS_WHO = re.compile(
    r"(?:^|[.!?]\s+|\n)(?P<name>[A-Z][a-z]{2,})(?=, who\b|, now \d|, aged? \d| will be (?:\d|in\b"
    r"|medically|back\b|home\b)| who is \d)"
)
_NUMBERED_OFFICER = re.compile(
    r"\b(?:PC|DC|PS|DS|PCSO|WPC|Sgt)\s\d{2,6}\s[A-Z][\w'’-]+|\b(?:pc|dc|pcso)\s\d{3,6}\s[a-z]{3,}"
)
_FROM_ME = re.compile(
    r"\b(?:my name is|my names|i am called|its|it's|this is)[ ]+(?P<name>(?:[a-z]{2,15}))[ ]+"
    r"(?:again|here|from)\b",
    re.I,
)


def find_names_by_line(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Find the names that a line's shape gives away."""
    for pattern in (_SPEAKER, _GREETING, _SIGNED, _HEADER, _LAST_LINE):
        if pattern is _SPEAKER and ":" not in text:
            continue
        for match in pattern.finditer(text):
            trusting = pattern in (_SIGNED, _SPEAKER)
            if _is_name(match.group("name"), lexicon, trusting=trusting):
                yield _trimmed(match, lexicon)
    for match in _SURNAME_FIRST.finditer(text):
        if lexicon.is_generic(fold(match.group("name").split(",")[0])):
            continue
        if not lexicon.is_generic(fold(match.group("given"))) and lexicon.is_name_like(
            fold(match.group("given"))
        ):
            yield Candidate(match.start("name"), match.end("name"), SpanKind.PERSON)
    for match in _QUOTED_LETTER.finditer(text):
        yield Candidate(match.start(), match.end(), SpanKind.PERSON)
    for pattern in (_LONE_LAST, _TELLS_WHO):
        for match in pattern.finditer(text):
            key = fold(match.group("name"))
            named = key in lexicon.likely_names or key in lexicon.word_names or key in lexicon.last_names
            if named and (not lexicon.is_generic(key) or key in lexicon.likely_names):
                yield Candidate(match.start("name"), match.end("name"), SpanKind.PERSON)
    for match in _VTT_VOICE.finditer(text):
        yield Candidate(match.start("name"), match.end("name"), SpanKind.PERSON)
    for match in _INITIAL_AND_SURNAME.finditer(text):
        if (
            not lexicon.is_generic(fold(match.group("surname")))
            and fold(match.group("surname")) not in lexicon.frequent
        ):
            yield Candidate(match.start(), match.end(), SpanKind.PERSON)
    for match in _NUMBERED_OFFICER.finditer(text):
        yield Candidate(match.start(), match.end(), SpanKind.PERSON)
    for match in _INITIALS.finditer(text):
        yield Candidate(match.start("name"), match.end("name"), SpanKind.PERSON)
    for match in _SMALL_INITIALS.finditer(text):
        yield Candidate(match.start(), match.end(), SpanKind.PERSON)
    for match in _SIGN_OFF_INITIAL.finditer(text):
        yield Candidate(match.start("name"), match.end("name"), SpanKind.PERSON)
    for match in _FROM_ME.finditer(text):
        key = fold(match.group("name"))
        if lexicon.is_name_like(key) and not lexicon.is_plain(key):
            yield Candidate(match.start("name"), match.end("name"), SpanKind.PERSON)


def _is_name(words: str, lexicon: Lexicon, *, trusting: bool) -> bool:
    """Say whether words that stand in a name's place are one.

    ``trusting`` is for places where hardly anything else stands: there an ordinary word with a capital
    that is often a first name is enough.
    """
    keys = [fold(word.strip(".")) for word in words.split()]
    rest = [key for key in keys if key not in TITLES or key in KIN]
    if not rest or len(rest) < len(keys) and rest == []:
        return False
    titled = len(rest) < len(keys)
    if any((key in lexicon.generic and key not in lexicon.likely_names) for key in rest if len(key) > 1):
        return False
    if len(rest) == 1 and rest[0] in lexicon.generic:
        return False
    if titled:
        return True
    return all(_is_name_word(key, words, lexicon, trusting=trusting) for key in rest)


def _is_name_word(key: str, words: str, lexicon: Lexicon, *, trusting: bool) -> bool:
    if lexicon.is_given(key) or key in lexicon.foreign_given and not lexicon.is_plain(key):
        return True
    if key in lexicon.likely_names:
        return trusting or words[:1].isupper()
    if (
        trusting
        and " " not in words
        and words[:1].isupper()
        and (key in lexicon.word_names or lexicon.is_name_like(key))
        and len(key) > 1
    ):
        return True
    if len(key) == 1:
        return len(words) > 1 and words[:1].isupper()
    if _opens_with_name(words, lexicon) and lexicon.is_rare_surname(key):
        return True
    first = fold(words.split()[0].strip("."))
    if key in lexicon.word_names and key != first:
        return words[:1].isupper() and (
            len(first) == 1 or first in lexicon.given or first in lexicon.likely_names or first in TITLES
        )
    if lexicon.is_plain(key):
        return False
    return words[:1].isupper() or lexicon.is_name_like(key)


def _opens_with_name(words: str, lexicon: Lexicon) -> bool:
    """Say whether a first name or an initial opens these words, so that a surname may follow."""
    first = fold(words.split()[0].strip("."))
    return " " in words and (len(first) == 1 or lexicon.is_given(first) or first in lexicon.likely_names)


def _trimmed(match: re.Match[str], lexicon: Lexicon) -> Candidate:
    """A possessive stays outside: "Dear HHJ Farrow's clerk"."""
    name = match.group("name")
    end = match.end("name") - (2 if name[-2:] in {"'s", "’s"} else 0)
    if name.endswith(".") and len(name.split()[-1]) > 2:
        end -= 1
    return Candidate(match.start("name"), end, SpanKind.PERSON)
