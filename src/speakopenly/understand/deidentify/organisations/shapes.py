"""Bodies whose name has a shape: saints, firms, "Team Kestrel"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.organisations.words import EVOCATIVE
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.spans import SpanKind

_LOWER_SAINT = re.compile(
    r"(?<!high )(?<!\d )\b(?P<org>st\.? (?!and\b|the\b|but\b|for\b|was\b|with\b|near\b|again\b)"
    r"[a-z]{3,}['’]?s?(?: (?:[a-z]+ )?(?:primary|school|academy|hospital|church|catholic primary|n"
    r"ursery|college|hospice|infants|juniors|house)(?: school)?)?)\b"
)

_SAINT = re.compile(
    r"\b(?:St|Saint)\.? [A-Z][\w-]+(?:['’]s?)?(?: (?:and|&) (?:St\.? )?[A-Z][\w-]+(?:['’]s)?)?(?: "
    r"(?:RC|CE|CofE|C of E|Catholic|Church of England|Primary|High|Secondary|Junior|Infants?|Speci"
    r"al|Nursery|School|Academy|College|Hospital|Hospice|Church|House|Children['’]s|Home|Ward|Cent"
    r"re|Court))*"
)

_TEAM_NAME = re.compile(
    r"\b(?:Team|Ward|Unit|Ysgol|Ysbyty|HMP|HMYOI|YOI|Cartref|Meddygfa|Canolfan)(?: (?:[A-Z][\w'’-]"
    r"+|y|yr|\d+[A-Z]?|[A-Z]\d*))+"
)

_FIRM = re.compile(
    r"(?<![\w&] )\b(?P<first>[A-Z][\w'’-]+) (?:&|and) (?P<second>[A-Z][\w'’-]+)(?= (?:LLP|Solicito"
    r"rs|Law|Ltd|Chambers|Sons|Partners|Legal)\b)(?: \w+)|\b(?P<one>[A-Z][\w'’-]+) & (?P<two>[A-Z]"
    r"[\w'’-]+)(?: LLP| Solicitors| Ltd| Co\b)?"
)

_BARE_WARD = re.compile(r"\b[Ww]ard \d{1,2}[A-Za-z]?\b")


def firms(reading: Reading) -> Iterator[Candidate]:
    """ "Barton & Hale", "Ridge & Holloway Solicitors"; "Sarah & Tom" are people."""
    lexicon = reading.lexicon
    for match in _FIRM.finditer(reading.text):
        names = [part.lower() for part in match.groupdict().values() if part]
        people = any(lexicon.is_given(name) or name in lexicon.likely_names for name in names)
        if not people and not any(lexicon.is_generic(name) for name in names):
            yield Candidate(match.start(), match.end(), SpanKind.ORG)


def saints(reading: Reading) -> Iterator[Candidate]:
    """Find bodies named after a saint."""
    for match in _SAINT.finditer(reading.text):
        if _names_a_body(match.group(), reading):
            yield Candidate(match.start(), match.end(), SpanKind.ORG)
    for match in _LOWER_SAINT.finditer(reading.text):
        if _names_a_body(match.group(), reading):
            yield Candidate(match.start(), match.end(), SpanKind.ORG)


def _names_a_body(name: str, reading: Reading) -> bool:
    """ "St Brannoc's" is a school or a church; "St Helens" is a town and "St Patrick's Day" a day."""
    words = name.replace("’", "'").lower().split()
    return words[-1] not in {"day", "road", "street"} and " ".join(words[:2]) not in {
        "st albans",
        "st helens",
        "st ives",
        "st andrews",
        "st neots",
        "st austell",
        "st asaph",
    }


def named_teams(reading: Reading) -> Iterator[Candidate]:
    """Find "Team Kestrel", "Ward 4", "Ysgol Glan Morfa"."""
    for match in _TEAM_NAME.finditer(reading.text):
        rest = match.group().split()[1:]
        if (
            any(
                not reading.lexicon.is_plain(part.lower().strip("'’")) or part.lower() in EVOCATIVE
                for part in rest
                if len(part) > 1
            )
            or match.group()[0] == ("W")
            and rest[0][0].isdigit()
        ):
            yield Candidate(match.start(), match.end(), SpanKind.ORG)
    for match in _BARE_WARD.finditer(reading.text):
        yield Candidate(match.start(), match.end(), SpanKind.ORG)
