"""NHS and National Insurance numbers, case references and number plates."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.numbers import find_case_numbers, find_numbers, is_nhs_number
from speakopenly.understand.deidentify.spans import SpanKind

N, NI, V = SpanKind.NHS, SpanKind.NI, SpanKind.VEHICLE


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("943 476 5919", True),
        ("9434765919", True),
        ("943 476 5918", False),
        ("401 023 2137", True),
        ("943 476 591", False),
        ("", False),
    ],
)
def test_the_check_digit_of_an_nhs_number(digits: str, right: bool) -> None:
    assert is_nhs_number(digits) is right


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("NHS number 8586834491, due soon", "8586834491", N),
        ("wristband read 612 004 7718 today", "612 004 7718", N),
        ("9434765919 on the form", "9434765919", N),
        ("NINO QQ241983D", "QQ241983D", NI),
        ("number is QQ 06 55 71 A", "QQ 06 55 71 A", NI),
        ("ab 12 34 56 c", "ab 12 34 56 c", NI),
        ("a grey car, ND90 FUW.", "ND90 FUW", V),
        ("white van yx38 klm", "yx38 klm", V),
        ("V238 ZQB parked", "V238 ZQB", V),
    ],
)
def test_a_number_with_a_fixed_shape_is_found(text: str, found: str, kind: SpanKind) -> None:
    candidates = [(text[c.start : c.end], c.kind) for c in find_numbers(text)]

    assert (found, kind) in candidates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the bundle for HX24C50113 had a page", "HX24C50113"),
        ("UPN V799074391500", "V799074391500"),
        ("crime ref NMP/20814/24", "NMP/20814/24"),
        ("Log 0093", "0093"),
        ("passport (533401872)", "533401872"),
        ("Case no. M-0552.", "M-0552"),
        ("ref nm-24-00817 sent", "nm-24-00817"),
        ("Hosp no. C118842", "C118842"),
        ("case id 20231187", "20231187"),
    ],
)
def test_a_case_number_is_found(text: str, found: str) -> None:
    assert found in [text[c.start : c.end] for c in find_case_numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Section 47 and Regulation 44 and Year 6",
        "28 cases, 9% sickness, 1,200 contacts",
        "I rang at 0215 and again at 23.40.",
        "Covid-19 and Key Stage 2",
    ],
)
def test_a_number_that_counts_or_cites_is_left(text: str) -> None:
    assert [*find_numbers(text), *find_case_numbers(text)] == []
