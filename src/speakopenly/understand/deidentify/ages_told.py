"""Ages as people tell them in passing: "now 11", "i am 71 i do the run", "she'll be eighty", "approx 13"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate, every_match
from speakopenly.understand.deidentify.lexicon import Lexicon, fold
from speakopenly.understand.deidentify.spans import SpanKind

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_WORDED = (
    rf"(?:(?:{_TENS})(?:[\s-](?:{_ONES}))?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    rf"|{_ONES})"
)
_PART = (
    r"(?:\s*(?:½|¾|¼)|\s+(?:and|n|&)\s+(?:a\s+)?(?:half|bit|quarter"
    r"|(?:3|three)[\s/-]?(?:4|quarters)))?"
)
_NUMBER = rf"(?:[1-9]\d?(?![\d:.]\d)|{_WORDED}){_PART}"
_COUNTED = (
    r"(?!\s*(?:%|of\b|out\b|in\s+(?:a|the)\s+(?:row|queue|line)|[:/]\d|am\b|pm\b|st\b|nd\b|rd\b|th\b"
    r"|o['’]clock"
    r"|times?\b|min(?:ute)?s?\b|hours?\b|hrs?\b|seconds?\b|miles?\b|percent|per\b|foot\b|feet\b|stone\b"
    r"|kg\b|lbs?\b"
    r"|(?:weeks?|months?|days?|years?|yrs?|wks?|mths?)\b(?!\s+(?:old|of\s+age))|people\b|of\b|more\b"
    r"|less\b|others?\b"
    r"|visits?\b|calls?\b|cases?\b|children\b|kids\b|staff\b|sessions?\b|different\b|[a-z]+\s+(?:late"
    r"|away|behind|short)\b))"
)
_SOON = (
    r"(?:(?:only|just|now|nearly|almost|about|around|still|already|barely|not\s+even|like|coming\s+up"
    r"|going\s+on)\s+)"
)
_WHO = r"(?:i|he|she|they|u|you|mum|dad|nan|gran|baby|bab|twins|lad|eldest|youngest|kid|yp|who)"
_BEING = (
    r"(?:\s+(?:is|was|am|r|are|were|will\s+be|ll\s+be|wil\s+be|gonna\s+be|turns?|turned)"
    r"|['’](?:s|m|re|ll\s+be))"
)
_SAYS_OWN = re.compile(rf"\b{_WHO}{_BEING}\s+{_SOON}?(?P<age>{_NUMBER})\b{_COUNTED}", re.I)
_RUN_TOGETHER = re.compile(
    rf"\b(?:im|hes|shes|ive\s+just\s+turned)\s+{_SOON}?(?P<age>{_NUMBER})\b{_COUNTED}", re.I
)
_ROUGHLY = re.compile(
    rf"(?:\b(?:approx(?:imately)?|circa|est|looks?(?:\s+(?:about|like))?|appears?|age\s+unknown"
    rf"|possibly|maybe)\.?\s+"
    rf"(?:age[ds]?\s+)?|\baged?\s+(?:approx|circa|c|est)\.?\s+)(?P<age>(?:1\d|[1-9]|{_WORDED}))\b{_COUNTED}",
    re.I,
)
_NEARING = re.compile(
    rf"\b(?:going\s+on|pushing|rising|coming\s+up\s+(?:to\s+)?|just\s+gone|hitting|turning|turns?"
    rf"|turned|just\s+turned"
    rf"|nearly|not\s+yet|barely)\s+(?P<age>{_NUMBER})\b{_COUNTED}(?=\s*(?:[.,;!?)]|$|\n|(?:and|n|but|so"
    rf"|on|in|this|next|"
    rf"when|at|soon|years?|the|now|then|tomorrow|today|he|she|i|they|who)\b))",
    re.I,
)
_ASIDE = re.compile(
    rf"(?:,\s+|\(\s*|\s[-–]\s?)(?:(?:now|then|just|nearly|only|almost|who\s+is|who['’]s|age)\s+)"
    rf"(?:turned\s+)?(?P<age>{_NUMBER})(?=\s*(?:[,.;)]|$|\n|\s[-–]))",
    re.I,
)
_IN_BRACKETS = re.compile(rf"\(\s*(?:nearly\s+|almost\s+|just\s+)?(?P<age>{_NUMBER})(?=\s*[,)])", re.I)
_TOLD = re.compile(
    r"\b(?:told|said|thought|believed|claims?|claimed|reckons?|given\s+as|recorded\s+as|down\s+as)\s+"
    r"(?:us\s+|me\s+|them\s+|to\s+be\s+)?(?P<age>1\d|[3-9])(?=\s*(?:[.,;!?]|$|\n))",
    re.I,
)
_BESIDE_NAME = re.compile(
    r"\b(?P<name>[^\W\d_]{2,15}(?:-[^\W\d_]{2,15})?)\s*,\s*(?P<age>1\d|[1-9])(?=\s*(?:,|;|\.(?!\d)|$|\n))"
)
_SMALL = re.compile(
    r"\b(?P<age>\d{1,2}\s?(?:yrs?|y|wks?|weeks?|mths?|months?|mo))\s+(?=(?:boy|girl|male|female|lad"
    r"|baby|child|son|daughter)\b)"
    r"|\b(?P<then>\d{1,2}(?:yr|y|wk|mth|mo)s?)(?=\s*[,.;)]|\s*$)",
    re.I,
)
_NAMED_IS = re.compile(
    rf"\b(?P<name>[^\W\d_]{{2,15}}(?:-[^\W\d_]{{2,15}})?)(?:\s+(?:is|was|will\s+be|turns|turned)"
    rf"|['’]s)\s+{_SOON}?"
    rf"(?P<age>{_NUMBER})\b{_COUNTED}",
    re.I,
)
_ARRIVED_AT = re.compile(
    rf"\b(?:at|from|since|aged)\s+(?:just\s+|only\s+)?(?P<age>(?:\d{{1,2}}|{_WORDED})\s+(?:days|weeks"
    rf"|months))(?=\s*(?:[.,;)]|$|\n))"
)
_AND_A_HALF = re.compile(
    rf"\b(?P<age>(?:\d{{1,2}}|{_WORDED})\s+(?:and|n|&)\s+(?:a\s+half|half|three\s+quarters))\b{_COUNTED}",
    re.I,
)
_CHILD_OF = re.compile(
    rf"\b(?:my|our|her|his|their)\s+(?:\w+\s+)?(?:boy|girl|son|daughter|lad|eldest|youngest|grandson"
    rf"|granddaughter|"
    rf"brother|sister|twins|baby|little\s+one)\s+(?P<age>[1-9]|1\d)\b{_COUNTED}"
)
_DECADE = re.compile(
    r"\b(?:his|her|their|my|the)\s+(?:early\s+|mid[\s-]|late\s+)?(?P<age>[2-9]0['’]?s)\b", re.I
)
_WAS_WHEN = re.compile(
    rf"\b(?:at|aged|age|was|were|since|from)\s+(?:only\s+|just\s+|about\s+)?(?P<age>{_WORDED}|1\d|[4-9])\s+"
    rf"(?=(?:when|because|cos|bc|and\s+(?:i|he|she|they|now|in|already|still|a)|years?\s+old)\b)",
    re.I,
)
_AT_THE_TIME = re.compile(
    rf"\b(?:when|since|until|till|til|before|after|by\s+the\s+time)\s+(?:i|he|she|they|we|u|you|im|hes|shes)"
    rf"(?:\s+(?:was|were|is|am|turned|turns|hit|got\s+to)|['’](?:s"
    rf"|m))?\s+(?:like\s+)?{_SOON}?(?P<age>{_NUMBER})\b{_COUNTED}",
    re.I,
)
_LISTED_AGES = re.compile(
    r"\b(?:kids|children|boys|girls|siblings|brothers|sisters|sons|daughters|grandchildren|twins"
    r"|of\s+them|all\s+three)"
    r"[^.\n]{0,12}?\b(?P<age>(?:1\d|[1-9]),\s*(?:1\d|[1-9])(?:,\s*(?:1\d|[1-9]))*\s*(?:,|and|&"
    r"|n)\s*(?:1\d|[1-9]))\b"
)
_NAME_THEN_AGE = re.compile(
    r"\b(?P<name>[^\W\d_]{2,15}(?:-[^\W\d_]{2,15})?)\s*[-–]?\s*(?P<age>(?:1[0-9]|[1-9])\s?(?:yrs?|y|m|f"
    r"|yo|mths?|wks?)?)"
    r"(?=\s*(?:[,;)]|\.(?!\d)|$|\n|\s(?:and|n|is|was|has|who|with|from|placed|currently)\b))(?<!:)"
)
_WITH_SEX = re.compile(
    r"(?<![\w/.])(?P<age>1\d|[1-9])\s?(?:f|m|female|male|girl|boy)\b(?=\s*(?:[,.;)/]|$|from\b|with\b"
    r"|in\b|at\b))"
)


_PRONOUNS = frozenset({"that", "there", "it", "this", "what", "which", "score", "total", "number", "year"})


def find_told_ages(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Find ages told in passing; a count with its thing behind it is not one."""
    for pattern in (
        _SAYS_OWN,
        _RUN_TOGETHER,
        _ROUGHLY,
        _NEARING,
        _ASIDE,
        _IN_BRACKETS,
        _TOLD,
        _SMALL,
        _DECADE,
        _WITH_SEX,
        _ARRIVED_AT,
        _AND_A_HALF,
        _CHILD_OF,
        _WAS_WHEN,
        _AT_THE_TIME,
        _LISTED_AGES,
    ):
        yield from every_match(pattern, text, SpanKind.AGE, "age")
    yield from every_match(_SMALL, text, SpanKind.AGE, "then")
    for match in (*_BESIDE_NAME.finditer(text), *_NAMED_IS.finditer(text), *_NAME_THEN_AGE.finditer(text)):
        key = fold(match.group("name"))
        if (
            lexicon.is_given(key)
            or key in lexicon.likely_names
            or not lexicon.is_plain(key)
            and key not in _PRONOUNS
        ):
            yield Candidate(match.start("age"), match.end("age"), SpanKind.AGE)
