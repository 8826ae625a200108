"""Contributions with the same words, counted both ways: as the people they came from, and once for all.

Neither number is the right one. Somebody who sends the words of another may mean every one of them; words
sent by hundreds may also have been written by one. So a report counts people, and says beside that how many
there would be if everybody with the same words were one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from speakopenly.core.disclosure import can_show_without_naming
from speakopenly.core.records import ContributionId, PersonId
from speakopenly.understand.findings.evidence import Heard


def first_with_same_words(heard: Iterable[Heard]) -> dict[ContributionId, ContributionId]:
    """For each contribution that shares its words with others: the first of them, and that one for itself."""
    copies = {each.id: each.same_words_as for each in heard if each.same_words_as is not None}
    return {first: first for first in copies.values()} | copies


def count_once(said: Iterable[Heard], first: Mapping[ContributionId, ContributionId]) -> int:
    """How many people said something, if all who only repeated the same words were one.

    Somebody who also said it in words of their own counts for those. Groups that speak for several are left
    out, as in every count of people.
    """
    own: set[PersonId] = set()
    repeated: dict[PersonId, ContributionId] = {}
    for each in said:
        if each.speaks_for == 1 and each.id in first:
            repeated.setdefault(each.person, first[each.id])
        elif each.speaks_for == 1:
            own.add(each.person)
    return len(own) + len({words for person, words in repeated.items() if person not in own})


def can_show_once(people: int, once: int) -> bool:
    """Whether both counts may be printed side by side: each, and what lies between them, is eight or more."""
    return all(can_show_without_naming(count) for count in (people, once, people - once))
