"""Evidence is written, read back and fixed by its check code."""

from __future__ import annotations

import json

import pytest

from speakopenly.core.errors import VerificationFailed
from speakopenly.understand.findings.evidence import Evidence, check_code, read_evidence, write_evidence


def test_evidence_read_back_is_the_evidence_written(evidence: Evidence) -> None:
    assert read_evidence(write_evidence(evidence)) == evidence


def test_the_same_evidence_is_always_the_same_bytes_and_code(evidence: Evidence) -> None:
    again = read_evidence(write_evidence(evidence))

    assert write_evidence(again) == write_evidence(evidence)
    assert check_code(again) == check_code(evidence)


def test_a_letter_changed_in_a_text_is_found_by_its_passage(evidence: Evidence) -> None:
    altered = write_evidence(evidence).replace(b"listened to us", b"listened to uz", 1)

    with pytest.raises(VerificationFailed, match="passage"):
        read_evidence(altered)


@pytest.mark.parametrize("line", [b"rubbish", b'{"record": "gossip"}', b'{"record": "theme"}', b"[]"])
def test_a_line_that_is_not_evidence_is_named_by_number_without_its_words(
    evidence: Evidence, line: bytes
) -> None:
    with pytest.raises(VerificationFailed, match="line 2") as refused:
        read_evidence(write_evidence(evidence).split(b"\n", 1)[0] + b"\n" + line)

    assert "gossip" not in str(refused.value)


def test_no_row_holds_where_a_person_can_be_found(evidence: Evidence) -> None:
    rows = [json.loads(line) for line in write_evidence(evidence).splitlines()]

    assert {row["record"] for row in rows} == {"about", "contribution", "passage", "theme", "finding"}
    assert all("said_on" not in row and "row" not in row for row in rows)


@pytest.mark.parametrize("record", ["contribution", "passage", "theme"])
def test_evidence_that_lacks_a_row_others_point_at_is_refused(evidence: Evidence, record: str) -> None:
    lines = write_evidence(evidence).splitlines(keepends=True)
    lines.remove(next(line for line in lines if f'"record":"{record}"'.encode() in line))

    with pytest.raises(VerificationFailed):
        read_evidence(b"".join(lines))
