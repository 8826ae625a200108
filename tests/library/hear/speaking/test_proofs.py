"""A proof shows that a report existed in a week, to whoever has the service's key, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.sealing.signing import SigningKey, check, load_or_create_signing_key
from speakopenly.hear.speaking.proofs import Proof, commitment_of, read_proof, week_of

MARK = b"sixteen bytes or"
PROOF = Proof("Northmoor children's services", "2026-W47", commitment_of(MARK))
STATEMENT = (
    "Speak Openly proof, format 1\n"
    "Service: Northmoor children's services\n"
    "Week: 2026-W47\n"
    "Mark: 43f6c739fe0f3c30adf351462c37308048f36c8e2e7e1df230ec204bd34f7809\n"
)  # fmt: skip


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> SigningKey:
    folder: Path = tmp_path_factory.mktemp("keys")
    return load_or_create_signing_key(folder / "signing.key", never_inside=())


@pytest.fixture(scope="module")
def saved(key: SigningKey) -> str:
    return PROOF.to_text(key.sign(PROOF.statement()), key.public)


def test_the_bytes_that_are_signed_never_change() -> None:
    assert PROOF.statement() == STATEMENT.encode()


def test_a_saved_proof_is_read_back_and_its_signature_holds(saved: str, key: SigningKey) -> None:
    signed = read_proof(saved)

    assert signed.proof == PROOF
    assert signed.public == key.public
    assert signed.is_signed_by(key.public, check=check)


@pytest.mark.parametrize(
    "handled",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: "".join(f"> {line}\n" for line in text.splitlines()),
        lambda text: "".join(f"    {line}   \n\n" for line in text.splitlines()),
        lambda text: "Dear panel,\n\nplease find:\n\n" + text + "\nYours\nWeek: none\n",
        lambda text: text[text.index("Speak Openly proof,") :],
        lambda text: text.replace("children's services", "\nchildren's\nservices"),
        lambda text: "\n".join(line[start : start + 40] for line in text.splitlines() for start in range(0, max(1, len(line)), 40)),
        lambda text: text.replace(commitment_of(MARK), commitment_of(MARK).upper()),
    ],
    ids=["crlf", "cr", "byte order mark", "no last line end", "quoted", "indented", "in a letter", "cut out", "wrapped", "narrow", "capitals"],
)  # fmt: skip
def test_what_mail_and_editors_do_to_a_file_does_no_harm(
    handled: Callable[[str], str], saved: str, key: SigningKey
) -> None:
    signed = read_proof(handled(saved))

    assert signed.proof == PROOF
    assert signed.is_signed_by(key.public, check=check)


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("Northmoor", "Southmoor"),
        ("2026-W47\n", "2026-W46\n"),
        (commitment_of(MARK), commitment_of(MARK[::-1])),
    ],
    ids=["service", "week", "mark"],
)
def test_an_altered_proof_does_not_hold(part: str, other: str, saved: str, key: SigningKey) -> None:
    start = saved.index("Speak Openly proof,")
    altered = saved[:start] + saved[start:].replace(part, other)

    assert not read_proof(altered).is_signed_by(key.public, check=check)


def test_a_proof_signed_by_a_key_of_ones_own_does_not_hold(key: SigningKey, tmp_path: Path) -> None:
    own = load_or_create_signing_key(tmp_path / "own.key", never_inside=())
    forged = read_proof(PROOF.to_text(own.sign(PROOF.statement()), own.public))

    assert forged.is_signed_by(own.public, check=check)
    assert not forged.is_signed_by(key.public, check=check)


@pytest.mark.parametrize(("answer", "holds"), [(True, True), (None, True), (False, False)])
def test_a_check_may_answer_or_raise(answer: bool | None, holds: bool, saved: str) -> None:
    assert read_proof(saved).is_signed_by("any", check=lambda *_: answer) is holds


def test_only_who_is_led_to_the_mark_can_show_that_a_proof_is_theirs() -> None:
    assert PROOF.is_of(MARK)
    assert not PROOF.is_of(MARK[::-1])
    assert MARK.hex() not in PROOF.mark


def test_a_commitment_never_changes_and_takes_no_mark_that_could_be_guessed() -> None:
    assert commitment_of(MARK) == "43f6c739fe0f3c30adf351462c37308048f36c8e2e7e1df230ec204bd34f7809"
    with pytest.raises(BadInput, match="16 bytes"):
        commitment_of(b"short")


def test_the_file_says_what_it_shows_and_what_not(saved: str) -> None:
    for said in (
        "had a report in the week\nthat began on Monday 16 November 2026",
        "does not show what the report says",
        "does not show who made it",
        "Save this file only on a device nobody else uses",
        "you need your eight words",
    ):
        assert said in saved


def test_the_explanation_may_be_in_another_language(key: SigningKey) -> None:
    text = PROOF.to_text(key.sign(PROOF.statement()), key.public, above="Prawf fod adroddiad wedi'i wneud\n")

    assert text.startswith("Prawf")
    assert "report in the week" not in text
    assert read_proof(text).is_signed_by(key.public, check=check)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: "Only a letter about Week: 2026-W47.",
        lambda text: text + text,
        lambda text: text.replace("format 1", "format 2"),
        lambda text: text.replace("Mark: ", ""),
        lambda text: text.replace("Mark: ", "Mark: zz"),
        lambda text: text.replace("Week: 2026-W47", "Week: 2026-W54"),
        lambda text: text.replace("Week: 2026-W47", "Week: 2026-W47\nWeek: 2026-W47"),
        lambda text: text.replace("Service: Northmoor children's services", "Service:"),
        lambda text: text.replace("Service: ", "Service: " + "x" * 200),
        lambda text: text.replace("Signature:", "Signature: zz"),
        lambda text: text[: text.index("Signature:")],
        lambda text: text[: text.index("Public key:")] + "Public key: \u2603",
    ],
    ids=[
        "empty", "a letter", "two of them", "newer format", "no mark", "a wrong mark", "no such week", "two weeks",
        "no service", "a long service", "a wrong signature", "no signature", "a wrong key",
    ],
)  # fmt: skip
def test_what_is_no_proof_is_refused(spoil: Callable[[str], str], saved: str) -> None:
    with pytest.raises(BadInput, match="Give the whole file"):
        read_proof(spoil(saved))


@given(
    st.text(st.characters(categories=None), min_size=1, max_size=60),
    st.dates(min_value=date(1000, 1, 1)),
    st.binary(min_size=16),
)
def test_any_service_week_and_mark_survive_the_file(service: str, day: date, mark: bytes) -> None:
    try:
        proof = Proof(service, week_of(day), commitment_of(mark))
    except BadInput as refused:
        assert refused.column in ("Service", "Week")  # noqa: PT017
        return

    assert read_proof(proof.to_text(b"s" * 64, "k" * 64)).proof == proof
    assert proof.monday() <= day


@given(st.text())
def test_any_text_is_refused_and_never_breaks(text: str) -> None:
    with pytest.raises(BadInput):
        read_proof(text)
    with pytest.raises(BadInput):
        read_proof("Speak Openly proof, format 1\n" + text)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 16), "2026-W47"),
        (date(2026, 11, 22), "2026-W47"),
        (date(2026, 11, 23), "2026-W48"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2025, 12, 29), "2026-W01"),
    ],
)
def test_a_day_lies_in_its_week(day: date, week: str) -> None:
    assert week_of(day) == week


@pytest.mark.parametrize(
    "week", ["2026-W00", "2026-W54", "2025-W53", "2026-47", "", "2026-W47\n", "0000-W01"]
)
def test_a_week_that_never_was_is_refused(week: str) -> None:
    with pytest.raises(BadInput, match="no such week"):
        Proof("Northmoor", week, commitment_of(MARK))
