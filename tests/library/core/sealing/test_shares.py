"""Shares on paper: enough of them open, fewer never do, and a slip names its share."""

from __future__ import annotations

import hashlib
from itertools import combinations, count

import pytest
import shamir_mnemonic
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic import Share

from speakopenly.core.errors import BadInput
from speakopenly.core.sealing import (
    CasePrivateKey,
    HolderPrivateKey,
    join_case_key,
    join_shares,
    make_case_keys,
    make_holder_keys,
    split_case_key,
    split_holder_key,
)

ESCROW = HolderPrivateKey(bytes(range(32, 64)))


def made_the_same_each_time() -> list[str]:
    """Shares from a fixed stream, so that no test depends on which words were drawn."""
    stream = (hashlib.sha256(bytes([number])).digest() * 2 for number in count())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shamir_mnemonic.shamir.RANDOM_BYTES", lambda size: next(stream)[:size])
        return split_holder_key(ESCROW, shares=5, needed=3)


SHARES = made_the_same_each_time()
ONE_UNKNOWN_WORD = " ".join([*SHARES[1].split()[:4], "zzzz", *SHARES[1].split()[5:]])

KNOWN_SHARES = [
    "adequate apart academic acid acne pancake peasant busy elbow mailman acquire biology priority gather skunk "
    "username detect album guest sniff answer again order pitch owner sympathy glance ladle fangs meaning lunar "
    "cowboy space regular prize",
    "adequate apart academic agency acquire slice escape recover platform hazard width society juice warmth "
    "regular jerky holiday drift leaves skin industry pile epidemic viral aspect crunch glen salt living guitar "
    "bumpy benefit rainbow unhappy image",
    "adequate apart academic always academic jump gasoline space mental cleanup thunder funding branch dryer clay "
    "theater living involve branch crazy view engage lizard belong perfect family genre emperor thorn cricket "
    "carve suitable slap stadium relate",
]

STANDARD = [
    (
        "one share, 128 bits",
        [
            "duckling enlarge academic academic agency result length solution fridge kidney coal piece deal husband "
            "erode duke ajar critical decision keyboard"
        ],
        "bb54aac4b89dc868ba37d9cc21b2cece",
    ),
    (
        "two of three, 128 bits",
        [
            "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist rescue view "
            "short owner flip making coding armed",
            "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice unkind craft "
            "early superior advocate guest smoking",
        ],
        "b43ceb7e57a0ea8766221624d01b0864",
    ),
    (
        "two of three, 256 bits",
        [
            "humidity disease academic always aluminum jewelry energy woman receiver strategy amuse duckling lying "
            "evidence network walnut tactics forget hairy rebound impulse brother survive clothes stadium mailman "
            "rival ocean reward venture always armed unwrap",
            "humidity disease academic agency actress jacket gross physics cylinder solution fake mortgage benefit "
            "public busy prepare sharp friar change work slow purchase ruler again tricycle involve viral wireless "
            "mixture anatomy desert cargo upgrade",
        ],
        "c938b319067687e990e05e0da0ecce1278f75ff58d9853f19dcaeed5de104aae",
    ),
]


@pytest.mark.parametrize(
    ("shares", "secret"), [case[1:] for case in STANDARD], ids=[case[0] for case in STANDARD]
)
def test_the_library_gives_what_the_standard_publishes(shares: list[str], secret: str) -> None:
    """The published vectors of SLIP-39, whose passphrase is always TREZOR."""
    assert shamir_mnemonic.combine_mnemonics(shares, b"TREZOR").hex() == secret


@pytest.mark.parametrize("pair", list(combinations(range(3), 2)))
def test_shares_printed_long_ago_still_open(pair: tuple[int, ...]) -> None:
    assert join_shares([KNOWN_SHARES[at] for at in pair]).data == ESCROW.data


def test_the_same_random_bytes_give_the_same_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    counter = count(1)
    monkeypatch.setattr("shamir_mnemonic.shamir.RANDOM_BYTES", lambda size: bytes([next(counter)] * size))

    assert split_holder_key(ESCROW, shares=3, needed=2) == KNOWN_SHARES


def test_a_share_is_made_of_the_parts_the_manual_states() -> None:
    secret = shamir_mnemonic.combine_mnemonics(KNOWN_SHARES[:2])

    assert secret == b"\x01h" + ESCROW.data
    assert {len(share.split()) for share in SHARES} == {35}


@settings(max_examples=25)
@given(st.data(), st.binary(min_size=32, max_size=32))
def test_any_enough_shares_open_and_fewer_never_do(data: st.DataObject, secret: bytes) -> None:
    needed = data.draw(st.integers(2, 5))
    total = data.draw(st.integers(needed, 7))
    made = split_holder_key(HolderPrivateKey(secret), shares=total, needed=needed)
    chosen = data.draw(st.permutations(made))
    enough = data.draw(st.integers(needed, total))

    assert join_shares(chosen[:enough]).data == secret
    with pytest.raises(BadInput, match=f"{needed} different shares are needed"):
        join_shares(chosen[: needed - 1])


