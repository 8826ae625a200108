"""Sealing: raw words are never stored readable. What a stolen database says: nothing.

Each import or report has a key pair of its own. Anyone may add words with the public half; only the
private half opens them. That is stored wrapped: by the installation key, which lies in a file of its own
outside database and backups, or to each holder (a reader, the reporter's mailbox, the escrow).
docs/explanation/sealing.md gives the formats, who holds what, and the limits.
"""

from speakopenly.core.sealing.draftkeys import DraftKey
from speakopenly.core.sealing.drafts import LONGEST_DRAFT, Draft, DraftKeys
from speakopenly.core.sealing.holders import (
    HolderPrivateKey,
    HolderPublicKey,
    holder_keys_from_seed,
    make_holder_keys,
    unwrap_case_key,
    unwrap_holder_key,
    wrap_case_key,
    wrap_holder_key,
)
from speakopenly.core.sealing.installation import (
    InstallationKey,
    create_installation_key,
    load_installation_key,
    load_or_create_installation_key,
)
from speakopenly.core.sealing.keys import CasePrivateKey, CasePublicKey, make_case_keys, place
from speakopenly.core.sealing.mailboxes import Mailbox, mailbox_of
from speakopenly.core.sealing.passphrases import (
    check_passphrase,
    lock_with_passphrase,
    unlock_with_passphrase,
)
from speakopenly.core.sealing.recovery import (
    RecoveryCode,
    lock_with_recovery_code,
    make_recovery_code,
    read_recovery_code,
    unlock_with_recovery_code,
)
from speakopenly.core.sealing.shares import (
    join_case_key,
    join_shares,
    split_case_key,
    split_holder_key,
)
from speakopenly.core.sealing.signing import SigningKey, check, load_or_create_signing_key
from speakopenly.core.sealing.words import BUCKETS, seal, unseal
from speakopenly.core.sealing.working import WorkKey

__all__ = [
    "BUCKETS",
    "LONGEST_DRAFT",
    "CasePrivateKey",
    "CasePublicKey",
    "Draft",
    "DraftKey",
    "DraftKeys",
    "HolderPrivateKey",
    "HolderPublicKey",
    "InstallationKey",
    "Mailbox",
    "RecoveryCode",
    "SigningKey",
    "WorkKey",
    "check",
    "check_passphrase",
    "create_installation_key",
    "holder_keys_from_seed",
    "join_case_key",
    "join_shares",
    "load_installation_key",
    "load_or_create_installation_key",
    "load_or_create_signing_key",
    "lock_with_passphrase",
    "lock_with_recovery_code",
    "mailbox_of",
    "make_case_keys",
    "make_holder_keys",
    "make_recovery_code",
    "place",
    "read_recovery_code",
    "seal",
    "split_case_key",
    "split_holder_key",
    "unlock_with_passphrase",
    "unlock_with_recovery_code",
    "unseal",
    "unwrap_case_key",
    "unwrap_holder_key",
    "wrap_case_key",
    "wrap_holder_key",
]
