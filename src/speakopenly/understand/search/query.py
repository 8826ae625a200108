"""What somebody typed into a search box, read without ever refusing it.

``"in quotes"`` is a phrase, ``-word`` leaves out, ``listen*`` begins so; everything else is words, all of
which are wanted. Whatever does not fit these rules is taken as plain words.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from speakopenly.understand.deidentify.folding import fold

LONGEST, MOST_TERMS = 1_000, 32
"""Characters and terms read of one query; the rest is not."""
_PLACEHOLDER = re.compile(r"\[[^\]\n]{1,40}\]")
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_LABEL_DIGEST = 8


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or a phrase of several; ``begins`` where words may go on after it."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is wanted, in folded words. ``is_exact`` where somebody asked for these very words.

    ``plain`` is the query as a sentence, for search by meaning; empty where that would be against the wish.
    """

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    is_exact: bool = False
    plain: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is wanted: no word, or only words to leave out."""
        return not self.wanted

    @property
    def marks(self) -> tuple[str, ...]:
        """Every wanted word, for marking it on a page."""
        return tuple(dict.fromkeys(word for term in self.wanted for word in term.words))


def words_of(text: str) -> list[str]:
    """The words of a text as they are searched: lower case, no accents, letters and digits only."""
    return _WORD.findall(fold(unicodedata.normalize("NFKC", text)))


def searchable(text: str) -> str:
    """A passage as it is written into an index of words: folded, without placeholders such as ``[name]``."""
    return " ".join(words_of(_PLACEHOLDER.sub(" ", text)))


def read_query(typed: str) -> Query:
    """Read a query. Nothing raises; what holds no letter or digit asks for nothing."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    plain: list[str] = []
    is_exact = False
    for part in _PART.finditer(_clean(typed)):
        said = part["phrase"] if part["word"] is None else part["word"]
        term = _term(said, is_phrase=part["word"] is None)
        if term is None or len(wanted) + len(unwanted) == MOST_TERMS:
            continue
        (unwanted if part["minus"] else wanted).append(term)
        is_exact = is_exact or bool(part["minus"]) or part["word"] is None
        plain.append(said.replace("*", " "))
    return Query(
        tuple(dict.fromkeys(wanted)),
        tuple(dict.fromkeys(unwanted)),
        is_exact,
        "" if is_exact else " ".join(" ".join(plain).split()),
    )


def label(name: str, value: str) -> str:
    """A label of a passage, such as its channel, as one made-up word that no text holds."""
    told = f"{len(name)}:{name}={value}".encode("utf-8", "surrogatepass")
    # The last letter keeps a stemmer from taking the end of a digest for an ending.
    return f"x{hashlib.blake2b(told, digest_size=_LABEL_DIGEST).hexdigest()}x"


def labels(given: Mapping[str, str]) -> str:
    """All labels of a passage, as they are written into an index of words."""
    return " ".join(label(name, value) for name, value in sorted(given.items()))


def as_fts5(query: Query, *, among: Iterable[str] = (), anyone: bool = False) -> str:
    """The query in SQLite's FTS5 language, over columns ``words`` and ``scope``.

    ``among`` are labels that must all be there. ``anyone`` is content with any of the wanted words.
    """
    if query.is_empty:
        return ""
    joined = (" OR " if anyone else " AND ").join(map(_quoted, query.wanted))
    found = f"({joined})"
    if query.unwanted:
        found = f"({found} NOT ({' OR '.join(map(_quoted, query.unwanted))}))"
    scope = " AND ".join(f'"{each}"' for each in among)
    return f"words : {found}" + (f" AND scope : ({scope})" if scope else "")


def as_tsquery(query: Query, *, anyone: bool = False) -> str:
    """The same for PostgreSQL's ``to_tsquery``; labels are asked for apart."""
    if query.is_empty:
        return ""
    found = f"({(' | ' if anyone else ' & ').join(map(_for_postgres, query.wanted))})"
    return " & ".join([found, *(f"!({_for_postgres(each)})" for each in query.unwanted)])


def _clean(typed: str) -> str:
    some = typed[:LONGEST].replace("\u201c", '"').replace("\u201d", '"')
    return "".join(" " if unicodedata.category(letter)[0] == "C" else letter for letter in some)


def _term(said: str, *, is_phrase: bool) -> Term | None:
    words = tuple(words_of(said))
    return Term(words, begins=not is_phrase and said.rstrip().endswith("*")) if words else None


def _quoted(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.begins else "")


def _for_postgres(term: Term) -> str:
    last = ":*" if term.begins else ""
    return f"({' <-> '.join(term.words)}{last})"
