"""Which words are names, which are places, which are plain English, and which name no one.

Name lists: the United States Census lists that the ``names`` package carries (public domain), and short
lists of our own, written by hand as single facts that official statistics bear out (see NOTICE).
Plain English: the frequency list that ``symspellpy`` carries (MIT).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from speakopenly.understand.deidentify.cues import KIN, ROLES
from speakopenly.understand.deidentify.folding import fold
from speakopenly.understand.deidentify.lists import (
    census,
    census_surnames,
    firm_names,
    frequencies,
    generic_phrases,
    generic_words,
    place_names,
    words_of,
)
from speakopenly.understand.deidentify.word_sets import word_set

__all__ = ["Lexicon", "fold", "load_lexicon"]

_LONGEST_WORD = 30
_COMMON = 1_500_000
"""A word seen this often in the frequency list's corpus is one that a typing slip may have meant."""
_FREQUENT = 6_000_000
"""A word seen this often is too usual to be taken for a surname without a capital."""
_MADE_WITH = re.compile(
    r"(?:ing|ings|ed|ly|tion|tions|ness|able|ible|ful|less|ment|ments|ish|ism|ist|ists|ise|ised|is"
    r"ing|ize|ized|ous|ive|ies|est|ery|ally|hood|ship|ships|like|wise|time|times|work|works|line|o"
    r"logy|itis|aemia|pathy|graphy|ological|'t|'ve|'re|'ll|n't|ss|ation|isation|ologist|ician|atri"
    r"c|phobia|gram|ware|proof|logue)$"
)
_CONTRACTED = re.compile(r"(?:n't|'(?:s|d|ve|ll|re|m|r|n|i|u|w|ch|th))$")
_PREFIXES = (
    "un",
    "re",
    "non",
    "pre",
    "anti",
    "multi",
    "inter",
    "over",
    "under",
    "mis",
    "dis",
    "co",
    "de",
    "sub",
    "super",
    "neuro",
    "bio",
    "psycho",
    "cyber",
    "micro",
    "out",
    "up",
    "self",
    "post",
    "semi",
)
_CHAT = word_set(
    "maghrib isha fajr asr jumma iftar suhoor jollof roti biryani samosa halal daal nbsp amp non "
    "soo sooo soooo em im ive id ill wakin cryin nothin somethin doin goin mornin "
    "evenin rung awol doesn awake ghosted bff tbf ffs wagwan jus gna gon bruv fam lmao lowkey hes shes "
    "youre youve youd youll hes shes weve theyre theyve theyd theyll dont didnt doesnt isnt "
    "wasnt arent werent "
    "hasnt havent hadnt cant couldnt wouldnt shouldnt wont aint thats whats wheres theres heres "
    "lets its alot wich thier "
    "recieved becuase beacuse becouse definately seperate untill thankyou thnx thx tbh ngl lol "
    "omg idk idc gonna wanna kinda "
    "gotta cos coz cuz bc u ur r n wiv wot dat dis wid innit yeah yh nah ppl pls plz tho tonite "
    "nite tmrw tomoz b4 m8 "
    "sumone sumthing everytime aswell infront incase ect etc eg ie asap ok okay hiya ta ty xx "
    "xxx txt txts fone mins hrs "
    "wk wks yp yps sw sws fc rang til till thru shud cud wud kno gf bf acc fb insta snap bday "
    "xmas mam nan nain taid mamgu tadcu "
    "numpty stroppy telly footie footy chippy brolly loo nappies nappy naff knackered gutted "
    "chuffed skint bloke blokes quid "
    "wifi online offline selfie emoji lanyard laptop laptops voicemail youtube facebook "
    "timesheet timesheets webpage login logins "
    "paediatric paediatrics paediatrician paediatricians foetal counselling programme programmes "
    "organisation organisations "
    "recognise recognised organise organised realise realised apologise apologised prioritise "
    "prioritised behaviours "
    "safeguarding caseload caseloads casework multiagency interagency handover handovers "
    "workaround timeframe signpost "
    "signposted signposting wellbeing kinship respite dereg reg mispers misper covid lockdown "
    "neurodivergent neurodiverse "
    "deescalate de-escalate undiagnosed gaslit gaslighting traumatised retraumatised "
    "cyberbullying sexting roundtable"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists with every word in its folded form (see ``fold``). Built once; never changed."""

    given: frozenset[str]
    foreign_given: frozenset[str]
    surnames: frozenset[str]
    word_names: frozenset[str]
    word_first: frozenset[str]
    """Of these, the first names."""
    likely_names: frozenset[str]
    places: frozenset[str]
    word_places: frozenset[str]
    generic: frozenset[str]
    generic_phrases: frozenset[str]
    plain: frozenset[str]
    last_names: frozenset[str]
    firm: frozenset[str]
    firm_lower: frozenset[str]
    common: frozenset[str]
    frequent: frozenset[str]
    welsh: frozenset[str]

    def is_given(self, key: str) -> bool:
        """Say whether this is a first name and not also an ordinary word."""
        return all(part in self.given for part in key.split("-"))

    def is_plain(self, key: str) -> bool:
        """Say whether this is ordinary English (or ordinary hurried English)."""
        return all(
            part in self.plain or part in self.generic
            for part in _CONTRACTED.sub("", key).replace("'", "-").split("-")
        )

    def is_generic(self, key: str) -> bool:
        """Say whether this word alone names no one: a body, a role, a term, a weekday."""
        return key in self.generic or all(part in self.generic for part in key.split("-"))

    def is_rare_surname(self, key: str) -> bool:
        """Say whether this is a surname and, if a word at all, an uncommon one."""
        if key in self.generic or _MADE_WITH.search(key):
            return False
        return key not in self.common or key in self.last_names and key not in self.frequent

    def stands_out(self, key: str) -> bool:
        """Say whether this is no English word, no slip of the pen for one, and not made up of two."""
        if not 3 < len(key) <= _LONGEST_WORD or not key.replace("-", "").isalpha() or _MADE_WITH.search(key):
            return False
        return not self._is_compound(key) and not self.is_slip(key)

    def _is_compound(self, key: str) -> bool:
        bare = key.replace("-", "")
        return (
            any(bare[:cut] in self.common and bare[cut:] in self.common for cut in range(3, len(bare) - 2))
            or any(bare.startswith(start) and bare[len(start) :] in self.plain for start in _PREFIXES)
            or (
                bare.endswith(("s", "er", "ers", "y", "in"))
                and (bare[:-1] in self.common or bare.removesuffix("s").removesuffix("er") in self.common)
            )
        )

    def is_slip(self, key: str) -> bool:
        """Say whether one slip of the pen turns this into a common word."""
        letters = "abcdefghijklmnopqrstuvwxyz"
        if len(key) > _LONGEST_WORD:
            return False
        for cut in range(len(key) + 1):
            left, right = key[:cut], key[cut:]
            if right and left + right[1:] in self.common:
                return True
            if len(right) > 1 and left + right[1] + right[0] + right[2:] in self.common:
                return True
            if any(
                left + letter + right in self.common or (right and left + letter + right[1:] in self.common)
                for letter in letters
            ):
                return True
        return False

    def is_name_like(self, key: str) -> bool:
        """Say whether any list knows this as a first name or surname."""
        parts = key.replace("'", "").split("-")
        return any(
            part in self.given or part in self.foreign_given or part in self.surnames for part in parts
        )


@cache
def load_lexicon() -> Lexicon:
    """Read the lists (a few tenths of a second), once for each process."""
    own = frozenset(words_of("given_names.txt")) | frozenset(words_of("more_given_names.txt"))
    likely, words = frozenset(words_of("likely_names.txt")), frozenset(words_of("word_names.txt"))
    sure, doubtful = place_names()
    dictionary = frequencies()
    firm, firm_lower = firm_names()
    welsh = frozenset(words_of("welsh_words.txt"))
    generic = KIN | ROLES | frozenset(line for line in generic_words() for line in line.split())
    given = own - words - likely
    census_first = frozenset(census("dist.female.first")) | frozenset(census("dist.male.first"))
    surnames = census_surnames(dictionary) | frozenset(words_of("surnames.txt"))
    surnames -= words
    plain = frozenset(
        word
        for word in dictionary
        if word in words or word in likely or not (word in given or word in surnames or word in sure)
    )
    return Lexicon(
        given=given
        | frozenset(n for n in census_first if n not in dictionary and n not in words and len(n) > 3),
        foreign_given=census_first - words,
        surnames=surnames,
        word_names=words,
        word_first=frozenset(words_of("word_names.txt", until="# --- surnames")),
        likely_names=likely,
        places=sure - words,
        word_places=doubtful,
        generic=generic,
        generic_phrases=frozenset(generic_phrases()),
        plain=plain | _CHAT | welsh,
        welsh=welsh,
        firm=firm,
        firm_lower=firm_lower,
        frequent=frozenset(word for word, count in dictionary.items() if count > _FREQUENT),
        common=frozenset(word for word in plain if dictionary.get(word, 0) > _COMMON) | _CHAT,
        last_names=frozenset(census("dist.all.last")),
    )
