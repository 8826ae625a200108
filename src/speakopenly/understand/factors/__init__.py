"""Suggest which system factors a text speaks of, with the words behind each.

Where to look: ``data`` holds what we wrote of each factor, ``cues`` finds its phrases,
``reading`` says how a sentence means them, ``meaning`` weighs the rest of it, ``suggesting`` joins
them, and ``learning`` is taught by a service's own codings once there are enough.
"""

from __future__ import annotations

import functools
import threading

from speakopenly.understand.factors.suggesting import FactorSuggester, Suggestion, Words

__all__ = ["FactorSuggester", "Suggestion", "Words", "suggest"]

_loading = threading.Lock()


def suggest(text: str) -> tuple[Suggestion, ...]:
    """The factors ``text`` may speak of, the strongest first; often none. May be called from any thread.

    What it needs is loaded at the first call and kept. Raises ModelMissing where the encoder cannot be built.
    """
    with _loading:
        suggester = _suggester()
    return suggester.suggest(text)


@functools.cache
def _suggester() -> FactorSuggester:
    return FactorSuggester()
