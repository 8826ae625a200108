"""Any channels at any rate become one channel at the rate that the model hears."""

from __future__ import annotations

from math import gcd
from typing import Any, Final

import numpy as np

from speakopenly.hear.speech.spectrum import RATE, Samples

MARGIN_SECONDS: Final = 0.5
"""Read on both sides of a part and thrown away: decoders and filters need a run-up."""
_GREATEST_STEP: Final = 4_000


def to_one_channel(channels: Any, rate: int, *, skip: float, seconds: float) -> Samples:
    """Mix ``channels`` (channel by sample) evenly, bring them to 16,000 a second, and cut a part out.

    The part begins ``skip`` seconds in and lasts at most ``seconds``.
    """
    mixed = np.nan_to_num(np.asarray(channels, dtype=np.float32).mean(axis=0))
    samples = _resampled(np.clip(mixed, -1.0, 1.0), rate)
    first = max(round(skip * RATE), 0)
    return samples[first : first + round(seconds * RATE)]


def _resampled(samples: Samples, rate: int) -> Samples:
    if rate == RATE or not len(samples):
        return samples
    from scipy.signal import resample_poly

    step = gcd(RATE, rate)
    if max(RATE, rate) // step > _GREATEST_STEP:
        # An odd rate such as 44,099 would need a filter of a million taps; to the nearest 10 is near enough.
        rate, step = round(rate / 10) * 10, gcd(RATE, round(rate / 10) * 10)
    resampled: Samples = resample_poly(samples, RATE // step, rate // step).astype(np.float32)
    return resampled
