"""A questionnaire as JSON with a version, and back. The same questionnaire always gives the same bytes."""

from __future__ import annotations

import json
from typing import Any, Final

import pydantic

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.conditions import (
    DEEPEST,
    MOST_PARTS,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    Includes,
    IsAnswered,
    Not,
)
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import (
    Choice,
    ConsentText,
    Item,
    ItemKind,
    ItemText,
    Quota,
    Use,
)

VERSION: Final = 1
MOST_BYTES: Final = 8 * 1024 * 1024
_DO: Final = "Look whether a newer release wrote it, and open it with that one."


class _Part(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid")


class _Text(_Part):
    label: str = ""
    hint: str = ""
    low: str = ""
    high: str = ""


class _Choice(_Part):
    name: str
    labels: dict[str, str] = {}


class _Item(_Part):
    name: str
    kind: ItemKind
    texts: dict[str, _Text] = {}
    choices: list[_Choice] = []
    needed: bool = False
    shown_if: Any = None
    same_page: bool = False
    points: int = 5
    longest: int


class _Consent(_Part):
    about: str = ""
    asks: dict[Use, str] = {}


class _Quota(_Part):
    name: str
    wanted: int
    counts_if: Any


class _Whole(_Part):
    v: int
    name: str
    versions: list[str]
    titles: dict[str, str]
    items: list[_Item]
    consent: dict[str, _Consent]
    uses: list[Use]
    quotas: list[_Quota]


def to_json(questionnaire: Questionnaire) -> bytes:
    """Write a questionnaire down as UTF-8 JSON with sorted keys."""
    q = questionnaire
    whole = {
        "v": VERSION,
        "name": q.name,
        "versions": list(q.versions),
        "titles": dict(q.titles),
        "items": [_item(item) for item in q.items],
        "consent": {
            version: {"about": text.about, "asks": {use.value: words for use, words in text.asks.items()}}
            for version, text in q.consent.items()
        },
        "uses": list(q.uses),
        "quotas": [
            {"name": quota.name, "wanted": quota.wanted, "counts_if": condition_to_plain(quota.counts_if)}
            for quota in q.quotas
        ],
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def from_json(data: bytes) -> Questionnaire:
    """Read a questionnaire back.

    Raises:
        BadInput: the bytes hold none, or one that is not sound, or of a version this release does not know.
            The message shows nothing of its words.
    """
    if len(data) > MOST_BYTES:
        raise BadInput("This is larger than a questionnaire.", do="Choose another file.")
    try:
        whole = _Whole.model_validate_json(data, strict=True)
    except (ValueError, RecursionError):
        raise BadInput("These bytes hold no questionnaire that can be read.", do=_DO) from None
    if whole.v != VERSION:
        raise BadInput("This questionnaire has a version that this release does not know.", do=_DO)
    return Questionnaire(
        name=whole.name,
        versions=tuple(map(Version, whole.versions)),
        titles={Version(tag): title for tag, title in whole.titles.items()},
        items=tuple(_read_item(item) for item in whole.items),
        consent={Version(tag): ConsentText(text.about, text.asks) for tag, text in whole.consent.items()},
        uses=tuple(whole.uses),
        quotas=tuple(
            Quota(quota.name, quota.wanted, _wanted(condition_from_plain(quota.counts_if)))
            for quota in whole.quotas
        ),
    )


def condition_to_plain(condition: Condition | None) -> Any:
    """Write a condition as plain lists and mappings, such as ``{"equals": ["nation", "wales"]}``."""
    match condition:
        case None:
            return None
        case IsAnswered(item):
            return {"answered": item}
        case Equals(item, value):
            return {"equals": [item, value]}
        case Includes(item, choice):
            return {"includes": [item, choice]}
        case AtLeast(item, least):
            return {"at_least": [item, least]}
        case AllOf(parts):
            return {"all": [condition_to_plain(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [condition_to_plain(part) for part in parts]}
        case Not(part):
            return {"not": condition_to_plain(part)}


def condition_from_plain(plain: Any, *, deep: int = 0) -> Condition | None:
    """Read a condition back; None stays None.

    Raises:
        BadInput: it is none, or is too deep.
    """
    if plain is None and not deep:
        return None
    if deep > DEEPEST or not isinstance(plain, dict) or len(plain) != 1:
        raise _no_condition()
    [(word, held)] = plain.items()
    match word, held:
        case "answered", str():
            return IsAnswered(held)
        case "equals", [str() as item, str() | int() as value] if not isinstance(value, bool):
            return Equals(item, value)
        case "includes", [str() as item, str() as choice]:
            return Includes(item, choice)
        case "at_least", [str() as item, int() as least] if not isinstance(least, bool):
            return AtLeast(item, least)
        case "all", list() if len(held) <= MOST_PARTS:
            return AllOf(tuple(_wanted(condition_from_plain(part, deep=deep + 1)) for part in held))
        case "any", list() if len(held) <= MOST_PARTS:
            return AnyOf(tuple(_wanted(condition_from_plain(part, deep=deep + 1)) for part in held))
        case "not", dict():
            return Not(_wanted(condition_from_plain(held, deep=deep + 1)))
    raise _no_condition()


def _wanted(condition: Condition | None) -> Condition:
    if condition is None:
        raise _no_condition()
    return condition


def _no_condition() -> BadInput:
    return BadInput("A condition in the file cannot be read.", do=_DO)


def _item(item: Item) -> dict[str, Any]:
    return {
        "name": item.name,
        "kind": item.kind,
        "texts": {
            version: {"label": text.label, "hint": text.hint, "low": text.low, "high": text.high}
            for version, text in item.texts.items()
        },
        "choices": [{"name": choice.name, "labels": dict(choice.labels)} for choice in item.choices],
        "needed": item.needed,
        "shown_if": condition_to_plain(item.shown_if),
        "same_page": item.same_page,
        "points": item.points,
        "longest": item.longest,
    }


def _read_item(item: _Item) -> Item:
    return Item(
        name=item.name,
        kind=item.kind,
        texts={Version(tag): ItemText(**text.model_dump()) for tag, text in item.texts.items()},
        choices=tuple(
            Choice(choice.name, {Version(tag): label for tag, label in choice.labels.items()})
            for choice in item.choices
        ),
        needed=item.needed,
        shown_if=condition_from_plain(item.shown_if),
        same_page=item.same_page,
        points=item.points,
        longest=item.longest,
    )
