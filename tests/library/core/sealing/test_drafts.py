"""Drafts travel in the page: one length, one purpose, one day; and nothing altered is ever opened."""

from __future__ import annotations

import base64
import random
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import sodium_pad
from nacl.secret import Aead

from speakopenly.core.errors import BadInput, DraftExpired, SealBroken
from speakopenly.core.sealing import LONGEST_DRAFT, DraftKey, DraftKeys, drafts, place

NOW = datetime(2026, 11, 23, 6, 15, 0, 123456, tzinfo=UTC)
KNOWN_KEY = DraftKey(date(2026, 11, 23), bytes(range(32)))
KNOWN_INSIDE = sodium_pad(
    (1795414500123456).to_bytes(8, "big") + bytes.fromhex("789c2b29cf5728cf2f4a290600123e03aa"), 512
)
KNOWN_TEXT = (
    "AQtKZwABAgMEBQYHCAkKCwwNDg8QERITFBUWF57Eb5QTU67uS9gN5wQFgCdkDQGj_cQj6NWaP7Y9rfVZXga25EFnCWTVla5ZzyFTYnG64llHdPsZ"
    "B5uTPY_nRPSyIP-zCJlkhSxfJsFbZQmiWQAcmrMFPZlWkD13sRFzTG4EdUwXEHDL5Q091zMBXVwwP8_75lt7ZMlxXi9nidnpEqViTcu3S9qCmDdT"
    "BrH9g_ZEaYAKlC8BprINeonnz-AgsYwSrB3D9Zd5WENUoYUZ1Kro_1ONXzcP03CuDT1R0vphla39Gx3icwOeEiTLvAu6c91ordUqvxiuYREG7_g8"
    "mwnflQcQABsDmASmDypfh6FdmAmfXvDKX-m41m3lkdKC2T3APxMJGHPWrplPz5XHXDYb6ecQlGXX65fQIyrLQNYjxlcitMw_m8OdhR-jkY8pijRd"
    "5tIL0Zljs3wPfT4NygAo71M4fMYFiYmUaMNiho5tC6tLpLBFUaVGJ0-47uLZTi-uU_EPhjeyu5qiem5vRBteeDaw9den3turotr6y1LyilsbSlYG"
    "3954zQxwsRGrqU1HlP3nupgqBppgRO2og9VV4jHZDu3rDUTz03iPMXi3MmuhAc7xFrsawn2yQlhPbXUBwRLffhazLxXe2o3S2mkA-wVRXGtQsrUw"
    "_yeq3fqMGbn-sE7ybtlT5ZeA9twSx-Qrj-OXHO7podcCoYdHAdcbsOJN4n2MgN0AYmtDeA"
)
NOISE = random.Random(7).randbytes(120_000)  # noqa: S311


@pytest.fixture(scope="module")
def keys() -> Iterator[DraftKeys]:
    with TemporaryDirectory() as folder:
        made = DraftKeys(Path(folder))
        made.prepare(NOW.date())
        yield made


@given(data=st.binary(max_size=3000), purpose=st.text(max_size=20), small=st.booleans())
def test_any_bytes_come_back(keys: DraftKeys, data: bytes, purpose: str, small: bool) -> None:
    data = data[:400] if small else data
    draft = keys.open(keys.seal(data, purpose=purpose, now=NOW, small=small), purpose=purpose, now=NOW)

    assert draft.data == data
    assert draft.sealed_at == NOW


@pytest.mark.parametrize(
    ("data", "small", "length"),
    [
        (b"", False, 21_904),
        (b"A sentence.", False, 21_904),
        (b"word " * 4000, False, 21_904),
        (NOISE[:16_300], False, 21_904),
        (NOISE[:16_400], False, 131_131),
        (NOISE[:98_200], False, 131_131),
        (b"", True, 742),
        (NOISE[:480], True, 742),
    ],
)
def test_the_length_tells_nothing(keys: DraftKeys, data: bytes, small: bool, length: int) -> None:
    text = keys.seal(data, purpose="speak", now=NOW, small=small)

    assert len(text) == length
    assert keys.open(text, purpose="speak", now=NOW).data == data


@pytest.mark.parametrize(
    ("data", "small"), [(NOISE[:98_304], False), (NOISE[:512], True), (bytes(LONGEST_DRAFT + 1), False)]
)
def test_what_cannot_travel_is_refused_at_once(keys: DraftKeys, data: bytes, small: bool) -> None:
    with pytest.raises(BadInput, match="too long"):
        keys.seal(data, purpose="speak", now=NOW, small=small)


