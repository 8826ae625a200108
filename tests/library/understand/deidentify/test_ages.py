"""Ages and the numbers of birthdays."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.ages import find_ages
from speakopenly.understand.deidentify.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a 7-year-old boy", "7-year-old"),
        ("a two-year-old, God love him", "two-year-old"),
        ("a boy aged 7, born", "7"),
        ("Pt 14yo female", "14yo"),
        ("Oskar (8) showed me", "8"),
        ("My Rhys is 12 and can hold a grudge", "12"),
        ("she is 3. she wont remember", "3"),
        ("my 15th birthday", "15th"),
        ("She turned 16 on Boxing Day", "16"),
        ("when i hit 18 they just", "18"),
        ("im sixteen how am i", "sixteen"),
        ("liam 6 erin 4 and the baby", "6"),
        ("liam 6 erin 4 and the baby", "4"),
        ("Chidi, 34", "34"),
        ("Baby is 11 weeks old and was", "11 weeks old"),
        ("Dw i'n 14 oed ac", "14 oed"),
        ("a girl of 13", "13"),
        ("aged 4 and 9", "9"),
        ("my lad (eight) and", "eight"),
    ],
)
def test_an_age_is_found(text: str, found: str) -> None:
    assert found in [text[c.start : c.end] for c in find_ages(text, load_lexicon())]


@pytest.mark.parametrize(
    "text",
    [
        "My caseload is 28.",
        "I have worked here for 11 years.",
        "He was 2 hours late and she is 10 minutes away.",
        "It is 9 of the 12 boxes.",
        "He is in Year 6 and dreads Year 7.",
        "We meet at 10.30 in Room 4.",
        "It was 4 weeks before anyone rang.",
    ],
)
def test_a_count_or_a_length_of_time_is_left(text: str) -> None:
    assert list(find_ages(text, load_lexicon())) == []
