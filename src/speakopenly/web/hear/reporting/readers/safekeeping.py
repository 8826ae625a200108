"""What is sealed where in this room: each blob names its row, so that none opens anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from speakopenly.core.sealing import CasePrivateKey, HolderPrivateKey, HolderPublicKey, place, unseal
from speakopenly.core.sealing import CasePublicKey as SealTo
from speakopenly.core.sealing import seal as seal_bytes
from speakopenly.hear import answering
from speakopenly.hear.speaking.storing import bytes_of, record_from
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers.models import (
    Candour,
    IdentityStep,
    Notes,
    PassedShare,
    RouteRecord,
)
from speakopenly.web.hear.reporting.reports import threads
from speakopenly.web.hear.reporting.reports.case_keys import for_the_next_message
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Report

SCHEMA = 1
Row: TypeAlias = Notes | RouteRecord | Candour | IdentityStep


@dataclass(frozen=True, slots=True)
class CandourSaid:
    """Who will help put it right, as a role; and why not, or not yet."""

    who: str = ""
    why: str = ""


def key_for(report: Report, unlocked: Unlocked) -> CaseKey:
    """The case key to seal to now. Only who can open the report can. Raises NotAllowed or SealBroken."""
    head = threads.head_of(report, opener(unlocked))
    return for_the_next_message(report, head.mailbox)


def seal_into(row: Row, case_key: CaseKey, data: bytes) -> None:
    """Put bytes into a row, sealed to this case key at this row's place."""
    row.case_key = case_key
    row.sealed = case_keys.seal_to(case_key, data, about=_about(row))


def open_row(row: Row, unlocked: Unlocked) -> bytes:
    """What a row holds, in memory. Raises NotAllowed or SealBroken."""
    assert row.case_key is not None  # noqa: S101  (a row that was sealed has its key)
    return unseal(bytes(row.sealed), key=case_keys.open_as_reader(row.case_key, unlocked), about=_about(row))


def open_notes(row: Notes, unlocked: Unlocked) -> answering.Notes:
    """A reader's notes, in memory. Raises NotAllowed, SealBroken or BadInput."""
    return answering.Notes.from_bytes(open_row(row, unlocked))


def open_text(row: RouteRecord | IdentityStep, unlocked: Unlocked) -> str:
    """The words of a record, in memory; blank where they had their time. Raises NotAllowed or SealBroken."""
    if row.case_key is None:
        return ""
    return open_row(row, unlocked).decode("utf-8")


def seal_candour(row: Candour, case_key: CaseKey, said: CandourSaid) -> None:
    """Put what was said of candour into its row."""
    seal_into(row, case_key, bytes_of(said))


def open_candour(row: Candour, unlocked: Unlocked) -> CandourSaid:
    """What was said of candour, in memory; nothing where nobody has yet."""
    return record_from(open_row(row, unlocked), CandourSaid) if row.sealed else CandourSaid()


def seal_passed_share(passed: PassedShare, share: str, to: HolderPublicKey) -> None:
    """Put the first person's share into a row, sealed to one reader for this step only."""
    passed.sealed = seal_bytes(share.encode("ascii"), to=SealTo(to.data), about=_about_share(passed))


def open_passed_share(passed: PassedShare, key: HolderPrivateKey) -> str:
    """The share that was passed on, in memory. Raises SealBroken."""
    return unseal(bytes(passed.sealed), key=CasePrivateKey(key.data), about=_about_share(passed)).decode(
        "ascii"
    )


def _about(row: Row) -> bytes:
    kind = row._meta.model_name or ""
    return place(f"readers {kind}", str(row.service_id), str(row.report_id), str(row.pk), SCHEMA)


def _about_share(passed: PassedShare) -> bytes:
    return place(
        "passed share",
        str(passed.service_id),
        str(passed.step_id),
        str(passed.pk),
        str(passed.reading_key_id),
        SCHEMA,
    )
