"""Say what a file holds, and bring it in. Each deed stands or falls as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table
from speakopenly.hear.listening import Gathered, Setting
from speakopenly.hear.listening.intake import NOT_COUNTED
from speakopenly.web.hear.events import ContributionsBroughtIn
from speakopenly.web.hear.listening import about, columns, lawful, policies, reading
from speakopenly.web.hear.listening.actions.forgetting import held
from speakopenly.web.hear.listening.models import (
    Contribution,
    ContributionState,
    Holds,
    Import,
    ImportState,
)
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log


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
def say_languages(*, batch: Import, by: Staff, languages: Mapping[str, str]) -> None:
    """Put right in which language a file is: all of it, or single rows or pieces. Raises NotAllowed."""
    batch = held(batch)
    policies.check_can_bring_in(by, batch)
    batch.languages = dict(languages)
    batch.save(update_fields=["languages"])
    audit.record("languages said", batch, by=by.user, service=by.service)


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
