"""The method section tells by which channels people were to be heard and whom each misses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from speakopenly.core.documents import plain_text
from speakopenly.core.publications import Packs
from speakopenly.core.records import Channel
from speakopenly.understand.findings.evidence import (
    ChannelPlanned,
    Evidence,
    check_code,
    read_evidence,
    write_evidence,
)
from speakopenly.understand.findings.publication import EVIDENCE, HTML, PDF, WORD, publish
from speakopenly.understand.findings.report import compose
from speakopenly.understand.findings.verification import verify
from tests.library.understand.findings.conftest import make_evidence
from tests.promises.test_nothing_altered_goes_unseen import alter, manifest_of, once

SURVEY = ChannelPlanned(Channel.SURVEY, "Parents with a phone.", "Parents without one.")
ROUND_TABLE = ChannelPlanned(Channel.ROUND_TABLE, "Foster carers.")


def planned(*channels: ChannelPlanned) -> Evidence:
    evidence = make_evidence()
    return replace(evidence, about=replace(evidence.about, planned=channels))


def printed(evidence: Evidence) -> str:
    return "\n".join(plain_text(compose(evidence)))


@pytest.fixture(scope="module")
def published() -> Packs:
    return publish(planned(SURVEY, ROUND_TABLE))


def test_evidence_from_before_keeps_its_check_code_and_its_report() -> None:
    before = make_evidence()

    assert b"planned" not in write_evidence(before)
    assert "5.6" not in {line.split(" ")[0] for line in plain_text(compose(before))}


def test_what_was_planned_is_read_back_as_it_was_written() -> None:
    evidence = planned(SURVEY, ROUND_TABLE)

    assert read_evidence(write_evidence(evidence)) == evidence
    assert check_code(evidence) != check_code(make_evidence())


def test_each_channel_stands_with_whom_it_misses_and_whether_anything_came() -> None:
    report = printed(planned(SURVEY, ROUND_TABLE))

    for told in ("Parents without one.", "Foster carers.", "something came", "nothing came"):
        assert told in report
    assert report.count("nobody wrote it down") == 1


def test_a_channel_nobody_planned_is_told_of() -> None:
    assert "nobody wrote down whom they miss: Survey." in printed(planned(ROUND_TABLE))


def test_a_report_without_a_plan_says_that_it_cannot_tell_whom_it_missed() -> None:
    assert "cannot say whom the ways of listening missed" in printed(planned())


def test_a_whole_publication_verifies(published: Packs) -> None:
    assert verify(manifest_of(published), published) == []


def test_whom_a_channel_misses_cannot_be_taken_out_of_the_evidence_unseen(published: Packs) -> None:
    change = once(b"Parents without one.", b"")
    changed = alter(published, sealed={EVIDENCE: change(published.sealed[EVIDENCE])})

    found = {each.file for each in verify(manifest_of(changed), changed)}

    assert {f"sealed/{EVIDENCE}", HTML, WORD, PDF} <= found
