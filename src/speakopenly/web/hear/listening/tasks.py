"""The long work of this room: storing the contributions of one import."""

from __future__ import annotations

from itertools import islice
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Contribution as Said
from speakopenly.hear.listening import Received
from speakopenly.web.hear.listening import actions, languages, queries, reading, same_words
from speakopenly.web.hear.listening.models import Contribution, Fingerprint, Import, ImportState
from speakopenly.web.hear.listening.safekeeping import Words
from speakopenly.web.hear.storing import store_new
from speakopenly.web.jobs.context import JobContext

ROWS_AT_A_TIME = 200
LEASE_SECONDS = 180
"""Nothing is told while a file is read; documents and workbooks are given less time than this."""
READING, BRINGING_IN = gettext_noop("Reading the file"), gettext_noop("Bringing in")
SEALING = gettext_noop("Sealing words to readers")
Arrival = tuple[Said, Words]


@task(takes_context=True, title=_("Reading a file"), lease_seconds=LEASE_SECONDS)  # type: ignore[arg-type]
def read_file(context: JobContext, *, service_id: str, import_id: str) -> None:
    """Read a file that was chosen; killed and begun again, it reads it from the start and keeps it once."""
    batch = Import.objects.get(service_id=service_id, pk=import_id)
    if batch.state != ImportState.READING:
        return
    context.progress(0, None, READING)
    try:
        read = reading.held_by(batch)
    except BadInput as refusal:
        with context.holding():
            actions.give_up_reading(batch=batch, refusal=refusal)
        return
    with context.holding():
        actions.finish_reading(batch=batch, read=read)


@task(takes_context=True, title=_("Bringing in contributions"))  # type: ignore[arg-type]
def bring_in_contributions(context: JobContext, *, service_id: str, import_id: str) -> None:
    """Store every contribution once, some at a time; killed and begun again, it goes on where it stopped."""
    batch = Import.objects.select_related("exercise").get(service_id=service_id, pk=import_id)
    if batch.state != ImportState.BRINGING_IN:
        return
    context.progress(0, None, READING)
    arrivals = in_no_order_of_the_file(languages.with_languages(batch, reading.came_of(batch)))
    stored = set(Contribution.objects.filter(batch=batch).values_list("ident", flat=True))
    waiting = iter([each for each in arrivals if each[0].id not in stored])
    done = len(stored)
    context.progress(done, len(arrivals), BRINGING_IN)
    while some := list(islice(waiting, ROWS_AT_A_TIME)):
        rows = _rows(batch, some)  # sealed before the database is held, so that nobody else waits for it
        with context.holding():
            if actions.held(batch).state != ImportState.BRINGING_IN:
                return  # taken back while this worker was away
            store_new(*rows)
        done += len(some)
        context.progress(done, len(arrivals), BRINGING_IN)
    campaigns = same_words.campaigns_of(batch.exercise)
    with context.holding():
        same_words.keep_campaigns(campaigns)
        actions.finish_bringing_in(batch=batch)


@task(takes_context=True, title=_("Sealing words to readers"))  # type: ignore[arg-type]
def seal_words_to_readers(context: JobContext, *, service_id: str) -> None:
    """Take every import that was read out of this machine's own reach; begun again, it does what is left."""
    waiting = list(queries.in_reach_of_the_machine(UUID(service_id)).only("pk"))
    for done, batch in enumerate(waiting, start=1):
        with context.holding():
            actions.seal_to_readers(batch=batch)
        context.progress(done, len(waiting), SEALING)


def in_no_order_of_the_file(came: Received) -> list[Arrival]:
    """Contributions by their ids, so that the order of storing does not tell whose row was which."""
    arrivals = [
        (said, Words(said.text, row, given_id, said.places))
        for said, row, given_id in zip(came.contributions, came.rows, came.given_ids, strict=True)
    ]
    return sorted(arrivals, key=lambda arrival: arrival[0].id)


def _rows(batch: Import, some: list[Arrival]) -> list[Contribution | Fingerprint]:
    rows = list(actions.rows_of(batch, some))
    texts = (said.text for said, _words in some)
    return [*rows, *same_words.fingerprints_of(zip(rows, texts, strict=True))]
