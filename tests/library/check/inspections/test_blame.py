"""Blame among staff, blame of families, and faults of things are told apart, each by its sentence."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from speakopenly.check.inspections.families import Whose, find_blame, find_families
from speakopenly.check.inspections.records import Polarity
from speakopenly.check.inspections.sentences import split_sentences

IN_THE_SHARED_REPORTS = """
36e8bc81df 22277 other
6ea99be73d 74033 staff_culture
148363c190 15040 families
29a58f7813  9700 families
045816efbb  6093 families
527dbddf05 34597 families
b0c28f2119  8361 families
5eff9296dd 10216 families
def63f4aad  8684 families
f88e1f6cb0 26001 staff_culture
54b303cc50 70947 staff_culture
81db57c02a  4212 other
"""
"""Every word of blame in the 299 reports, judged by reading its sentence: report, place, whose."""


def test_every_word_of_blame_in_the_shared_reports_is_judged_as_a_reader_judged_it(shared_data: Path) -> None:
    with gzip.open(shared_data / "inspections" / "ofsted_reports.jsonl.gz") as file:
        texts = {row["id"]: row["text"] for row in map(json.loads, file)}

    found = {(name, each.start, str(each.whose)) for name, text in texts.items() for each in find_blame(text)}

    judged = {
        (name, int(place), whose)
        for name, place, whose in map(str.split, IN_THE_SHARED_REPORTS.strip().splitlines())
    }
    assert found == judged


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("Staff describe a culture of blame and of looking over the shoulder.", Whose.STAFF_CULTURE),
        ("Reviews are held in a no-blame way, and people come to them gladly.", Whose.STAFF_CULTURE),
        ("Practitioners told us they would be blamed if a plan went wrong.", Whose.STAFF_CULTURE),
        ("Mothers are too often blamed for what their partners do.", Whose.FAMILIES),
        ("Some records use victim-blaming words about young people.", Whose.FAMILIES),
        ("Children blame themselves for the move.", Whose.FAMILIES),
        ("The boiler in the contact centre was faulty for a month.", Whose.OTHER),
        ("One young person said she could not fault her worker.", Whose.OTHER),
    ],
)
def test_a_word_of_blame_is_judged_by_its_sentence(sentence: str, whose: Whose) -> None:
    assert [each.whose for each in find_blame(sentence)] == [whose]


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Plans place too much responsibility on mothers to keep the children safe.", Polarity.WEAKNESS),
        ("Young people are said to be placing themselves at risk.", Polarity.WEAKNESS),
        ("Conferences use non-blaming language, so that parents can take part.", Polarity.STRENGTH),
        ("Parents are helped early and by people they know.", None),
        ("Leaders take responsibility for children seriously.", None),
    ],
)
def test_blame_of_families_is_a_line_of_its_own(sentence: str, polarity: Polarity | None) -> None:
    found = [which for _, which in find_families(split_sentences(sentence))]

    assert found == ([polarity] if polarity else [])
