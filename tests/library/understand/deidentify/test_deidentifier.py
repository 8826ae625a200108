"""The whole of de-identification: what it promises of any text, and what it finds in invented ones."""

from __future__ import annotations

import csv
import gzip
import json
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand.deidentify import Deidentifier, KnownNames, Span, SpanKind, hide

GOLD = Path(__file__).parent / "gold" / "develop.jsonl"
LEAST_RECALL = 0.97
LEAST_PRECISION = 0.85

PIECES = (
    "Grace will may MAY Mr Dr. zed Zed's 7 14th 3/4 (8) 01632 960000 a@b.uk @zed St Brannoc's house House "
    "Lane in from at Leeds called my son social worker X said: \n é Ŵ 字 İ 👩\u200d👧 . , ' ’ - 999 806 3604"
)
words = st.sampled_from(PIECES.split(" "))


@pytest.fixture(scope="module")
def finder() -> Deidentifier:
    return Deidentifier()


def check_promises(finder: Deidentifier, text: str) -> None:
    spans = finder.find(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert finder.find(text) == spans
    assert hide(text, spans).count("[") == text.count("[") - sum(s.text.count("[") for s in spans) + len(
        spans
    )


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=120))
def test_any_text_gives_spans_that_fit_it(finder: Deidentifier, text: str) -> None:
    check_promises(finder, text)


@settings(deadline=None, max_examples=100)
@given(parts=st.lists(words, max_size=25))
def test_any_mixture_of_names_and_words_gives_spans_that_fit_it(
    finder: Deidentifier, parts: list[str]
) -> None:
    check_promises(finder, " ".join(parts))


@settings(deadline=None, max_examples=40)
@given(parts=st.lists(words, max_size=25))
def test_no_words_of_a_span_are_left_in_its_place(finder: Deidentifier, parts: list[str]) -> None:
    text = " ".join(parts)
    spans = finder.find(text)
    kept = [text[one.end : two.start] for one, two in pairwise([Span(0, 0, SpanKind.AGE, ""), *spans])]

    hidden = hide(text, spans)

    assert all(piece in hidden for piece in kept)
    assert len(hidden) == len(text) + sum(
        len(hide(s.text, [Span(0, len(s.text), s.kind, s.text)])) - len(s.text) for s in spans
    )


def test_the_fixture_of_the_domain_brief_is_hidden(finder: Deidentifier) -> None:
    text = (
        "Zed Quillfeather (01632 960000) at the Purple Annexe missed the review of a boy aged 7, "
        "born 3 March, with four brothers."
    )

    assert hide(text, finder.find(text)) == (
        "[name] ([phone]) at the [organisation] missed the review of a boy aged [age], "
        "born [date], with four brothers."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted, the NHS, the police, CAMHS, MASH, the IRO and the LADO met on Monday.",
        "Section 47, Working Together and Early Help were all cited.",
        "We do learn. We learn the same thing again and again.",
        "The school and the court said different things.",
        "",
        " \n ",
    ],
)
def test_generic_words_are_left_whole(finder: Deidentifier, text: str) -> None:
    assert finder.find(text) == ()


def test_a_text_all_in_capitals_is_read_as_one_in_small_letters(finder: Deidentifier) -> None:
    text = "MY SOCIAL WORKER KAREN FROBISHER NEVER RANG AND JAYDEN WAS CRYING ALL NIGHT"

    assert [span.text for span in finder.find(text)] == ["KAREN FROBISHER", "JAYDEN"]


def test_a_services_own_names_are_hidden() -> None:
    finder = Deidentifier(known=KnownNames.given(["the quiet corner"]))

    assert [span.text for span in finder.find("we sat in The Quiet Corner for an hour")] == [
        "The Quiet Corner"
    ]


def test_a_name_known_from_one_end_of_a_long_text_is_hidden_at_the_other(finder: Deidentifier) -> None:
    filler = "We went to the meeting and nobody had read the plan. " * 150
    text = f"I met Mr Will Ashdown. {filler}Then Ashdown rang.\n{filler}In the end Will left."

    assert [span.text for span in finder.find(text)] == ["Mr Will Ashdown", "Ashdown", "Will"]


def test_a_service_name_is_hidden_where_a_long_text_is_cut() -> None:
    text = "quiet corner " * 700

    spans = Deidentifier(known=KnownNames.given(["quiet corner"])).find(text)

    assert hide(text, spans).replace("[name]", "").split() == []


@pytest.mark.parametrize(
    "piece", ["a", "Aaaa ", "1 ", "a-", "a_", "a.", "a@", "John ", "\n", "Flat 1, ", "12 St "]
)
def test_a_long_run_of_anything_is_read_to_its_end(finder: Deidentifier, piece: str) -> None:
    text = piece * (30_000 // len(piece))

    assert all(text[span.start : span.end] == span.text for span in finder.find(text))


def texts_of_gold() -> list[str]:
    return [json.loads(line)["text"] for line in GOLD.read_text("utf-8").splitlines()]


def test_one_by_one_all_together_and_in_two_processes_are_the_same(finder: Deidentifier) -> None:
    texts = texts_of_gold()[:150]

    alone = [finder.find(text) for text in texts]

    assert list(finder.find_many(texts)) == alone
    assert list(finder.find_many(iter(texts), workers=2)) == alone
    assert list(finder.find_many(reversed(texts))) == alone[::-1]


def test_threads_do_not_disturb_each_other(finder: Deidentifier) -> None:
    texts = texts_of_gold()[:20]
    expected = [finder.find(text) for text in texts]
    answers: list[list[tuple[Span, ...]]] = []
    threads = [Thread(target=lambda: answers.append([finder.find(t) for t in texts])) for _ in range(3)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [expected] * 3


def test_the_gold_set_it_was_built_on_stays_above_the_bar(finder: Deidentifier) -> None:
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    wanted = found = right = proposed = 0
    for row, spans in zip(rows, finder.find_many(row["text"] for row in rows), strict=True):
        hidden = {place for span in spans for place in range(span.start, span.end)}
        gold = [set(range(span["start"], span["end"])) for span in row["spans"]]
        wanted += len(gold)
        found += sum(places <= hidden for places in gold)
        proposed += len(spans)
        right += sum(any(places & set(range(s.start, s.end)) for places in gold) for s in spans)

    assert found >= LEAST_RECALL * wanted
    assert right >= LEAST_PRECISION * proposed


def test_little_is_hidden_in_feedback_that_names_hardly_anyone(
    finder: Deidentifier, shared_data: Path
) -> None:
    with gzip.open(
        shared_data / "listening" / "nhs_fft_phase1_singlelabel.csv.gz", "rt", encoding="utf-8"
    ) as file:
        texts = [row["text"] for row in csv.DictReader(file)][:400]

    hidden = sum(len(span.text) for spans in finder.find_many(texts) for span in spans)

    assert hidden < 0.03 * sum(map(len, texts))
