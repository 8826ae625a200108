"""Numbers that stand for one person, case or car: NHS, National Insurance, case references, number plates.

Check digits: NHS Data Dictionary (modulus 11). Shapes: HMRC (NI numbers), DfE (UPN), DVLA (plates),
His Majesty's Courts and Tribunals Service (case numbers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate, every_match
from speakopenly.understand.deidentify.spans import SpanKind

_TEN_DIGITS = re.compile(r"(?<![\w/+-])\d{3}[\s-]?\d{3}[\s-]?\d{4}(?![\w/])")
_NHS_SAID = re.compile(
    r"\bNHS\s*(?:number|no\.?|num|id|#)?\s*(?:is|was|should be|:|=|-|\?)*\s*(?P<number>\d{3}[\s-]?"
    r"\d{3}[\s-]?\d{4})(?!\d)",
    re.I,
)
_NI = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?-?(?:\d{2}"
    r"[\s-]?){3}[A-D]?(?![A-Za-z0-9])",
    re.I,
)
_NI_ANY = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\s?(?:\d{2}\s?){3}[A-D](?![A-Za-z0-9])", re.I)
_UPN = re.compile(r"(?<![A-Za-z0-9])[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z](?![A-Za-z0-9])", re.I)
_COURT = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{2}\d{2}[A-Z]\d{5}|[A-Z]{2}\s?\d{2}\s?[CPFDA]\s?\d{4,5}|\d{4}[-/ ]\d"
    r"{4}[-/ ]\d{4}[-/ ]\d{4}"
    r"|\[\d{4}\]\s?(?:EWHC|EWFC|EWCA|UKSC)[\s\w()]{1,18}\d+|T\d{8,9}|[A-Z]{1,3}\d{2}[A-Z]\d{4,6})"
    r"(?![A-Za-z0-9])",
    re.I,
)
_POLICE = re.compile(
    r"(?<![A-Za-z0-9])(?:\d{2}/\d{4,7}/\d{2}|\d{2}/\d{4,7}[A-Z]|(?:\d{1,2}|[A-Z]{2})[-/]\d{3,7}"
    r"[-/]\d{2,4}(?![-/\d])|"
    r"[A-Z]{2,4}[-/]\d{8}[-/]\d{2,5})(?![A-Za-z0-9])"
)
_SAID = re.compile(
    r"\b(?:case|file|ref(?:erence)?|crime|incident|log|record|client|person|child|family|mosaic|li"
    r"quid\s?logic|lcs|eclipse|carefirst|icr|urn|upn|uln|unique\s+(?:pupil|learner|reference)|cour"
    r"t|claim|police|passport|"
    r"complaint|ticket|receipt|report|booking|licen[cs]e|visa|brp|home\s+office|account|policy|hos"
    r"pital|patient|pupil|application|order|placement|referral|contact|tenancy|claimant|candidate|"
    r"staff|payroll|collar|warrant|badge|shoulder|swe|registration|dbs|certificate|sort\s+code|pin"
    r"|cad)"
    r"(?:\s+(?:case|file|ref(?:erence)?|record|log|system|id|office|crime|incident|pupil))*"
    r"\s*(?:(?:no|num|nos|nr|number|ref|reference|id|code|#|№)\b\.?|#|:)+\s*(?:is|was|are|:|=|-|–|"
    r"of|quoted|on)*\s*(?:is\s+)?[(\"'“‘#]?"
    r"(?P<number>(?=[\w/.-]*\d)[A-Za-z0-9](?:[\w/.-]|[ ](?=\d{2,}\b))*[A-Za-z0-9])",
    re.I,
)
_REF = re.compile(
    r"\b(?:ref|case|crime|incident|log|cad|urn|upn|passport|mosaic|lcs|file|id)\b\.?\s*[:#]?\s*"
    r"(?P<number>#?(?=[A-Za-z/-]*\d)(?=[\w/-]*\d{3})[A-Za-z0-9][\w/-]{2,24}[A-Za-z0-9])",
    re.I,
)
_DIRECT = re.compile(
    r"\b(?:log|incident|ref(?:erence)?|file|case|cad|crime|complaint|mosaic|liquid\s?logic|lcs|ecl"
    r"ipse|record|client|episode|referral|urn|upn|passport|warrant|account|ticket|receipt|report|c"
    r"laim|tenancy|pupil|hospital|patient|unit|mrn|badge|collar|warrant|visa|brp|licence|cyfeirnod"
    r"|rhif)"
    r"(?:\s+(?:no|num|number|id|ref|reference|rhif|record|file))?\.?\s*(?:is|was|:|=|#|-)*\s*"
    r"(?P<number>#?(?=[\w/.-]*\d)[A-Z]{0,5}[-/.]?\d[\dA-Z]*(?:[-/.][\dA-Z]+)*)\b(?!\s*(?:%|childre"
    r"n|people|visits|times|minutes|hours|days|weeks|months|years|pages|and\s+a))",
    re.I,
)
_DRIVER = re.compile(r"(?<![A-Za-z0-9])[A-Z9]{5}\s?\d{6}\s?[A-Z9]{2}\d?[A-Z]{2}(?![A-Za-z0-9])")
_JOINED = re.compile(
    r"(?<![\w/.-])(?=[\w/-]*\d{3})(?:[A-Z]{1,6}[-/])+\d[\dA-Z]*(?:[-/][\dA-Z]+)*(?![\w/-])|(?<!"
    r"[\w/.-])\d{3,}[-/][A-Z]{1,5}(?:[-/]\d+)*(?![\w/-])|(?<![\w/.-])\d{4,}/\d{2,4}(?![\w/-])",
    re.I,
)
_SLASHED = re.compile(
    r"(?<![\w/.,£-])(?![\d/-]*(?:19|20)\d\d[/-]\d\d(?!\d))[A-Z]{0,4}\d{2,}[/-]\d{2,}(?:[/-][\dA-Z]+)*(?![\w/%-])",
    re.I,
)
_SPACED = re.compile(r"(?<![\w/.-])[A-Z]{2,4}\s\d{5,9}(?![\w/-])")
_HASHED = re.compile(r"(?<!\w)#(?P<number>\d{4,12})\b|\b(?P<mixed>[A-Z]{2,5}[-/]\d{3,}(?:[-/][\dA-Z]+)*)\b")
_LETTERED = re.compile(
    r"(?<![A-Za-z0-9/#-])(?:[A-Z]{1,4}\d{5,9}[A-Z]?|\d{1,3}[A-Z]{1,3}\d{4,8})(?![A-Za-z0-9])", re.I
)
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])\d{9}(?![A-Za-z0-9])")
_LONG_DIGITS = re.compile(r"(?<![\w.£$,/+-])\d{5,12}(?![\w%/]|[.,]\d)")
_PLATE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{2}\d\d\s?[A-Z]{3}|[A-Z]\d{1,3}\s[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-Z])"
    r"(?![A-Za-z0-9])"
)
_PLATE_LOWER = re.compile(
    r"(?<![A-Za-z0-9])(?:[a-z]{2}\d\d\s?[a-z]{3}|[a-z]\d{2,3}\s[a-z]{3})(?![A-Za-z0-9])"
)
_PLATE_SAID = re.compile(
    r"\b(?:reg(?:istration)?(?:\s+(?:number|plate|no\.?))?|number\s?plate|plate|vrm|vrn)\b\s*(?:is"
    r"|was|:|=|-)*\s*"
    r"(?P<plate>(?=[A-Za-z ]{0,5}\d)[A-Za-z0-9]{1,4}\s?[A-Za-z0-9]{2,4})\b(?<![a-z]{4})",
    re.I,
)


def is_nhs_number(digits: str) -> bool:
    """Say whether ten digits carry the right check digit (modulus 11, weights 10 to 2)."""
    plain = re.sub(r"\D", "", digits)
    if len(plain) != 10:
        return False
    check = 11 - sum(int(digit) * weight for digit, weight in zip(plain, range(10, 1, -1), strict=False)) % 11
    return check != 10 and int(plain[9]) == check % 11


def find_numbers(text: str) -> Iterator[Candidate]:
    """Find NHS and National Insurance numbers, case references of every sort, and number plates."""
    if not any(letter.isdigit() for letter in text):
        return
    yield from every_match(_NHS_SAID, text, SpanKind.NHS, "number")
    for found in every_match(_TEN_DIGITS, text, SpanKind.NHS):
        number = text[found.start : found.end]
        if number[0] not in "0+" and (not number.isdigit() or is_nhs_number(number)):
            yield found
    yield from every_match(_NI, text, SpanKind.NI)
    yield from every_match(_NI_ANY, text, SpanKind.NI)
    yield from _vehicles(text)


def find_case_numbers(text: str) -> Iterator[Candidate]:
    """Find case, court, police, pupil, passport and record numbers."""
    if not any(letter.isdigit() for letter in text):
        return
    for pattern in (_UPN, _COURT, _POLICE, _LETTERED, _PASSPORT, _LONG_DIGITS):
        yield from every_match(pattern, text, SpanKind.CASE)
    yield from every_match(_SAID, text, SpanKind.CASE, "number")
    yield from every_match(_REF, text, SpanKind.CASE, "number")
    yield from every_match(_HASHED, text, SpanKind.CASE)
    yield from every_match(_DRIVER, text, SpanKind.CASE)
    yield from every_match(_JOINED, text, SpanKind.CASE)
    yield from every_match(_SPACED, text, SpanKind.CASE)
    for found in every_match(_SLASHED, text, SpanKind.CASE):
        number = text[found.start : found.end]
        if sum(letter.isdigit() for letter in number) >= (5 if number[0].isalpha() else 7):
            yield found
    for found in every_match(_DIRECT, text, SpanKind.CASE, "number"):
        if sum(letter.isdigit() for letter in text[found.start : found.end]) >= 3:
            yield found


def _vehicles(text: str) -> Iterator[Candidate]:
    for pattern in (_PLATE, _PLATE_LOWER):
        yield from every_match(pattern, text, SpanKind.VEHICLE)
    for found in every_match(_PLATE_SAID, text, SpanKind.VEHICLE, "plate"):
        if any(letter.isdigit() for letter in text[found.start : found.end]):
            yield found
