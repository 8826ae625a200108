"""What the pool shows, in sentences of our own. No report is quoted and no authority is named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from speakopenly.check.inspections.pooling.accuracy import Accuracy
from speakopenly.check.inspections.pooling.aspects import ASPECTS, Aspect
from speakopenly.check.inspections.pooling.groups import Group, is_none_or_enough
from speakopenly.check.inspections.pooling.pool import Pooled, Row, Share, saying, share_of
from speakopenly.check.inspections.pooling.records import Passage, Said
from speakopenly.check.inspections.pooling.topics import NAMES, Topic
from speakopenly.check.inspections.records import Framework, Polarity
from speakopenly.core.counting import most_there_could_be

_EVIDENCE_LENGTH = 8

RULES: Final[Mapping[Framework, str]] = MappingProxyType(
    {
        Framework.PRE_SIF: "pre-SIF",
        Framework.SIF: "SIF",
        Framework.ILACS: "ILACS",
        Framework.OTHER: "other rules",
    }
)
WAYS: Final[Mapping[Polarity, str]] = MappingProxyType(
    {
        Polarity.STRENGTH: "as a strength",
        Polarity.WEAKNESS: "as a weakness",
        Polarity.MIXED: "as both, of like weight",
    }
)
WAYS_OF_FAMILIES: Final[Mapping[Polarity, str]] = MappingProxyType(
    {
        Polarity.STRENGTH: "of practice that takes care not to blame",
        Polarity.WEAKNESS: "in words that blame, or of practice that does",
        Polarity.MIXED: "both ways",
    }
)
TOO_FEW: Final = (
    "So few reports, or reports of so few authorities, say this that a number would point at one of them. It"
    " is not given."
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the reports it counts and the passages it rests on."""

    text: str
    reports: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()

    @property
    def evidence(self) -> str:
        """A short id of everything behind it; other evidence, another id."""
        behind = "\n".join((*sorted(self.reports), "", *sorted(self.passages)))
        return hashlib.sha256(behind.encode()).hexdigest()[:_EVIDENCE_LENGTH]


def name_of(group: Group) -> str:
    """A group by its rules and years: "ILACS, 2018 to 2019"."""
    first, last = group.years
    when = f"{first}" if first == last else f"{first} to {last}"
    return f"{rules_of(group)}, {when}"


def rules_of(group: Group) -> str:
    """The rules of a group: "pre-SIF, SIF and other rules"."""
    *others, last = (RULES[each] for each in group.frameworks)
    return f"{', '.join(others)} and {last}" if others else last


def ways_of(topic: Topic) -> Mapping[Polarity, str]:
    """How a way of saying is named for a topic."""
    return WAYS_OF_FAMILIES if topic is Topic.FAMILIES else WAYS