def test_every_subset_of_three_opens_and_none_of_two() -> None:
    assert {join_shares(three).data for three in combinations(SHARES, 3)} == {ESCROW.data}
    for two in combinations(SHARES, 2):
        with pytest.raises(BadInput, match="there are 2"):
            join_shares(two)


def test_fewer_shares_that_pretend_to_be_enough_give_no_key() -> None:
    """The threshold stands in the share: somebody who rewrites it must still not get a key."""
    read = [Share.from_mnemonic(text) for text in SHARES[:2]]
    forged = [
        Share(
            *(
                getattr(share, name)
                for name in share.__dataclass_fields__
                if name not in ("member_threshold", "value")
            ),
            2,
            share.value,
        ).mnemonic()
        for share in read
    ]

    with pytest.raises(BadInput, match="do not belong together"):
        join_shares(forged)


@settings(max_examples=60)
@given(st.integers(0, 34), st.integers(0, 1023))
def test_any_one_wrong_word_names_its_share(at: int, other: int) -> None:
    words = SHARES[1].split()
    wrong = shamir_mnemonic.wordlist.WORDLIST[other]
    if words[at] == wrong:
        return
    words[at] = wrong

    with pytest.raises(BadInput, match="Share 2 "):
        join_shares([SHARES[0], " ".join(words), SHARES[2]])


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        ([], "2 different shares are needed; there are 0"),
        ([SHARES[0], SHARES[0], SHARES[0]], "3 different shares are needed; there are 1"),
        ([SHARES[0], "", SHARES[2]], "Share 2 has 0 words"),
        ([SHARES[0], SHARES[1], SHARES[2][:-20]], "Share 3 has 3[0-4] words"),
        ([SHARES[0], SHARES[1], KNOWN_SHARES[0]], "Share 3 belongs to another set"),
        ([KNOWN_SHARES[0], SHARES[1], SHARES[0]], "Share 1 belongs to another set"),
        ([SHARES[0], ONE_UNKNOWN_WORD], "Share 2, word 5 is not one"),
        ([STANDARD[2][1][0]], "Share 1 has 33 words"),
    ],
)
def test_what_is_wrong_names_the_share_and_never_repeats_it(shares: list[str], why: str) -> None:
    with pytest.raises(BadInput, match=why) as refused:
        join_shares(shares)

    assert refused.value.do
    assert not any(share.split()[7] in str(refused.value) for share in SHARES)


def test_shares_of_two_splits_with_the_same_name_give_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shamir_mnemonic.shamir._random_identifier", lambda: 7)
    one = split_holder_key(ESCROW, shares=2, needed=2)
    other = split_holder_key(ESCROW, shares=2, needed=2)

    with pytest.raises(BadInput, match="do not belong together"):
        join_shares([one[0], other[1]])


@pytest.mark.parametrize(
    "alter",
    [
        str.upper,
        lambda share: "1. " + share.replace(" ", "\n2) "),
        lambda share: " ".join(word[:4] for word in share.split()),
    ],
)
def test_a_share_may_be_typed_in_any_way(alter: object) -> None:
    typed = [alter(share) for share in SHARES[:3]]  # type: ignore[operator]

    assert join_shares(typed).data == ESCROW.data


def test_a_share_that_asks_for_long_work_is_refused_at_once() -> None:
    """The standard lets a share ask for 2**15 times the usual stretching: minutes of a server's time."""
    secret = b"\x01h" + bytes(32)
    slow = Share(1, True, 15, 0, 1, 1, 0, 2, secret).mnemonic()
    alone = Share(1, True, 0, 0, 1, 1, 0, 1, secret).mnemonic()
    grouped = Share(1, True, 0, 0, 1, 2, 0, 2, secret).mnemonic()
    older = Share(1, False, 0, 0, 1, 1, 0, 2, secret).mnemonic()

    for share in (slow, alone, grouped, older):
        with pytest.raises(BadInput, match="Share 1 was not made by Speak Openly"):
            join_shares([share])


def test_a_cases_key_is_shared_in_the_same_way() -> None:
    _, case = make_case_keys()
    shares = split_case_key(case, shares=4, needed=2)

    assert join_case_key(shares[2:]).data == case.data


def test_shares_of_one_kind_of_key_never_give_the_other() -> None:
    case = split_case_key(CasePrivateKey(ESCROW.data), shares=2, needed=2)

    with pytest.raises(BadInput, match="another kind of key"):
        join_shares(case)
    with pytest.raises(BadInput, match="another kind of key"):
        join_case_key(SHARES[:3])


@pytest.mark.parametrize(("shares", "needed"), [(1, 1), (2, 1), (2, 3), (17, 2), (0, 0), (3, -1)])
def test_a_split_that_protects_nothing_is_refused(shares: int, needed: int) -> None:
    with pytest.raises(BadInput, match="cannot be made"):
        split_holder_key(ESCROW, shares=shares, needed=needed)


def test_sixteen_shares_can_be_made() -> None:
    private = make_holder_keys()[1]

    assert join_shares(split_holder_key(private, shares=16, needed=16)).data == private.data


@given(st.lists(st.text(max_size=300), max_size=3))
def test_any_text_is_refused_without_a_crash(texts: list[str]) -> None:
    with pytest.raises(BadInput):
        join_shares(texts)
