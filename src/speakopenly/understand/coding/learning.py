"""Learn from people's codings, from a handful to thousands, and propose; never decide."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from speakopenly.core.errors import BadInput
from speakopenly.understand.coding.alike import COUNTS_FOR, Reader, likeness
from speakopenly.understand.coding.calibrating import CodeCalibration, best_threshold, calibration
from speakopenly.understand.coding.judging import EachCode, OneCode, shares_among, with_shares
from speakopenly.understand.coding.records import Certainty, Example, Proposal
from speakopenly.understand.coding.ridge import STRICTNESSES, ManyRidge, Ridge, choose_strictness
from speakopenly.understand.embeddings import Encoder, load_encoder

Numbers = NDArray[np.float64]
T = TypeVar("T")

METHOD = "1"
"""Changed whenever the same examples would give other proposals, so that a version names its method."""
LEAST_EXAMPLES = 2
"""Texts a code needs before it is learned: of one alone nothing can be left out to look."""
ENOUGH_TO_SAY_YES = 10
"""Examples a code needs before the machine says yes; below, its probability was not tried often enough."""
YES_FROM = 0.7
"""Of the proposals at this probability, about seven in ten are what people gave: worth a glance and a key."""
NO_BELOW = 0.1
"""Below this at most about one in ten is missed by looking elsewhere."""
_TRIED_ON = 1200
"""Texts on which strictness is chosen; more would choose the same and take longer."""
_OTHERS_WEIGH = 300
"""Examples from which what people gave says more about shares than what nobody coded does."""
_MOST_ROWS, _LANDMARKS = 6000, 3000
_MOST_OTHERS = 20_000
_WORD = re.compile(r"\w+")

Progress = Callable[[str, int, int], None]


class CodeLearner:
    """What people's codings teach about a codebook.

    Settings at construction. ``codes`` are the codes to learn; ``many`` says whether a text may have several
    (or none) or has exactly one. ``definitions`` say a code in words and count as one example of it. A child
    in ``parents`` (child to parent) gives its parent as well. ``encoder`` is MiniLM unless given.

    After ``fit``: ``codes_`` were learned and ``left_out_`` have too few examples; ``shares_`` is how common
    each code is expected to be among the texts not coded; ``threshold_`` the probability from which a code is
    given where a yes or no must be said; ``calibration_`` how far probabilities can be believed, by code;
    ``version_`` names examples, settings and method. The same input and seed give the same bytes in any order
    of the examples and with any number of threads.
    """

    def __init__(
        self,
        codes: Collection[str],
        *,
        seed: int = 0,
        many: bool = True,
        parents: Mapping[str, str] | None = None,
        definitions: Mapping[str, str] | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        self.codes, self.seed, self.many = tuple(sorted(set(codes))), seed, many
        self.parents, self.definitions = dict(parents or {}), dict(definitions or {})
        self._encoder = _Remembering(encoder or load_encoder())
        if self.parents and not many:
            raise BadInput(
                "Codes that exclude each other have no parents.", do="Learn with many codes a text."
            )
        _check_parents(self.parents)

    def fit(
        self,
        examples: Sequence[Example],
        *,
        others: Sequence[str] = (),
        other_questions: Sequence[str] | None = None,
        progress: Progress | None = None,
    ) -> CodeLearner:
        """Learn from what people decided. ``others`` are texts not coded yet; they teach how common words and
        codes are, never what a code means.

        Raises BadInput where there is too little to learn from: fewer than two texts or codes with examples.
        """
        self._encoder.tell(progress)
        self._sort_codes(examples)
        rows = _rows_of(self._with_parents(examples), self.codes_, many=self.many)
        if len(rows.texts) < 2 or not self.codes_ or (not self.many and len(self.codes_) < 2):
            raise BadInput(
                f"There is too little to learn from: {len(rows.texts)} different coded texts,"
                f" {len(self.codes_)} codes with {LEAST_EXAMPLES} examples.",
                do="Code some texts by hand first, and use at least two codes.",
            )
        some = _sample(sorted(set(others)), _MOST_OTHERS, self.seed)
        with threadpool_limits(1):
            self._learn(rows, some)
            self._weigh_others(others, other_questions)
        self.version_ = self._version(examples, some)
        return self

    def _sort_codes(self, examples: Sequence[Example]) -> None:
        counts = dict.fromkeys(self.codes, 0)
        for example in self._with_parents(examples):
            for code in example.codes & counts.keys():
                counts[code] += 1
        least = LEAST_EXAMPLES if self.many else 1
        self.examples_ = MappingProxyType(counts)
        self.codes_ = tuple(code for code, count in counts.items() if count >= least)
        self.left_out_ = tuple(code for code, count in counts.items() if count < least)

    def _with_parents(self, examples: Sequence[Example]) -> list[Example]:
        return [Example(each.text, each.codes | self._above(each.codes), each.question) for each in examples]

    def _above(self, codes: Collection[str]) -> frozenset[str]:
        found: set[str] = set()
        for code in codes:
            while code in self.parents and self.parents[code] not in found:
                code = self.parents[code]
                found.add(code)
        return frozenset(found)

    def _learn(self, rows: _Rows, others: Sequence[str]) -> None:
        said = [self.definitions.get(code, "").strip() for code in self.codes_]
        defined = [place for place, text in enumerate(said) if text]
        self._reader_ = Reader(self._encoder).fit([*rows.texts, *others])
        texts = [*rows.texts, *(said[place] for place in defined)]
        questions = [*rows.questions, *("" for _ in defined)]
        wanted = np.vstack([rows.given, np.eye(len(self.codes_))[defined]])
        weights = np.concatenate([rows.weights, np.ones(len(defined))])
        self._seen_ = self._reader_.read(texts, questions)
        left_out = self._fit_ridge(wanted, weights)[: len(rows.texts)]
        self._curve_ = (EachCode() if self.many else OneCode()).fit(left_out, rows.given, rows.weights)
        self._taught_ = np.average(rows.given, axis=0, weights=rows.weights)
        self._likely_ = self._curve_.judge(left_out)
        self.threshold_ = best_threshold(self._likely_, rows.given, rows.weights) if self.many else None
        self.shares_ = self._taught_
        self.taught_meanings_ = self._seen_.meanings[: len(rows.texts)]
        self.surprise_ = ((self._likely_ - rows.given) ** 2).sum(axis=1)
        self.calibration_: Mapping[str, CodeCalibration] = calibration(
            self._likely_, rows.given, self.codes_, seed=self.seed, weights=rows.weights,
            threshold=self.threshold_,
        )  # fmt: skip

    def _fit_ridge(self, wanted: Numbers, weights: Numbers) -> Numbers:
        some = np.array(_sample(list(range(len(self._seen_))), _TRIED_ON, self.seed))
        tried = self._seen_.rows(some)
        self.strictness_ = choose_strictness(likeness(tried, tried), wanted[some], weights[some])
        self._ridge_: Ridge | ManyRidge
        if len(self._seen_) <= _MOST_ROWS:
            self._near_ = self._seen_
            alike = likeness(self._seen_, self._seen_)
            self._ridge_ = Ridge(self.strictness_).fit(alike, wanted, weights)
        else:
            self._near_ = self._seen_.rows(
                np.array(_sample(list(range(len(self._seen_))), _LANDMARKS, self.seed))
            )
            self._ridge_ = ManyRidge(self.strictness_).fit(
                likeness(self._near_, self._near_), likeness(self._seen_, self._near_), wanted, weights
            )
        return self._ridge_.left_out_

    def _weigh_others(self, others: Sequence[str], questions: Sequence[str] | None) -> None:
        if self.many or not len(others):
            return
        likely = self.probabilities(others, questions)
        trust = _OTHERS_WEIGH / (_OTHERS_WEIGH + sum(self.examples_.values()))
        self.shares_ = shares_among(likely, self._taught_, trust=trust)

    def probabilities(self, texts: Sequence[str], questions: Sequence[str] | None = None) -> Numbers:
        """The probability of each of ``codes_`` (columns) for each text (rows)."""
        asked = list(questions) if questions is not None else [""] * len(texts)
        if len(asked) != len(texts):
            raise BadInput(
                "There are not as many questions as texts.", do="Give one for each, or leave them out."
            )
        if not len(texts):
            return np.zeros((0, len(self.codes_)))
        wordings = sorted(set(zip(texts, asked, strict=True)))
        row_of = {wording: row for row, wording in enumerate(wordings)}
        with threadpool_limits(1):
            seen = self._reader_.read([text for text, _ in wordings], [question for _, question in wordings])
            likely = self._curve_.judge(self._ridge_.judge(likeness(seen, self._near_)))
            if not self.many:
                likely = with_shares(likely, self._taught_, self.shares_)
        found: Numbers = likely[[row_of[wording] for wording in zip(texts, asked, strict=True)]]
        return self._raise_parents(found)

    def _raise_parents(self, likely: Numbers) -> Numbers:
        place = {code: column for column, code in enumerate(self.codes_)}
        raised = likely.copy()
        for code in self.codes_:
            for parent in sorted(self._above([code]) & place.keys()):
                raised[:, place[parent]] = np.maximum(raised[:, place[parent]], likely[:, place[code]])
        return raised

    def propose(self, texts: Sequence[str], questions: Sequence[str] | None = None) -> list[list[Proposal]]:
        """For each text every code learned, the likeliest first, with yes, no, or unsure."""
        return [self._proposals(row) for row in self.probabilities(texts, questions)]

    def _proposals(self, likely: Numbers) -> list[Proposal]:
        certain = {
            code: self._certainty(code, float(probability))
            for code, probability in zip(self.codes_, likely, strict=True)
        }
        for code in [each for each, certainty in certain.items() if certainty is Certainty.YES]:
            certain.update(dict.fromkeys(self._above([code]) & certain.keys(), Certainty.YES))
        order = np.argsort(-likely, kind="stable")
        return [
            Proposal(
                self.codes_[place], round(float(likely[place]), 4), certain[self.codes_[place]]
            )
            for place in order
        ]  # fmt: skip

    def _certainty(self, code: str, probability: float) -> Certainty:
        if probability < NO_BELOW:
            return Certainty.NO
        is_tried = self.examples_[code] >= ENOUGH_TO_SAY_YES
        return Certainty.YES if is_tried and probability >= YES_FROM else Certainty.UNSURE

    def predict(self, texts: Sequence[str], questions: Sequence[str] | None = None) -> list[tuple[str, ...]]:
        """The codes to give where yes or no must be said, the likeliest first; exactly one unless
        ``many``."""
        likely = self.probabilities(texts, questions)
        orders = np.argsort(-likely, axis=1, kind="stable")
        if self.threshold_ is None:
            return [(self.codes_[order[0]],) for order in orders]
        return [
            tuple(self.codes_[place] for place in order if row[place] >= self.threshold_)
            for row, order in zip(likely, orders, strict=True)
        ]

    def given(self, examples: Sequence[Example]) -> Numbers:
        """What people gave, as rows of 0 and 1 beside ``codes_``."""
        decided = self._with_parents(examples)
        rows = [[code in each.codes for code in self.codes_] for each in decided]
        return np.array(rows, np.float64).reshape(len(examples), len(self.codes_))

    def meanings(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector for each text."""
        return self._encoder.encode(texts)

    def _version(self, examples: Sequence[Example], others: Sequence[str]) -> str:
        decided = sorted([each.text, each.question, sorted(each.codes)] for each in examples)
        settings = [METHOD, self.codes, self.seed, self.many, sorted(self.parents.items())]
        settings += [sorted(self.definitions.items()), self._encoder.name, COUNTS_FOR, STRICTNESSES]
        whole = json.dumps([settings, decided, list(others)], ensure_ascii=True)
        return hashlib.sha256(whole.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Each wording once with each question: what people gave it on average, and how many times it came."""

    texts: list[str]
    questions: list[str]
    given: Numbers
    weights: Numbers


def _rows_of(examples: Sequence[Example], codes: tuple[str, ...], *, many: bool) -> _Rows:
    place = {code: column for column, code in enumerate(codes)}
    together: dict[tuple[str, str], list[Example]] = {}
    for example in examples:
        if not many and len(example.codes & place.keys()) != 1:
            raise BadInput(
                "A text has no code, or several, where each must have one.",
                do="Leave it out, or learn with many codes a text.",
            )
        words = " ".join(_WORD.findall(example.text.casefold())) or example.text.strip()
        together.setdefault((words, example.question), []).append(example)
    wordings = sorted(together)
    given = np.zeros((len(wordings), len(codes)))
    for row, wording in enumerate(wordings):
        for example in together[wording]:
            for code in example.codes & place.keys():
                given[row, place[code]] += 1 / len(together[wording])
    return _Rows(
        [min(each.text for each in together[wording]) for wording in wordings],
        [question for _, question in wordings],
        given,
        np.array([float(len(together[wording])) for wording in wordings]),
    )


def _sample(everything: Sequence[T], most: int, seed: int) -> list[T]:
    if len(everything) <= most:
        return list(everything)
    chosen = np.random.default_rng(seed).choice(len(everything), most, replace=False)
    return [everything[place] for place in np.sort(chosen)]


def _check_parents(parents: Mapping[str, str]) -> None:
    for code in parents:
        above, seen = code, {code}
        while above in parents:
            above = parents[above]
            if above in seen:
                raise BadInput(
                    "A code stands above itself.", do="Give every code one parent, without a circle."
                )
            seen.add(above)


class _Remembering:
    """Encodes each text once in the life of a learner: what is fitted is often proposed for as well."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.dimensions = encoder.name, encoder.dimensions
        self._known: dict[str, NDArray[np.float32]] = {}
        self._progress: Progress | None = None

    def tell(self, progress: Progress | None) -> None:
        self._progress = progress

    def encode(self, texts: Sequence[str], *, progress: Any = None) -> NDArray[np.float32]:
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if missing:
            tell = self._progress
            vectors = self._encoder.encode(
                missing,
                progress=(lambda done: tell("reading", done, len(missing))) if tell else None,
            )
            self._known.update(zip(missing, vectors, strict=True))
        return np.array([self._known[text] for text in texts], np.float32).reshape(-1, self.dimensions)
