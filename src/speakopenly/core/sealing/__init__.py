"""Sealing: raw words are never stored readable. What a stolen database says: nothing.

Each import or report has a key pair of its own. Anyone may add words with the public half; only the
private half opens them, and that is stored wrapped by the installation key, which lives in a file of
its own outside database and backups. docs/explanation/sealing.md gives the formats and the limits.
"""

from speakopenly.core.sealing.installation import (
    InstallationKey,
    create_installation_key,
    load_installation_key,
    load_or_create_installation_key,
)
from speakopenly.core.sealing.keys import CasePrivateKey, CasePublicKey, make_case_keys, place
from speakopenly.core.sealing.words import BUCKETS, seal, unseal

__all__ = [
    "BUCKETS",
    "CasePrivateKey",
    "CasePublicKey",
    "InstallationKey",
    "create_installation_key",
    "load_installation_key",
    "load_or_create_installation_key",
    "make_case_keys",
    "place",
    "seal",
    "unseal",
]
