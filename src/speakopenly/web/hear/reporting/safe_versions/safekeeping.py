"""What is sealed where: a safe version to its report, a record for export to a key of this machine."""

from __future__ import annotations

from speakopenly.core.sealing import CasePrivateKey, CasePublicKey, make_case_keys, place, seal, unseal
from speakopenly.hear.safe_versions.records import SafeRecord
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports.safekeeping import public_half
from speakopenly.web.hear.reporting.safe_versions.bodies import Body, Looked, record_bytes, record_of
from speakopenly.web.hear.reporting.safe_versions.models import SafeVersion, SharedRecord, StrangersRead

SCHEMA = 1


def seal_version(row: SafeVersion, case_key: CaseKey, body: Body) -> None:
    """Put a body into its row, under this case key and the row's revision."""
    row.case_key = case_key
    row.sealed = seal(body.to_bytes(), to=public_half(case_key), about=_about_version(row))


def open_version(row: SafeVersion, key: CasePrivateKey) -> Body:
    """The body, in memory. Raises SealBroken where it does not open."""
    return Body.from_bytes(unseal(bytes(row.sealed), key=key, about=_about_version(row)))


def seal_read(row: StrangersRead, looked: Looked) -> None:
    """Put what a stranger found into its row."""
    row.sealed = seal(looked.to_bytes(), to=public_half(row.case_key), about=_about_read(row))


def open_read(row: StrangersRead, key: CasePrivateKey) -> Looked:
    """What a stranger found, in memory. Raises SealBroken where it does not open."""
    return Looked.from_bytes(unseal(bytes(row.sealed), key=key, about=_about_read(row)))


def seal_record(row: SharedRecord, record: SafeRecord) -> None:
    """Give a record for export a key of its own that this machine holds, and seal it."""
    public, private = make_case_keys()
    row.public_key = public.data
    row.wrapped_key = installation_key().wrap(private, about=_about_record(row))
    row.sealed = seal(record_bytes(record), to=CasePublicKey(public.data), about=_about_record(row))


def open_record(row: SharedRecord) -> SafeRecord:
    """A record for export, in memory. Raises SealBroken where it does not open."""
    key = installation_key().unwrap(bytes(row.wrapped_key), about=_about_record(row))
    return record_of(unseal(bytes(row.sealed), key=key, about=_about_record(row)))


def _about_version(row: SafeVersion) -> bytes:
    return place("safe version", str(row.service_id), str(row.report_id), str(row.pk), row.revision, SCHEMA)


def _about_read(row: StrangersRead) -> bytes:
    return place("strangers read", str(row.service_id), str(row.version_id), str(row.pk), SCHEMA)


def _about_record(row: SharedRecord) -> bytes:
    return place("shared record", str(row.service_id), str(row.pk), row.ident, SCHEMA)
