"""The signed record that something was destroyed: read back, checked, and refused where it was changed."""

from __future__ import annotations

from datetime import date

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.sealing import SigningKey, check
from speakopenly.hear.speaking.destruction import Destruction, Thing, is_destruction, read_destruction

KEY = SigningKey(b"k" * 32)
RECORD = Destruction("Northmoor", Thing.CONTACT_SLIP, date(2026, 11, 26), "ab" * 16)
TEXT = RECORD.to_text(KEY.sign(RECORD.statement()), KEY.public, above="What this shows.\n")


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), f"Hello,\n{TEXT}\nBye"])
def test_a_saved_record_is_read_and_checked(text: str) -> None:
    signed = read_destruction(text)

    assert is_destruction(text)
    assert signed.record == RECORD
    assert signed.is_signed_by(KEY.public, check=check)


CHANGED = [("Northmoor", "Southmere"), ("2026-11-26", "2026-11-25"), ("abab", "acab")]


@pytest.mark.parametrize(("was", "became"), CHANGED)
def test_a_changed_record_is_not_signed(was: str, became: str) -> None:
    signed = read_destruction(TEXT.replace(was, became, 1))

    assert not signed.is_signed_by(KEY.public, check=check)


def test_another_service_has_another_key() -> None:
    assert not read_destruction(TEXT).is_signed_by(SigningKey(b"o" * 32).public, check=check)


NOT_OURS = ["", "Service: Northmoor", TEXT.replace("Mark:", "Mork:"), TEXT.replace("26\n", "99\n"), TEXT * 2]


@pytest.mark.parametrize("text", NOT_OURS)
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_destruction(text)
