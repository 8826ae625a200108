"""Streets, houses, flats and postcodes.

Postcode shapes: Royal Mail's rules, in any case; the outward part alone where words around it say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate, every_match
from speakopenly.understand.deidentify.lexicon import Lexicon
from speakopenly.understand.deidentify.spans import SpanKind
from speakopenly.understand.deidentify.word_sets import word_set

_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:GIR ?0AA|(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPS-UW]|[A-HK-Y]"
    r"\d[ABEHMNPRV-Y]))\s{0,2}\d[ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])",
    re.I,
)
_OUTWARD = re.compile(
    r"\b(?:postcode|post code|in|around|near|over in|from|to|live in|area|cod post)\s*(?:is|was|:|"
    r"starts|area|with)*\s*(?P<code>[A-PR-UWYZ][A-HK-Y]?\d{1,2}[A-Z]?)\b(?=\s*(?:[.,;)]|$|\n|area|"
    r"and|postcode|way|now))(?![\s-]?\d)",
    re.I,
)
_STREETS = (
    r"(?:Lane|Street|Str|St|Road|Rd|Avenue|Ave|Av|Close|Clo|Cl|Drive|Dr|Drv|Crescent|Cres|Court|Ct"
    r"|Place|Pl|Way|Gardens|Gdns|Garden|Grove|Gr|Terrace|Terr|Ter|Walk|Hill|Row|Mews|Square|Sq|Par"
    r"k|Green|View|Rise|Parade|Pde|Bank|Yard|Approach|Broadway|Croft|Crofts|Fold|Gate|Garth|Wharf|"
    r"Quay|Quays|Wynd|Vale|Mount|Dene|Meadows?|Fields?|Heights|Villas?|Buildings|Mansions?|Towers?"
    r"|Estate|Exchange|Common|Chase|Crest|Ridge|Copse|Brow|Brae|Loan|End|Side|Path|Passage|Circus|"
    r"Ln|Trading Estate|Industrial Estate|Business Park|Retail Park|Caravan Park|Holiday Park|Nook"
    r"|Spinney|Drove|Loke|Mill|Mills|Bridge|Cottages?|House|Lodge|Hall|Farm|Barn|Maltings|Paddocks"
    r"?|Links|Causeway|Esplanade|Promenade|Strand|Ridings?|Leys|Lea|Leas|Holme|Ghyll|Gill|Entry|Gi"
    r"nnel|Snicket|Vennel|Toft|Point|Reach|Orchards?|Hollow|Glades?|Glebe|Beeches|Elms|Willows|Oak"
    r"s|Limes|Corner|Cross|Market|Steps|Bottom|Alley|Arcade|Docks?|Works|Parkway|Ings|Carr|Haven|A"
    r"cres?|Bungalows?|Cottage|Flats|Apartments|Residences?|Building|Block|Centre|Mead|Furlong|Fen"
    r"|Marsh|Moor|Heath|Warren|Wood|Woods|Thicket|Pightle|Weald|Down|Downs|Coombe|Combe|Bay|Sands|"
    r"Cliff|Rock|Riverside|Lock|Weir|Staithe|Boulevard|Blvd|Freeway|Roundabout|Twitten|Twitchel|Ji"
    r"tty|Backs?|Lawns?|Shaw|Hey|Heys|Hurst|Knoll|Ley|Meade|Piece|Plain|Pound|Rope Walk|Sidings|St"
    r"ables|Tye|Wells?)"
)
_STREETS_LOWER = (
    "lane|street|st|road|rd|avenue|ave|close|drive|crescent|cres|court|ct|gardens|gdns|grove|terrace|terr|walk|row|mews|square|sq|rise|parade|bank|yard|way|croft|hill|view|place|green|maltings|paddock|"
    "quay|wharf|wynd|vale|mount|dene|meadow|meadows|villas|mansions|chase|ridge|copse|brow|brae|spinney|drove|mill|cottages|causeway|esplanade|promenade|strand|ridings|leys|lea|toft|point|reach|orchard|hollow|glade|glebe|fold|garth|gate|approach|broadway|boulevard|heights|towers"
)
_SURE_STREETS = (
    r"(?:Lane|Street|St|Road|Rd|Avenue|Ave|Close|Drive|Crescent|Cres|Gardens|Gdns|Grove|Terrace|Me"
    r"ws|Walk|Parade|Row|Rise|Way|Square|Hill|Approach|Yard|Cottages?|Trading Estate|Industrial Es"
    r"tate|Estate|Business Park|Retail Park|Industrial Park|Caravan Park|Holiday Park|Bank|Croft|P"
    r"lace|Wynd|Quay|Wharf|Fold|Ginnel|Maltings|Causeway|Esplanade|Promenade|Boulevard|Brae|Mount|"
    r"Vale)"
)
_UNIT = (
    r"(?:(?:(?:flat|apartment|apt|unit|plot|room|caravan|pitch|bungalow|block|bay|berth|chalet|mai"
    r"sonette|studio|cabin|lodge)\s?(?:no\.?\s?)?(?:\d{1,4}[a-z]?|[a-h])"
    r"|(?:top(?:\s+floor)?|ground\s+floor|first\s+floor|second\s+floor|third\s+floor|basement|gard"
    r"en|upstairs|downstairs|rear)\s+flat)\b,?\s+)"
)
_UNIT_ALONE = (
    r"(?:flat|apartment|apt|unit|plot|room|caravan|pitch|block|chalet|house|studio|maisonette)\s?"
    r"(?:no\.?\s?)?(?:\d{1,4}[a-z]?|[a-h])\b|(?:top|ground|lower\s+ground|first|second|third|basem"
    r"ent|garden|upper|lower)(?:\s+floor)?\s+flat\b"
)
_CAPITAL = (
    r"(?:(?:St\.?|The|the|of|on|y|Saint|Upper|Lower|Old|New|Great|Little|North|South|East|West|Mc"
    r"\w+|[A-Z][\w'’-]*)\s+)"
)
_NUMBERED = re.compile(
    rf"\b(?i:{_UNIT})?\d{{1,4}}\s?[a-zA-Z]?(?:\s?[-/]\s?\d{{1,4}}[a-zA-Z]?)?,?\s+{_CAPITAL}{{1,4}}"
    rf"{_STREETS}\b(?:\s+(?:North|South|East|West))?"
)
_NUMBERED_LOWER = re.compile(
    rf"\b(?:(?:(?:flat|apartment|apt|unit|plot|room|caravan|pitch|block)\s?(?:\d{{1,4}}[a-z]?|[a-h]"
    rf")|(?:top|ground floor|first floor|basement) flat),?\s+)?(?<![.:/\d])\d{{1,4}}\s?[a-z]?,?\s+"
    rf"(?P<street>(?:(?:the|[a-z][a-z'’-]+)\s+){{1,3}}?(?:{_STREETS_LOWER}))\b"
)
_BLOCK = (
    rf"(?:{_CAPITAL}{{1,3}}(?:House|Court|Tower|Towers|Mansions|Buildings|Point|Heights|Lodge|Hall|"
    rf"Cottage|Villa|Villas|Building|Apartments|Flats|Wharf|Farm|Barn|Mill),?\s+)"
)
_UNIT_FIRST = re.compile(rf"\b(?i:{_UNIT})(?:{_BLOCK}\d{{1,4}}[a-zA-Z]?,?\s+)?{_CAPITAL}{{1,4}}{_STREETS}\b")
_HOUSE_THEN_NUMBER = re.compile(rf"\b{_BLOCK}\d{{1,4}}[a-zA-Z]?,?\s+{_CAPITAL}{{1,4}}{_STREETS}\b")
_UNIT_NAMED = re.compile(rf"\b(?i:{_UNIT})(?:The\s+)?[A-Z][a-z]{{3,}}(?:\s+[A-Z][a-z]{{2,}})?\b")
_NUMBER_NAMED = re.compile(
    r"(?:\b(?:at|to|of|from|lives?|living|address|outside|near|home|visit|in|on|and)\s*:?\s+|:\s|"
    r"\n)(?P<address>\d{1,3}[a-zA-Z]?,?\s+(?:The\s+[A-Z][a-z]+|[A-Z][a-z]{3,}(?:\s+[A-Z][a-z]+)?))"
    r"\b(?!\s*(?:\d|:))"
)
_STREET = re.compile(
    rf"(?<![\w-])(?:(?:St\.?|Upper|Lower|Old|New|Great|Little|North|South|East|West)\s+)?[A-Z]"
    rf"[\w'’-]*(?:\s+[A-Z][\w'’-]*)?\s+{_SURE_STREETS}\b(?!\s+(?:Surgery|Medical|School|Primary|Aca"
    rf"demy|Practice|Clinic|Health|Hospital|Centre|Nursery|Children|Team|Church|Infants|Junior|Poli"
    rf"ce|Station|House|Hostel))"
)
_STREET_LOWER = re.compile(
    r"\b(?:on|in|at|of|off|down|up|along|near|to|from|and|round|by|outside|over|is|into|covers)\s+"
    r"(?P<street>[a-z'’-]{3,}\s+(?:[a-z]{4,}\s+)??(?:lane|street|road|rd|avenue|ave|close|crescent"
    r"|cres|terrace|grove|mews|drive|gardens|estate|trading estate|industrial estate|bank|row|rise"
    r"))\b"
)
_HOUSE = re.compile(
    r"(?<![\w-])(?:(?:The\s+)?(?:Old|New|Little|Upper|Lower)\s+(?:Forge|Rectory|Vicarage|School\s?"
    r"house|Schoolhouse|Mill|Barn|Bakery|Chapel|Farm|Post Office|Dairy|Stables|Smithy|Police House"
    r"|Manse|Cottage)|(?:[A-Z][\w'’-]+\s+){1,2}(?:Cottages?|Barn|Bungalow|Croft|Farmhouse|Farm|Vil"
    r"la|Towers?|Mansions|Heights|Wharf))\b(?:,\s+[A-Z][\w'’-]+\s+(?:Lane|Street|Road|Avenue|Close"
    r"|Drive|Hill|Way|Row))?"
)
_UNIT_LOWER = re.compile(
    rf"\b(?:flat|apartment|apt|unit|plot|caravan|pitch)\s?\d{{1,4}}[a-z]?,?\s+(?P<street>(?:[a-z]"
    rf"[a-z'’-]+\s+){{1,2}}(?:{_STREETS_LOWER}|trading estate|industrial estate|caravan park|house|"
    rf"court|lodge))\b"
)
_HOUSE_LOWER = re.compile(
    r"\b(?:at|in|to|from|of|called|is|near)\s+(?P<house>[a-z'’-]{3,}\s+(?:cottage|farmhouse))\b"
)
_WELSH = re.compile(
    r"\b(?:\d{1,4}[a-z]?,?\s+)?(?:Heol|Ffordd|Stryd|Lôn|Lon|Rhodfa|Maes|Clos|Rhiw|Tan-y|Ty|Tŷ|Pen|"
    r"Bryn|Cwm|Cae|Hafan|Plas|Llys|Gelli|Erw|Parc|Trem|Min-y|Glan)[- ](?:(?:y|yr|yr?-|Y|Yr|Las|Faw"
    r"r)[- ]?)?[A-ZŴŶÂÊÎÔÛ][\w'’-]+(?:\s+[A-ZŴŶ][\w'’-]+)?"
)
_PIECE = rf"(?:(?i:{_UNIT_ALONE})|(?:\d{{1,4}}[a-zA-Z]?,?\s+)?{_CAPITAL}{{1,3}}?{_STREETS}\b)"
_CHAIN = re.compile(rf"(?<![\w-]){_PIECE}(?:,\s+{_PIECE})+")
_HOUSE_IN_STREET = re.compile(
    rf"(?:\b(?:at|of|to|from|in|address:?|live|lives|living|near)\s+|:\s)(?P<house>(?:[A-Z][\w'’-]+"
    rf"\s){{0,2}}[A-Z][\w'’-]+,\s+[A-Z][\w'’-]+\s+(?:[A-Z][\w'’-]+\s+)?{_SURE_STREETS}|(?:[A-Z]"
    rf"[\w'’-]+\s){{0,2}}[A-Z][\w'’-]+,\s+(?:Heol|Ffordd|Stryd|Lôn)\s[\w\s]{{0,6}}?[A-Z][\w'’-]+)\b"
)
_FLAT = re.compile(
    r"\b(?:flat|apartment|apt|plot|caravan|pitch)\s?(?:no\.?\s?)?(?:\d{1,4}\s?[a-z]?|[a-hA-H])\b"
    r"(?!['’])",
    re.I,
)
_LOWER_NOISE = word_set(
    "the a an my our your his her their this that one two half other same next main high long "
    "way by in on at of and to for new old open dead right left wrong very minutes min mins "
    "hours days weeks years people children kids miles times only any every each some no big "
    "busy single whole front back public private drive cases pages steps sessions foster "
    "residential secure social"
)


def find_numbered(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Find streets and units with a number, which nothing else can be."""
    for found in every_match(_CHAIN, text, SpanKind.ADDRESS):
        if any(letter.isdigit() for letter in text[found.start : found.end]):
            yield found
    yield from every_match(_HOUSE_IN_STREET, text, SpanKind.ADDRESS, "house")
    for pattern in (_HOUSE_THEN_NUMBER, _NUMBERED, _UNIT_FIRST, _UNIT_NAMED):
        for found in every_match(pattern, text, SpanKind.ADDRESS):
            if _names_something(text[found.start : found.end], lexicon):
                yield found
    for match in _NUMBER_NAMED.finditer(text):
        words = [word.lower() for word in match.group("address").split()[1:] if word != "The"]
        if not any(lexicon.is_generic(word) for word in words) and not (
            len(words) == 1 and lexicon.is_plain(words[0])
        ):
            yield Candidate(match.start("address"), match.end("address"), SpanKind.ADDRESS)
    for match in _NUMBERED_LOWER.finditer(text):
        if _is_numbered_lower(match.group("street"), lexicon):
            yield Candidate(match.start(), match.end(), SpanKind.ADDRESS)
    for match in _UNIT_LOWER.finditer(text):
        if not any(word in _NEVER_IN_STREET for word in match.group("street").split()):
            yield Candidate(match.start(), match.end(), SpanKind.ADDRESS)
    yield from every_match(_FLAT, text, SpanKind.ADDRESS)


