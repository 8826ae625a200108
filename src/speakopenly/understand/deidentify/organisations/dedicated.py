"""Bodies with a dedication, a number or a nature name: "Our Lady of the Fields", "at kingfisher"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate, every_match
from speakopenly.understand.deidentify.organisations.words import EVOCATIVE
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.spans import SpanKind
from speakopenly.understand.deidentify.word_sets import word_set

_KIND = (
    r"(?:\s+(?:rc|ce|catholic|primary|high|secondary|junior|infants?|special|nursery|school|academy"
    r"|college|hospital|"
    r"hospice|church|house|surgery|centre|sixth\s+form)\b)*"
)
_DEDICATED = re.compile(
    rf"\b(?:our\s+lady(?:\s+(?:of|and)(?:\s+(?:the|st\.?|good|perpetual))?\s+\w+|['’]?s\b)?"
    rf"|sacred\s+heart|holy\s+(?:trinity|"
    rf"family|cross|rood|spirit|name|rosary)|all\s+(?:saints|hallows)|christ\s+the\s+king"
    rf"|blessed\s+\w+(?=\s+(?:primary|school|"
    rf"catholic))|good\s+shepherd){_KIND}",
    re.I,
)
_LOWER_SAINT = re.compile(
    r"\b(?:st|saint)\.?\s(?!and\b|the\b|but\b|for\b|was\b|with\b|near\b|again\b|is\b|to\b|on\b"
    r"|at\b)[a-z]{3,}['’]?s?"
    r"(?:\s+(?:rc|ce|catholic|primary|school|academy|hospital|church|nursery|college|hospice|surgery"
    r"|centre|house|high|ward|"
    r"medical|practice|infirmary|infants|juniors|court))+\b"
)
_NUMBERED = re.compile(
    r"\b(?:(?!The\b|Our\b|My\b|This\b)[A-Z][\w-]+\s+){0,3}(?:Team|Unit|Hub|Locality|House|Cluster|Pod)\s+"
    r"(?:One|Two|Three|Four|Five|Six|North|South|East|West|Central|\d{1,2}[A-Z]?|[A-F])\b"
)
_WARD = re.compile(
    r"\b(?:ward|team|unit|bay|locality)\s+(?:\d{1,2}[a-z]?|[a-f]\d{1,2})\b(?!\s*(?:%|weeks|days|people))"
)
_SETTLED = word_set("at from left outside near visiting leaving in")
_BEFORE_THEM = word_set(
    "back over up down moved went go going went placed staying living stay live transferred"
)
_GOES_ON = word_set("is was and for til till until since with now then but after when has at")
_SCENERY = word_set(
    "river brook stream meadow meadows bridge mill orchard cottage spring star castle tower abbey "
    "harbour horizon haven woodland woodlands sunrise sunset rainbow moor fell dale vale purple blue "
    "green red yellow orange silver golden white rose pearl crystal amber ruby jade st saint robin "
    "jasmine lily poppy daisy ivy holly hazel ash fox riverside seaview lavender heather pine cedar "
    "swift swallow ark anchor priory"
)


def dedicated(reading: Reading) -> Iterator[Candidate]:
    """Find bodies under a saint's or holy name, numbered teams and wards."""
    for pattern in (_DEDICATED, _LOWER_SAINT, _NUMBERED):
        yield from every_match(pattern, reading.text, SpanKind.ORG)
    if reading.hurried:
        yield from every_match(_WARD, reading.text, SpanKind.ORG)


def nature_named(reading: Reading) -> Iterator[Candidate]:
    """Homes called by a bird or a tree in hurried text: "food at kingfisher", "back from sycamore"."""
    for index, word in enumerate(reading.words):
        if word.capital or word.key not in EVOCATIVE - _SCENERY or not reading.joined(index):
            continue
        before, after = reading.key(index - 1), reading.key(index + 1)
        if before == "in" and reading.joined(index + 1) and after not in _GOES_ON:
            continue
        settled = before in _SETTLED or before == "to" and reading.key(index - 2) in _BEFORE_THEM
        if settled and after not in {
            "tree",
            "trees",
            "wood",
            "leaves",
            "farm",
            "road",
            "lane",
            "street",
            "close",
        }:
            yield Candidate(word.start, word.end, SpanKind.ORG)
