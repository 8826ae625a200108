"""A whole questionnaire, and what makes it sound: conditions that look back, at things that are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.conditions import (
    DEEPEST,
    MOST_PARTS,
    AtLeast,
    Condition,
    Equals,
    Includes,
    IsAnswered,
    Look,
    depth_of,
    looks_in,
)
from speakopenly.hear.questionnaires.names import Version, check_name
from speakopenly.hear.questionnaires.records import (
    ConsentText,
    Item,
    ItemKind,
    Quota,
    Use,
    by_version,
    short_text,
)

MOST_ITEMS: Final = 300
MOST_VERSIONS: Final = 40
MOST_ON_A_PAGE: Final = 6
LONGEST_TITLE: Final = 300
_NEEDS_KIND: Final[Mapping[type, tuple[ItemKind, ...]]] = MappingProxyType(
    {
        Equals: (ItemKind.SINGLE_CHOICE, ItemKind.SCALE),
        Includes: (ItemKind.MULTIPLE_CHOICE,),
        AtLeast: (ItemKind.SCALE,),
        IsAnswered: tuple(kind for kind in ItemKind if kind.asks),
    }
)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Questions in order, in one or more versions; the first version is the main one.

    ``uses`` are the uses of the answers that consent is asked for; each is a yes or no of its own, and
    whether answers may be counted is always one of them.
    Missing words are allowed here and refused on opening (``gaps``).

    Raises:
        BadInput: names are double or not lawful, a condition cannot be, or there is too much of something.
            The column is the name of the item.
    """

    name: str
    versions: tuple[Version, ...]
    titles: Mapping[Version, str] = field(default_factory=lambda: MappingProxyType({}))
    items: tuple[Item, ...] = ()
    consent: Mapping[Version, ConsentText] = field(default_factory=lambda: MappingProxyType({}))
    uses: tuple[Use, ...] = (Use.COUNT, Use.QUOTE)
    quotas: tuple[Quota, ...] = ()

    def __post_init__(self) -> None:
        check_name(self.name, of="the questionnaire")
        object.__setattr__(self, "versions", tuple(map(Version, self.versions)))
        first, rest = tuple(self.items[:1]), tuple(self.items[1:])
        object.__setattr__(self, "items", (*(replace(item, same_page=False) for item in first), *rest))
        titles = {tag: short_text(title, LONGEST_TITLE, box="title") for tag, title in self.titles.items()}
        object.__setattr__(self, "titles", by_version(titles, blank=""))
        object.__setattr__(self, "consent", by_version(self.consent, blank=ConsentText()))
        object.__setattr__(self, "uses", tuple(use for use in Use if use in (Use.COUNT, *self.uses)))
        object.__setattr__(self, "quotas", tuple(self.quotas))
        _check_size(self)
        _check_versions(self)
        _check_conditions(self)

    @property
    def asking(self) -> tuple[Item, ...]:
        """The items that ask something: all but the notes."""
        return tuple(item for item in self.items if item.kind.asks)

    def item(self, name: str) -> Item:
        """The item of a name.

        Raises:
            BadInput: there is none.
        """
        for item in self.items:
            if item.name == name:
                return item
        raise BadInput("There is no such item.", do="Look at the names.", column=name[:30])

    def title(self, version: Version) -> str:
        """The title in a version; blank where it is not written yet."""
        return self.titles.get(version, "")

    def consent_in(self, version: Version) -> ConsentText:
        """What people read before they begin; blank where it is not written yet."""
        return self.consent.get(version, ConsentText())


def _check_size(asked: Questionnaire) -> None:
    if len(asked.items) > MOST_ITEMS:
        raise BadInput(f"There are more than {MOST_ITEMS} items.", do="Ask less of people.")
    if len(asked.versions) > MOST_VERSIONS:
        raise BadInput(f"There are more than {MOST_VERSIONS} versions.", do="Make two questionnaires.")
    for names, what in (
        ([item.name for item in asked.items], "items"),
        ([quota.name for quota in asked.quotas], "quotas"),
        (list(asked.versions), "versions"),
    ):
        double = _first_double(names)
        if double is not None:
            raise BadInput(f"Two {what} have the same name.", do="Name each of its own.", column=double)


