"""What the examining body answers about itself before it may look at anybody else.

Our own questions on the two themes of blame: is it safe to speak, and is the response fair. They are answered
in words, since a body that gave itself marks would have begun by marking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class SelfQuestion:
    """One question; ``code`` never changes."""

    code: str
    asks: str


SELF_QUESTIONS: Final = (
    SelfQuestion("own_mistake", "When one of us gets something wrong, what happens to them next?"),
    SelfQuestion(
        "own_doubt", "How can somebody here say that a judgement of ours was wrong, and who did so last?"
    ),
    SelfQuestion("own_fear", "What might people here be afraid to say, and what have we done about that?"),
    SelfQuestion("examined_speak", "What could those we examine lose by telling us something hard?"),
    SelfQuestion("examined_harm", "Where has our own work added to blame or fear, and what did we change?"),
    SelfQuestion("examined_reply", "How do those we examine put us right, and where can others read it?"),
)
