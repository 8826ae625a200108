"""What a search that counts looks for, in words that are printed beside its number."""

from __future__ import annotations

from collections.abc import Sequence

from speakopenly.understand.search.query import Query, Term


def in_words(query: Query, *, theme: str = "", code: str = "") -> str:
    """What is looked for, as part of a sentence.

    >>> from speakopenly.understand.search.query import read_query
    >>> in_words(read_query('rota* "agency staff" -school'), code="Workload")
    'the words “rota…” and “agency staff” without “school”, where a person gave the code “Workload”'
    """
    parts = [_words(query)] if query.wanted else []
    if theme:
        parts.append(f"in the theme “{theme}”")
    if code:
        parts.append(f"where a person gave the code “{code}”")
    return ", ".join(parts)


def _words(query: Query) -> str:
    name = "the word" if len(query.wanted) == 1 else "the words"
    without = f" without {_listed(query.unwanted, 'or')}" if query.unwanted else ""
    return f"{name} {_listed(query.wanted, 'and')}{without}"


def _listed(terms: Sequence[Term], joined: str) -> str:
    *first, last = [f"“{' '.join(term.words)}{'…' if term.begins else ''}”" for term in terms]
    return f"{', '.join(first)} {joined} {last}" if first else last
