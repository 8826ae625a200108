"""What a questionnaire is: items with stable names, and their words in every version.

Records are sound when they are made: an unknown name, a condition that looks ahead or a choice that does not
exist is refused there. Words that are still missing are no fault while somebody writes: see ``gaps``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.conditions import Condition
from speakopenly.hear.questionnaires.names import Version, check_choice_name, check_name
from speakopenly.hear.speaking.text import LONGEST, clean_text

FEWEST_POINTS: Final = 2
MOST_POINTS: Final = 11
MOST_CHOICES: Final = 200
LONGEST_LABEL: Final = 2_000
"""Characters in a question, a hint or a choice."""
LONGEST_CONSENT: Final = 10_000

Words = TypeVar("Words")


def by_version(words: Mapping[Any, Words], *, blank: Words) -> Mapping[Version, Words]:
    """Words by version, without those that are blank: a blank and nothing are the same gap."""
    return MappingProxyType({Version(tag): kept for tag, kept in words.items() if kept != blank})


def short_text(text: str, longest: int, *, box: str) -> str:
    """Clean a text and take the spaces at its ends away.

    Raises:
        BadInput: it is longer than ``longest`` characters.
    """
    text = clean_text(text).strip()
    if len(text) > longest:
        raise BadInput(
            f"There are {len(text):,} characters and there is room for {longest:,}.",
            do="Say it shorter.",
            column=box,
        )
    return text


def _no_words() -> Mapping[Any, Any]:
    return MappingProxyType({})


class ItemKind(StrEnum):
    """What sort of answer an item asks for."""

    NOTE = "note"
    """Words to read; nothing is asked."""
    FREE_TEXT = "free_text"
    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    SCALE = "scale"
    """Points from 1, with words at both ends."""
    FILE = "file"
    VOICE_NOTE = "voice_note"

    @property
    def asks(self) -> bool:
        """Whether anything is to be answered."""
        return self is not ItemKind.NOTE

    @property
    def has_choices(self) -> bool:
        """Whether it is answered by choosing."""
        return self in (ItemKind.SINGLE_CHOICE, ItemKind.MULTIPLE_CHOICE)


class Use(StrEnum):
    """What answers may be used for; each is asked apart. The codes are fields of ``core.records.Consent``."""

    COUNT = "count"
    QUOTE = "quote"
    PLAY = "play"
    ARCHIVE = "archive"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class ItemText:
    """The words of an item in one version. ``low`` and ``high`` stand at the ends of a scale."""

    label: str = ""
    hint: str = ""
    low: str = ""
    high: str = ""

    def __post_init__(self) -> None:
        for name in ("label", "hint", "low", "high"):
            object.__setattr__(self, name, short_text(getattr(self, name), LONGEST_LABEL, box=name))


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose. Its stable name is what is kept; ``labels`` are what people read."""

    name: str
    labels: Mapping[Version, str] = field(default_factory=_no_words)

    def __post_init__(self) -> None:
        labels = {tag: short_text(label, LONGEST_LABEL, box=self.name) for tag, label in self.labels.items()}
        object.__setattr__(self, "labels", by_version(labels, blank=""))

    def label(self, version: Version) -> str:
        """What people read in a version; blank where it is not written yet."""
        return self.labels.get(version, "")


@dataclass(frozen=True, slots=True)
class Item:
    """One question, or a note.

    Nobody has to answer. Where a facilitator sets ``needed``, an answer is asked for and "prefer not to say"
    is always one of them (``offers_prefer_not``). ``same_page`` puts it on the page of the item before it.
    ``points`` belongs to scales (2 to 11), ``longest`` (characters) to free text.

    Raises:
        BadInput: a name, the choices, the points or the length cannot be so.
    """

    name: str
    kind: ItemKind
    texts: Mapping[Version, ItemText] = field(default_factory=_no_words)
    choices: tuple[Choice, ...] = ()
    needed: bool = False
    shown_if: Condition | None = None
    same_page: bool = False
    points: int = 5
    longest: int = LONGEST

    def __post_init__(self) -> None:
        check_name(self.name, of="an item")
        object.__setattr__(self, "texts", by_version(self.texts, blank=ItemText()))
        object.__setattr__(self, "choices", tuple(self.choices))
        _check_choices(self)
        if self.needed and not self.kind.asks:
            raise BadInput("A note asks nothing.", do="Do not set it as needed.", column=self.name)
        if self.kind is ItemKind.SCALE and not FEWEST_POINTS <= self.points <= MOST_POINTS:
            raise BadInput(
                "A scale has too few or too many points.",
                do=f"Give it {FEWEST_POINTS} to {MOST_POINTS}.",
                column=self.name,
            )
        if not 1 <= self.longest <= LONGEST:
            raise BadInput(
                "The longest answer is out of bounds.",
                do=f"Allow 1 to {LONGEST:,} characters.",
                column=self.name,
            )

    @property
    def offers_prefer_not(self) -> bool:
        """Whether "prefer not to say" stands among the answers: always where an answer is needed."""
        return self.needed

    @property
    def choice_names(self) -> tuple[str, ...]:
        """The stable names of the choices, in order."""
        return tuple(choice.name for choice in self.choices)

    def text(self, version: Version) -> ItemText:
        """The words in a version; blank where they are not written yet."""
        return self.texts.get(version, ItemText())


def _check_choices(item: Item) -> None:
    names = item.choice_names
    if names and not item.kind.has_choices:
        raise BadInput("This kind of item has no choices.", do="Take them away.", column=item.name)
    if len(names) > MOST_CHOICES:
        raise BadInput(
            f"There are more than {MOST_CHOICES} choices.", do="Ask in two steps.", column=item.name
        )
    for name in names:
        check_choice_name(name, of=item.name)
    if len(set(names)) < len(names):
        raise BadInput("Two choices have the same name.", do="Name each of its own.", column=item.name)


@dataclass(frozen=True, slots=True)
class ConsentText:
    """What people read before they begin, in one version, and how each use is asked ("Count what I said")."""

    about: str = ""
    asks: Mapping[Use, str] = field(default_factory=_no_words)

    def __post_init__(self) -> None:
        object.__setattr__(self, "about", short_text(self.about, LONGEST_CONSENT, box="consent"))
        asks = {Use(use): short_text(words, LONGEST_LABEL, box=use) for use, words in self.asks.items()}
        kept = {use: asks[use] for use in Use if asks.get(use)}
        object.__setattr__(self, "asks", MappingProxyType(kept))


@dataclass(frozen=True, slots=True)
class Quota:
    """How many people with such answers a facilitator hopes to hear. It never turns anybody away."""

    name: str
    wanted: int
    counts_if: Condition

    def __post_init__(self) -> None:
        check_name(self.name, of="a quota")
        if not 1 <= self.wanted <= 1_000_000:
            raise BadInput("A quota is a number of people, from 1.", do="Say how many.", column=self.name)
