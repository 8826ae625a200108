"""Every number and every quote of a publication can be worked out again from its evidence, by whoever counts people by hand."""

from __future__ import annotations

import html
import json
import re

import pytest

from speakopenly.core.documents import text_of_html
from speakopenly.core.publications import Packs
from speakopenly.understand.findings.publication import EVIDENCE, HTML, NUMBERS, publish
from tests.library.understand.findings.conftest import make_evidence

QUOTED = re.compile(r'<blockquote[^>]*><p class="said">([^<]+)</p></blockquote>')
SHARE = re.compile(r"\b(\d+) of (\d+)\b")


@pytest.fixture(scope="module")
def packs() -> Packs:
    return publish(make_evidence())


@pytest.fixture(scope="module")
def rows(packs: Packs) -> list[dict[str, object]]:
    return [json.loads(line) for line in packs.sealed[EVIDENCE].splitlines()]


def people_of(rows: list[dict[str, object]], name: str) -> set[object]:
    """Counted without any of our own code: passages of the theme, whose they are, and each person once."""
    theme = next(row for row in rows if row["record"] == "theme" and row["name"] == name)
    whose = {row["id"]: row["contribution"] for row in rows if row["record"] == "passage"}
    person = {row["id"]: row["person"] for row in rows if row["record"] == "contribution"}
    return {person[whose[passage]] for passage in theme["passages"]}  # type: ignore[attr-defined]


def test_every_number_is_the_people_counted_by_hand(packs: Packs, rows: list[dict[str, object]]) -> None:
    base = {row["person"] for row in rows if row["record"] == "contribution" and row.get("reason") is None}
    numbers = json.loads(packs.public[NUMBERS])
    shown = [each for each in numbers if each["count"] is not None]

    assert shown
    assert [(each["count"], each["base"]) for each in shown] == [
        (len(people_of(rows, each["theme"])), len(base)) for each in shown
    ]


def test_no_share_stands_in_the_report_that_is_not_among_them(packs: Packs) -> None:
    numbers = json.loads(packs.public[NUMBERS])
    allowed = {(str(each["count"]), str(each["base"])) for each in numbers}
    printed = {found for line in text_of_html(packs.public[HTML]) for found in SHARE.findall(line)}

    assert printed
    assert printed <= allowed


def test_every_quote_is_in_the_evidence_letter_by_letter(packs: Packs, rows: list[dict[str, object]]) -> None:
    said = [str(row["text"]) for row in rows if row["record"] == "contribution" and row.get("text")]
    quotes = [html.unescape(quote) for quote in QUOTED.findall(packs.public[HTML].decode())]

    assert quotes
    assert [quote for quote in quotes if not any(quote in text for text in said)] == []
