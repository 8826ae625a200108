"""Blaming and learning language, in what a service is about to publish and in what was published.

It is never asked about the words of children, families or carers, about reports, or about supervision notes:
``refusing`` turns such tables away, and no room that holds such words may import this one (.importlinter).

Where to look: ``cues`` and ``grammar`` find signs that can be read, ``features`` and ``model`` weigh them
with the meaning, ``reading`` judges texts, ``looking`` is the prompt to a writer, ``months`` counts
published texts, and ``train`` learns from ``data/sentences.jsonl``.
"""

from speakopenly.understand.language.reading import judge, judge_many
from speakopenly.understand.language.records import UNSURE, Cue, Judged, Label

__all__ = ["UNSURE", "Cue", "Judged", "Label", "judge", "judge_many"]
