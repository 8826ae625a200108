"""What a page may ask of a reader: someone tired, at night, who reads as well as a child of nine."""

from __future__ import annotations

from dataclasses import dataclass

from speakopenly.hear.speaking.questions import Wording


@dataclass(frozen=True, slots=True)
class Target:
    """Bounds: the grade lies below ``grade``; the mean and every sentence at or below theirs, in words."""

    grade: float
    mean: float
    longest: int


SPEAK = Target(grade=5.0, mean=14.0, longest=25)
"""Below grade 5, so a reading age of nine: what a child of nine to ten reads."""
EASY_READ = Target(grade=5.0, mean=12.0, longest=12)
FEWEST_WORDS = 40
"""A page of fewer running words is scored together with the other short ones: one long word would decide."""
RISE_ALLOWED = 0.3
"""In grades, above the score last kept: one new sentence is no reason to ask again."""
AS_EASY = 0.5
"""In grades: young people's words are as easy as the everyday ones within this; each says only part anew."""

PROMISE = (
    "We will not start discipline because of a mistake you tell us about here. We must act if what you tell"
    " us shows that someone may be a danger to children, meant harm, or broke the criminal law; then other"
    " rules apply, and they can include discipline. A court or public inquiry can order us to hand over what"
    " we hold; we hold as little as we can."
)
FIXED = {
    PROMISE: "Leaders and staff side agree to these very words, so they are translated and not softened."
}
"""Texts that are not ours to shorten, and why. A text counts as fixed when it is part of one of these."""


def target_of(wording: Wording | None) -> Target:
    """The bounds for a wording; what serves every wording is held to the everyday one."""
    return EASY_READ if wording is Wording.EASY else SPEAK


def is_fixed(text: str) -> bool:
    """Whether a text is, or is part of, one of the fixed ones; at least one whole sentence of it."""
    plain = " ".join(text.split())
    return plain.endswith(".") and any(plain in fixed for fixed in FIXED)
