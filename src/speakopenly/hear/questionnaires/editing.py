"""Changing a questionnaire piece by piece: a new one, or ``BadInput`` where it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.conditions import Condition
from speakopenly.hear.questionnaires.names import Version, name_from
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Choice, Item, Quota


def with_item(asked: Questionnaire, item: Item) -> Questionnaire:
    """With this item in the place of the one of its name, or at the end."""
    if all(each.name != item.name for each in asked.items):
        return replace(asked, items=(*asked.items, item))
    return replace(asked, items=tuple(item if each.name == item.name else each for each in asked.items))


def without_item(asked: Questionnaire, name: str) -> Questionnaire:
    """Without an item. Refused while a condition looks at it."""
    return replace(asked, items=tuple(each for each in asked.items if each.name != name))


def with_item_moved(asked: Questionnaire, name: str, by: int) -> Questionnaire:
    """With an item so many places later (earlier where negative), at most to the end."""
    item, rest = asked.item(name), [each for each in asked.items if each.name != name]
    place = max(0, min(len(rest), asked.items.index(item) + by))
    return replace(asked, items=(*rest[:place], item, *rest[place:]))


def with_choice_moved(asked: Questionnaire, name: str, choice: str, by: int) -> Questionnaire:
    """With a choice of an item so many places later (earlier where negative), at most to the end.

    Its stable name stays, so answers that were given count for it as before.
    """
    item = asked.item(name)
    one = next((each for each in item.choices if each.name == choice), None)
    if one is None:
        raise BadInput("That choice is not there any more.", do="Look at the question again.")
    rest = [each for each in item.choices if each is not one]
    place = max(0, min(len(rest), item.choices.index(one) + by))
    return with_item(asked, replace(item, choices=(*rest[:place], one, *rest[place:])))


def with_quota(asked: Questionnaire, counts_if: Condition, wanted: int) -> Questionnaire:
    """Hoping to hear so many with such answers; 0 hopes for no number of them any more."""
    known = next((each for each in asked.quotas if each.counts_if == counts_if), None)
    others = tuple(each for each in asked.quotas if each is not known)
    if not wanted:
        return replace(asked, quotas=others)
    if known is not None:
        new = replace(known, wanted=wanted)
        return replace(asked, quotas=tuple(new if each is known else each for each in asked.quotas))
    name = name_from("hoped", taken={each.name for each in others})
    return replace(asked, quotas=(*others, Quota(name, wanted, counts_if)))


def with_versions(asked: Questionnaire, versions: Sequence[Version]) -> Questionnaire:
    """In these versions. The words of every other go."""
    kept = set(versions)
    return replace(
        asked,
        versions=tuple(versions),
        titles={each: title for each, title in asked.titles.items() if each in kept},
        consent={each: text for each, text in asked.consent.items() if each in kept},
        items=tuple(_item_in(item, kept) for item in asked.items),
    )


def _item_in(item: Item, kept: set[Version]) -> Item:
    texts = {each: text for each, text in item.texts.items() if each in kept}
    return replace(item, texts=texts, choices=tuple(_choice_in(choice, kept) for choice in item.choices))


def _choice_in(choice: Choice, kept: set[Version]) -> Choice:
    return replace(choice, labels={each: label for each, label in choice.labels.items() if each in kept})
