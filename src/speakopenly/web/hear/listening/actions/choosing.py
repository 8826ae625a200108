"""Choose a file: it is read at once, or sealed and read by a job. What cannot be read is not kept."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table
from speakopenly.hear.listening import Gathered
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone
from speakopenly.web.hear.listening import packing, policies, reading, safekeeping
from speakopenly.web.hear.listening.actions.forgetting import IMPORT, held, settle
from speakopenly.web.hear.listening.models import SETTLED, Exercise, Holds, Import, ImportState
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log

LONGEST_NAME = 255


def choose_file(
    *, exercise: Exercise, by: Staff, name: str, data: bytes, holds: Holds | None = None
) -> Import:
    """As a page does it: read a small file of plain letters at once, and let a job read any other.

    Raises BadInput where it cannot be read at once; then nothing is kept. Raises NotAllowed.
    """
    deed = upload_file if reading.is_quick(name, len(data)) else leave_to_read
    return deed(exercise=exercise, by=by, name=name, data=data, holds=holds)


def upload_file(
    *, exercise: Exercise, by: Staff, name: str, data: bytes, holds: Holds | None = None
) -> Import:
    """Read a file, and keep what was read sealed until it is said what it is.

    The same file again is the same import.

    ``holds`` None: by its ending. Raises BadInput where it cannot be read; then nothing is kept. Raises
    NotAllowed.
    """
    policies.check_can_upload(by, exercise)
    batch = _new(exercise, by, name, data, holds)
    read = reading.read(data, batch.file_name, batch.holds)
    _take_sums(batch, read)
    return _known_file(batch, by) or _keep(batch, by, packing.pack(read))


def leave_to_read(
    *, exercise: Exercise, by: Staff, name: str, data: bytes, holds: Holds | None = None
) -> Import:
    """Keep a file sealed, and ask for it to be read by a job. The same file again is the same import.

    Raises BadInput where it is somebody else's or brought in already. Raises NotAllowed.
    """
    policies.check_can_upload(by, exercise)
    batch = _new(exercise, by, name, data, holds)
    batch.state = ImportState.READING
    return _known_file(batch, by) or _keep(batch, by, data)


@transaction.atomic
def finish_reading(*, batch: Import, read: Table | Gathered) -> None:
    """What was read takes the place of the file. Called by the job inside its own transaction."""
    batch = held(batch)
    if batch.state != ImportState.READING:
        return  # put away while it was read
    _take_sums(batch, read)
    batch.sealed_file = safekeeping.seal_file(batch, packing.pack(read))
    batch.state, batch.job = ImportState.UPLOADED, None
    batch.save()
    audit.record("file read", batch, by=batch.by, service=batch.service)
    transaction.on_commit(empty_the_log)


def give_up_reading(*, batch: Import, refusal: BadInput) -> None:
    """A file that cannot be read goes at once; one line says why. Called by the job.

    The line names no column: in a file without a header that would be somebody's answer.
    """
    why = BadInput(refusal.problem, do=refusal.do, row=refusal.row)
    with erasures.written_down(Gone(IMPORT, batch.pk)), transaction.atomic():
        batch = held(batch)
        if batch.state != ImportState.READING:
            return
        batch.notes, batch.job = [str(why)], None
        batch.save(update_fields=["notes", "job"])
        settle(batch, ImportState.UNREADABLE)
        audit.record("file not readable", batch, by=batch.by, service=batch.service)


def _new(exercise: Exercise, by: Staff, name: str, data: bytes, holds: Holds | None) -> Import:
    name = PurePath(name).name[:LONGEST_NAME]
    return Import(
        service=exercise.service,
        exercise=exercise,
        by=by.user,
        file_name=name,
        digest=safekeeping.digest_of(exercise.service_id, exercise.pk, hashlib.sha256(data).digest()),
        holds=holds or reading.holds_by_ending(name),
        found=0,
    )


def _take_sums(batch: Import, read: Table | Gathered) -> None:
    """What an import keeps readable of a file: how it was read, and its sums."""
    batch.file_name, batch.notes, batch.is_read = read.file, list(read.notes), True
    if isinstance(read, Table):
        batch.found, batch.encoding = read.read, read.encoding or ""
        batch.removed_control_characters = read.removed_control_characters
    else:
        batch.found = read.found


def _keep(batch: Import, by: Staff, data: bytes) -> Import:
    try:
        return _keep_new(batch, by, data)
    except IntegrityError:
        # Two sendings of one form: the other one has just kept it.
        known = _known_file(batch, by)
        if known is None:
            raise
        return known


@transaction.atomic
def _keep_new(batch: Import, by: Staff, data: bytes) -> Import:
    safekeeping.give_keys(batch)
    batch.sealed_file = safekeeping.seal_file(batch, data)
    batch.save(force_insert=True)
    audit.record("file chosen", batch, by=by.user, service=by.service)
    if batch.state == ImportState.READING:
        _ask_for_reading(batch, by)
    return batch


def _ask_for_reading(batch: Import, by: Staff) -> None:
    from speakopenly.web.hear.listening.tasks import read_file

    batch.job = jobs.enqueue(
        read_file,
        service=by.service,
        by=by.user,
        key=f"read-{batch.pk}",
        leads_to=reverse("hear:import", args=[batch.exercise.slug, batch.pk]),
        import_id=batch.pk,
    )
    batch.save(update_fields=["job"])


def _known_file(batch: Import, by: Staff) -> Import | None:
    """The import of this file, to go on with. Raises BadInput where it is somebody else's or done already."""
    known = (
        Import.objects.filter(exercise=batch.exercise, digest=batch.digest)
        .exclude(state__in=SETTLED)
        .defer("sealed_file")
        .first()
    )
    if known is None or policies.can_go_on_with(by, known):
        return known
    raise BadInput(
        _("was chosen for this exercise already."),
        do=_("Look for it in the list of what was brought in."),
        file=known.file_name,
    )
