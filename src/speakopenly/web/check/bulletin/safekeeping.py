"""What is told in a story, sealed to a key of its own that this machine holds: no table has it readable.

A draft may never go out, and its words are somebody's. What goes out is readable in its files, as it must be.
"""

from __future__ import annotations

from pydantic import TypeAdapter

from speakopenly.check.bulletin import Parts
from speakopenly.core.sealing import CasePublicKey, make_case_keys, place, seal, unseal
from speakopenly.web.check.bulletin.models import Story
from speakopenly.web.hear.keys import installation_key

SCHEMA = 1
_PARTS = TypeAdapter(Parts)


def seal_parts(row: Story, parts: Parts) -> None:
    """Put what is told into its row, under its next revision and a new key."""
    row.revision += 1
    public, private = make_case_keys()
    row.public_key = public.data
    row.wrapped_key = installation_key().wrap(private, about=_about(row))
    row.sealed = seal(_PARTS.dump_json(parts), to=CasePublicKey(public.data), about=_about(row))


def open_parts(row: Story) -> Parts | None:
    """What is told, in memory; None where it was taken out. Raises SealBroken where it does not open."""
    if not row.sealed:
        return None
    key = installation_key().unwrap(bytes(row.wrapped_key), about=_about(row))
    return _PARTS.validate_json(unseal(bytes(row.sealed), key=key, about=_about(row)))


def empty(row: Story) -> None:
    """Leave nothing of it, and nothing that leads back."""
    row.source, row.sealed, row.public_key, row.wrapped_key = "", b"", b"", b""


def _about(row: Story) -> bytes:
    return place("story of a bulletin", str(row.service_id), str(row.pk), row.revision, SCHEMA)
