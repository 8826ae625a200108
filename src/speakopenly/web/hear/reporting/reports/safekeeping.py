"""What is sealed where: each blob names its place, so that none opens anywhere else.

The report itself carries, sealed before its answers, what only those who can read it may know: whether there
is a contact slip and under which reference, and the mailbox's public key, so that readers can seal to the
mailbox when a new case key is needed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import (
    CasePrivateKey,
    CasePublicKey,
    HolderPrivateKey,
    HolderPublicKey,
    place,
    seal,
    unseal,
)
from speakopenly.hear.attachments.records import AttachmentKind, Cleaned, Removed
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.threads import Body, MessageKind, read_body
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.reporting.reports.models import Attachment, Message

SCHEMA: Final = 1
HEAD: Final = 50
NO_SLIP: Final = UUID(int=0)


class ContactKept(IntEnum):
    """What became of the way to reach the reporter."""

    NONE_GIVEN = 0
    KEPT = 1
    TOO_FEW_READERS = 2


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the answers in a sealed report: 50 bytes whatever they say."""

    mailbox: HolderPublicKey
    contact: ContactKept = ContactKept.NONE_GIVEN
    slip: UUID = NO_SLIP

    def to_bytes(self) -> bytes:
        """Version, what became of the contact, the slip's reference, the mailbox's public key."""
        return bytes((SCHEMA, self.contact)) + self.slip.bytes + self.mailbox.data

    @classmethod
    def from_bytes(cls, data: bytes) -> Head:
        """Read it back. Raises SealBroken for a version this release does not know."""
        if len(data) < HEAD or data[0] != SCHEMA or data[1] > max(ContactKept):
            raise SealBroken("This report was stored by a newer release. Open it with that one.")
        return cls(HolderPublicKey(data[18:HEAD]), ContactKept(data[1]), UUID(bytes=data[2:18]))


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """What a page may say of a file. The name is ours and tells only the type; ``bytes`` is how many."""

    id: UUID
    name: str
    kind: AttachmentKind
    removed: tuple[Removed, ...]
    is_clean: bool
    bytes: int


def seal_report(to: CasePublicKey, message: Message, head: Head, answers: Answers) -> bytes:
    """The report as it is stored, without its contact."""
    return seal(head.to_bytes() + answers.to_bytes(), to=to, about=_about_message(message))


def seal_body(to: CasePublicKey, message: Message, body: Body) -> bytes:
    """Any later message as it is stored."""
    return seal(body.to_bytes(), to=to, about=_about_message(message))


def open_body(message: Message, key: CasePrivateKey) -> Body:
    """What a message says, in memory. Raises SealBroken where it does not open."""
    data = unseal(bytes(message.sealed), key=key, about=_about_message(message))
    kind = MessageKind(message.kind)
    return read_body(kind, data[HEAD:] if kind is MessageKind.REPORT else data)


def open_head(message: Message, key: CasePrivateKey) -> Head:
    """What stands before the answers of a report. Raises SealBroken where it does not open."""
    return Head.from_bytes(unseal(bytes(message.sealed), key=key, about=_about_message(message)))


def seal_attachment(to: CasePublicKey, attachment: Attachment, message: Message, file: Cleaned) -> None:
    """Put a file and its note into the row, each sealed apart."""
    note = {
        "name": file.name,
        "kind": file.kind.value,
        "removed": [code.value for code in file.removed],
        "is_clean": file.is_clean,
        "bytes": len(file.data),
    }
    attachment.sealed_note = seal(
        json.dumps(note).encode(), to=to, about=_about_attachment("attachment note", attachment, message)
    )
    attachment.sealed_file = seal(
        file.data, to=to, about=_about_attachment("attachment file", attachment, message)
    )


def open_note(attachment: Attachment, message: Message, key: CasePrivateKey) -> AttachmentNote:
    """What is known of a file, in memory. Raises SealBroken where it does not open."""
    about = _about_attachment("attachment note", attachment, message)
    note: dict[str, Any] = json.loads(unseal(bytes(attachment.sealed_note), key=key, about=about))
    return AttachmentNote(
        id=attachment.pk,
        name=note["name"],
        kind=AttachmentKind(note["kind"]),
        removed=tuple(Removed(code) for code in note["removed"]),
        is_clean=note["is_clean"],
        bytes=note["bytes"],
    )


def open_file(attachment: Attachment, message: Message, key: CasePrivateKey) -> bytes:
    """The bytes of a file, in memory. Raises SealBroken where they do not open."""
    about = _about_attachment("attachment file", attachment, message)
    return unseal(bytes(attachment.sealed_file), key=key, about=about)


def seal_slip(contact: str, to: CasePublicKey, *, service_id: UUID, slip: UUID) -> bytes:
    """A way to reach somebody, as it is stored apart from the report."""
    return seal(
        contact.encode("utf-8"), to=to, about=place("contact slip", str(service_id), str(slip), SCHEMA)
    )


def open_slip(blob: bytes, key: CasePrivateKey, *, service_id: UUID, slip: UUID) -> str:
    """The way to reach somebody, in memory. Raises SealBroken where it does not open."""
    about = place("contact slip", str(service_id), str(slip), SCHEMA)
    return unseal(blob, key=key, about=about).decode("utf-8")


def seal_share(share: str, to: HolderPublicKey, *, service_id: UUID, slip: UUID, reading_key: UUID) -> bytes:
    """One reader's share of the key of a slip, as it is stored."""
    about = _about_share(service_id, slip, reading_key)
    return seal(share.encode("ascii"), to=CasePublicKey(to.data), about=about)


def open_share(blob: bytes, key: HolderPrivateKey, *, service_id: UUID, slip: UUID, reading_key: UUID) -> str:
    """One reader's share, in memory. Raises SealBroken where it does not open."""
    about = _about_share(service_id, slip, reading_key)
    return unseal(blob, key=CasePrivateKey(key.data), about=about).decode("ascii")


def public_half(case_key: CaseKey) -> CasePublicKey:
    """The half of a case key that seals."""
    return CasePublicKey(bytes(case_key.public_key))


def _about_message(message: Message) -> bytes:
    return place(
        "message",
        str(message.service_id),
        str(message.report_id),
        str(message.pk),
        message.kind,
        message.place,
        SCHEMA,
    )


def _about_attachment(what: str, attachment: Attachment, message: Message) -> bytes:
    return place(
        what,
        str(message.service_id),
        str(message.report_id),
        str(message.pk),
        str(attachment.pk),
        SCHEMA,
    )


def _about_share(service_id: UUID, slip: UUID, reading_key: UUID) -> bytes:
    return place("contact share", str(service_id), str(slip), str(reading_key), SCHEMA)
