"""A quote says no more of its speaker than they allowed, and old evidence keeps its check code."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from speakopenly.core.documents import Quote, page_numbers, plain_text, write_html, write_pdf, write_word
from speakopenly.core.documents.reading import text_of_html, text_of_word
from speakopenly.core.records import Attribution
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import Evidence, check_code, read_evidence, write_evidence
from speakopenly.understand.findings.quotes import quotable
from speakopenly.understand.findings.report import compose


def signed(evidence: Evidence, attribution: Attribution) -> Evidence:
    return replace(evidence, heard=tuple(replace(each, attribution=attribution) for each in evidence.heard))


@pytest.mark.parametrize(
    ("attribution", "who"),
    [
        (Attribution.NOT_AT_ALL, ""),
        (Attribution.CHANNEL, "survey"),
        (Attribution.GROUP, "survey, carer"),
        (Attribution.NAME, "survey, carer"),
    ],
)
def test_a_description_is_no_longer_than_was_allowed(
    evidence: Evidence, attribution: Attribution, who: str
) -> None:
    draft = Draft(signed(evidence, attribution))

    assert draft.shared.describe(draft.evidence.heard[0]) == who


def test_a_quote_without_any_description_is_printed_the_same_in_all_three_files(evidence: Evidence) -> None:
    document = compose(signed(evidence, Attribution.NOT_AT_ALL))
    pages = page_numbers(document)
    quotes = [block for section in document.sections for block in section.blocks if isinstance(block, Quote)]

    assert quotes
    assert {quote.attribution for quote in quotes} == {""}
    html = write_html(document, pages)
    assert b'class="attribution"' not in html
    assert text_of_html(html) == plain_text(document) == text_of_word(write_word(document, pages))
    assert write_pdf(document)


def test_evidence_of_release_0_3_0_keeps_its_check_code(evidence: Evidence) -> None:
    lines = [json.loads(line) for line in write_evidence(evidence).splitlines()]

    later = {"may_archive", "may_play", "attribution"}
    assert not any(later & line.keys() for line in lines)
    assert check_code(read_evidence(write_evidence(evidence))) == check_code(evidence)


@pytest.mark.parametrize(
    "more", [{"may_archive": True}, {"may_play": True}, {"attribution": Attribution.NOT_AT_ALL}]
)
def test_what_was_agreed_travels_with_the_evidence(evidence: Evidence, more: dict[str, object]) -> None:
    changed = replace(evidence, heard=(replace(evidence.heard[0], **more), *evidence.heard[1:]))

    assert read_evidence(write_evidence(changed)) == changed
    assert check_code(changed) != check_code(evidence)


def test_only_passages_of_those_who_agreed_may_be_quoted(evidence: Evidence) -> None:
    heard = {each.id: each for each in evidence.heard}

    allowed = quotable(evidence.passages, heard)

    assert {each.id for each in evidence.passages if heard[each.contribution].may_quote} == allowed
    assert len(allowed) < len(evidence.passages)
