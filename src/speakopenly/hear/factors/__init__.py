"""The sixty system factors: what may have hindered or helped, in ten groups of six. Never a person.

One scheme for everybody: readers' notes, the machine's suggestions and later the changes that are tried all
use these codes, so that what was coded once can be followed round the loop.
"""

from speakopenly.hear.factors.scheme import (
    FACTORS,
    SCHEME_VERSION,
    SOURCES,
    Direction,
    Factor,
    FactorCode,
    factor,
    factors_of,
    is_factor,
)

__all__ = [
    "FACTORS",
    "SCHEME_VERSION",
    "SOURCES",
    "Direction",
    "Factor",
    "FactorCode",
    "factor",
    "factors_of",
    "is_factor",
]
