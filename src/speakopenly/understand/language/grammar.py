"""Who did what, by the grammar of a sentence: each verb with its subject, and how it is told.

Rules of ours over the parse of spaCy's small English model (core/english), as in the guard of reviews.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from speakopenly.core.english import Part, load_english
from speakopenly.understand.language.words import BODIES, FAULT_VERBS, FAULTS, IRREGULAR, PLAIN_FAULTS, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token


class Who(StrEnum):
    """Whom or what a verb is said of."""

    ME = "me"
    US = "us"
    YOU = "you"
    NOBODY = "nobody"
    PERSON = "person"
    BODY = "body"
    THING = "thing"
    NONE = "none"


class Told(StrEnum):
    """How it is told of them."""

    FAULT = "fault"
    FAILED_TO = "failed_to"
    NOT_DONE = "not_done"
    SHOULD_HAVE = "should_have"
    IS_AT_FAULT = "is_at_fault"
    IS_SAID_TO_BE = "is_said_to_be"
    PASSIVE = "passive"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its subject; ``start`` and ``end`` are code points from the one to the other."""

    who: Who
    told: Told
    is_main: bool
    is_praised: bool
    """What is denied is a fault: she never missed a visit, he did not fail his son."""
    start: int
    end: int


_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_ME: Final = frozenset({"i", "me", "myself", "mine"})
_US: Final = frozenset({"we", "us", "ourselves", "ours"})
_OTHERS: Final = frozenset({"he", "she", "they", "him", "her", "them", "who", "whoever"})
_NOBODY: Final = frozenset({"nobody", "none", "neither", "no-one", "noone"})
_THINGS: Final = frozenset({"it", "this", "that", "which", "what", "there", "these", "those", "nothing"})
_DENIALS: Final = frozenset({"not", "n't", "never", "nt", "hardly", "barely", "n’t"})
_PAST_WISH: Final = frozenset({"should", "could", "ought", "might", "would"})


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """The parse of each text. Raises ModelMissing."""
    yield from load_english(Part.GRAMMAR).pipe(each.replace("\u2019", "'") for each in texts)


def clauses_of(doc: Doc) -> Iterator[Clause]:
    """Every verb of a sentence that says something of somebody or something."""
    for token in doc:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        subject = subject_of(token)
        if subject is None and token.dep_ not in {"ROOT", "conj"}:
            continue
        who = _who(subject) if subject is not None else Who.NONE
        start = min(subject.idx, token.idx) if subject is not None else token.idx
        end = max(token.idx + len(token), subject.idx + len(subject) if subject is not None else 0)
        told, praised = _told(token), _is_praised(token)
        yield Clause(who, Told.OTHER if praised else told, token.dep_ == "ROOT", praised, start, end)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb; a second verb, and what one begins or fails to do, lean on that of the first."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
    if depth < 3 and verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return subject_of(verb.head, depth + 1)
    if verb.dep_ == "relcl":
        return verb.head
    return None


def is_denied(verb: Token) -> bool:
    """Whether a verb is said not to have happened."""
    return any(child.dep_ == "neg" or child.lower_ in _DENIALS for child in verb.children)


def _who(subject: Token) -> Who:
    word = subject.lower_
    if word == "one" and any(child.lower_ in {"no", "not"} for child in subject.children):
        return Who.NOBODY
    if word in _NOBODY or (word == "one" and subject.i and subject.nbor(-1).lower_ == "no"):
        return Who.NOBODY
    if word in _ME:
        return Who.ME
    if word in _US:
        return Who.US
    if word in {"you", "yourself"}:
        return Who.YOU
    if word in {"who", "that"} and subject.head.dep_ == "relcl":
        head = subject.head.head
        return Who.PERSON if word == "who" or head is subject else _who(head)
    if word in _OTHERS:
        return Who.PERSON
    if subject.dep_ == "expl" or word in _THINGS:
        return Who.THING
    return _kind_of_noun(subject)


def _kind_of_noun(noun: Token) -> Who:
    word = noun.lemma_.lower()
    whose = {child.lower_ for child in noun.children if child.dep_ in {"poss", "det"}}
    denied = bool(whose & {"no", "neither"})
    if word in ROLES or noun.lower_ in ROLES:
        return Who.NOBODY if denied else Who.PERSON
    if word in BODIES:
        return Who.BODY
    if noun.pos_ == "PROPN" and noun.ent_type_ != "GPE" and noun.lower_ not in {"i"}:
        return Who.PERSON if len(noun.text) > 1 else Who.THING
    return Who.THING


def _is_praised(verb: Token) -> bool:
    return is_denied(verb) and lemma_of(verb) in PLAIN_FAULTS


def _told(verb: Token) -> Told:
    lemma = lemma_of(verb)
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    lemmas = {child.lemma_.lower() for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if "have" in lemmas and (auxiliaries & _PAST_WISH or "ought" in lemmas) or lemma == "ought":
        return Told.SHOULD_HAVE
    if lemma in {"fail", "neglect", "omit", "forget", "refuse"} and any(
        each.dep_ == "xcomp" for each in verb.children
    ):
        return Told.FAILED_TO
    if is_denied(verb):
        return Told.NOT_DONE
    if any(each.dep_ == "auxpass" for each in verb.children):
        return Told.PASSIVE
    if lemma in FAULT_VERBS:
        return Told.FAULT
    if lemma in {"be", "seem", "look", "become", "get"}:
        return Told.IS_AT_FAULT if _is_at_fault(verb) else Told.IS_SAID_TO_BE
    return Told.OTHER


def _is_at_fault(verb: Token) -> bool:
    """Whether what somebody is said to be is a fault: "was slow", "were wrong", "got it wrong"."""
    return any(
        child.dep_ in {"acomp", "attr", "oprd", "ccomp", "advmod"}
        and any(word.lower_ in FAULTS for word in child.subtree)
        for child in verb.children
    )


def lemma_of(verb: Token) -> str:
    """The plain form of a verb; the learned lemmatiser takes some pasts for the plain form."""
    lemma: str = verb.lemma_.lower()
    return IRREGULAR.get(lemma, lemma)
