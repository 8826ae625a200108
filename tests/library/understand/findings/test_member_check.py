"""What those who took part said of the draft: printed, also where it hurts, and proved by ``verify``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.documents import plain_text
from speakopenly.core.errors import VerificationFailed
from speakopenly.core.publications import Packs
from speakopenly.core.records import ThemeId
from speakopenly.understand.findings.editions import next_edition
from speakopenly.understand.findings.evidence import (
    Evidence,
    check_code,
    read_evidence,
    write_evidence,
)
from speakopenly.understand.findings.member_check import (
    Asked,
    Decision,
    Done,
    MemberCheck,
    OfParagraph,
    Said,
    WentBack,
    safe_count,
)
from speakopenly.understand.findings.publication import EVIDENCE, HTML, PDF, WORD, publish
from speakopenly.understand.findings.report import compose
from speakopenly.understand.findings.verification import verify
from tests.library.understand.findings.conftest import make_evidence
from tests.promises.test_nothing_altered_goes_unseen import alter, in_word, manifest_of, once

OBJECTION = "It was not the handover that was lost, it was the trust."
CHANGED = Done(Decision.CHANGED, "the sentence now says what was lost.")


def went_back(*said: OfParagraph) -> WentBack:
    everybody = Asked("All", 40, 12)
    return WentBack(1, date(2026, 3, 3), date(2026, 3, 24), everybody, (), said)


def objected(words: str | None = OBJECTION, *, people: int | None = None) -> OfParagraph:
    said = (Said(words, True, CHANGED),)
    return OfParagraph("2.1", ThemeId("T01"), "changes of worker", 9, people, None, CHANGED, said)


def told(check: MemberCheck) -> Evidence:
    return replace(make_evidence(), member_check=check)


def lines_of(check: MemberCheck) -> str:
    return "\n".join(plain_text(compose(told(check))))


@pytest.fixture(scope="module")
def published() -> tuple[Evidence, Packs]:
    evidence = told(MemberCheck(went_back=went_back(objected()), credited=("Mair Invented", "Aled Invented")))
    return evidence, publish(evidence)


def test_evidence_from_before_drafts_went_back_keeps_its_check_code_and_its_report() -> None:
    before = make_evidence()

    assert b"member_check" not in write_evidence(before)
    assert "7" not in [section.number for section in compose(before).sections]


def test_what_was_said_is_read_back_as_it_was_written() -> None:
    evidence = told(MemberCheck(went_back=went_back(objected()), credited=("Mair Invented",)))

    assert read_evidence(write_evidence(evidence)) == evidence
    assert check_code(evidence) != check_code(make_evidence())


def test_an_objection_stands_in_the_summary_and_with_its_words_and_what_was_done() -> None:
    printed = lines_of(MemberCheck(went_back=went_back(objected())))

    assert "Of one paragraph some said: this is not what we meant." in printed
    assert f"Somebody who said this is not what we meant wrote: “{OBJECTION}”" in printed
    assert "We changed the text, because: the sentence now says what was lost." in printed
    assert "A small number of people said: this is not what we meant." in printed


def test_a_comment_that_no_wording_makes_safe_is_told_of_without_words() -> None:
    printed = lines_of(MemberCheck(went_back=went_back(objected(None))))

    assert "A comment that could not be printed without pointing to somebody." in printed


def test_a_reason_for_not_going_back_is_printed() -> None:
    printed = lines_of(MemberCheck(why_not="Everybody had left the service."))

    assert "did not go back to those who took part, because: Everybody had left the service." in printed
    assert "section 7 says why" in printed


def test_the_next_edition_still_says_it() -> None:
    evidence = told(MemberCheck(went_back=went_back(objected())))

    assert next_edition(evidence, withdrawn=[]).member_check == evidence.member_check


def test_names_stand_by_the_alphabet(published: tuple[Evidence, Packs]) -> None:
    printed = "\n".join(plain_text(compose(published[0])))

    assert printed.index("Aled Invented") < printed.index("Mair Invented")


def test_a_whole_publication_verifies(published: tuple[Evidence, Packs]) -> None:
    packs = published[1]

    assert verify(manifest_of(packs), packs) == []


def cut(told: bytes) -> Callable[[bytes], bytes]:
    return once(told, told[:-1] + b"x")


@pytest.mark.parametrize("told", ["it was the trust.", "because: the sentence now says", "Mair Invented"])
def test_one_letter_changed_in_page_or_word_file_is_found_though_every_fingerprint_agrees(
    published: tuple[Evidence, Packs], told: str
) -> None:
    packs, change = published[1], cut(told.encode())
    page = alter(packs, public={HTML: change(packs.public[HTML])})
    word = alter(packs, public={WORD: in_word(packs.public[WORD], change)})

    assert HTML in {each.file for each in verify(manifest_of(page), page)}
    assert WORD in {each.file for each in verify(manifest_of(word), word)}


def test_a_comment_changed_in_the_evidence_is_found(published: tuple[Evidence, Packs]) -> None:
    packs = published[1]
    sealed = once(b"it was the trust", b"it was the trash")(packs.sealed[EVIDENCE])
    changed = alter(packs, sealed={EVIDENCE: sealed})

    found = {each.file for each in verify(manifest_of(changed), changed)}

    assert {f"sealed/{EVIDENCE}", HTML, WORD, PDF} <= found


def test_a_second_line_of_what_was_said_is_refused() -> None:
    data = write_evidence(told(MemberCheck(why_not="Because.")))

    with pytest.raises(VerificationFailed, match="second line"):
        read_evidence(data + data.splitlines(keepends=True)[-1])


@given(st.integers(min_value=0, max_value=100_000))
def test_no_count_of_one_to_seven_is_kept(count: int) -> None:
    assert safe_count(count) in ({None} if 1 <= count <= 7 else {count})


@settings(max_examples=25)
@given(
    st.lists(st.integers(min_value=0, max_value=60), min_size=1, max_size=4),
    st.text(alphabet=st.characters(whitelist_categories=("L", "N", "P")), min_size=1, max_size=80),
)
def test_no_objection_is_lost_whatever_its_words_and_number(people: list[int], words: str) -> None:
    rows = [
        replace(objected(words, people=safe_count(number)), paragraph=f"2.{place}")
        for place, number in enumerate(people, 1)
    ]

    printed = lines_of(MemberCheck(went_back=went_back(*rows)))

    for row in rows:
        assert f"Paragraph {row.paragraph} of the draft" in printed
    assert printed.count(f"“{words}”") >= len(rows)
