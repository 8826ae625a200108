"""Read an inspection report on the five lines of enquiry.

Every sentence is weighed by a model learned from labelled reports (``model``); whole reports are judged from
their sentences (``judging``). Nothing is said of how an authority is: only of what inspectors wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from speakopenly.check.inspections.families import Whose, find_blame, find_families, is_free_of_blame
from speakopenly.check.inspections.features import see
from speakopenly.check.inspections.first_page import find_date, find_framework
from speakopenly.check.inspections.judging import Rules, balance, polarity_of
from speakopenly.check.inspections.model import load_model
from speakopenly.check.inspections.records import Line, LineReading, Polarity, Quote, Reading, Report
from speakopenly.check.inspections.sentences import PAGE_TURN, Sentence, page_of, split_sentences
from speakopenly.understand.embeddings import Encoder, load_encoder

Numbers = NDArray[np.float32]

_SURELY = 0.9
QUOTED_FROM = 0.4
"""How likely a sentence belongs to a line from which it is quoted; the likeliest of a line always is."""


def read_report(report: Report) -> Reading:
    """Find what a report says on each line, with every quote an exact stretch of its text.

    Raises ModelMissing when the weights of the encoder are absent.
    """
    sentences = split_sentences(report.text)
    day = report.date or find_date(report.text)
    return Reading(
        file=report.file,
        framework=report.framework or find_framework(report.text, day),
        date=day,
        authority=report.authority,
        lines=_read_lines(report.text, sentences),
        families=tuple(_quote(report.text, each, polarity) for each, polarity in find_families(sentences)),
        characters=len(report.text),
        pages=report.text.count(PAGE_TURN) + 1,
    )


def weigh(sentences: Sequence[Sentence]) -> tuple[Numbers, Numbers]:
    """As ``Model.weigh``, with words of blame settled by whose they are."""
    belongs, wanting = load_model().weigh(see(sentences, _encoder()))
    settle_blame(sentences, belongs, wanting)
    return belongs, wanting


def settle_blame(sentences: Sequence[Sentence], belongs: Numbers, wanting: Numbers) -> None:
    """Set the climate by whose a word of blame is: of staff it belongs there, of families it never does."""
    climate = list(Line).index(Line.BLAME_CLIMATE)
    for row, sentence in enumerate(sentences):
        whose = {each.whose for each in find_blame(sentence.words)}
        if Whose.STAFF_CULTURE in whose:
            belongs[row, climate] = max(belongs[row, climate], _SURELY)
            wanting[row, climate] = 1 - _SURELY if is_free_of_blame(sentence.words) else _SURELY
        elif whose:
            belongs[row, climate] = 0


def _read_lines(text: str, sentences: Sequence[Sentence]) -> dict[Line, LineReading]:
    if not sentences:
        return {line: LineReading(mentioned=False, polarity=None, quotes=()) for line in Line}
    rules = Rules.of(load_model().judging)
    belongs, wanting = weigh(sentences)
    return {
        line: _read_line(text, sentences, rules, place, belongs[:, place], wanting[:, place])
        for place, line in enumerate(Line)
    }


def _read_line(
    text: str, sentences: Sequence[Sentence], rules: Rules, line: int, belongs: Numbers, wanting: Numbers
) -> LineReading:
    if belongs.max() < rules.mentioned_from[line]:
        return LineReading(mentioned=False, polarity=None, quotes=())
    quoted = np.flatnonzero(belongs >= min(QUOTED_FROM, belongs.max())).tolist()
    return LineReading(
        mentioned=True,
        polarity=rules.polarity(line, balance(belongs, wanting)),
        quotes=tuple(_quote(text, sentences[row], polarity_of(float(wanting[row]))) for row in quoted),
    )


def _quote(text: str, sentence: Sentence, polarity: Polarity) -> Quote:
    start, end = sentence.start, sentence.end
    return Quote(start, end, text[start:end], page_of(text, start), polarity)


@cache
def _encoder() -> Encoder:
    return load_encoder("static")
