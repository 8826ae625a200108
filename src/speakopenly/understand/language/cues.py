"""Signs in a sentence that a person can read and question, and the numbers a model makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from speakopenly.understand.language import words
from speakopenly.understand.language.grammar import Clause, Told, Who, clauses_of
from speakopenly.understand.language.records import Cue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PHRASES: Final = MappingProxyType(
    {
        "fault": (words.FAULT_WORDS, "a word for a fault in somebody"),
        "idiom": (words.IDIOMS, "a figure of speech that ends at somebody"),
        "punishment": (words.PUNISHMENT, "a call for punishment"),
        "self_condemning": (words.SELF_CONDEMNING, "somebody condemns themselves"),
        "owning": (words.OWNING, "the speaker's own part"),
        "condition": (words.CONDITIONS, "a condition of the work"),
        "wanting": (words.WANTING, "something that was wanting"),
        "rejects": (words.REJECTS, "blame that is put aside"),
        "praise": (words.PRAISE, "a good word"),
        "sarcasm": (words.SARCASM, "it may mean the opposite"),
        "cause": (words.CAUSE, "what led to what"),
        "claims": (words.CLAIMS, "somebody else's words"),
    }
)
_CROSSED: Final = ("fault", "wanting", "owning", "condition", "praise")
_OTHERS: Final = frozenset({Who.PERSON, Who.BODY, Who.YOU})
_OWN: Final = frozenset({Who.ME, Who.US})
_SAID_OF: Final = MappingProxyType(
    {
        Told.FAULT: "what {} did is told as a fault",
        Told.FAILED_TO: "{} failed to do something",
        Told.NOT_DONE: "{} did not do something",
        Told.SHOULD_HAVE: "{} should have done something",
        Told.IS_AT_FAULT: "{} is said to be at fault",
    }
)
_NOT_SHOWN: Final = frozenset({"praise", "cause", "claims", "sarcasm", "wanting"})
_FAULT_OF: Final = re.compile(
    r"(?:'s|\bhis|\bher|\btheir) (?:\w+ )?(?:failures?|carelessness|mistakes?|errors?|attitude|negligence"
    r"|idleness|incompetence|laziness|complacency|greed|arrogance|meanness|indifference)",
    re.IGNORECASE,
)
_LONG: Final = 40


def cues_of(text: str, doc: Doc) -> tuple[Cue, ...]:
    """The signs worth showing, in reading order; what only a model counts is left out."""
    found = [*_phrases(text), *_deeds(text, doc)]
    shown = {(cue.start, cue.end, cue.name): cue for cue in found if cue.name not in _NOT_SHOWN}
    return tuple(sorted(shown.values(), key=lambda cue: (cue.start, cue.end)))


def numbers_of(text: str, doc: Doc) -> Mapping[str, float]:
    """Every sign with its weight; a name that is not there is nought."""
    plain = text.replace("\u2019", "'")
    found: dict[str, float] = {}
    for name, (pattern, _) in _PHRASES.items():
        if times := len(pattern.findall(plain)):
            found[name] = 1.0
            found[f"{name} again"] = min(times - 1, 2) / 2
    clauses = tuple(clauses_of(doc))
    for clause in clauses:
        found.update(dict.fromkeys(_names_of(clause), 1.0))
        found.update({f"{clause.who} and {name}": 1.0 for name in _CROSSED if name in found})
    found.update(_whole(plain, doc, clauses))
    return {name: value for name, value in found.items() if value}


def _names_of(clause: Clause) -> Iterator[str]:
    yield from (f"{clause.who}: {clause.told}", f"who {clause.who}", f"told {clause.told}")
    if clause.is_main:
        yield from (f"main {clause.who}", f"main {clause.who}: {clause.told}")
    if clause.is_praised:
        yield f"{clause.who} never failed"


def _whole(plain: str, doc: Doc, clauses: tuple[Clause, ...]) -> Mapping[str, float]:
    tokens = [token.lower_ for token in doc]
    said = set(tokens)
    nouns = {token.lemma_.lower() for token in doc if token.pos_ in {"NOUN", "PROPN"}}
    return {
        "question": float(plain.rstrip("\"' ").endswith("?")),
        "exclaims": float("!" in plain),
        "quotes": float('"' in plain or "\u201c" in plain),
        "i": float(bool(said & {"i", "my", "me", "mine"})),
        "we": float(bool(said & {"we", "our", "us", "ours"})),
        "he": float(bool(said & {"he", "she", "his", "her", "they", "their", "them"})),
        "you": float(bool(said & {"you", "your"})),
        "denies": float(any(token.dep_ == "neg" for token in doc)),
        "begins with i": float(bool(tokens) and tokens[0] in {"i", "we", "my", "our"}),
        "a person": float(bool(nouns & words.ROLES)),
        "a body": float(bool(nouns & words.BODIES)),
        "past": float(any(token.tag_ == "VBD" for token in doc)),
        "ought": float(bool(said & {"should", "ought", "must"})),
        "no verb": float(not clauses),
        "length": min(len(doc), _LONG) / (_LONG / 2),
        "by a person": float(any(_is_by_a_person(token) for token in doc)),
        "fault of": float(bool(_FAULT_OF.search(plain))),
    }


def _is_by_a_person(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ == "by" and token.lemma_.lower() in words.ROLES


def _phrases(text: str) -> Iterator[Cue]:
    plain = text.replace("\u2019", "'")
    for name, (pattern, says) in _PHRASES.items():
        for hit in pattern.finditer(plain):
            yield Cue(name, says, hit.start(), hit.end(), text[hit.start() : hit.end()])


def _deeds(text: str, doc: Doc) -> Iterator[Cue]:
    for clause in clauses_of(doc):
        whose = "somebody else" if clause.who in _OTHERS else "the speaker" if clause.who in _OWN else None
        if whose and clause.told in _SAID_OF and not clause.is_praised:
            says = _SAID_OF[clause.told].format(whose)
            words_ = text[clause.start : clause.end]
            yield Cue(f"{clause.who}_{clause.told}", says, clause.start, clause.end, words_)