@pytest.mark.parametrize(("inside", "length"), [(16_383, 21_904), (16_384, 131_131)])
def test_a_draft_that_would_leave_no_room_for_padding_takes_the_larger_size(
    keys: DraftKeys, inside: int, length: int
) -> None:
    data = next(NOISE[:n] for n in range(16_300, 16_400) if 8 + len(zlib.compress(NOISE[:n], 6)) == inside)

    text = keys.seal(data, purpose="p", now=NOW)

    assert len(text) == length
    assert keys.open(text, purpose="p", now=NOW).data == data


def test_the_longest_draft_travels(keys: DraftKeys) -> None:
    text = keys.seal(bytes(LONGEST_DRAFT), purpose="speak", now=NOW)

    assert keys.open(text, purpose="speak", now=NOW).data == bytes(LONGEST_DRAFT)


def test_the_longest_answer_in_any_script_travels(keys: DraftKeys) -> None:
    letters = random.Random(3)  # noqa: S311
    longest = "".join(chr(letters.randrange(0x4E00, 0x9FFF)) for _ in range(20_000)).encode()

    assert keys.open(keys.seal(longest, purpose="p", now=NOW), purpose="p", now=NOW).data == longest


def test_the_text_can_stand_in_a_form_and_an_address(keys: DraftKeys) -> None:
    text = keys.seal(NOISE[:9000], purpose="speak", now=NOW)

    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_the_same_draft_never_looks_the_same_twice(keys: DraftKeys) -> None:
    made = [keys.seal(b"same", purpose="speak", now=NOW) for _ in range(10)]

    assert len({text[6:38] for text in made}) == len({text[40:72] for text in made}) == 10


@given(st.data())
def test_any_altered_letter_is_refused(keys: DraftKeys, data: st.DataObject) -> None:
    text = keys.seal(b"said", purpose="speak", now=NOW, small=True)
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("ABZaz09-_+/=. é\n"))
    if text[at] == letter:
        return

    with pytest.raises((SealBroken, DraftExpired)):
        keys.open(text[:at] + letter + text[at + 1 :], purpose="speak", now=NOW)


def test_any_altered_byte_is_refused_and_only_the_day_may_seem_expired(keys: DraftKeys) -> None:
    blob = base64.urlsafe_b64decode(keys.seal(b"said", purpose="speak", now=NOW, small=True) + "==")

    for at in range(len(blob)):
        altered = bytearray(blob)
        altered[at] ^= 1
        with pytest.raises((SealBroken, DraftExpired) if 1 <= at < 4 else SealBroken):
            keys.open(drafts._written(bytes(altered)), purpose="speak", now=NOW)


@given(st.text(max_size=30) | st.text(alphabet="ABCabc019-_", min_size=742, max_size=742))
def test_any_text_that_is_no_draft_is_refused(keys: DraftKeys, text: str) -> None:
    with pytest.raises((SealBroken, DraftExpired)):
        keys.open(text, purpose="speak", now=NOW)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_other_purpose_is_refused(keys: DraftKeys, purpose: str, other: str) -> None:
    if purpose == other:
        return
    text = keys.seal(b"said", purpose=purpose, now=NOW, small=True)

    with pytest.raises(SealBroken):
        keys.open(text, purpose=other, now=NOW)


@pytest.mark.parametrize("alias", ["padded", "spaced", "last bits"])
def test_a_draft_has_one_spelling_only(keys: DraftKeys, alias: str) -> None:
    text = keys.seal(b"said", purpose="speak", now=NOW, small=True)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    spelt = {
        "padded": text + "==",
        "spaced": text[:100] + "\n" + text[100:],
        "last bits": text[:-1] + letters[letters.index(text[-1]) ^ 1],
    }[alias]

    with pytest.raises(SealBroken):
        keys.open(spelt, purpose="speak", now=NOW)


@pytest.mark.parametrize(
    ("hours", "waited", "expired"),
    [
        (24, timedelta(hours=24), False),
        (24, timedelta(hours=24, microseconds=1), True),
        (24, timedelta(0), False),
        (2, timedelta(hours=2), False),
        (2, timedelta(hours=2, seconds=1), True),
        (2, timedelta(seconds=-90), False),
        (24, timedelta(days=9), True),
    ],
)
def test_a_draft_opens_for_so_many_hours(
    keys: DraftKeys, hours: int, waited: timedelta, expired: bool
) -> None:
    text = keys.seal(b"said", purpose="speak", now=NOW)

    if expired:
        with pytest.raises(DraftExpired, match="waited too long"):
            keys.open(text, purpose="speak", now=NOW + waited, hours=hours)
    else:
        assert keys.open(text, purpose="speak", now=NOW + waited, hours=hours).sealed_at == NOW


