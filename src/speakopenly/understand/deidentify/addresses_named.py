"""Addresses that name a building, stand in capitals, or are typed without any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate, every_match
from speakopenly.understand.deidentify.lexicon import Lexicon
from speakopenly.understand.deidentify.spans import SpanKind
from speakopenly.understand.deidentify.word_sets import word_set

_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_STREET = (
    r"(?:Lane|Street|St|Road|Rd|Avenue|Ave|Close|Drive|Crescent|Cres|Gardens|Grove|Terrace|Row|Rise|Way"
    r"|Square|Hill"
    r"|Yard|Place|Wynd|Quay|Wharf|Court|View|Walk|Mews|Parade|Green|Bank|Croft|Fold|Gate|Site|Park)"
)
_BUILDING = (
    r"(?:Presbytery|Rectory|Vicarage|Manse|Parsonage|Buildings?|Chambers|House|Cottages?|Lodge|Hall"
    r"|Farm|Barn|Mill|"
    r"Court|Tower|Towers|Villas?|Mansions|Flats|Bungalow|Chapel|Gatehouse|Site|Works|Annexe|Old\s\w+"
    r"|Inn|Arms|Nook|Nest)"
)
_NAME = r"[A-Z][\w'’-]+"
_BUILDING_IN_STREET = re.compile(
    rf"\b(?:(?:{_NAME}\s+){{0,3}}{_BUILDING}),?\s+(?:\d{{1,3}}[a-z]?,?\s+)?(?:{_NAME}\s+){{1,3}}{_STREET}\b"
)
_PITCH_ON_SITE = re.compile(
    rf"\b(?i:bay|plot|pitch|unit|caravan|berth|mooring|room|flat|lodge|cabin"
    rf"|chalet)\s?\d{{1,3}}[a-z]?,?\s+(?:the\s+)?"
    rf"(?:{_NAME}\s+){{1,4}}(?:Site|Park|Marina|Wharf|Farm|Yard|House|Court|Lodge|Estate|Wood|Caravans)\b"
)
_ONE_WORD_STREET = re.compile(
    r"(?<![\w/.:-])\d{1,3}[a-zA-Z]?,?\s+(?:The\s+)?[A-Z][a-z]+(?:way|gate|walk|row|croft|side|fold|bank"
    r"|fields?|lands|brook|"
    r"mead|hurst|street|lane|close|garth|wynd|royd|cote|view|hill|path|wharf|mount|holme|lea|leigh|dene"
    r"|dale|thorpe)\b"
)
_PLAIN_STREET = re.compile(
    rf"(?<![\w/.:-])\d{{1,4}}[a-zA-Z]?,?\s+(?:{_NAME}\s+){{1,3}}(?:Cottages?|Lane|Street|Road|Avenue"
    rf"|Close|Drive|"
    rf"Crescent|Gardens|Grove|Terrace|Row|Mews|Walk|Rise|Hill|Green|Yard|Court|View|Square|Villas)\b"
)
_SEEN_FROM = re.compile(
    rf"\b(?:at|to|from|in|on|of|near|outside|off|behind|past|not|address:?|lives?"
    rf"|living)\s+(?P<address>(?:{_NAME}\s+)"
    rf"{{1,2}}(?:View|Court|Close|Rise|Mews|Fold|Croft|Terrace|Villas|Cottages|Garth|Wynd|Dene|Mount"
    rf"|Heights|Gardens|Green))\b"
    rf"(?!\s+(?:Primary|School|Surgery|Academy|Nursery|Team|Court|Home|Hospital|Medical|Centre))"
)
_LOWER = re.compile(
    r"\b(?:at|in|to|from|of|on|off|near|outside|called|is|down|up|round|behind|by|seen|via|towards"
    r"|visited|address|lives?|and)\s+(?P<address>(?:the\s+old\s+)?"
    r"(?:\d{1,3}[a-z]?\s+)?(?P<first>[a-z'’-]{3,})\s+(?:[a-z]{3,}\s+)??(?:farm|barn|bungalow|cottages?"
    r"|farmhouse|villas?|"
    r"flats|towers?|heights|mansions|close|court|crescent|terrace|avenue|gardens|mews|grove|lane|road"
    r"|street|walk|rise|"
    r"view|estate|caravan\s+park|site))\b(?!\s+(?:primary|school|surgery|academy|nursery|team|order"
    r"|hearing|case|date|home))"
)
_LOWER_ONE_WORD = re.compile(
    r"\b(?:at|to|from|of|lives?|living|address|outside|near|and"
    r"|is)\s+(?P<address>\d{1,3}[a-z]?\s+(?P<the>the\s+)?"
    r"(?P<street>[a-z]{3,}(?:way|gate|walk|row|croft|side|fold|bank|fields?|lands|brook|mead|hurst"
    r"|garth|ings|view|mount)))\b"
)
_NOISE = word_set(
    "the a an my our your his her their this that one two half other same next main high long way by "
    "in on at of and to for new old open dead right left wrong very times any every each some no big "
    "busy single whole front back public private foster care city fish wind fruit dairy residential "
    "secure social family crown county youth civil criminal magistrates supreme higher lower tennis "
    "basketball food with from close too so been really quite how as is was it be out up down off "
    "over into about children's women's housing council local building first second nearest different "
    "another caravan holiday contact web internet bird clear good great nice better overall full "
    "general dog park garden those these all both under ward cross side bus go going we they i he she "
    "you"
)


_OF_STREETS = word_set("church school chapel hospital station park mill station court college")


def _in_street(text: str) -> Iterator[Candidate]:
    """Find buildings in streets, pitches on sites and numbered one-word streets, shouted or not."""
    calm = _SHOUTED.sub(lambda match: match.group().title(), text)
    for pattern in (_BUILDING_IN_STREET, _PITCH_ON_SITE, _ONE_WORD_STREET, _PLAIN_STREET):
        for found in every_match(pattern, calm, SpanKind.ADDRESS):
            yield _from_its_name(found, text)


def find_named_addresses(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Find streets and houses by name: "The Presbytery, Angel Row", "to Church View", "at tollgate farm"."""
    yield from _in_street(text)
    for match in _LOWER_ONE_WORD.finditer(text):
        if not lexicon.is_plain(match.group("street")) or match.group("the"):
            yield Candidate(match.start("address"), match.end("address"), SpanKind.ADDRESS)
    for match in _SEEN_FROM.finditer(text):
        words = match.group("address").lower().split()[:-1]
        if not all(lexicon.is_generic(word) for word in words) or words[0] in _OF_STREETS:
            yield Candidate(match.start("address"), match.end("address"), SpanKind.ADDRESS)
    for match in _LOWER.finditer(text):
        words = match.group("address").split()
        if not any(word in _NOISE for word in words[:-1]) and _is_unlike_a_road(words[:-1], lexicon):
            yield Candidate(match.start("address"), match.end("address"), SpanKind.ADDRESS)


def _from_its_name(found: Candidate, text: str) -> Candidate:
    """Leave a sentence's first word outside: "The Presbytery, Angel Row", "At Manor House, Mill Lane"."""
    first = text[found.start : found.end].split()[0].lower()
    if first in {"the", "at", "in", "from", "to", "on", "our", "my", "and", "address", "near"}:
        return found._replace(start=found.start + len(first) + 1)
    return found


def _is_unlike_a_road(words: list[str], lexicon: Lexicon) -> bool:
    """One word must not be a term of the trade; of two, one at least is a name or no verb's companion."""
    named = [word for word in words if not word[0].isdigit()]
    return bool(named) and not any(lexicon.is_generic(word) or word in lexicon.frequent for word in named[:1])
