"""The proof that a report was made: saved by its reporter, checked by anyone, saying nothing of what it holds."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.hear.reporting.mailbox.conftest import Reporter, said_on
from tests.web.hear.reporting.reports.conftest import WORDS, opened


def proof_of(reporter: Reporter) -> str:
    reporter.open()
    answer = reporter.post("my-proof")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="proof.txt"'
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.text


def check(text: str) -> str:
    return said_on(Client(enforce_csrf_checks=True).post("/return/proof/", {"proof": text}))


def test_a_saved_proof_is_found_real(reporter: Reporter) -> None:
    page = check(proof_of(reporter))

    assert "This proof is real" in page
    assert "Northmoor had a report in the week of" in page


def test_a_proof_holds_no_word_of_the_report_or_the_receipt(reporter: Reporter) -> None:
    text = proof_of(reporter)

    assert WORDS not in text
    assert opened(reporter.receipt).report.number not in text
    assert not [word for word in reporter.receipt.words if len(word) > 6 and word in text.lower()]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("Northmoor", "Southmere"), "This is not our proof, or it was changed."),
        (lambda text: text.replace("-W", "-X"), "We cannot read this proof."),
        (lambda text: text[: len(text) // 2], "We cannot read this proof."),
        (lambda _text: "hello", "We cannot read this proof."),
    ],
    ids=["another service", "no such week", "half of it", "no proof"],
)
def test_a_changed_proof_is_not_ours(reporter: Reporter, change: object, told: str) -> None:
    assert told in check(change(proof_of(reporter)))  # type: ignore[operator]


@pytest.mark.parametrize("prefix", ["/", "/cy/", "/easy/"])
def test_the_file_says_where_it_can_be_checked_and_can_be_in_every_wording(
    reporter: Reporter, prefix: str
) -> None:
    reporter.prefix = prefix

    text = proof_of(reporter)

    assert f"http://testserver{prefix}return/proof/" in text
    assert "This proof is real" in check(text)


def test_without_a_text_there_is_nothing_to_check(db: None) -> None:
    assert "Paste the text of the proof." in check("")