def _first_double(names: Sequence[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def _check_versions(asked: Questionnaire) -> None:
    """Words of a version the questionnaire does not have would be silently unseen."""
    known = set(asked.versions)
    _refuse_strangers(asked.titles, known, "title")
    _refuse_strangers(asked.consent, known, "consent")
    for item in asked.items:
        _refuse_strangers(item.texts, known, item.name)
        for choice in item.choices:
            _refuse_strangers(choice.labels, known, item.name)


def _refuse_strangers(words: Iterable[Version], known: set[Version], column: str) -> None:
    if any(version not in known for version in words):
        raise BadInput(
            "There are words in a version that the questionnaire does not have.",
            do="Add the version, or take the words away.",
            column=column,
        )


def _check_conditions(asked: Questionnaire) -> None:
    before: dict[str, Item] = {}
    page: set[str] = set()
    for item in asked.items:
        page = page if item.same_page else set()
        if len(page) >= MOST_ON_A_PAGE:
            raise BadInput(
                f"More than {MOST_ON_A_PAGE} items stand on one page.",
                do="Begin a new page.",
                column=item.name,
            )
        _check_condition(item.shown_if, asked, before, item.name)
        if any(test.item in page for test in looks_in(item.shown_if)):
            raise BadInput(
                "A condition looks at an item of the same page.",
                do="Begin a new page, so that it works where scripts are off.",
                column=item.name,
            )
        before[item.name] = item
        page.add(item.name)
    for quota in asked.quotas:
        _check_condition(quota.counts_if, asked, before, quota.name)


def _check_condition(
    condition: Condition | None, asked: Questionnaire, before: Mapping[str, Item], where: str
) -> None:
    if condition is None:
        return
    tests = list(looks_in(condition))
    if not 0 < len(tests) <= MOST_PARTS or depth_of(condition) > DEEPEST:
        raise BadInput("A condition is empty or too long to follow.", do="Say it shorter.", column=where)
    for test in tests:
        if test.item not in before:
            raise _looks_wrong(test.item, asked, where)
        _check_test(test, before[test.item], where)


def _looks_wrong(name: str, asked: Questionnaire, where: str) -> BadInput:
    """Say why a condition may not look at this: itself, a circle, something later, or nothing."""
    later = {item.name: item for item in asked.items}
    if name == where:
        return BadInput("An item is shown by its own answer.", do="Look at an earlier item.", column=where)
    if name not in later:
        return BadInput("A condition names an item that is not there.", do="Check the name.", column=where)
    if where in _reached_from(name, later):
        return BadInput(
            "Conditions go round in a circle.", do="Let each look at earlier items only.", column=where
        )
    return BadInput("A condition looks at a later item.", do="Move that item before it.", column=where)


def _reached_from(name: str, items: Mapping[str, Item]) -> set[str]:
    """Every item whose answer has a part in whether this one is shown."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        item = items.get(waiting.pop())
        found = {test.item for test in looks_in(item.shown_if)} - reached if item else set()
        reached |= found
        waiting += found
    return reached


def _check_test(test: Look, item: Item, where: str) -> None:
    if item.kind not in _NEEDS_KIND[type(test)]:
        raise BadInput(
            f"A condition asks {item.name} what a {item.kind.replace('_', ' ')} cannot say.",
            do="Ask a choice what it is, several choices what they include, a scale where it stands.",
            column=where,
        )
    if not _can_be(test, item):
        raise BadInput(
            f"A condition waits for an answer that {item.name} does not have.",
            do="Choose one of its choices or points.",
            column=where,
        )


def _can_be(test: Look, item: Item) -> bool:
    match test:
        case Includes(_, choice):
            return choice in item.choice_names
        case AtLeast(_, least):
            return _is_point(least, item)
        case Equals(_, value) if item.kind is ItemKind.SCALE:
            return _is_point(value, item)
        case Equals(_, value):
            return value in item.choice_names
        case _:
            return True


def _is_point(value: str | int, item: Item) -> bool:
    return type(value) is int and 1 <= value <= item.points