def find_addresses(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Find streets without a number, and named houses."""
    for pattern in (_HOUSE, _WELSH):
        for found in every_match(pattern, text, SpanKind.ADDRESS):
            if _names_something(text[found.start : found.end], lexicon):
                yield _without_the(found, text)
    for match in _STREET.finditer(text):
        if _names_something(match.group(), lexicon):
            yield from _street(match, text, lexicon)
    for match in _STREET_LOWER.finditer(text):
        if _is_lower_street(match.group("street")):
            yield Candidate(match.start("street"), match.end("street"), SpanKind.ADDRESS)
    for match in _HOUSE_LOWER.finditer(text):
        if _is_lower_street(match.group("house")):
            yield Candidate(match.start("house"), match.end("house"), SpanKind.ADDRESS)


def find_postcodes(text: str) -> Iterator[Candidate]:
    """Find postcodes; the outward part alone only where words around it say so."""
    if any(letter.isdigit() for letter in text):
        yield from every_match(_POSTCODE, text, SpanKind.POSTCODE)
        for found in every_match(_OUTWARD, text, SpanKind.POSTCODE, "code"):
            if text[found.start].isupper() and not text[found.start : found.end].upper().startswith(
                ("Q", "KS", "Y", "P", "S4", "A4", "A3", "MP")
            ):
                yield found


_PLAIN_FIRST = word_set(
    "family crown county high youth magistrates supreme contact main the a this that my our your "
    "his her their in on at by no every each edge half side back front single one "
    "signs early fast long open risk under over case care social children's young"
)


def _names_something(found: str, lexicon: Lexicon) -> bool:
    words = [word.lower().strip(",.'’") for word in found.split() if not word[0].isdigit()]
    named = [
        word
        for word in (words[:-1] or words[0].split("-")[1:])
        if word not in _PLAIN_FIRST and word not in {"flat", "unit", "room", "plot"}
    ]
    return bool(named) and not all(word in lexicon.generic for word in named)


def _without_the(found: Candidate, text: str) -> Candidate:
    lead = 4 if text[found.start : found.end].startswith("The ") else 0
    return Candidate(found.start + lead, found.end, found.kind)


def _street(match: re.Match[str], text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """A street without a number; a first word that merely opens the sentence is left outside."""
    words = match.group().split()
    start = match.start()
    while (
        len(words) > 2
        and lexicon.is_plain(words[0].lower())
        and (start == 0 or text[:start].rstrip()[-1:] in ".!?\n" or words[0].lower() in _PLAIN_FIRST)
    ):
        start += len(words[0]) + 1
        words = words[1:]
    first = words[0].lower()
    opens = start == 0 or text[:start].rstrip()[-1:] in ".!?\n"
    if len(words) == 2 and (
        first in _PLAIN_FIRST
        or lexicon.is_generic(first)
        and words[1] not in {"Road", "Street", "Lane"}
        or opens
        and lexicon.is_plain(first)
    ):
        return
    if words[-1] in {
        "Court",
        "Place",
        "Way",
        "Rise",
        "Row",
        "Bank",
        "Hill",
        "Walk",
        "Square",
    } and lexicon.is_generic(words[-2].lower()):
        return
    yield Candidate(start, match.end(), SpanKind.ADDRESS)


def _is_numbered_lower(street: str, lexicon: Lexicon) -> bool:
    """ "12 high street" is an address; "2 people way" is not."""
    words = street.split()[:-1]
    if not words or any(word in _NEVER_IN_STREET for word in words):
        return False
    return street.split()[-1] in _SURE_LOWER or all(
        not lexicon.is_plain(word) or len(words) == 1 and word not in _LOWER_NOISE for word in words
    )


_SURE_LOWER = word_set(
    "lane street road rd avenue ave close crescent cres gardens gdns grove terrace terr mews "
    "court drive row square walk"
)
_NEVER_IN_STREET = word_set(
    "a an my our your his her their this that in at of to for or by is was we i he she they it "
    "and but so if as people children kids minutes mins hours days weeks years months times "
    "miles year week day month hour "
    "old visits calls staff cases workers pages steps other more different on with from about "
    "were are had have been not no who when"
)


def _is_lower_street(street: str) -> bool:
    words = street.split()[:-1]
    return bool(words) and not any(word in _LOWER_NOISE for word in words)
