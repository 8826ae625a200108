"""English is never thrown away for being short, and no other language passes for English."""

from __future__ import annotations

from pathlib import Path

import polars
import pytest

from speakopenly.core.languages import detect_language, detect_languages

ENGLISH = [
    "ok",
    "Help",
    "Communication",
    "Staff friendly",
    "Wait for treatment",
    "Better parking",
    "More vegetarian food",
    "The worker never rang back \U0001f621",
    "Name badges for staff",
    "Excellent",
    "Naïve café résumé",
    "12",
    "",
    "[name] was kind to [name]",
    "Thank you to everyone at the Bryn Awel centre, you have been so good to our family.",
]
WELSH = [
    "Dim byd i'w ddweud ond diolch",
    "Diolch yn fawr",
    "Da iawn",
    "Staff cyfeillgar",
    "Neb yn ateb y ffôn",
    "Mae pawb yn garedig iawn gyda ni",
    "Rhy hir yn aros am ateb",
    "Popeth yn dda",
    "Hoffwn gael mwy o gymorth gan yr ysgol",
    "Roedd y gweithiwr cymdeithasol yn gwrando arna i",
    "The staff were kind. Roedd pawb yn garedig iawn ac yn barod i helpu.",
]
OTHERS = [
    ("zh", "谢谢你们"),
    ("ar", "شكرا لكم"),
    ("he", "תודה רבה"),
    ("ru", "Спасибо большое"),
    ("ja", "ありがとうございます"),
    ("de", "Die Radwege sind zu schmal"),
    ("fr", "Merci beaucoup pour votre aide"),
    ("pl", "Dziękuję bardzo za pomoc"),
    ("ko", "감사합니다"),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_covered(text: str) -> None:
    assert detect_language(text).is_covered


@pytest.mark.parametrize("text", WELSH)
def test_welsh_is_found_and_not_covered(text: str) -> None:
    language = detect_language(text)

    assert (language.code, language.is_covered) == ("cy", False)


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_other_languages_are_found(code: str, text: str) -> None:
    language = detect_language(text)

    assert (language.code, language.is_covered) == (code, False)


def test_a_million_characters_take_a_moment() -> None:
    assert detect_language("The worker was kind. " * 50_000).is_covered


def test_no_real_english_answer_is_taken_for_another_language(shared_data: Path) -> None:
    table = polars.read_csv(
        shared_data / "listening" / "nhs_fft_phase1_singlelabel.csv.gz", infer_schema=False
    )

    refused = [text for text in table["text"].unique() if not detect_language(text).is_covered]

    assert len(refused) == 0


def test_german_sentences_are_found(shared_data: Path) -> None:
    table = polars.read_parquet(shared_data / "listening" / "cimt_de_consultation_sentences.parquet")
    sentences = [text for text in table["content"].to_list()[:3000] if len(text) > 40]

    missed = [text for text in sentences if detect_language(text).is_covered]

    assert len(missed) / len(sentences) < 0.01


def test_a_text_that_tells_nothing_by_itself_is_of_the_language_of_its_company() -> None:
    german = [
        "Die Familie wartet noch immer auf eine Antwort vom Amt.",
        "Niemand hat uns gesagt, wie es weitergeht.",
    ]
    english = [
        "Nobody told us what would happen next with the plan.",
        "The family is still waiting for a reply.",
    ]

    assert [each.code for each in detect_languages([*german, "Warum?"])] == ["de", "de", "de"]
    assert [each.code for each in detect_languages([*english, "Ok", *german[:1]])] == ["en", "en", "en", "de"]


def test_german_sentences_that_came_together_do_not_pass_as_english(shared_data: Path) -> None:
    path = shared_data / "listening" / "cimt_de_consultation_sentences.parquet"
    sentences = polars.read_parquet(path)["content"].to_list()

    passed = [each for each in detect_languages(sentences) if each.is_covered]

    assert len(passed) <= 0.005 * len(sentences)
