"""Stable names of questionnaires, items and choices, and the versions their words come in.

A name never changes once answers hang on it; what people read may be corrected at any time.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, Self

from speakopenly.core.errors import BadInput

LONGEST_NAME: Final = 30
"""Two names, joined by two underscores, name a column; SPSS holds 64 characters."""

_NAME: Final = re.compile(r"[a-z](?:_?[a-z0-9])*")
_CHOICE: Final = re.compile(r"[a-z0-9](?:_?[a-z0-9])*")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})*")
RESERVED: Final = frozenset(
    {
        *("response", "version", "answered_on"),
        *("not_shown", "not_answered", "prefer_not_to_say"),
        *("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"),
    }
)
"""Columns that stand in every table of answers, words for a blank, and what SPSS keeps for itself."""
OURS: Final = "so_"
"""Begins the names of what we add of our own where a questionnaire is written as XLSForm."""


class Level(StrEnum):
    """How plainly a version is written. The codes are those of ``hear.speaking.Wording``."""

    EVERYDAY = "everyday"
    YOUNG = "young"
    EASY = "easy"


class Version(str):
    """One language at one reading level, written "en", "cy", "en-easy" or "pt-br-young".

    It is a string in small letters and can be used as one (as a key, in an address). ``Version("EN_easy")``
    equals ``Version("en-easy")``.

    Raises:
        BadInput: it is no language tag (BCP 47: language, script, region, variants) with or without a level.
    """

    __slots__ = ()

    def __new__(cls, tag: str) -> Self:
        """Tidy and check a tag."""
        tidy = tag.strip().lower().replace("_", "-").removesuffix(f"-{Level.EVERYDAY}")
        if not _LANGUAGE.fullmatch(_without_level(tidy)):
            raise BadInput("This is no language tag.", do="Give one such as en, cy, en-easy or cy-young.")
        return super().__new__(cls, tidy)

    @property
    def language(self) -> str:
        """The language tag alone, as ``lang`` in a page takes it: "en" of "en-easy"."""
        return _without_level(str(self))

    @property
    def level(self) -> Level:
        """The reading level."""
        last = self.rpartition("-")[2]
        return Level(last) if last in _ENDINGS and last != str(self) else Level.EVERYDAY


_ENDINGS: Final = frozenset({Level.YOUNG.value, Level.EASY.value})


def _without_level(tag: str) -> str:
    language, _, last = tag.rpartition("-")
    return language if language and last in _ENDINGS else tag


def check_name(name: str, *, of: str) -> None:
    """Refuse a name that could not be a column everywhere. ``of`` says what it names, for the message.

    Raises:
        BadInput: it is not 1 to 30 small letters, digits and single underscores that begin with a letter, or
            is one of ``RESERVED``.
    """
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name) or name in RESERVED or name.startswith(OURS):
        raise BadInput(
            f"The name of {of} cannot be used.",
            do=f"Use up to {LONGEST_NAME} small letters, digits and single underscores, beginning with a "
            "letter, and none of the words kept apart (such as response, version, all, not or so_...).",
            column=name[:LONGEST_NAME],
        )


def check_choice_name(name: str, *, of: str) -> None:
    """Refuse the name of a choice that could not be part of a column. It may begin with a digit.

    Raises:
        BadInput: as ``check_name``.
    """
    if len(name) > LONGEST_NAME or not _CHOICE.fullmatch(name) or name in RESERVED:
        raise BadInput(
            f"The name of a choice of {of} cannot be used.",
            do=f"Use up to {LONGEST_NAME} small letters, digits and single underscores.",
            column=name[:LONGEST_NAME],
        )


def name_from(text: str, *, taken: frozenset[str] | set[str] = frozenset(), choice: bool = False) -> str:
    """Make a lawful name of any text, other than those taken: for questionnaires that come from elsewhere."""
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[: LONGEST_NAME - 4].rstrip("_")
    if not plain or (not choice and (plain[0].isdigit() or plain.startswith(OURS))):
        plain = f"q_{plain}".rstrip("_")[: LONGEST_NAME - 4]
    made, number = plain, 1
    while made in taken or made in RESERVED:
        number += 1
        made = f"{plain}_{number}"
    return made
