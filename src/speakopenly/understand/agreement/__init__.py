"""How far coders agree: people with people, machines apart, on units or on stretches of text.

A machine's suggestions are never one of the coders: two people's agreement is theirs. Two passes by one hand,
or by one machine, are self-consistency and are to be called so.
"""

from speakopenly.understand.agreement.coders import (
    ALL_ALIKE,
    NO_NUMBERS,
    NO_ORDER,
    Coding,
    Comparison,
    Disagreement,
    Figures,
    compare_coders,
)
from speakopenly.understand.agreement.drawing import draw_sample
from speakopenly.understand.agreement.estimates import (
    CONFIDENCE,
    FEW_VARIED,
    LEAST_DEFINED,
    NO_VARIATION,
    NOTHING_TO_COMPARE,
    ONE_UNIT,
    RESAMPLES,
    Estimate,
)
from speakopenly.understand.agreement.measuring import (
    Agreement,
    agreement_on,
    alpha_of_numbers,
    alpha_of_ranks,
    measure_agreement,
)
from speakopenly.understand.agreement.spans import CodedText, Span, SpanAgreement, measure_spans

__all__ = [
    "ALL_ALIKE",
    "CONFIDENCE",
    "FEW_VARIED",
    "LEAST_DEFINED",
    "NOTHING_TO_COMPARE",
    "NO_NUMBERS",
    "NO_ORDER",
    "NO_VARIATION",
    "ONE_UNIT",
    "RESAMPLES",
    "Agreement",
    "CodedText",
    "Coding",
    "Comparison",
    "Disagreement",
    "Estimate",
    "Figures",
    "Span",
    "SpanAgreement",
    "agreement_on",
    "alpha_of_numbers",
    "alpha_of_ranks",
    "compare_coders",
    "draw_sample",
    "measure_agreement",
    "measure_spans",
]
