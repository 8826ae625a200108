"""What is kept of a language with a contribution: nothing is rounded to English."""

from __future__ import annotations

from pathlib import Path

import polars
import pytest

from speakopenly.core.languages import MIXED, UNTOLD, as_told, tell_language, tell_languages

WELSH = "Doedd neb yn gwrando arnom pan oedden ni angen help gyda'r plant yn ystod y gaeaf."
ENGLISH = "Nobody listened to us when we needed help with the children during the winter."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (WELSH, "cy"),
        ("Diolch yn fawr iawn", "cy"),
        (f"{ENGLISH} {WELSH}", MIXED),
        (f"{WELSH} {ENGLISH}", MIXED),
        ("Niemand hat uns zugehört, als wir Hilfe mit den Kindern gebraucht haben.", "de"),
        ("Ok", UNTOLD),
        ("...", UNTOLD),
        ("[name]", UNTOLD),
        ("", UNTOLD),
    ],
)
def test_each_text_is_kept_with_its_language(text: str, code: str) -> None:
    assert tell_language(text) == code


def test_a_welsh_name_of_a_place_does_not_make_a_text_mixed() -> None:
    assert (
        tell_language("We waited for the bus to Llanfairpwllgwyngyll for an hour, and it was cold.") == "en"
    )


@pytest.mark.parametrize(("code", "is_covered"), [("en", True), ("cy", False), ("de", False), (MIXED, False)])
def test_only_english_is_read_by_the_machine(code: str, is_covered: bool) -> None:
    told = as_told(code)

    assert told is not None
    assert told.is_covered is is_covered


@pytest.mark.parametrize("code", ["", UNTOLD])
def test_what_is_not_known_is_told_from_the_words(code: str) -> None:
    assert as_told(code) is None


def test_real_english_is_kept_as_english_or_as_too_short_to_tell(shared_data: Path) -> None:
    table = polars.read_csv(
        shared_data / "listening" / "nhs_fft_phase1_singlelabel.csv.gz", infer_schema=False
    )
    texts = [text for text in table["text"].to_list() if text and len(text) >= 60]

    told = tell_languages(texts)

    assert len(texts) > 1_000
    assert set(told) <= {"en", UNTOLD, MIXED}
    assert told.count("en") > 0.97 * len(texts)
