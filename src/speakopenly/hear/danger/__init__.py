"""Words that make a machine ask whether a child may be in danger.

``screen`` looks for phrases in English and Welsh, with the slips of a hurried hand. It only ever adds to what
a person said and what a person decides, and it never recognises every danger.
"""

from speakopenly.hear.danger.marks import DangerKind, Mark
from speakopenly.hear.danger.screening import screen

__all__ = ["DangerKind", "Mark", "screen"]
