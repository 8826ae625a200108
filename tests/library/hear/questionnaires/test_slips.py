"""Slips with one-time codes: every language beside the other, each code once, and accessible."""

from __future__ import annotations

import pytest

from speakopenly.core.documents import text_of_pdf, write_slips
from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import CodeKind, Version, editing, new_code, slip_words
from tests.accessible_pdf import faults_of
from tests.library.hear.questionnaires.cast import MEETING

ADDRESSES = {
    "en": "https://speak.northmoor.example/listen/first-meeting/",
    "cy": "https://speak.northmoor.example/cy/listen/first-meeting/",
}


@pytest.mark.parametrize("kind", list(CodeKind))
def test_each_code_stands_on_a_slip_of_its_own_in_both_languages(kind: CodeKind) -> None:
    codes = [new_code(kind).written for _each in range(12)]

    pdf = write_slips(slip_words(MEETING, ADDRESSES), codes)

    text = " ".join(text_of_pdf(pdf).split())
    assert all(text.count(code) == 1 for code in codes)
    assert text.count("Your code is below.") == text.count("Mae eich cod isod.") == 12
    assert faults_of(pdf) == []


def test_a_survey_in_one_language_has_slips_in_one() -> None:
    asked = editing.with_versions(MEETING, [Version("en-easy")])

    assert [each.language for each in slip_words(asked, ADDRESSES)] == ["en"]


def test_no_code_makes_no_slip() -> None:
    with pytest.raises(BadInput, match="nothing to print"):
        write_slips(slip_words(MEETING, ADDRESSES), [])
