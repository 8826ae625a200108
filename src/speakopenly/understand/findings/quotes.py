"""Choose passages that may be quoted, exact to the letter, and say no more of the speaker than is safe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from speakopenly.core import disclosure
from speakopenly.core.records import (
    Attribution,
    Channel,
    ContributionId,
    Passage,
    PassageId,
    PersonId,
    Theme,
    place_at,
)
from speakopenly.understand.findings.evidence import Evidence, Heard
from speakopenly.understand.findings.numbers import is_somebody

QUOTES_FOR_A_FINDING = 3
FEWEST_WORDS, MOST_WORDS = 8, 45
"""Shorter passages say little, longer ones single people out."""

MOST_REPRESENTATIVE = 40
"""Only these many are weighed against each other: balance must not fetch a quote from the theme's edge."""

_PLACEHOLDER = re.compile(r"\[[^\]]*\]")
_NAME_LIKE = re.compile(r"(?<=[\w,;:)’'”\"-]\s)(?!I\b|I['’])[^\W\d_a-zà-ÿ]\w+")
"""A capital inside a sentence may be a name no recogniser knew. Better a quote less than a name too many."""
_NUMBER_LIKE = re.compile(r"\d|@|https?:|www\.")
_WELL_KNOWN = re.compile(
    r"\b(?:NHS|CAMHS|MASH|IRO|LADO|SENCO|EHCP|GP|A&E|TV|OK|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|Christmas|Easter|Ofsted|Covid|English|Welsh|British|Mum|Dad|God|Mr|Mrs|Dr)\b"
)


def may_stand_alone(text: str) -> bool:
    """Whether the words of a passage may be printed without a person having looked at them.

    Stricter than de-identification: nothing hidden in it, nothing that looks like a name or a number, and of
    a length that says something.
    """
    words = len(text.split())
    if not FEWEST_WORDS <= words <= MOST_WORDS or _PLACEHOLDER.search(text):
        return False
    return not (_NAME_LIKE.search(_WELL_KNOWN.sub("us", text)) or _NUMBER_LIKE.search(text))


_NOBODYS = {Channel.LITERATURE: "from the literature", Channel.PUBLIC_TEXT: "from a public text"}


def cite(heard: Heard, passage: Passage) -> str:
    """The page or the time of a passage where a reader of the report could look it up, else nothing.

    That is so for what nobody speaks in, and for a recording that its speaker let us publish: a page or a
    time of anything else would only single its writer out.
    """
    if is_somebody(heard) and not heard.may_play:
        return ""
    place = place_at(heard.places, passage.start)
    return str(place) if place else ""


@dataclass(frozen=True, slots=True)
class Shared:
    """How many people share each description, so that a quote says only what at least eight share."""

    columns: tuple[str, ...]
    people: Mapping[tuple[str, ...], int]

    def describe(self, heard: Heard) -> str:
        """The longest safe description of a speaker: channel and groups, then channel, then nobody.

        Empty where they asked that nothing is said of them; no longer than they allowed.
        """
        if not is_somebody(heard):
            return _NOBODYS[Channel(heard.channel)]
        if heard.attribution is Attribution.NOT_AT_ALL:
            return ""
        parts = _description(heard, self.columns)
        if heard.attribution is Attribution.CHANNEL:
            parts = parts[:1]
        while parts:
            if disclosure.can_show_without_naming(self.people.get(parts, 0)):
                return ", ".join(part.replace("_", " ") for part in parts)
            parts = parts[:-1]
        return "a person we heard"


def count_shared_descriptions(evidence: Evidence) -> Shared:
    """Count distinct people behind every description a quote could carry."""
    return count_descriptions(evidence.heard, evidence.about.group_columns)


def count_descriptions(everyone: Iterable[Heard], columns: tuple[str, ...]) -> Shared:
    """The same from rows alone: of each, only the person, the channel and the groups are read."""
    return count_crowds(((heard, (heard.person,)) for heard in everyone), columns)


def count_crowds(crowds: Iterable[tuple[Heard, Collection[PersonId]]], columns: tuple[str, ...]) -> Shared:
    """The same where many are known to be alike: of each crowd one of them, and the people."""
    people: dict[tuple[str, ...], set[PersonId]] = {}
    for heard, persons in crowds:
        if not is_somebody(heard):
            continue
        parts = _description(heard, columns)
        for length in range(1, len(parts) + 1):
            people.setdefault(parts[:length], set()).update(persons)
    return Shared(columns, {parts: len(persons) for parts, persons in people.items()})


def _description(heard: Heard, columns: tuple[str, ...]) -> tuple[str, ...]:
    groups = (heard.groups.get(column) for column in columns)
    return (heard.channel, *(group for group in groups if group))


def quotable(passages: Iterable[Passage], heard: Mapping[ContributionId, Heard]) -> frozenset[PassageId]:
    """The passages whose speakers agreed to be quoted. What is not among them stands in no finding."""
    return frozenset(each.id for each in passages if heard[each.contribution].may_quote)


def choose_quotes(
    theme: Theme, passages: Mapping[PassageId, Passage], heard: Mapping[ContributionId, Heard]
) -> tuple[PassageId, ...]:
    """The most representative passages that consent and de-identification allow, from different people.

    Different groups come first, so that one voice does not fill the page.
    """
    speakers: Counter[tuple[str, ...]] = Counter()
    people: set[PersonId] = set()
    ranked: list[tuple[int, int, PassageId]] = []
    for rank, passage in enumerate(islice(allowed(theme, passages, heard), MOST_REPRESENTATIVE)):
        speaker = heard[passages[passage].contribution]
        if speaker.person in people:
            continue
        people.add(speaker.person)
        group = tuple(sorted(speaker.groups.values()))
        ranked.append((speakers[group], rank, passage))
        speakers[group] += 1
    return tuple(passage for _, _, passage in sorted(ranked)[:QUOTES_FOR_A_FINDING])


def allowed(
    theme: Theme, passages: Mapping[PassageId, Passage], heard: Mapping[ContributionId, Heard]
) -> Iterator[PassageId]:
    """The passages of a theme that consent and de-identification allow as quotes, each wording once."""
    seen: set[str] = set()
    for passage in theme.passages:
        text = passages[passage].text
        alike = " ".join(re.findall(r"\w+", text.lower()))
        if heard[passages[passage].contribution].may_quote and may_stand_alone(text) and alike not in seen:
            seen.add(alike)
            yield passage
