"""A form on paper: refused without title or language, and no letter stops it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from speakopenly.core.documents import (
    Lines,
    PaperForm,
    Part,
    Question,
    Steps,
    Ticks,
    text_of_pdf,
    write_paper_form,
)
from speakopenly.core.errors import BadInput
from tests.accessible_pdf import faults_of

FORM = PaperForm(
    title="Your first meeting",
    language="en-GB",
    page_words=("Page", "of"),
    parts=(
        Part("Before you begin", ("Leave out what you like.",), ("Count what I said",)),
        Part(
            "Questions",
            questions=(
                Question("Did you go?", 1, rooms=(Ticks(("Yes", "No")),)),
                Question(
                    "How was it?", 2, "If you went:", ("Tick one.",), (Steps(11, "Bad", "Good"), Lines(3))
                ),
                Question("Thank you."),
            ),
        ),
    ),
)


def with_text(text: str) -> PaperForm:
    return replace(FORM, parts=(Part("Questions", questions=(Question(text, 1, rooms=(Lines(40),)),)),))


@pytest.mark.parametrize("form", [replace(FORM, title=" "), replace(FORM, language="no language")])
def test_a_form_without_title_or_language_is_refused(form: PaperForm) -> None:
    with pytest.raises(BadInput):
        write_paper_form(form)


@pytest.mark.parametrize(
    "text",
    [
        "Ŵyn a chŵn",
        "مرحبا بكم",
        "x" * 5_000,
        "\U0001f9d1\u200d\U0001f9bd",
        "\x00\u202e\ud800 a",
        "\n" * 50 + "b",
        "#[*_$\\",
    ],
)
def test_no_letter_and_no_length_stops_a_form(text: str) -> None:
    assert faults_of(write_paper_form(with_text(text))) == []


def test_all_words_stand_in_reading_order() -> None:
    text = text_of_pdf(write_paper_form(FORM))
    order = [
        text.index(words)
        for words in (
            "Leave out",
            "Count what",
            "1. Did you go?",
            "If you went:",
            "2. How",
            "Tick one.",
            "1 = Bad",
        )
    ]

    assert order == sorted(order)


def test_two_prints_are_the_same_to_the_byte() -> None:
    once = write_paper_form(FORM)
    write_paper_form(with_text("a"))
    write_paper_form(with_text("b"))

    assert write_paper_form(FORM) == once
