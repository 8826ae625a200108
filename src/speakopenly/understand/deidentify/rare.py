"""Clues that are rare: alone they say little, together they point to one family or one worker.

Lists of words, and nothing learned: a reader must be able to see why something is marked. They find the usual
and miss the unusual, so a reader looks as well. Which clues matter is taken from the motivated-intruder test
of the Information Commissioner's guidance on anonymisation (March 2025): singling out, and linking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from speakopenly.understand.deidentify.marks import Mark, Why

_NUMBER: Final = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SIBLING: Final = (
    r"(?:(?:younger|older|little|big|half|step)[\s-]+)?(?:brothers|sisters|siblings|children|kids|boys|girls)"
)
_PEOPLES: Final = (
    "black|south asian|asian|pakistani|bangladeshi|indian|chinese|arab|african|caribbean|somali|nigerian"
    "|ghanaian|eritrean|ethiopian|sudanese|congolese|roma|romany|gypsy|irish traveller|traveller|polish"
    "|romanian|bulgarian|lithuanian|latvian|albanian|kurdish|turkish|iranian|iraqi|syrian|afghan|ukrainian|russian"
    "|vietnamese|filipino|jamaican|portuguese|brazilian|jewish|muslim|hindu|sikh|white british|mixed heritage"
    "|mixed race|dual heritage|minority ethnic"
)
_LANGUAGES: Final = (
    "arabic|urdu|punjabi|bengali|sylheti|somali|tigrinya|amharic|pashto|dari|farsi|kurdish|polish|romanian"
    "|albanian|vietnamese|mandarin|cantonese|portuguese|turkish|ukrainian|british sign language|bsl"
)
_NEEDS: Final = (
    r"autistic|autism|adhd|down(?:['\u2019]?s)? syndrome|cerebral palsy|wheelchair|epilep\w+|deaf|blind"
    r"|hearing aids?|partially sighted|diabet\w+|tube[- ]fed|peg[- ]fed|cystic fibrosis|sickle cell"
    r"|muscular dystrophy|learning disabilit\w+|f(?:o)?etal alcohol\w*|tourette\w*|selective(?:ly)? mut\w+"
    r"|cleft (?:lip|palate)|spina bifida|terminal(?:ly)? ill\w*|amput\w+"
)
_JOBS: Final = (
    r"councillor|mayor|vicar|priest|imam|rabbi|footballer|magistrate|judge|mp|head ?teacher|firefighter"
    r"|paramedic|pilot|soldier|prison officer|police officer|journalist|actor|singer|celebrity|lorry driver"
    r"|bus driver|pharmacist|dentist|midwife"
)
_EVENTS: Final = (
    r"house fire|fire at|arson\w*|flood\w*|drown\w*|murder\w*|manslaughter|stabb\w+|shot|kidnap\w*|abduct\w*"
    r"|inquest|in the (?:news|papers?|newspapers?)|on the news|on television|on tv|helicopter|explosion"
    r"|car crash|suicide|hanged|overdos\w+|traffick\w+|extradit\w+|deport\w+|riots?|serious case review"
    r"|safeguarding practice review"
)
_COUNTED: Final = (
    r"cases|families|visits|calls|referrals|placements|moves|schools|homes|social workers|workers|staff"
    r"|foster carers"
)

_PATTERNS: Final[tuple[tuple[Why, re.Pattern[str]], ...]] = tuple(
    (why, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE))
    for why, pattern in (
        (Why.SIBLINGS, rf"(?:one|youngest|oldest|eldest|middle)(?: child)? of (?:the )?{_NUMBER}"),
        (Why.SIBLINGS, rf"{_NUMBER} {_SIBLING}"),
        (Why.SIBLINGS, r"only child|(?:identical )?twins?|triplets?|quadruplets"),
        (Why.ETHNICITY, rf"(?:{_PEOPLES})(?: (?:british|heritage|background|descent|origin))?"),
        (Why.ETHNICITY, rf"(?:speak(?:s|ing)?|spoke|interpreter for|language (?:is|was)) (?:{_LANGUAGES})"),
        (Why.DISABILITY, _NEEDS),
        (Why.JOB, r"(?:the|our) only \w+(?: \w+)?"),
        (Why.JOB, _JOBS),
        (Why.EVENT, _EVENTS),
        (Why.COUNT, rf"{_NUMBER} (?:\w+ )?(?:{_COUNTED})"),
    )
)  # fmt: skip


def find_rare(text: str) -> tuple[Mark, ...]:
    """Mark what few people share: sorted, never overlapping, in code points; earlier patterns win."""
    kept: list[Mark] = []
    for mark in _every(text):
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _every(text: str) -> Iterator[Mark]:
    for why, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Mark(match.start(), match.end(), why)
