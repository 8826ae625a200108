"""Lists from several databases made into one: every record kept, merged or left out, and each told.

Lists are read one by one; then each record is held beside those before it with which it shares a mark (its
DOI, a stretch of its title, an author with a year). Records that are the same are merged with the first of
them, near pairs are listed for people, and what people said of a pair is followed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from speakopenly.hear.literature.alike import Verdict, judge, names_of, title_of, word_counts
from speakopenly.hear.literature.merging import filled
from speakopenly.hear.literature.records import Literature, Record

Place = tuple[str, int]
"""A file, and the line or row of a record in it."""

_MOST_ALIKE: Final = 60
"""Records of one mark with which another is compared; a mark that more share tells nothing."""
_RARE_WORDS: Final = 3
_STRETCH: Final = 24


@dataclass(frozen=True, slots=True)
class Kept:
    """A work, with every place where a database listed it, the first first."""

    record: Record
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Same:
    """A record that was merged: where it stood, where the one it was merged into stands, and who said so."""

    place: Place
    into: Place
    by: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two records that may be one work; a person judges."""

    one: Place
    other: Place


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that could not be used, where it stood, and why."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What several lists hold together. ``kept``, ``merged`` and ``rejected`` are all that were found."""

    found: Mapping[str, int]
    kept: tuple[Kept, ...] = field(repr=False)
    merged: tuple[Same, ...]
    near: tuple[Near, ...]
    rejected: tuple[LeftOut, ...]
    notes: tuple[tuple[str, str], ...]


MACHINE, PERSON, FILE = "machine", "person", "file"
"""Who said that two records are one: the machine, a person, or the reading of the file they both stand in."""


def join(
    lists: Sequence[Literature],
    *,
    said: Mapping[frozenset[Place], bool] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Joined:
    """Make several lists into one. ``said`` is what people judged of pairs, by the places of both.

    The order of the lists is that in which records are kept. Raises ValueError where two files have one name,
    as nobody could tell their records apart.
    """
    found = {each.file: each.found for each in lists}
    if len(found) < len(lists):
        raise ValueError("Two files have the same name.")
    within = [
        Same((each.file, one.line), (each.file, _line_of(each, one.into)), FILE)
        for each in lists
        for one in each.merged
    ]
    every = [((each.file, record.line), record) for each in lists for record in each.records]
    kept, merged, near = _joined(every, said or {}, progress)
    places: dict[Place, list[Place]] = {place: [place] for place in kept}
    into = {same.place: same.into for same in merged}
    for same in within:
        into[same.place] = same.into
    for place in into:
        places[_end(place, into)].append(place)
    return Joined(
        found=found,
        kept=tuple(Kept(record, tuple(places[place])) for place, record in kept.items()),
        merged=(*within, *merged),
        near=tuple(near),
        rejected=tuple(LeftOut((each.file, row.row), row.reason) for each in lists for row in each.rejected),
        notes=tuple((each.file, note) for each in lists for note in each.notes),
    )


def _line_of(literature: Literature, number: int) -> int:
    return next(record.line for record in literature.records if record.number == number)


def _end(place: Place, into: Mapping[Place, Place]) -> Place:
    while place in into:
        place = into[place]
    return place


def _joined(
    every: Sequence[tuple[Place, Record]],
    said: Mapping[frozenset[Place], bool],
    progress: Callable[[str, int, int], None] | None,
) -> tuple[dict[Place, Record], list[Same], list[Near]]:
    known = word_counts(record for _, record in every)
    kept, merged, near = dict[Place, Record](), list[Same](), list[Near]()
    marked, into = dict[object, list[Place]](), dict[Place, Place]()
    for done, (place, record) in enumerate(every, start=1):
        marks = list(_marks(record, known))
        same, by, close = _look(place, record, marks, marked, kept, known, said)
        near += [Near(one, place) for one in close if one != same]
        if same is None:
            kept[place] = record
        else:
            kept[same] = filled(kept[same], record)
            merged.append(Same(place, same, by))
            into[place] = same
        for mark in marks:
            holders = marked.setdefault(mark, [])
            if (end := same or place) not in holders[-_MOST_ALIKE:]:
                holders.append(end)
        if progress and (done % 500 == 0 or done == len(every)):
            progress("De-duplicating", done, len(every))
    return kept, merged, [pair for pair in near if _is_open(pair, into, said)]


def _look(
    place: Place,
    record: Record,
    marks: Sequence[object],
    marked: Mapping[object, list[Place]],
    kept: Mapping[Place, Record],
    known: Counter[str],
    said: Mapping[frozenset[Place], bool],
) -> tuple[Place | None, str, list[Place]]:
    """The kept record that this one is, who says so, and those that it is near to."""
    seen, close = dict[Place, None](), list[Place]()
    for mark in marks:
        seen.update(dict.fromkeys(marked.get(mark, [])[:_MOST_ALIKE]))
    for pair, is_same in said.items():
        if is_same and place in pair:
            (other,) = pair - {place}
            if other in kept:
                return other, PERSON, []
    for candidate in seen:
        judged = said.get(frozenset({candidate, place}))
        verdict = judge(kept[candidate], record, known) if judged is None else _VERDICTS[judged]
        if verdict is Verdict.SAME:
            return candidate, MACHINE if judged is None else PERSON, close
        if verdict is Verdict.NEAR:
            close.append(candidate)
    return None, MACHINE, close


_VERDICTS: Final = {True: Verdict.SAME, False: Verdict.APART}


def _is_open(pair: Near, into: Mapping[Place, Place], said: Mapping[frozenset[Place], bool]) -> bool:
    ends = {_end(pair.one, into), _end(pair.other, into)}
    return len(ends) == 2 and frozenset({pair.one, pair.other}) not in said


def _marks(record: Record, known: Counter[str]) -> Iterator[object]:
    """What two records of one work are likely to share, whatever of the rest is written otherwise."""
    if record.doi:
        yield "doi", record.doi
    title = title_of(record.title)
    text = "".join(title.words)
    if text:
        yield "whole", text
        yield "start", text[:_STRETCH]
        yield "end", text[-_STRETCH:]
    shared = [word for word in dict.fromkeys(title.words) if known[word] > 1]
    rare = sorted(shared, key=lambda word: (known[word], word))[:_RARE_WORDS]
    for at, one in enumerate(rare):
        for other in rare[at + 1 :]:
            yield "words", one, other
    for name in names_of(replace(record, authors=record.authors[:1])):
        for year in () if record.year is None else (record.year, record.year + 1):
            yield "name", name, year, title.words[:1]
