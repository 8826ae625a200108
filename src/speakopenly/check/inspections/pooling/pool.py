"""Reports pooled over authorities: how many say something of a topic, which way, when, under which rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from speakopenly.check.inspections.pooling.groups import (
    Group,
    by_framework,
    count_authorities,
    is_none_or_enough,
    is_wide_enough,
    join,
    parts_of,
)
from speakopenly.check.inspections.pooling.ranges import Cluster, range_over
from speakopenly.check.inspections.pooling.records import Said
from speakopenly.check.inspections.pooling.topics import Topic
from speakopenly.check.inspections.records import Polarity
from speakopenly.core.counting import Range


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``base`` reports, which are of ``authorities``, with the range of the share."""

    count: int
    base: int
    authorities: int
    range: Range

    @property
    def share(self) -> float:
        """0..1."""
        return self.count / self.base


@dataclass(frozen=True, slots=True)
class Row:
    """One group of reports: how many say something, and of those, how many which way.

    ``ways`` is None where which way may be shown of wider groups only, and empty where no report of the group
    says anything.
    """

    group: Group
    says: Share
    ways: Mapping[Polarity, Share] | None = None


@dataclass(frozen=True, slots=True)
class Pooled:
    """One topic. ``whole`` is None where not even all reports together may be shown.

    ``by_time`` holds how many say something, ``ways_by_time`` which way, in groups as wide or wider;
    ``by_framework`` has the sums of ``by_time`` over years.
    """

    topic: Topic
    whole: Row | None
    by_framework: tuple[Row, ...]
    by_time: tuple[Row, ...]
    ways_by_time: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """All topics. ``reports`` is None where the reports are of fewer than five authorities.

    ``left_out`` counts reports without an authority or a date; they stand in no group.
    """

    reports: Group | None
    groups: tuple[Group, ...]
    topics: Mapping[Topic, Pooled]
    left_out: int


def pool(reports: Iterable[Said]) -> Pool:
    """Pool reports. Order does not matter: equal reports give an equal pool."""
    every = list(reports)
    known = [each for each in every if each.authority and each.year]
    groups = join(parts_of(known), is_wide_enough)
    whole = Group(tuple(report for group in groups for report in group.reports)) if groups else None
    topics = {topic: _pooled(topic, groups) for topic in Topic}
    return Pool(whole, groups, topics, len(every) - len(known))


def saying(topic: Topic, reports: Iterable[Said], way: Polarity | None = None) -> list[Said]:
    """Those of the reports that say something of a topic, or that say it this way."""
    found = [each for each in reports if each.topics[topic].is_mentioned]
    return [each for each in found if way is None or each.topics[topic].polarity is way]


def share_of(reports: Sequence[Said], counts: Callable[[Said], bool]) -> Share:
    """How many of these reports are counted, with the range over their authorities."""
    in_all, hits = (
        Counter(each.authority for each in some) for some in (reports, [r for r in reports if counts(r)])
    )
    clusters = [Cluster(hits[name], number) for name, number in in_all.items()]
    return Share(hits.total(), len(reports), count_authorities(reports), range_over(clusters))


def _pooled(topic: Topic, groups: Sequence[Group]) -> Pooled:
    says = join(groups, lambda reports: _may_say_how_many(topic, reports))
    ways = join(says, lambda reports: _may_say_which_way(topic, reports))
    everything = tuple(report for group in says for report in group.reports)
    return Pooled(
        topic=topic,
        whole=_row(topic, Group(everything), with_ways=bool(ways)) if says else None,
        by_framework=tuple(_row(topic, each) for each in by_framework(says)),
        by_time=tuple(_row(topic, each) for each in says),
        ways_by_time=tuple(_row(topic, each, with_ways=True) for each in ways),
    )


def _may_say_how_many(topic: Topic, reports: Sequence[Said]) -> bool:
    return is_wide_enough(reports) and is_none_or_enough(saying(topic, reports))


def _may_say_which_way(topic: Topic, reports: Sequence[Said]) -> bool:
    """Whether no way is of too few, and it cannot be told of every single report which way it says."""
    says = saying(topic, reports)
    if not says:
        return _may_say_how_many(topic, reports)
    ways = [saying(topic, says, way) for way in Polarity]
    says_all_the_same = any(len(each) == len(reports) for each in ways)
    return is_wide_enough(says) and all(map(is_none_or_enough, ways)) and not says_all_the_same


def _row(topic: Topic, group: Group, *, with_ways: bool = False) -> Row:
    says = share_of(group.reports, lambda each: each.topics[topic].is_mentioned)
    return Row(group, says, _ways(topic, group) if with_ways else None)


def _ways(topic: Topic, group: Group) -> Mapping[Polarity, Share]:
    says = saying(topic, group.reports)
    if not says:
        return {}
    return {way: _share_of_a_way(topic, says, way) for way in Polarity}


def _share_of_a_way(topic: Topic, says: Sequence[Said], way: Polarity) -> Share:
    return share_of(says, lambda each: each.topics[topic].polarity is way)
