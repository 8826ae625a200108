"""What passages of a topic speak of more closely, told by a few general words that stand in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from speakopenly.check.inspections.pooling.records import OnTopic, Passage
from speakopenly.check.inspections.pooling.topics import Topic


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that is spoken of, in our own words, and the words by which a passage is known to do so."""

    name: str
    words: re.Pattern[str]

    def passages(self, said: OnTopic) -> tuple[Passage, ...]:
        """Those that speak of it."""
        return tuple(each for each in said.passages if self.words.search(each.text))


def _aspect(name: str, words: str) -> Aspect:
    return Aspect(name, re.compile(rf"\b(?:{words})", re.IGNORECASE))


ASPECTS: Final[Mapping[Topic, tuple[Aspect, ...]]] = MappingProxyType(
    {
        Topic.BLAME_CLIMATE: (
            _aspect("blame, fear or bullying", r"blam|fear|afraid|bully|bullied|punish|punitive|scapegoat"),
            _aspect("feeling safe, valued or cared for", r"safe|valued|cared\s+for|well-?being|nurtur"),
            _aspect("morale", r"morale"),
        ),
        Topic.FAMILIES: (
            _aspect("blame by that name", r"blam"),
            _aspect("fault or being responsible", r"fault|responsib|culpab"),
        ),
        Topic.OPENNESS: (
            _aspect("being listened to", r"listen|heard"),
            _aspect("challenge", r"challeng"),
            _aspect("being honest or open", r"open|honest|transparen|candid|candour"),
        ),
        Topic.CORPORATE_LEARNING: (
            _aspect("audit or quality assurance", r"audit|quality[\s-]+assur"),
            _aspect("complaints", r"complain"),
            _aspect("feedback", r"feedback"),
            _aspect("reviews of what happened", r"serious\s+case|learning\s+review|case\s+review|lesson"),
        ),
        Topic.SUPERVISION: (
            _aspect("how regular it is", r"regular|frequen|irregular|infrequen|timely|gap"),
            _aspect("reflection", r"reflect"),
            _aspect("challenge or direction", r"challeng|direct|rigor|drift"),
            _aspect("how it is written down", r"record"),
        ),
        Topic.WORKLOAD_PRESSURE: (
            _aspect("caseloads or workload", r"caseload|workload|case\s+load|work\s+load"),
            _aspect("turnover or keeping staff", r"turnover|turn-over|retention|retain|leav"),
            _aspect("vacancies or recruitment", r"vacanc|recruit"),
            _aspect("agency or interim staff", r"agency|interim|temporary|locum"),
            _aspect("a stable or permanent workforce", r"stable|stability|permanent"),
        ),
    }
)
"""The words are general and ours; a passage may speak of several of these, or of none."""
