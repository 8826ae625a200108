"""Who acted, by the grammar of a sentence: passives with nobody behind them, and headlines without a doer.

Rules over the parse of spaCy's small English model (core/english). The parse is learned, the rules are ours,
so that a writer can see why a stretch is marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from speakopenly.change.reviews.hindsight.words import DEEDS, NO_DOERS, STATES, THINKING
from speakopenly.core.english import Part, load_english

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_MAY: Final = frozenset({"can", "could", "may", "might", "will", "would", "should", "must", "shall"})
_DONE: Final = frozenset({"VBN", "VBD"})
_THINGS: Final = frozenset({"NOUN", "PROPN"})
_NOW: Final = frozenset({"VBZ", "VBP"})


def parse(draft: str) -> Doc:
    """The parse of a draft; each token keeps its place in code points. Raises ModelMissing."""
    return load_english(Part.GRAMMAR)(draft)


def acts_without_an_actor(doc: Doc) -> Iterator[tuple[int, int]]:
    """Stretches, in code points, in which something was done and nobody is said to have done it."""
    for token in doc:
        if token.tag_ not in _DONE or token.lemma_.lower() in STATES or _says_by_whom(token):
            continue
        helper = _helper_of(token)
        if helper is not None and _tells_what_was_done(token, helper):
            yield helper.idx, token.idx + len(token)
        elif helper is None and (thing := _of_a_headline(token)) is not None:
            yield thing.idx, token.idx + len(token)


def _helper_of(verb: Token) -> Token | None:
    """The "was" or "got" of a passive; a second verb ("and moved") leans on that of the first."""
    helpers = [child for child in verb.children if child.dep_ == "auxpass"]
    if helpers:
        return helpers[0]
    leans = verb.dep_ == "conj" and verb.head.tag_ == "VBN"
    return _helper_of(verb.head) if leans and _subject_of(verb) is None else None


def _tells_what_was_done(verb: Token, helper: Token) -> bool:
    """A deed that happened, not what may happen ("can be read") or what happens daily ("is read at six")."""
    helpers = [child for child in helper.head.children if child.dep_ == "aux"]
    if any(word.lemma_.lower() in _MAY for word in helpers):
        return False
    if any(word.lemma_.lower() == "have" for word in helpers):
        return True
    if helper.tag_ in _NOW:
        return verb.lemma_.lower() in THINKING and (_subject_of(verb) or verb).lower_ == "it"
    return helper.tag_ != "VB"


def _says_by_whom(verb: Token) -> bool:
    """Whether "by" and a doer stand with the verb, or with the verb it is joined to."""
    for child in verb.children:
        if child.lower_ == "by" and any(_can_act(word) for word in child.children):
            return True
        if child.dep_ == "conj" and child.tag_ == "VBN" and _says_by_whom(child):
            return True
    return False


def _can_act(word: Token) -> bool:
    return word.dep_ in {"pobj", "pcomp"} and word.lemma_.lower() not in NO_DOERS


def _of_a_headline(verb: Token) -> Token | None:
    """The thing in "Decision taken" or "Case closed 14th": a clipped passive is all of its sentence."""
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.head.pos_ in _THINGS:
        return None if _has_a_finite_verb(verb.head) or verb.head.i > verb.i else verb.head
    thing = _subject_of(verb)
    bare = thing is not None and thing.pos_ in _THINGS and not any(_is_article(it) for it in thing.children)
    takes_nothing = not any(child.dep_ in {"dobj", "ccomp", "aux"} for child in verb.children)
    is_all = verb.dep_ == "ROOT" and verb.lemma_.lower() in DEEDS
    return thing if bare and takes_nothing and is_all else None


def _is_article(word: Token) -> bool:
    return word.dep_ in {"det", "poss", "nummod"}


def _has_a_finite_verb(root: Token) -> bool:
    return any(word.tag_ in {"VBD", "VBZ", "VBP", "MD"} for word in root.subtree)


def _subject_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