def percent(share: float) -> str:
    """A share as a whole percentage; only none is 0% and only all are 100%."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"


def ends_of(share: Share) -> str:
    """The two ends of a range, short: "88% to 93%"."""
    return f"{percent(share.range.low)} to {percent(share.range.high)}"


def range_in_words(share: Share) -> str:
    """The two ends of a range: "between 88% and 93%"."""
    return f"between {percent(share.range.low)} and {percent(share.range.high)}"


def of_topic(pooled: Pooled, accuracy: Accuracy | None) -> Iterator[Sentence]:
    """Everything that is said of one topic over all reports, sentence by sentence.

    Which way reports say it is told only where the reader was measured to tell it well enough.
    """
    if pooled.whole is None:
        yield Sentence(f"Our search found something of {_in_a_sentence(pooled.topic)}. {TOO_FEW}")
        return
    yield how_many_say(pooled.topic, pooled.whole)
    if not pooled.whole.says.count:
        return
    yield how_well(accuracy)
    yield from _which_way_if_told(pooled, accuracy)
    for aspect in ASPECTS[pooled.topic]:
        yield _of_aspect(pooled.topic, aspect, pooled.whole)
    yield from _by_framework(pooled)


def how_many_say(topic: Topic, row: Row) -> Sentence:
    """How many of the reports say something of the topic, and in how many nothing was found."""
    says, name = row.says, _in_a_sentence(topic)
    if not says.count:
        most = most_there_could_be(says.authorities)
        text = (
            f"In none of the {says.base} reports did our search find anything of {name}. In a like set it"
            f" could still stand in up to {most:.0%} of reports."
        )
    else:
        silent = says.base - says.count
        text = (
            f"Of {says.base} reports, {says.count} say something of {name}"
            f" ({percent(says.share)}, {range_in_words(says)})."
            f" In {silent or 'none'} our search found nothing."
        )
    return Sentence(text, _ids(row.group.reports), _passages(topic, row.group.reports))


def beside_each_other(one: Share, other: Share) -> str:
    """Whether two shares stand apart; where their ranges meet nothing is said of a difference."""
    if one.range.low <= other.range.high and other.range.low <= one.range.high:
        return "the gap may be nothing"
    return "the ranges do not meet"


def how_well(accuracy: Accuracy | None) -> Sentence:
    """How often the program was right about this topic, so that it stands beside its numbers."""
    if accuracy is None:
        return Sentence("How often the program is right about this has not been measured: read it as a hint.")
    text = (
        f"Of {accuracy.reports} labelled reports of authorities that the program had not learned from,"
        f" {accuracy.saying} say it by their labels. It was right in {accuracy.status_right} whether a report"
        f" says it, and in {accuracy.way_right} of {accuracy.saying} which way. The ranges do not count that."
    )
    return Sentence(text)


def _which_way_if_told(pooled: Pooled, accuracy: Accuracy | None) -> Iterator[Sentence]:
    assert pooled.whole is not None  # noqa: S101  (asked before)
    if accuracy is None or not accuracy.tells_which_way:
        yield Sentence(
            "Which way they say it is not told: the program is not right often enough, or was not measured."
        )
    elif pooled.whole.ways:
        yield _which_way(pooled)
    else:
        yield Sentence(f"Which way they say it is not told. {TOO_FEW}")


def _which_way(pooled: Pooled) -> Sentence:
    assert pooled.whole is not None  # noqa: S101  (asked before)
    assert pooled.whole.ways  # noqa: S101
    says = saying(pooled.topic, pooled.whole.group.reports)
    write = "write" if pooled.topic is Topic.FAMILIES else "write of it"
    named = ways_of(pooled.topic)
    parts = [
        f"{share.count} {write} {named[way]} ({percent(share.share)}, {range_in_words(share)})"
        for way, share in pooled.whole.ways.items()
    ]
    text = f"Of these {len(says)}, {', '.join(parts[:-1])} and {parts[-1]}."
    return Sentence(text, _ids(says), _passages(pooled.topic, says))


def _of_aspect(topic: Topic, aspect: Aspect, whole: Row) -> Sentence:
    """How many reports speak of one thing more closely; in words where a number would point at one."""
    says = saying(topic, whole.group.reports)
    speaking = [each for each in says if aspect.passages(each.topics[topic])]
    found = {each.report for each in speaking}
    others = [each for each in says if each.report not in found]
    of_these, speak = f"of these {len(says)}", f"the words found speak of {aspect.name}"
    if not speaking:
        return Sentence(f"In none {of_these} do {speak}.", _ids(says), _passages(topic, says))
    if not is_none_or_enough(speaking):
        return Sentence(f"In very few {of_these} {speak}. The number is not given: it would point at one.")
    if not others or not is_none_or_enough(others):
        return Sentence(f"In all or nearly all {of_these} {speak}.")
    share = share_of(says, lambda each: bool(aspect.passages(each.topics[topic])))
    text = f"In {share.count} {of_these} {speak} ({percent(share.share)}, {range_in_words(share)})."
    behind = [passage for each in speaking for passage in aspect.passages(each.topics[topic])]
    return Sentence(text, _ids(speaking), tuple(passage.id for passage in behind))


def _by_framework(pooled: Pooled) -> Iterator[Sentence]:
    """The frameworks beside each other, with the warning that each looks at other things."""
    rows = pooled.by_framework
    if len(rows) < 2:
        return
    parts = [
        f"{rules_of(row.group)} {row.says.count} of {row.says.base} ({range_in_words(row.says)})"
        for row in rows
    ]
    text = (
        f"By the rules of the time: {'; '.join(parts)}. {_apart(rows)} Each set of rules asks inspectors to"
        " look at other things, so this tells of reports and not of authorities."
    )
    reports = [report for row in rows for report in row.group.reports]
    yield Sentence(text, _ids(reports), _passages(pooled.topic, reports))


def _apart(rows: Sequence[Row]) -> str:
    pairs = [(one, other) for at, one in enumerate(rows) for other in rows[at + 1 :]]
    apart = [
        f"under {rules_of(one.group)} and under {rules_of(other.group)}"
        for one, other in pairs
        if beside_each_other(one.says, other.says) != "the gap may be nothing"
    ]
    if not apart:
        return "All these ranges meet: the gaps may be nothing."
    return f"The ranges {'; '.join(apart)} do not meet."


def _in_a_sentence(topic: Topic) -> str:
    return NAMES[topic][0].lower() + NAMES[topic][1:]


def _ids(reports: Sequence[Said]) -> tuple[str, ...]:
    return tuple(each.report for each in reports)


def _passages(topic: Topic, reports: Sequence[Said]) -> tuple[str, ...]:
    found: list[Passage] = [passage for each in reports for passage in each.topics[topic].passages]
    return tuple(each.id for each in found)
