"""How old someone is: "7-year-old", "aged 7", "a 15yo", "Luc (7)", the number of a birthday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.ages_told import find_told_ages
from speakopenly.understand.deidentify.candidates import Candidate, every_match
from speakopenly.understand.deidentify.lexicon import Lexicon, fold
from speakopenly.understand.deidentify.spans import SpanKind

_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_WORDS = (
    rf"(?:two|three|four|five|six|seven|eight|nine|{_TEENS}|twenty(?:[\s-](?:one|two|three|four|fiv"
    rf"e|six|seven|eight|nine))?|thirty|forty|fifty|sixty)(?:\s+and\s+a\s+half)?"
)
_NUMBER = rf"(?:\d{{1,3}}(?:\s?(?:½|1/2|\.5))?|one|{_WORDS})(?:\s+and\s+a\s+half)?"
_YOUNG = rf"(?:1\d|[1-9]|2[0-5]|{_WORDS})"
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|y|m)"
_NOT_A_COUNT = (
    r"(?!\s*(?:%|of\s+(?:the|us|them|my|our|those|these|\d)|times?\b|minutes?\b|mins?\b|hours?\b|h"
    r"rs?\b|miles?\b|months?\b(?!\s+old)|weeks?\b(?!\s+old)|days?\b(?!\s+old)|years?\b(?!\s+old)|"
    r"stone\b|foot\b|feet\b|percent|per\b|people\b|children\b|kids\b|visits?\b|workers?\b|others?"
    r"\b|different\b|more\b|sessions?\b|cases?\b|placements?\b|schools?\b|homes?\b|pages?\b|pm\b|a"
    r"m\b|o['’]clock|brothers?\b|sisters?\b|siblings\b|points?\b|out\s+of|in\s+(?:the|a)\s+"
    r"(?:queue|row|class)|[:/]\d|[.,]\d))"
)
_OLD = re.compile(
    rf"\b{_NUMBER}(?:\s*(?:or|to|and|-|–)\s*{_NUMBER})?[\s-]*{_UNIT}[\s-]*olds?\b|\b\d{{1,2}}\s?"
    rf"(?:yo|y/o|y\.o\.?|yrs?\s?o)(?!\w)"
    rf"|\b\d{{1,2}}\s?(?:mo|m/o)(?=\s)|\b{_NUMBER}\s*{_UNIT}\s+of\s+age\b|\b(?:\d{{1,2}}|\w{{2,8}})"
    rf"\s+(?:mlwydd\s+|mis\s+)?oed\b",
    re.I,
)
_AGED = re.compile(
    rf"\bage[ds]?\s*(?:(?:of|at|is|was|just|only|about|around|under|over|between)\s+|:\s*)*(?P<age>"
    rf"{_NUMBER}(?:\s*{_UNIT}\b)?)(?!\s*(?:to|-|–)\s*\d)\b",
    re.I,
)
_AGED_SECOND = re.compile(
    rf"\b(?:aged|ages)\s+{_NUMBER}\s*(?:,\s*{_NUMBER}\s*)*(?:,|and|&)\s*(?P<age>{_NUMBER})\b", re.I
)
_ORDINAL = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|e"
    r"leventh|twelfth|thirteenth|"
    r"fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[\s-]first|"
    r"thirtieth|fortieth|fiftieth)"
)
_BIRTHDAY = re.compile(rf"\b(?P<age>{_ORDINAL})\s+(?:birthday|bday|b-day)\b", re.I)
_TURNED = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|when\s+(?:i|he|she|they|u|you|we)\s+(?:hit|hits|got\s+to|reach(?:ed)?"
    rf")|since\s+(?:i|he|she|they|we)\s+(?:was|were|turned)|nearly|coming\s+up\s+to)\s+(?P<age>"
    rf"{_YOUNG})\b{_NOT_A_COUNT}(?!\s+(?:to|into|up|down)\b)",
    re.I,
)
_IS = re.compile(
    rf"\b(?:he|she|they|we|who|i|[^\W\d_][\w'’-]+)(?:\s+(?:is|was|were|are|am|r)|['’](?:s|m|re))\s+"
    rf"(?:only\s+|just\s+|now\s+|about\s+|nearly\s+|almost\s+|still\s+|like\s+|a\s+)?(?P<age>"
    rf"{_YOUNG})\b{_NOT_A_COUNT}(?=\s*(?:[.,;!?)\n]|$|\b(?:and|now|when|but|so|hes|shes|im|ur|u|my|"
    rf"our|her|his|he|she|they|i|we|in|at|next|today|then|cos|bc|because|this|last|n|who|with|or|ho"
    rf"w|going|years?|months?|weeks?|days?)\b))",
    re.I,
)
_IM = re.compile(
    rf"\b(?:im|hes|shes)\s+(?:only\s+|just\s+|now\s+|nearly\s+|like\s+)?(?P<age>{_YOUNG})\b"
    rf"{_NOT_A_COUNT}",
    re.I,
)
_THEN = re.compile(
    rf"\b(?:is|was|were)\s+{_YOUNG}\b[^.;\n]{{0,40}}?\b(?:and|to|then)\s+(?P<age>{_YOUNG})\s+"
    rf"(?:when|now|by|at|then)\b",
    re.I,
)
_BRACKETED = re.compile(
    rf"[^\W\d_][\w'’.-]*\s*\((?:aged?\s+)?(?P<age>{_WORDS}|\d{{1,2}}(?:\s?(?:yrs?|years?|months?|mt"
    rf"hs?|wks?|weeks?|m|y))?)\s*(?=[),;])"
)
_COMMA = re.compile(
    r"(?:\b[A-Z][\w'’-]+|(?:\b[A-Z]\.){1,3}|\b(?:son|daughter|brother|sister|boy|girl|child|twins?"
    r"|lad|baby|male|female|granddaughter|grandson|nephew|niece|eldest|youngest|oldest))"
    r",\s*(?P<age>(?:1\d|[1-9]|[2-7]\d)(?:\s(?:months?|weeks?|mths?|wks?))?)(?=\s*[,;]|\s*$|\s*\n|"
    r"\s+and\b|\.(?!\d))",
)
_ORDINAL_ALONE = re.compile(
    r"\b(?:my|his|her|their|our|your|before|until|til|till|since|for|after|on)\s+(?:my|his|her|the"
    r"ir|our|your)?\s*(?P<age>(?:1\d|[1-9]|21)(?:st|nd|rd|th)|sixteenth|eighteenth|twenty-first|th"
    r"irteenth)\b(?=\s*(?:[.,;!?)\n]|$|\b(?:party|i|he|she|they|and|but|when|was|in|next|this|last"
    r"|so|is|cos|because|present|card|cake)\b))",
    re.I,
)
_WILL_BE = re.compile(
    rf"\b(?:will\s+be|['’]ll\s+be|ll\s+be|to\s+be|gone|being|by\s+the\s+time\s+(?:i|he|she|they|we)"
    rf"\s+(?:was|were|is|am|are)|until\s+(?:im|i['’]m|i\s+am|he['’]?s|she['’]?s|he\s+is|she\s+is)|t"
    rf"ill?\s+(?:im|i['’]m|hes|shes)|i\s+left\s+(?:care\s+)?at|left\s+(?:care|home|school)\s+at|fro"
    rf"m\s+(?:the\s+)?age(?:\s+of)?|in\s+care\s+(?:at|since|from)|(?:moved|placed|removed|adopted|f"
    rf"ostered|taken)(?:\s+(?:in|out|away|into\s+care))?\s+(?:at|when))\s+(?:just\s+|only\s+|like\s"
    rf"+)?(?P<age>{_YOUNG})\b{_NOT_A_COUNT}(?!\s*(?:am|pm|o['’]?clock|[-–]\s*\d))",
    re.I,
)
_NOW = re.compile(
    r"(?<![\d.:/£-])\b(?P<age>1\d|[2-9])\s+now\b|\b(?:kids?|children|boys?|girls?|siblings|brother"
    r"s?|sisters?|sons?|daughters?|twins|grandchildren)\s*(?:,|:|\(|are|were|is|was)+\s*(?:both\s+"
    r"|only\s+|just\s+)?(?P<then>1\d|[1-9])(?=\s*(?:,|and|&|\))\s*(?:\d|[.;)]|$|\s))",
    re.I,
)
_PAIR_LAST = re.compile(
    r"(?:\b(?:kids?|children|boys?|girls?|siblings|brothers?|sisters?|sons?|daughters?|twins|grand"
    r"children|aged|ages)|\()\s*(?:,|:|\(|are|were|is|was)*\s*(?:both\s+)?(?:1\d|[1-9])\s*(?:,\s*"
    r"(?:1\d|[1-9])\s*)*(?:,|and|&|,\s*and)\s*(?P<age>1\d|[1-9])\b(?=\s*(?:[.,;)]|$|\n|[a-z]))"
)
_PAIR_FIRST = re.compile(
    r"\(\s*(?P<age>1\d|[1-9])(?:\s*,\s*(?:1\d|[1-9]))*\s*(?:and|&|,)\s*(?:1\d|[1-9])\s*\)"
)
_PAIR_MIDDLE = re.compile(
    r"(?:\b(?:kids|children|boys|girls|siblings|brothers|sisters|aged|ages)|\()\s*(?:,|:|\()*\s*"
    r"(?:1\d|[1-9])\s*,\s*(?P<age>1\d|[1-9])\s*(?:,|and|&)"
)
_AFTER_LOWER = re.compile(
    r"\b(?:son|daughter|brother|sister|boy|girl|child|lad|baby|male|female|grandson|granddaughter|"
    r"nephew|niece|kid|yp|cousin)\s*\(\s*(?P<age>\d{1,2}(?:\s?(?:yrs?|years?|months?|mths?|weeks?|"
    r"wks?))?)\s*\)",
    re.I,
)
_AGE_DASH = re.compile(
    r"\((?:[mf]|male|female|boy|girl)\s*,?\s*(?P<age>\d{1,2})\)|\((?P<then>\d{1,2})\s*,?\s*(?:[mf]"
    r"|male|female|boy|girl)\)",
    re.I,
)
_KIN_NUMBER = re.compile(
    rf"\b(?:brother|sister|twin|cousin|eldest|youngest|oldest|middle\s+one|baby)\s+(?:is\s+|was\s+)"
    rf"?(?P<age>{_YOUNG})\b(?=\s*(?:[.,;)]|$|\n))|\bboth\s+(?P<then>1\d|[1-9])\b(?=\s*[,.;)]|\s*$)|"
    rf"\b(?:came|come|moved|went)\s+to\s+(?:us|me|them|live\s+with\s+us)\s+(?:at|when|aged)\s+(?:he"
    rf"\s+was\s+|she\s+was\s+)?(?P<came>{_YOUNG})\b{_NOT_A_COUNT}",
    re.I,
)
_WEEKS = re.compile(
    rf"\b(?:(?:he|she)(?:\s+(?:is|was)|['’]s)|(?:baby|newborn|twins)(?:\s+(?:is|was|are|were))?)\s+"
    rf"(?:only\s+|just\s+|about\s+|nearly\s+)?(?P<age>(?:\d{{1,2}}|{_WORDS})\s+(?:weeks?|months?|mt"
    rf"hs?|wks?))\b(?=\s*(?:[.,;)]|$|\n|\band\b|\bnow\b))",
    re.I,
)
_OF = re.compile(
    rf"\b(?:child|girl|boy|baby|lad|toddler|infant|lass|man|woman|youth|teenager|son|daughter)s?\s+"
    rf"of\s+(?P<age>{_NUMBER}(?:\s+{_UNIT})?)\b(?!\s*(?:who\s+were|parents|families|the|our|hers|hi"
    rf"s|mine))",
    re.I,
)
_AT_AGE = re.compile(
    rf"\b(?:at|by)\s+(?P<age>1\d|{_TEENS}|seven|eight|nine|five|six)\s+(?=(?:i|he|she|they|we|u|"
    rf"you)\b)|\b(?:twins?|siblings|boys|girls)\s*,?\s*(?P<then>1\d|[1-9]|{_WORDS})(?=\s*[,.;)]|\s*"
    rf"$)",
    re.I,
)
_OLDER = re.compile(
    r"\b(?:he|she|i|mum|dad|mother|father|nan|gran|grandma|grandad|nana|auntie|uncle|partner|boyfr"
    r"iend|girlfriend|mam)(?:\s+(?:is|was|am)|['’](?:s|m))\s+(?:only\s+|just\s+|now\s+)?(?P<age>2"
    r"[6-9]|[3-9]\d)\b(?=\s*(?:[.,;)](?!\d)|$|\n|and\b|now\b|with\b|but\b))",
    re.I,
)
_OF_A_CHILD = re.compile(
    rf"\b(?:yp|boy|girl|son|daughter|lad|lass|child|kid|male|female|brother|sister|nephew|niece|cou"
    rf"sin|grandson|granddaughter)\s+(?P<age>1[0-8]|[1-9])\b{_NOT_A_COUNT}|\bat\s+(?P<then>1[3-9]|2"
    rf"[0-5])\b(?!\s*(?:[:.]\d|am\b|pm\b|hrs|h\b|weeks|months|days|per|%|mph|degrees|[A-Z]))"
)
_WHEN = re.compile(
    rf"\b(?P<age>{_YOUNG})\s+(?:when\s+(?:i|he|she|they|we|it|mum|dad|you|u|this|that)\b|at\s+the\s"
    rf"+time\b|(?:in|on|next|this|last)\s+(?:january|february|march|april|may|june|july|august|sept"
    rf"ember|october|november|december|christmas|summer|month|week|year)\b)|\b(?:only|just|barely|s"
    rf"till)\s+(?P<then>{_YOUNG})(?=\s*(?:[.,;!?)](?!\d)|$|\n|\s(?:and|when|n|but|then|himself|hers"
    rf"elf|years?\s+old)\b))",
    re.I,
)
_ANOTHER = re.compile(
    rf"\s*(?:or|and|to|,\s*and|,|&|/)\s*(?P<age>{_YOUNG})\b{_NOT_A_COUNT}(?!\s*(?:[A-Z(]|st\b|nd\b|"
    rf"rd\b|th\b|-))"
)
_NAMED = re.compile(
    r"\b(?P<name>[^\W\d_]{2,15}(?:-[^\W\d_]+)?)\s+(?P<age>1[0-8]|[1-9])(?=\s*[,.;)](?!\d)|\s*$|\s+"
    r"(?:and\b|placed|moved|new|from|is|was|has|who|with|at|came))(?!\s+at\s+\d)"
)
_LISTED = re.compile(
    r"\b(?P<name>[^\W\d_]{2,15})\s+(?P<age>1[0-8]|[1-9])(?=\s+(?:and\s+)?[^\W\d_]{2,15}\s+(?:1"
    r"[0-8]|[1-9])\b|\s+and\s+(?:the\s+)?(?:baby|twins|bump)\b)"
)
_LISTED_LAST = re.compile(
    r"\b[^\W\d_]{2,15}\s+(?:1[0-8]|[1-9])\s+(?:and\s+)?(?P<name>[^\W\d_]{2,15})\s+(?P<age>1[0-8]|"
    r"[1-9])\b(?!\s*(?:%|am|pm|[:/.]\d))"
)
_IN_MONTHS = re.compile(
    r"(?<![\d/])(?P<age>\d{1,2}/(?:12|52))\b(?!/)(?=\s*[,;.)]|\s+(?:old|seen|baby|boy|girl))"
)
_SEXED = re.compile(
    r"(?<![\w/.])(?P<age>(?:1\d|[1-9]))(?:[MF])(?![\w/])|(?<![\w/.])[MF]/?(?P<then>1\d|[1-9])(?!"
    r"[\w/.-])"
)


def find_ages(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Find every age; a clock time, a count of visits or a length of time is not one."""
    for found in _first_ages(text, lexicon):
        yield found
        end = found.end
        while match := _ANOTHER.match(text, end):
            yield Candidate(match.start("age"), match.end("age"), SpanKind.AGE)
            end = match.end("age")


