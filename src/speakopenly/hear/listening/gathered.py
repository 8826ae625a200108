"""What a file that is no table holds: pieces, each of which may become one contribution.

A submission is one piece with its pages; a transcript is one piece for each turn of a speaker; a file of
literature is one piece for each record. However it was read, received + left out = found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from speakopenly.core.records import (
    NO_GROUPS,
    Channel,
    Consent,
    Contribution,
    ContributionId,
    Kind,
    PersonId,
    Place,
)
from speakopenly.core.tables import RejectedRow
from speakopenly.hear.listening.consent import what_was_given
from speakopenly.hear.listening.intake import (
    NOT_COUNTED,
    KeyedHash,
    Received,
    in_order,
    rows_by_reason,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a file. ``number`` is where it stands there, from 1: a turn, a record, or 1.

    ``speaker`` is what the file calls whoever spoke; it is no name of ours and leaves with no publication.
    """

    number: int
    text: str = field(repr=False)
    kind: Kind = Kind.SUBMISSION
    speaker: str = field(default="", repr=False)
    given_id: str = field(default="", repr=False)
    places: tuple[Place, ...] = ()
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a file holds. ``digest`` is the sha256 of its bytes; ``notes`` are for whoever brings it in."""

    file: str
    digest: bytes
    pieces: tuple[Piece, ...]
    left_out: tuple[RejectedRow, ...] = ()
    notes: tuple[str, ...] = ()
    unchecked: bool = False
    """A transcript that nobody has held against its recording yet: no words of it may be quoted."""

    @property
    def found(self) -> int:
        """Every piece there was."""
        return len(self.pieces) + len(self.left_out)

    @property
    def speakers(self) -> tuple[str, ...]:
        """What the file calls its speakers, in the order they first speak."""
        return tuple(dict.fromkeys(piece.speaker for piece in self.pieces if piece.speaker))


@dataclass(frozen=True, slots=True)
class Setting:
    """What whoever brings a file in says of it.

    ``speakers`` gives each speaker the groups they belong to (role band, nation); a speaker who is not in it,
    such as an interviewer, is left out. None: the file does not tell speakers apart, and it is one voice.
    """

    channel: Channel
    kind: Kind | None = None
    """None: as the file's own kind of piece."""
    question: str | None = None
    groups: Mapping[str, str] = field(default_factory=lambda: NO_GROUPS)
    consent: Consent = Consent(quote=False)
    speaks_for: int = 1
    said_on: date | None = None
    speakers: Mapping[str, Mapping[str, str]] | None = None
    checked: bool = False
    """They say that somebody listened to the whole recording and put the transcript right."""


NOT_ASKED = "a speaker who is not counted, such as an interviewer"


def receive_pieces(gathered: Gathered, setting: Setting, *, keyed_hash: KeyedHash) -> Received:
    """Make a contribution of every piece, as ``intake.receive`` does of every row."""
    left_out = rows_by_reason(gathered.left_out)
    kept: list[tuple[Contribution, Piece]] = []
    for piece in gathered.pieces:
        if setting.speakers is not None and piece.speaker not in setting.speakers:
            left_out[NOT_ASKED].append(piece.number)
        elif not setting.consent.count:
            left_out[NOT_COUNTED].append(piece.number)
        else:
            kept.append((_contribution(gathered, piece, setting, keyed_hash), piece))
    return Received(
        contributions=tuple(contribution for contribution, _piece in kept),
        given_ids=tuple(piece.given_id or str(piece.number) for _contribution, piece in kept),
        rows=tuple(piece.number for _contribution, piece in kept),
        rows_left_out=in_order(left_out),
    )


def _contribution(gathered: Gathered, piece: Piece, setting: Setting, keyed_hash: KeyedHash) -> Contribution:
    place = (gathered.digest, piece.number)
    own = (setting.speakers or {}).get(piece.speaker, NO_GROUPS)
    voice = piece.speaker or (piece.number if piece.kind is Kind.LITERATURE_RECORD else "")
    return Contribution(
        id=ContributionId(keyed_hash("contribution", *place)),
        person=PersonId(keyed_hash("person", gathered.digest, voice)),
        text=piece.text,
        kind=setting.kind or piece.kind,
        channel=setting.channel,
        question=setting.question,
        groups={**setting.groups, **own},
        consent=_consent(gathered, setting),
        speaks_for=setting.speaks_for,
        said_on=piece.said_on or setting.said_on,
        places=piece.places,
    )


def _consent(gathered: Gathered, setting: Setting) -> Consent:
    given = what_was_given(setting.consent, setting.channel)
    return replace(given, quote=False) if gathered.unchecked and not setting.checked else given
