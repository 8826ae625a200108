"""Days and months, in the ways people write them. Weekdays alone, clock times and school years stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate, every_match
from speakopenly.understand.deidentify.spans import SpanKind

_SURE = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)"
    r"?|nov(?:ember)?|dec(?:ember)?"
    r"|fai|fehefin|orffennaf|fawrth|ragfyr|dachwedd|fedi|chwefror|gorff|ionawr|chwefror|mawrth|ebr"
    r"ill|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
)
_ANY = rf"(?:{_SURE}|mar(?:ch)?|may|mai)\b"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th|af|ail|ydd|ed|fed|eg))?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?:the\s+)?)?"
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d(?![\d:.]\d))"
_DAYS = rf"(?:{_DAY}\s*(?:,|and|&|-|–|to|or|a)\s*){{0,4}}"
_FULL = re.compile(
    rf"\b{_WEEKDAY}{_DAYS}{_DAY}\s*(?:of\s+|o\s+)?[-/ ]?\s*{_ANY}(?:,?[-/ ]\s*{_YEAR}\b)?", re.I
)
_MONTH_FIRST = re.compile(
    rf"\b{_WEEKDAY}{_ANY}\s+(?:the\s+)?(?:{_DAY})\b(?!\s?(?::|pm\b|am\b|%|people|children|visits?))"
    rf"(?:,?\s+(?:19|20)\d\d\b)?",
    re.I,
)
_MONTH_YEAR = re.compile(rf"\b{_ANY}(?:,?\s+(?:of\s+)?|['’]|-)(?:(?:19|20)\d\d|['’]\d\d)\b", re.I)
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?:(?:0?[1-9]|[12]\d|3[01])\s?[/.\-]\s?(?:0?[1-9]|1[0-2])\s?[/.\-]\s?(?:(?:19|20"
    r")\d\d|\d\d)"
    r"|(?:19|20)\d\d[/.\-](?:0[1-9]|1[0-2])[/.\-](?:0[1-9]|[12]\d|3[01]))(?![\w/-])"
)
_DAY_MONTH = re.compile(r"(?<![\w/.-])(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\w/.-])")
_CUED_DAY_MONTH = re.compile(
    r"\b(?:on|dated?|from|until|till|by|since|dob|born|between|and|to|before|after)\s*:?\s*"
    r"(?P<day>(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2]))(?![\w/-]|\.\d)",
    re.I,
)
_CUED_SPACED = re.compile(
    r"\b(?:dob|d\.o\.b\.?|born|birth|dated?)\s*:?\s*(?:is\s+|on\s+)?(?P<day>\d{1,2}\s\d{1,2}\s"
    r"(?:19|20)?\d\d)\b",
    re.I,
)
_WORDED = re.compile(
    rf"\b{_WEEKDAY}(?:the\s+)?(?P<day>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    rf"|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nin"
    rf"eteenth|twentieth|twenty[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    rf"thirtieth|thirty[\s-]first)\s+(?:of\s+)?{_ANY}(?:,?\s+(?:19|20)\d\d)?)\b",
    re.I,
)
_SHORT_WEEKDAY = re.compile(
    r"\b(?P<day>(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun)\s+(?:the\s+)?(?:[1-9]|[12]\d|3[01])"
    r"(?:st|nd|rd|th)|(?:mon|tues?|weds?|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?\s+\d{1,2}/\d"
    r"{1,2}(?:/\d{2,4})?)\b",
    re.I,
)
_BARE_ORDINAL = re.compile(
    r"(?:\b(?:on|by|til|till|until|since|from|before|after|due|dated|the|and|to)|\d(?:st|nd|rd|th),)\s+(?P<day>(?:[1-9]|"
    r"[12]\d|3[01])(?:st|nd|rd|th))(?=\s*(?:[.,;!?)\n]|$|\b(?:at|and|but|so|when|i|he|she|they|we|"
    r"you|someone|nobody|for|with|because|then|instead|or|to|in\s+the\s+(?:morning|afternoon|eveni"
    r"ng)|not|was|is)\b))",
    re.I,
)
_NAMED_DAY = re.compile(
    r"\b(?:dydd\s+calan|noson\s+tân\s+gwyllt|calan\s+gaeaf|whit\s+(?:monday|sunday)|maundy\s+thurs"
    r"day|twelfth\s+night|armistice\s+day|world\s+book\s+day|(?:august|spring|may|easter)\s+bank\s"
    r"+holiday(?:\s+monday)?|lunar\s+new\s+year|chinese\s+new\s+year|rosh\s+hashanah|yom\s+kippur|"
    r"holi|vaisakhi|nos\s+galan|nowruz|st\.?\s+[a-z]+['’]?s\s+day|april\s+fool['’]?s(?:\s+day)?|ch"
    r"ristmas\s+morning|leap\s+day)\b",
    re.I,
)
_WELSH_MONTH = re.compile(
    r"\b(?:mis|ym|yn|ers|tan|ddechrau|ddiwedd|canol)\s+(?P<month>Fai|Fehefin|Orffennaf|Fawrth|Ragf"
    r"yr|Dachwedd|Fedi|Hydref|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydre"
    r"f|Tachwedd|Rhagfyr)\b"
)
_FESTIVE = re.compile(
    r"\b(?:christmas\s+(?:eve|day)|xmas\s+(?:eve|day)|boxing\s+day|new\s+year['’]?s?\s+(?:eve|day)"
    r"|good\s+friday|easter\s+(?:sunday|monday|saturday)"
    r"|bonfire\s+night|guy\s+fawkes(?:\s+night)?|valentine['’]?s\s+day|mother['’]?s\s+day|motherin"
    r"g\s+sunday|father['’]?s\s+day|st\.?\s+(?:david|patrick|george|andrew)['’]?s\s+day"
    r"|pancake\s+day|shrove\s+tuesday|ash\s+wednesday|hallowe['’]?en|eid(?:\s+(?:al-fitr|al-adha|d"
    r"ay))?|diwali|hogmanay|palm\s+sunday|remembrance\s+(?:day|sunday)|dydd\s+g[wŵ]yl\s+dewi|"
    r"(?:early\s+)?may\s+(?:day|bank\s+holiday)|burns\s+night"
    r"|noswyl\s+nadolig|dydd\s+nadolig)\b",
    re.I,
)
_SURE_MONTH = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December|Jan|Feb|Sep"
    r"t|Oct|Nov|Dec)\b"
    r"|\b(?:january|february|july|september|october|november|december)\b"
)
_CUED_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|til|during|last|next|this|every|each|the|early|late|mid|til|last"
    r"|start|since|around|due|due\s+in|until|around|end\s+of|start\s+of|beginning\s+of|middle\s+of"
    r"|month\s+of|of|from|through|for|around|between|before|after|to|and)"
    r"[\s-]+(?P<month>(?:March|May|Mar|Apr|Aug|Jun|Jul|may|march|april|june|august|apr|aug|sept|oc"
    r"t|nov|feb|jan|dec))\b(?!['’]s?\b)",
)
_ALSO_NAMES = frozenset({"April", "June", "August", "Jan"})
_LIKE_A_NAME = re.compile(
    r"['’]s\b|\s+(?:[A-Z][a-z]|said|says|told|was|is|has|had|asked|rang|went|came|and\s+[A-Z])|:"
)
_AFTER_SURE = re.compile(r"\b(?:in|since|last|during|until|mid|early|late|by)[\s-]+$", re.I)
_THE_DAY = re.compile(
    r"\b(?:on|by|until|till|til|since|from|before|after|for|to|between|and|dated)\s+(?:(?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day\s+)?(?P<day>the\s+(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th))\b"
    r"(?!\s+(?:birthday|floor|time|visit|child|baby|grade|placement|attempt|january|february|centu"
    r"ry|\w+\s+birthday|week|meeting|year|month|day|referral|social|worker|home|school|percentile|"
    r"centile))",
    re.I,
)
_WEEKDAY_THE = re.compile(
    r"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+(?:the\s+)?(?:[1-9]|[12]\d|3[01])"
    r"(?:st|nd|rd|th))\b",
    re.I,
)
_BORN_YEAR = re.compile(
    r"\b(?:born\s+(?:in\s+)?|d\.?o\.?b\.?\s*:?\s*|yob\s*:?\s*)(?P<year>(?:19|20)\d\d)\b", re.I
)
_SCHOOL_YEAR = re.compile(r"\b(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)?\d\d)\b")


def find_dates(text: str) -> Iterator[Candidate]:
    """Find every day and month."""
    if any(letter.isdigit() for letter in text):
        for pattern in (_FULL, _MONTH_FIRST, _MONTH_YEAR, _NUMERIC, _DAY_MONTH):
            yield from every_match(pattern, text, SpanKind.DATE)
        yield from every_match(_CUED_DAY_MONTH, text, SpanKind.DATE, "day")
        for match in _THE_DAY.finditer(text):
            yield Candidate(match.start("day") + 4, match.end("day"), SpanKind.DATE)
        yield from every_match(_WEEKDAY_THE, text, SpanKind.DATE, "day")
        yield from every_match(_CUED_SPACED, text, SpanKind.DATE, "day")
        for pattern in (_SHORT_WEEKDAY, _BARE_ORDINAL):
            yield from every_match(pattern, text, SpanKind.DATE, "day")
        yield from every_match(_BORN_YEAR, text, SpanKind.DATE, "year")
    yield from every_match(_FESTIVE, text, SpanKind.DATE)
    yield from every_match(_NAMED_DAY, text, SpanKind.DATE)
    yield from every_match(_WORDED, text, SpanKind.DATE, "day")
    yield from every_match(_WELSH_MONTH, text, SpanKind.DATE, "month")
    yield from _months(text)


def _months(text: str) -> Iterator[Candidate]:
    """Months that stand alone. April, June and August are also first names; a verb or 's says so."""
    for found in every_match(_SURE_MONTH, text, SpanKind.DATE):
        cued = _AFTER_SURE.search(text, 0, found.start)
        if text[found.start : found.end] in _ALSO_NAMES and not cued and _LIKE_A_NAME.match(text, found.end):
            continue
        yield found._replace(start=found.start - 4) if text[: found.start].lower().endswith("mid-") else found
    yield from every_match(_CUED_MONTH, text, SpanKind.DATE, "month")