def _first_ages(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    yield from every_match(_OLD, text, SpanKind.AGE)
    yield from find_told_ages(text, lexicon)
    for pattern in (
        _AGED,
        _AGED_SECOND,
        _BIRTHDAY,
        _TURNED,
        _IS,
        _IM,
        _THEN,
        _BRACKETED,
        _COMMA,
        _IN_MONTHS,
        _SEXED,
        _ORDINAL_ALONE,
        _WILL_BE,
        _NOW,
        _PAIR_LAST,
        _PAIR_FIRST,
        _PAIR_MIDDLE,
        _AFTER_LOWER,
        _AGE_DASH,
        _WEEKS,
        _OF,
        _AT_AGE,
        _OLDER,
        _OF_A_CHILD,
        _WHEN,
    ):
        for found in every_match(pattern, text, SpanKind.AGE, "age"):
            if "/" not in text[found.start : found.end] or _is_in_months(text, found):
                yield found
    for pattern in (_SEXED, _NOW, _AGE_DASH, _AT_AGE, _OF_A_CHILD, _WHEN):
        yield from every_match(pattern, text, SpanKind.AGE, "then")
    for group in ("age", "then", "came"):
        yield from every_match(_KIN_NUMBER, text, SpanKind.AGE, group)
    for match in _NAMED.finditer(text):
        if lexicon.is_given(fold(match.group("name"))):
            yield Candidate(match.start("age"), match.end("age"), SpanKind.AGE)
    for pattern in (_LISTED, _LISTED_LAST):
        for match in pattern.finditer(text):
            key = fold(match.group("name"))
            if lexicon.is_given(key) or key in lexicon.likely_names or not lexicon.is_plain(key):
                yield Candidate(match.start("age"), match.end("age"), SpanKind.AGE)


def _is_in_months(text: str, found: Candidate) -> bool:
    """ "9/12" is nine months in a clinic's note and a day elsewhere; an age has a comma before it."""
    return text[: found.start].rstrip()[-1:] in {",", "(", ""} or text[: found.start].endswith("aged ")
