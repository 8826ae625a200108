"""How a file is sealed for its day: to this machine; words as said and answers to those who read them."""

from __future__ import annotations

from speakopenly.core.sealing import CasePublicKey, make_case_keys, place, seal, unseal
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening.safekeeping import WordsLocked
from speakopenly.web.understand.exchange.models import Export

SCHEMA = 1


def seal_file(export: Export, data: bytes) -> None:
    """Put a file into its row. Raises NobodyHoldsAKey."""
    if export.needs_a_key:
        export.case_key = case_keys.make_case_key(export.service_id, CaseKind.IMPORT)
        export.sealed = case_keys.seal_to(export.case_key, data, about=_about(export))
        return
    public, private = make_case_keys()
    export.public_key = public.data
    export.wrapped_key = installation_key().wrap(private, about=_about(export))
    export.sealed = seal(data, to=CasePublicKey(public.data), about=_about(export))


def open_file(export: Export, unlocked: Unlocked | None) -> bytes:
    """The file, in memory. Raises WordsLocked, NotAllowed or SealBroken."""
    if export.case_key is None:
        key = installation_key().unwrap(bytes(export.wrapped_key), about=_about(export))
    elif unlocked is None:
        raise WordsLocked("This file is sealed to readers. Unlock to fetch it.")
    else:
        key = case_keys.open_as_reader(export.case_key, unlocked)
    return unseal(bytes(export.sealed), key=key, about=_about(export))


def _about(export: Export) -> bytes:
    return place("export", str(export.service_id), str(export.pk), SCHEMA)
