"""One person on the way through a round: what they voted so far, sealed in the page (decision 159).

The order of the statements hangs on the number of the form: everybody has another one, and going on needs no
memory of ours.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, Self
from uuid import UUID

from django.utils import timezone

from speakopenly.core.errors import SealBroken
from speakopenly.understand.rounds import Vote
from speakopenly.web.hear.keys import draft_keys
from speakopenly.web.understand.rounds.models import AgreementRound

PURPOSE: Final = "agreement round"
ONCE_BYTES: Final = 16
_SIGNS: Final = {int(Vote.AGREE): "a", int(Vote.DISAGREE): "d", int(Vote.PASS): "p"}
_VOTES: Final = {sign: vote for vote, sign in _SIGNS.items()}
_A_VOTE: Final = re.compile(r"(\d{1,9})([adp])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Votes so far, by the number of the statement. ``once`` is the number of this form."""

    round: UUID
    once: bytes = field(repr=False)
    votes: dict[int, int] = field(default_factory=dict, repr=False)

    def with_vote(self, number: int, vote: Vote) -> Walk:
        """The same person, one statement further."""
        return replace(self, votes={**self.votes, number: int(vote)})

    def without(self, number: int) -> Walk:
        """The same person, one statement back."""
        return replace(self, votes={each: vote for each, vote in self.votes.items() if each != number})

    def in_order(self, numbers: Iterable[int]) -> list[int]:
        """The statements in the order of this person."""
        return sorted(numbers, key=lambda number: hashlib.sha256(self.once + b"%d" % number).digest())

    def to_bytes(self) -> bytes:
        """A few signs for each vote, so that sixty of them fit into a small hidden field."""
        votes = "".join(f"{number}{_SIGNS[vote]}" for number, vote in sorted(self.votes.items()))
        return json.dumps([self.round.hex, self.once.hex(), votes], separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read it back. Raises SealBroken where it was written by another release."""
        try:
            found, once, votes = json.loads(data)
            return cls(
                round=UUID(found),
                once=bytes.fromhex(once),
                votes={int(number): _VOTES[sign] for number, sign in _A_VOTE.findall(votes)},
            )
        except (ValueError, TypeError) as error:
            raise SealBroken("Votes of another release do not open.") from error


def begin(found: AgreementRound) -> Walk:
    """Nothing voted yet."""
    return Walk(round=found.pk, once=secrets.token_bytes(ONCE_BYTES))


def seal(walk: Walk) -> str:
    """The text of a hidden field."""
    return draft_keys().seal(walk.to_bytes(), purpose=PURPOSE, now=timezone.now(), small=True)


def open_posted(text: str) -> Walk:
    """What a page sent back. Raises DraftExpired after a day, SealBroken where it is none of ours."""
    return Walk.from_bytes(draft_keys().open(text, purpose=PURPOSE, now=timezone.now()).data)
