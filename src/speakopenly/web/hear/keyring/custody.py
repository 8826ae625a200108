"""Shares of the escrow on their way from the machine to paper, and how a sheet is known again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import CasePrivateKey, HolderPrivateKey, place, unseal
from speakopenly.core.sealing.shares import WORDS
from speakopenly.web.hear.keyring.models import CustodianSeat, CustodianShare, Escrow
from speakopenly.web.people.keyed import derived_key
from speakopenly.web.people.models import Membership, Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

LETTERS: Final = 4
ALIKE: Final = 4
"""The first words of a sheet say which set it is of, and so are alike on all sheets."""
DIGEST_BYTES: Final = 16


def seats_taken(service: Service) -> list[CustodianSeat]:
    """The custodians who are here now, by name; who is custodian no longer has no seat."""
    custodians = Membership.objects.filter(service=service, role=Role.CUSTODIAN, user__is_active=True).values(
        "user"
    )
    seats = CustodianSeat.objects.filter(service=service, user__in=custodians).select_related("user")
    return list(seats.order_by("user__name", "pk"))


def share_to_print(by: Staff) -> CustodianShare | None:
    """The share this custodian has not confirmed yet."""
    waiting = CustodianShare.objects.filter(service=by.service, user=by.user, confirmed_on__isnull=True)
    return waiting.select_related("escrow").first()


def open_share(share: CustodianShare, private: HolderPrivateKey) -> str:
    """The words of a share. Raises SealBroken where this browser did not take the seat it was sealed to."""
    try:
        key = CasePrivateKey(private.data)
        return unseal(bytes(share.sealed_share), key=key, about=about_share(share)).decode("ascii")
    except SealBroken:
        raise SealBroken("This share was sealed to another browser. Begin again, all together.") from None


def about_share(share: CustodianShare) -> bytes:
    """Where the words of a share belong."""
    return place("share", str(share.service_id), str(share.escrow_id), str(share.user_id), share.place)


def word_asked(share: CustodianShare) -> int:
    """Which word of the sheet is asked for, from 1; it depends on the share, so nobody chooses it."""
    return ALIKE + 1 + int(share.digest, 16) % (WORDS - ALIKE)


def are_the_letters(words: str, place: int, letters: str) -> bool:
    """Whether these are the first four letters of that word. Capitals and spaces do not matter."""
    typed = "".join(letters.split()).lower()
    return typed[:LETTERS] == words.split()[place - 1][:LETTERS] and len(typed) >= LETTERS


def digest_of(escrow: Escrow, share: str) -> str:
    """A keyed hash by which a sheet is known again, however it was typed."""
    plain = " ".join(word[:LETTERS] for word in re.findall(r"[a-z]+", share.lower()))
    key = derived_key("custodian share")
    return hashlib.blake2b(place(str(escrow.pk), plain), key=key, digest_size=DIGEST_BYTES).hexdigest()


def whose(escrow: Escrow, shares: Sequence[str]) -> list[CustodianShare]:
    """Whose sheets these are."""
    digests = {digest_of(escrow, share) for share in shares}
    return list(CustodianShare.objects.filter(escrow=escrow, digest__in=digests))
