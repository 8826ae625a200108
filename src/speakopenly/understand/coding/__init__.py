"""Propose codes as people gave them, from a handful of codings to thousands; a person decides.

Where to look: ``alike`` says how alike texts are, ``ridge`` learns from that, ``judging`` makes probabilities
of its answers, ``learning`` joins them; ``ordering`` says what to code next, ``calibrating`` how far
proposals can be believed, ``drifting`` whether they still can.
"""

from __future__ import annotations

from speakopenly.understand.coding.calibrating import Bin, CodeCalibration, calibration
from speakopenly.understand.coding.drifting import Drift, drift
from speakopenly.understand.coding.learning import CodeLearner
from speakopenly.understand.coding.ordering import order_next
from speakopenly.understand.coding.records import Certainty, Example, Proposal

__all__ = [
    "Bin",
    "Certainty",
    "CodeCalibration",
    "CodeLearner",
    "Drift",
    "Example",
    "Proposal",
    "calibration",
    "drift",
    "order_next",
]
