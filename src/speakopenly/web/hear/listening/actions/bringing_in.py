"""Choose a file, match its columns, bring it in. Each deed stands or falls as a whole."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table, read_table_bytes
from speakopenly.web.hear.events import ContributionsBroughtIn
from speakopenly.web.hear.listening import columns, policies, reading, safekeeping
from speakopenly.web.hear.listening.actions.forgetting import held
from speakopenly.web.hear.listening.models import (
    SETTLED,
    Contribution,
    ContributionState,
    Exercise,
    Import,
    ImportState,
)
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log


def upload_table(*, exercise: Exercise, by: Staff, name: str, data: bytes) -> Import:
    """Read a file, and keep it sealed until its columns are matched. The same file again is the same import.

    Raises BadInput where it cannot be read as a table; then nothing is kept. Raises NotAllowed.
    """
    policies.check_can_upload(by, exercise)
    table = read_table_bytes(data, PurePath(name).name[:255])
    digest = safekeeping.digest_of(exercise.service_id, exercise.pk, table.digest)
    try:
        return _known_file(exercise, by, digest) or _keep_file(exercise, by, table, digest, data)
    except IntegrityError:
        # Two sendings of one form: the other one has just kept it.
        known = _known_file(exercise, by, digest)
        if known is None:
            raise
        return known


def match_columns(*, batch: Import, by: Staff, places: dict[str, Any], channel: str, table: Table) -> None:
    """Say which column holds what, once every row has been read that way.

    Raises BadInput with file, row and column where a value cannot be what its column says. Raises NotAllowed.
    """
    policies.check_can_map(by, batch)
    batch.column_map, batch.channel = places, channel
    came = reading.received(batch, table)
    if not came.contributions:
        raise BadInput(
            "No row has any words in this column.",
            do="Choose the column that holds them.",
            file=batch.file_name,
            column=columns.named(places, table).text,
        )
    batch.to_bring_in, batch.left_out = len(came.contributions), dict(came.left_out)
    _keep_columns(batch, by)


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
    policies.check_lawful(batch, ImportState.BROUGHT_IN)
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
def _keep_file(exercise: Exercise, by: Staff, table: Table, digest: str, data: bytes) -> Import:
    batch = Import(
        service=exercise.service,
        exercise=exercise,
        by=by.user,
        file_name=table.file,
        digest=digest,
        encoding=table.encoding or "",
        found=table.read,
        removed_control_characters=table.removed_control_characters,
        notes=list(table.notes),
    )
    safekeeping.give_keys(batch)
    batch.sealed_file = safekeeping.seal_file(batch, data)
    batch.save(force_insert=True)
    audit.record("file chosen", batch, by=by.user, service=by.service)
    return batch


@transaction.atomic
def _keep_columns(batch: Import, by: Staff) -> None:
    policies.check_lawful(held(batch), ImportState.MAPPED)
    batch.state = ImportState.MAPPED
    batch.save(update_fields=["column_map", "channel", "to_bring_in", "left_out", "state"])
    audit.record("columns matched", batch, by=by.user, service=by.service)
