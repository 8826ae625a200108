"""Choose a file, say what it holds, bring it in. Each deed stands or falls as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table, read_table_bytes
from speakopenly.hear.files import read_any
from speakopenly.hear.listening import Gathered, Setting
from speakopenly.hear.listening.intake import NOT_COUNTED
from speakopenly.web.hear.events import ContributionsBroughtIn
from speakopenly.web.hear.listening import about, columns, lawful, policies, reading, safekeeping
from speakopenly.web.hear.listening.actions.forgetting import held
from speakopenly.web.hear.listening.models import (
    SETTLED,
    Contribution,
    ContributionState,
    Exercise,
    Holds,
    Import,
    ImportState,
)
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log

TABLES: Final = frozenset(
    {".csv", ".tsv", ".gz", ".xlsx", ".xls", ".xlsb", ".ods", ".jsonl", ".json", ".parquet"}
)
"""Endings of files that are read as tables where nobody says what they hold."""


@dataclass(frozen=True, slots=True)
class Came:
    """What an import keeps readable of a file: how it was read, and its sums."""

    file: str
    digest: bytes
    holds: Holds
    found: int
    encoding: str = ""
    removed_control_characters: int = 0
    notes: tuple[str, ...] = ()


def upload_file(
    *, exercise: Exercise, by: Staff, name: str, data: bytes, holds: Holds | None = None
) -> Import:
    """Read a file, and keep it sealed until it is said what it is. The same file again is the same import.

    ``holds`` None: by its ending. Raises BadInput where it cannot be read; then nothing is kept. Raises
    NotAllowed.
    """
    policies.check_can_upload(by, exercise)
    name = PurePath(name).name[:255]
    holds = holds or (Holds.ROWS if PurePath(name).suffix.lower() in TABLES else Holds.PIECES)
    came = _read_rows(data, name) if holds == Holds.ROWS else _read_pieces(data, name)
    digest = safekeeping.digest_of(exercise.service_id, exercise.pk, came.digest)
    try:
        return _known_file(exercise, by, digest) or _keep_file(exercise, by, came, digest, data)
    except IntegrityError:
        # Two sendings of one form: the other one has just kept it.
        known = _known_file(exercise, by, digest)
        if known is None:
            raise
        return known


def _read_rows(data: bytes, name: str) -> Came:
    table = read_table_bytes(data, name)
    return Came(
        file=table.file,
        digest=table.digest,
        holds=Holds.ROWS,
        found=table.read,
        encoding=table.encoding or "",
        removed_control_characters=table.removed_control_characters,
        notes=table.notes,
    )


def _read_pieces(data: bytes, name: str) -> Came:
    gathered = read_any(data, name)
    return Came(
        file=gathered.file,
        digest=gathered.digest,
        holds=Holds.PIECES,
        found=gathered.found,
        notes=gathered.notes,
    )


def describe(
    *,
    batch: Import,
    by: Staff,
    setting: Setting,
    speakers: Mapping[int, Mapping[str, str]] | None,
    gathered: Gathered,
) -> None:
    """Say of a file that is no table what it is, how it was heard and what may be done with it.

    ``speakers``: the groups of each speaker who is counted, by their place among those of the file.
    Raises BadInput where that leaves nothing to bring in. Raises NotAllowed.
    """
    policies.check_can_map(by, batch)
    kind = setting.kind or about.kind_of(gathered)
    batch.channel = str(about.ONLY_BY.get(kind, setting.channel))
    batch.about = about.packed(setting, speakers)
    came = reading.look_over(batch, gathered)
    if not came.contributions:
        raise BadInput(
            _("leaves nobody to be heard."), do=_("Count at least one speaker."), file=batch.file_name
        )
    batch.to_bring_in, batch.left_out = len(came.contributions), dict(came.left_out)
    _keep_what_it_is(batch, by)


def match_columns(*, batch: Import, by: Staff, places: dict[str, Any], channel: str, table: Table) -> None:
    """Say which column holds what, once every row has been read that way.

    Raises BadInput with file, row and column where a value cannot be what its column says. Raises NotAllowed.
    """
    policies.check_can_map(by, batch)
    batch.column_map, batch.channel = places, channel
    came = reading.look_over(batch, table)
    if not came.contributions and came.left_out.get(NOT_COUNTED):
        raise BadInput(
            "No row with words has consent to be read and counted.",
            do="Check the column that tells, or do not bring this file in.",
            file=batch.file_name,
            column=columns.named(places, table).may_count,
        )
    if not came.contributions:
        raise BadInput(
            "No row has any words in this column.",
            do="Choose the column that holds them.",
            file=batch.file_name,
            column=columns.named(places, table).text,
        )
    batch.to_bring_in, batch.left_out = len(came.contributions), dict(came.left_out)
    _keep_what_it_is(batch, by)


@transaction.atomic
def bring_in(*, batch: Import, by: Staff) -> Job:
    """Begin the long work that stores the contributions. Asked twice, it is done once. Raises NotAllowed."""
    from speakopenly.web.hear.listening.tasks import bring_in_contributions

    batch = held(batch)
    if batch.job is not None and batch.by_id == by.user.pk:
        policies.check_can_change(by, batch.exercise)
        return batch.job
    policies.check_can_bring_in(by, batch)
    batch.job = jobs.enqueue(
        bring_in_contributions,
        service=by.service,
        by=by.user,
        key=f"bring-in-{batch.pk}",
        leads_to=reverse("hear:import", args=[batch.exercise.slug, batch.pk]),
        import_id=batch.pk,
    )
    batch.state = ImportState.BRINGING_IN
    batch.save(update_fields=["job", "state"])
    audit.record("import begun", batch, by=by.user, service=by.service)
    return batch.job


@transaction.atomic
def finish_bringing_in(*, batch: Import) -> None:
    """Let everything that arrived count at once, throw the file away, and tell whoever listens.

    Called by the long work inside its own transaction.
    """
    batch = held(batch)
    lawful.check_lawful(batch, ImportState.BROUGHT_IN)
    arrived = Contribution.objects.filter(batch=batch).update(state=ContributionState.HEARD)
    batch.brought_in, batch.state, batch.sealed_file = arrived, ImportState.BROUGHT_IN, b""
    batch.save(update_fields=["brought_in", "state", "sealed_file"])
    audit.record("contributions brought in", batch, by=batch.by, service=batch.service)
    events.tell(ContributionsBroughtIn(batch.service_id, batch.exercise_id, batch.pk, batch.by_id))
    transaction.on_commit(empty_the_log)


def _known_file(exercise: Exercise, by: Staff, digest: str) -> Import | None:
    """The import of this file, to go on with. Raises BadInput where it is somebody else's or done already."""
    known = (
        Import.objects.filter(exercise=exercise, digest=digest)
        .exclude(state__in=SETTLED)
        .defer("sealed_file")
        .first()
    )
    if known is None or policies.can_see_rows(by, known):
        return known
    raise BadInput(
        _("was chosen for this exercise already."),
        do=_("Look for it in the list of what was brought in."),
        file=known.file_name,
    )


@transaction.atomic
def _keep_file(exercise: Exercise, by: Staff, came: Came, digest: str, data: bytes) -> Import:
    batch = Import(
        service=exercise.service,
        exercise=exercise,
        by=by.user,
        file_name=came.file,
        digest=digest,
        holds=came.holds,
        encoding=came.encoding,
        found=came.found,
        removed_control_characters=came.removed_control_characters,
        notes=list(came.notes),
    )
    safekeeping.give_keys(batch)
    batch.sealed_file = safekeeping.seal_file(batch, data)
    batch.save(force_insert=True)
    audit.record("file chosen", batch, by=by.user, service=by.service)
    return batch


@transaction.atomic
def _keep_what_it_is(batch: Import, by: Staff) -> None:
    lawful.check_lawful(held(batch), ImportState.MAPPED)
    batch.state = ImportState.MAPPED
    batch.save(update_fields=["column_map", "about", "channel", "to_bring_in", "left_out", "state"])
    audit.record(
        "columns matched" if batch.holds == Holds.ROWS else "file described",
        batch,
        by=by.user,
        service=by.service,
    )
