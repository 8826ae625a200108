"""What a Whisper model hears: the log-mel spectrogram of half a minute, as its paper describes.

Radford et al., "Robust speech recognition via large-scale weak supervision", 2022, section 2.2: windows of
25 ms every 10 ms, 80 (later 128) mel channels; the scale and its norm are Slaney's (Auditory Toolbox, 1998).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 16_000
"""Samples a second."""
WINDOW_SECONDS: Final = 30
_FFT: Final = 400
_HOP: Final = 160
_FRAMES: Final = WINDOW_SECONDS * RATE // _HOP

Samples = NDArray[np.float32]


def log_mel(samples: Samples, channels: int) -> Samples:
    """The spectrogram of up to thirty seconds, filled up with silence: channels by 3,000 frames."""
    whole = np.zeros(WINDOW_SECONDS * RATE, dtype=np.float32)
    whole[: len(samples)] = samples[: len(whole)]
    padded = np.pad(whole, _FFT // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FFT)[::_HOP][:_FRAMES]
    window = np.hanning(_FFT + 1)[:-1].astype(np.float32)
    power = np.abs(np.fft.rfft(frames * window, axis=1)) ** 2
    mel = _filters(channels) @ power.T.astype(np.float32)
    logged = np.log10(np.maximum(mel, 1e-10))
    logged = np.maximum(logged, logged.max() - 8.0)
    return np.ascontiguousarray((logged + 4.0) / 4.0, dtype=np.float32)


@lru_cache(maxsize=2)
def _filters(channels: int) -> Samples:
    """Triangles on the mel scale, each of area one."""
    edges = _hertz(np.linspace(0.0, _mel(RATE / 2), channels + 2))
    bins = np.linspace(0, RATE / 2, _FFT // 2 + 1)
    rising = (bins - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - bins) / np.diff(edges)[1:, None]
    triangles = np.maximum(0, np.minimum(rising, falling))
    return (triangles * (2.0 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)


_KNEE_HERTZ: Final = 1000.0
_LINEAR: Final = 200.0 / 3
_KNEE_MEL: Final = _KNEE_HERTZ / _LINEAR
_STEP: Final = np.log(6.4) / 27.0


def _mel(hertz: float) -> float:
    """Linear up to 1,000 Hz, logarithmic above."""
    return float(_KNEE_MEL + np.log(hertz / _KNEE_HERTZ) / _STEP)


def _hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    above = _KNEE_HERTZ * np.exp(_STEP * (mels - _KNEE_MEL))
    return np.where(mels < _KNEE_MEL, mels * _LINEAR, above)
