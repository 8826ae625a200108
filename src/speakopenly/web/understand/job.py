"""The long work of this stage: read, find themes, write findings. A killed worker's is taken over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.understand.findings.suggesting import voices
from speakopenly.understand.reading import Reading as Read
from speakopenly.understand.themes import ThemeSet, find_themes
from speakopenly.web.hear.keyring import lending
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs.claims import renew
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.understand.findings import actions as findings
from speakopenly.web.understand.findings import policies as writing
from speakopenly.web.understand.reading import actions as reading
from speakopenly.web.understand.reading import machines, queries
from speakopenly.web.understand.reading.models import Reading, Stage, Understanding
from speakopenly.web.understand.search import actions as search
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes import joining, policies

FINDING_THEMES = gettext_noop("Finding themes")
WRITING = gettext_noop("Writing findings")
MAKING_SEARCH_READY = gettext_noop("Making search ready")
SILENT_WHILE_GROUPING = timedelta(minutes=15)
"""One step of the search says nothing for a while; until then no other worker takes the job over."""


@task(takes_context=True, title=_("Reading what people said"))  # type: ignore[arg-type]
def understand_exercise(
    context: JobContext, *, service_id: str, exercise_id: str, looks_again: bool = False
) -> None:
    """Read what is new. While nobody has decided anything, suggest themes and findings; else join them.

    To suggest anew it needs the words read before, as words hidden in one place must not name a theme found
    in another. Those are sealed to readers: without a key that was lent, what is new joins the themes there
    are. ``looks_again`` says that somebody asked for more, and lent a key.
    """
    exercise = hear.exercise_by_id(service_id, UUID(exercise_id))
    unlocked = lending.must_borrow(context) if looks_again else lending.borrowed(context)
    understanding = reading.begin(exercise)
    read_before = set(Reading.objects.filter(exercise=exercise).values_list("ident", flat=True))
    reading.enter(understanding, Stage.READING)
    hidden = reading.read_what_is_new(exercise, context, unlocked)
    if may_suggest(exercise) and hear.opens_all(exercise, unlocked):
        hidden |= reading.words_hidden_in(exercise, read_before, context, unlocked)
        _find_themes(exercise, understanding, hidden, context)
    else:
        _join_themes(exercise, understanding, context)
    search.bring_up_to_date(exercise, holding=context.holding)
    renew(context.claim, lease=SILENT_WHILE_GROUPING, note=MAKING_SEARCH_READY, done=0, total=None)
    search.make_quick(exercise)
    with context.holding():
        listening.seal_what_was_read(exercise=exercise)
        lending.give_back(context)


def may_suggest(exercise: Exercise) -> bool:
    """Whether the machine may still suggest themes and findings anew: while nobody has decided anything."""
    return policies.may_suggest(exercise) and writing.may_suggest(exercise)


def _join_themes(exercise: Exercise, understanding: Understanding, context: JobContext) -> None:
    reading.enter(understanding, Stage.FINDING_THEMES)
    with context.holding():
        joining.join_new_passages(exercise)
        reading.enter(understanding, Stage.DONE)


def _find_themes(
    exercise: Exercise, understanding: Understanding, hidden: frozenset[str], context: JobContext
) -> None:
    reading.enter(understanding, Stage.FINDING_THEMES)
    context.progress(0, None, FINDING_THEMES)
    read = _everything_read(exercise)
    found = find_themes(
        voices(read),
        encoder=_encoder(read),
        seed=understanding.seed,
        hidden_words=hidden,
        progress=_Tells(context),
    )
    reading.enter(understanding, Stage.WRITING)
    context.progress(1, 1, WRITING)
    with context.holding():
        _store(exercise, understanding, read, found)


def _store(exercise: Exercise, understanding: Understanding, read: list[Read], found: ThemeSet) -> None:
    themes.keep_suggestions(exercise, found)
    findings.keep_suggestions(exercise, read, found)
    reading.enter(understanding, Stage.DONE, **findings.what_was_done(found))


def _everything_read(exercise: Exercise) -> list[Read]:
    rows = queries.readings_of(exercise)
    passages = queries.passages_of(exercise, rows)
    return [queries.as_read(row, passages.get(row.pk, [])) for row in rows]


def _encoder(read: list[Read]) -> Any:
    plain = machines.encoder(settings.ENCODER)
    return machines.RemembersPassages(plain, (each.text for said in read for each in said.passages))


class _Tells:
    """Hands the library's progress on to the job."""

    def __init__(self, context: JobContext) -> None:
        self._context = context

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage == "grouping":
            renew(self._context.claim, lease=SILENT_WHILE_GROUPING, note=FINDING_THEMES, done=0, total=None)
        elif done < total:
            self._context.progress(done, total, FINDING_THEMES)