def test_a_draft_of_a_day_whose_key_is_gone_says_that_it_expired(tmp_path: Path) -> None:
    keys = DraftKeys(tmp_path)
    keys.prepare(NOW.date())
    text = keys.seal(b"said", purpose="speak", now=NOW)

    keys.prepare(NOW.date() + timedelta(days=2))

    with pytest.raises(DraftExpired):
        DraftKeys(tmp_path).open(text, purpose="speak", now=NOW + timedelta(days=2))


def test_a_draft_sealed_just_before_midnight_keeps_its_hours(tmp_path: Path) -> None:
    keys = DraftKeys(tmp_path)
    keys.prepare(NOW.date())
    late = datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC)
    text = keys.seal(b"said", purpose="speak", now=late)

    keys.prepare(NOW.date() + timedelta(days=1))

    assert keys.open(text, purpose="speak", now=late + timedelta(hours=24)).data == b"said"


def test_more_hours_than_keys_are_kept_for_are_refused(keys: DraftKeys) -> None:
    with pytest.raises(ValueError, match="24 hours at most"):
        keys.open("", purpose="speak", now=NOW, hours=25)


def test_a_time_without_a_zone_is_refused_and_any_zone_is_read(keys: DraftKeys) -> None:
    with pytest.raises(ValueError, match="zone"):
        keys.seal(b"said", purpose="speak", now=NOW.replace(tzinfo=None))

    elsewhere = NOW.astimezone(timezone(timedelta(hours=13)))
    text = keys.seal(b"said", purpose="speak", now=elsewhere)

    assert keys.open(text, purpose="speak", now=NOW).sealed_at == NOW


def forged(keys: DraftKeys, inside: bytes) -> str:
    """A draft as only somebody with the key could make it."""
    key = keys.of(NOW.date())
    assert key is not None
    return drafts._seal(key, sodium_pad(inside, 16_384), "speak", nonce=None)


TIME = (1795414500123456).to_bytes(8, "big")


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        TIME,
        TIME + b"not compressed",
        TIME + zlib.compress(b"said")[:-1],
        TIME + zlib.compress(b"said") + b"more",
        TIME + zlib.compress(bytes(LONGEST_DRAFT + 1)),
        TIME + zlib.compress(bytes(12 * LONGEST_DRAFT)),
    ],
    ids=["nothing", "no data", "not compressed", "cut", "more behind", "one byte too many", "a bomb"],
)
def test_even_with_the_key_nothing_swells_or_half_opens(keys: DraftKeys, inside: bytes) -> None:
    with pytest.raises(SealBroken):
        keys.open(forged(keys, inside), purpose="speak", now=NOW)


@pytest.mark.parametrize("ordinal", [0, 2**24 - 1, date.max.toordinal() + 1])
def test_a_day_that_never_was_is_refused(keys: DraftKeys, ordinal: int) -> None:
    blob = b"\x01" + ordinal.to_bytes(3, "big") + bytes(24 + 512 + 16)

    with pytest.raises(SealBroken):
        keys.open(drafts._written(blob), purpose="speak", now=NOW)


def test_a_draft_sealed_long_ago_is_the_same_today() -> None:
    assert drafts._seal(KNOWN_KEY, KNOWN_INSIDE, "mailbox", nonce=bytes(range(24))) == KNOWN_TEXT

    opened = drafts._opened(drafts._decrypt(KNOWN_KEY, drafts._blob(KNOWN_TEXT), "mailbox"))

    assert opened.data == b"two words"
    assert opened.sealed_at == datetime(2026, 11, 23, 6, 15, 0, 123456, tzinfo=UTC)


def test_the_sealing_agrees_with_the_primitive_it_names() -> None:
    blob = base64.urlsafe_b64decode(KNOWN_TEXT + "==")

    assert blob[:4] == b"\x01" + (739_943).to_bytes(3, "big")
    assert blob[4:28] == bytes(range(24))
    bound = b"speakopenly draft" + blob[:4] + place("mailbox")
    assert Aead(KNOWN_KEY.data).decrypt(blob[4:], aad=bound) == KNOWN_INSIDE


def test_a_draft_does_not_show_what_it_carries(keys: DraftKeys) -> None:
    draft = keys.open(keys.seal(b"Secretly said", purpose="p", now=NOW), purpose="p", now=NOW)

    assert "Secretly" not in repr(draft)
