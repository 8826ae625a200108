"""Records of one file that are the same work: merged, and told.

The same DOI, with titles that do not contradict it (a supplement of a journal may share one); or the same
title and year, where nothing contradicts it (two DOIs, other authors, another abstract). Titles are compared
letter for letter without case, accents and signs: near titles may be two parts of one study, so here they
stay; ``joining`` looks closer, and lists near pairs for people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from speakopenly.hear.literature.alike import contradicts
from speakopenly.hear.literature.records import Merged, Record

SAME_TITLE: Final = 80
"""Of 100: how like two titles must be (``token_sort_ratio``) where the DOI is the same. Databases differ in
subtitles and signs; unlike works of one supplement stay under 60."""

TELLING_WORDS: Final = 5
"""A title of fewer words ("Editorial") tells no work from another, unless the first author is the same."""

_COMPARED: Final = 500
"""Characters of two titles that are compared: no title is longer."""
_MOST_ALIKE: Final = 100
"""Records of one DOI, or one title and year, with which another is compared. More share it by mistake."""
_SIGNS: Final = re.compile(r"[\W_]+")


def merge(records: Iterable[Record]) -> tuple[tuple[Record, ...], tuple[Merged, ...]]:
    """Merge the same works, keeping the first and what only the others know; give both, in order."""
    kept, merged = dict[int, Record](), list[Merged]()
    known = dict[tuple[object, ...], list[int]]()
    for record in records:
        marks = list(_marks(record))
        same = next(
            (
                number
                for mark in marks
                for number in known.get(mark, [])[:_MOST_ALIKE]
                if _is_same(kept[number], record, by_doi=mark[0] == "doi")
            ),
            None,
        )
        if same is None:
            same = record.number
            kept[same] = record
        else:
            kept[same] = filled(kept[same], record)
            merged.append(Merged(record.number, record.line, same))
        for mark in marks:
            if same not in known.setdefault(mark, []):
                known[mark].append(same)
    return tuple(kept.values()), tuple(merged)


def _marks(record: Record) -> Iterator[tuple[object, ...]]:
    if record.doi:
        yield "doi", record.doi
    title = _folded(record.title)
    if title and record.year is not None:
        yield "title", title, record.year


def _is_same(one: Record, other: Record, *, by_doi: bool) -> bool:
    if by_doi:
        titles = (_plain(one.title[:_COMPARED]), _plain(other.title[:_COMPARED]))
        return not all(titles) or fuzz.token_sort_ratio(*titles) >= SAME_TITLE
    if contradicts(one, other):
        return False
    return len(one.title.split()) >= TELLING_WORDS or _has_same_author(one, other)


def _has_same_author(one: Record, other: Record) -> bool:
    return bool(one.authors and other.authors) and _folded(one.authors[0]) == _folded(other.authors[0])


def filled(kept: Record, other: Record) -> Record:
    """Take from the other what the kept one lacks, and the longer abstract: some databases cut it short."""
    return replace(
        kept,
        title=kept.title or other.title,
        abstract=max(kept.abstract, other.abstract, key=len),
        authors=kept.authors or other.authors,
        year=kept.year if kept.year is not None else other.year,
        journal=kept.journal or other.journal,
        doi=kept.doi or other.doi,
        kind=kept.kind or other.kind,
        given_id=kept.given_id or other.given_id,
    )


def _folded(text: str) -> str:
    return _plain(text).replace(" ", "")


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _SIGNS.sub(" ", "".join(each for each in letters if not unicodedata.combining(each))).strip()
