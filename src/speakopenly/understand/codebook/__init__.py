"""A codebook that people make: codes as a tree, deeds that can be undone, and versions that stand still."""

from speakopenly.understand.codebook.deeds import WORDS, add, describe, merge, move, set_aside, split, take_up
from speakopenly.understand.codebook.keeping import as_plain, change_from_plain, change_to_plain, from_plain
from speakopenly.understand.codebook.records import (
    Change,
    ChangedSince,
    Code,
    Codebook,
    CodeId,
    NotPossible,
    State,
)
from speakopenly.understand.codebook.versions import Difference, Kind, differences, fingerprint

__all__ = [
    "Change",
    "ChangedSince",
    "Code",
    "CodeId",
    "Codebook",
    "Difference",
    "Kind",
    "NotPossible",
    "State",
    "WORDS",
    "add",
    "as_plain",
    "change_from_plain",
    "change_to_plain",
    "describe",
    "differences",
    "fingerprint",
    "from_plain",
    "merge",
    "move",
    "set_aside",
    "split",
    "take_up",
]
