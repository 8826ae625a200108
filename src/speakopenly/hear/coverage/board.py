"""Count who took part, group by group, from what was said; people once each, and groups apart.

What a host typed counts only for channels of which nothing is in the base yet: once words are here, they are
counted and not believed.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from speakopenly.core.counting import Heads
from speakopenly.core.disclosure import can_show_percentage
from speakopenly.core.records import Channel, PersonId
from speakopenly.hear.coverage.crowds import Crowd, heads_of
from speakopenly.hear.coverage.took import FEWEST_OF_A_HIDDEN, Took, exactly, unknown

NOT_SAID = ""
"""In a split: people of whom the base does not say it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A group that is to be heard. It is known by ``values`` of one ``column``, and by ``nation`` if any.

    ``invited`` and ``reached`` are typed by the host and may count one person twice; None where hidden.
    ``typed`` is who took part, by channel, where a host wrote it down. ``about_here`` is how many of them
    live or work here.
    """

    key: str
    name: str
    hoped: int
    column: str = ""
    values: frozenset[str] = frozenset()
    nation: str = ""
    about_here: int | None = None
    invited: int | None = 0
    reached: int | None = 0
    typed: Mapping[Channel, int] = field(default_factory=dict)
    came: int | None = 0
    """How many came to sessions of this group, written down by whoever led them; None where hidden.

    They are never added to people: some of them may have spoken alone as well.
    """


@dataclass(frozen=True, slots=True)
class Row:
    """One group on the board: whom we hoped for, and who took part.

    ``heads`` are those of the base; ``typed`` is what was typed for channels that are not in the base.
    """

    wanted: Wanted
    took: Took
    heads: Heads
    typed: int

    @property
    def gap(self) -> float:
        """How far the group is from what we hoped, 0..1, by what may be shown and nothing else."""
        if self.wanted.hoped <= 0:
            return 0.0
        came = FEWEST_OF_A_HIDDEN if self.wanted.came is None else self.wanted.came
        return 1 - min(1.0, max(self.took.at_least, came) / self.wanted.hoped)

    @property
    def is_nobody(self) -> bool:
        """Whether nobody of them took part: not alone, not in a group, not in a session."""
        return self.took.is_nobody and self.wanted.came == 0

    @property
    def is_unknown(self) -> bool:
        """Whether nothing tells whether any of them took part."""
        return self.took.is_unknown and self.wanted.came == 0


@dataclass(frozen=True, slots=True)
class Split:
    """People who took part, by the names of a column or a channel; ``NOT_SAID`` for the others."""

    took: Mapping[str, Took]


@dataclass(frozen=True, slots=True)
class Board:
    """Every group, widest gap first, and the same people by nation and by channel.

    ``people`` took part in all. ``nobody`` are the groups of which nobody did. ``unclaimed`` are values of
    columns in use that belong to no group, with their people: only an exact board has them.
    """

    rows: tuple[Row, ...]
    by_nation: Split
    by_channel: Split
    people: Took
    unclaimed: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def nobody(self) -> tuple[Row, ...]:
        """The groups of which nobody took part."""
        return tuple(row for row in self.rows if row.is_nobody)

    @property
    def uncounted(self) -> tuple[Row, ...]:
        """The groups of which it cannot be said, because nothing tells who belongs to them."""
        return tuple(row for row in self.rows if row.is_unknown)


def count_board(wanted: Sequence[Wanted], crowds: Iterable[Crowd], *, nation_column: str) -> Board:
    """The board as it is, exactly; for those who may see exact numbers. ``protect_board`` makes it safe."""
    heard = [crowd for crowd in crowds if crowd.channel.hears_people]
    base = heads_of(heard).people
    in_base = {crowd.channel for crowd in heard}
    of = _by_value(heard, {each.column for each in wanted if each.values})
    rows = [_row(each, _theirs(each, of, nation_column), in_base, base) for each in wanted]
    return Board(
        rows=widest_gap_first(rows),
        by_nation=_split(heard, [crowd.groups.get(nation_column, NOT_SAID) for crowd in heard]),
        by_channel=_split(heard, [str(crowd.channel) for crowd in heard]),
        people=exactly(base),
        unclaimed=_unclaimed(wanted, heard),
    )


def widest_gap_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Nobody heard stands first; among equals, the group of which most were hoped for."""
    return tuple(sorted(rows, key=lambda row: (-row.gap, -row.wanted.hoped, row.wanted.name)))


@functools.lru_cache(maxsize=4096)
def plain(value: str) -> str:
    """A value without what is only spelling: case, underscores, spaces beside it."""
    return " ".join(value.replace("_", " ").split()).casefold()


def _by_value(heard: Sequence[Crowd], columns: Iterable[str]) -> dict[tuple[str, str], list[Crowd]]:
    """Crowds by what a column says of them; looked through once, however many groups there are."""
    of: dict[tuple[str, str], list[Crowd]] = defaultdict(list)
    for column in columns:
        for crowd in heard:
            of[column, plain(crowd.groups.get(column, ""))].append(crowd)
    return of


def _theirs(wanted: Wanted, of: Mapping[tuple[str, str], Sequence[Crowd]], nation_column: str) -> list[Crowd]:
    """What was said by a group: its values in its column, and its nation if it is of one."""
    values = dict.fromkeys(map(plain, wanted.values))
    found = [crowd for value in values for crowd in of.get((wanted.column, value), ())]
    if not wanted.nation:
        return found
    return [each for each in found if plain(each.groups.get(nation_column, "")) == plain(wanted.nation)]


def _row(wanted: Wanted, theirs: Sequence[Crowd], in_base: Container[Channel], base: int) -> Row:
    not_in_base = [number for channel, number in wanted.typed.items() if channel not in in_base]
    if not wanted.values and not not_in_base:
        return Row(wanted, unknown(), Heads(0), 0)
    heads, typed = heads_of(theirs), sum(not_in_base)
    people = heads.people + typed
    share_of = base if not typed and can_show_percentage(people, base) else None
    return Row(wanted, exactly(people, groups=heads.groups, share_of=share_of), heads, typed)


def _split(heard: Sequence[Crowd], names: Sequence[str]) -> Split:
    """People by name, in the order of the names; who stands under two is counted once under each."""
    by_name: dict[str, list[Crowd]] = {
        name: [] for name in sorted(set(names), key=lambda name: (not name, name))
    }
    for crowd, name in zip(heard, names, strict=True):
        by_name[name].append(crowd)
    counted = {name: heads_of(theirs) for name, theirs in by_name.items()}
    return Split({name: exactly(heads.people, groups=heads.groups) for name, heads in counted.items()})


def _unclaimed(wanted: Sequence[Wanted], heard: Sequence[Crowd]) -> dict[tuple[str, str], int]:
    claimed = {(each.column, plain(value)) for each in wanted for value in each.values}
    columns = {column for column, _value in claimed}
    seen: dict[tuple[str, str], set[PersonId]] = defaultdict(set)
    for crowd in heard:
        for column in columns:
            value = crowd.groups.get(column, "")
            if value and (column, plain(value)) not in claimed:
                seen[column, value].update(crowd.people, crowd.together)
    return {key: len(people) for key, people in sorted(seen.items())}
