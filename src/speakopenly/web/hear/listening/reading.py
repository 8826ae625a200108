"""From the sealed file of an import to its table and its contributions, in memory."""

from __future__ import annotations

from dataclasses import replace

from speakopenly.core.records import Channel, Contribution
from speakopenly.core.tables import Table, read_table_bytes
from speakopenly.hear.listening import Received, receive
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import columns, safekeeping
from speakopenly.web.hear.listening.models import Import


def table_of(batch: Import) -> Table:
    """The table of an import that waits. Raises SealBroken or BadInput."""
    return read_table_bytes(safekeeping.open_file(batch), batch.file_name)


def received(batch: Import, table: Table) -> Received:
    """The contributions of a table whose columns are matched, always with the same ids.

    Ids are bound to service and exercise, so one file in two exercises makes different contributions.
    Raises BadInput with file, row and column.
    """
    matched = columns.named(batch.column_map, table)
    columns.check(matched, table)
    key, home = installation_key(), (str(batch.service_id), str(batch.exercise_id))

    def keyed_hash(purpose: str, *parts: bytes | str | int) -> str:
        return key.keyed_hash(purpose, *home, *parts)

    came = receive(table, matched, keyed_hash=keyed_hash, channel=Channel(batch.channel))
    return _without_quotes(came) if batch.column_map.get("quote_nobody") else came


def _without_quotes(came: Received) -> Received:
    """For people who were not asked whether they may be quoted."""
    contributions = tuple(
        replace(said, consent=replace(said.consent, quote=False)) for said in came.contributions
    )
    return replace(came, contributions=contributions)


def quarter(said: Contribution) -> str:
    """When it was said, as the quarter only: ``2026-Q2``; empty where nothing is known."""
    return quarter_of(said.said_on) if said.said_on else ""
