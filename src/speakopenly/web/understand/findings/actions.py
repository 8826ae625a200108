"""Deeds on findings: suggest them, word them, order them, choose what is quoted."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from copy import copy
from importlib.metadata import version
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from speakopenly.core.errors import BadInput
from speakopenly.core.records import PassageId, ThemeId
from speakopenly.understand.findings.evidence import Evidence
from speakopenly.understand.findings.loop import MADE_WITH
from speakopenly.understand.findings.quotes import choose_quotes
from speakopenly.understand.findings.suggesting import suggest
from speakopenly.understand.findings.wording import STATEMENT
from speakopenly.understand.reading import Reading as Read
from speakopenly.understand.themes import ThemeSet
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import policies, versions, wording, words
from speakopenly.web.understand.findings.evidence import about_of, evidence_of
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.official.queries import fields_for
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes.models import LIVE, Theme

MOST_QUOTES = 5


@transaction.atomic
def keep_suggestions(exercise: Exercise, read: Sequence[Read], found: ThemeSet) -> None:
    """Store one suggested finding for each theme, and which contributions share their words."""
    evidence = suggest(about_of(exercise), read, found)
    _keep_same_words(exercise, evidence)
    themes = {theme.ident: theme for theme in Theme.objects.filter(exercise=exercise)}
    Finding.objects.filter(exercise=exercise).delete()
    Finding.objects.bulk_create(
        Finding(
            service_id=exercise.service_id,
            exercise=exercise,
            theme=themes[suggested.theme],
            place=place,
            statement=suggested.statement,
            description=suggested.description,
            quotes=list(suggested.quotes),
        )
        for place, suggested in enumerate(evidence.findings)
    )


def what_was_done(found: ThemeSet) -> dict[str, Any]:
    """What the machine did, for the record of an exercise: versions, encoder, steadiness, settings."""
    return {
        "encoder": str(found.settings["encoder"]),
        "versions": {name: version(name) for name in MADE_WITH} | {"python": platform.python_version()},
        "steadiness": {str(theme): share for theme, share in found.steadiness.items()},
        "settings": {name: str(value) for name, value in found.settings.items()},
        "themes_found_at": timezone.now(),
    }


def _keep_same_words(exercise: Exercise, evidence: Evidence) -> None:
    copies = {str(each.id): str(each.same_words_as) for each in evidence.heard if each.same_words_as}
    Reading.objects.filter(exercise=exercise).exclude(same_words_as="").update(same_words_as="")
    rows = list(Reading.objects.filter(exercise=exercise, ident__in=copies).only("ident"))
    for row in rows:
        row.same_words_as = copies[row.ident]
    Reading.objects.bulk_update(rows, ["same_words_as"], batch_size=500)


@transaction.atomic
def complete(exercise: Exercise) -> None:
    """Give every theme in the list a finding, as themes that were split or taken up again have none yet."""
    tops = Theme.objects.filter(exercise=exercise, parent=None, state__in=LIVE)
    without = list(tops.exclude(pk__in=Finding.objects.filter(exercise=exercise).values("theme")))
    if not without:
        return
    evidence = evidence_of(exercise)
    passages = {passage.id: passage for passage in evidence.passages}
    heard = {each.id: each for each in evidence.heard}
    last = Finding.objects.filter(exercise=exercise).aggregate(last=Max("place"))["last"]
    for place, theme in enumerate(without, start=0 if last is None else last + 1):
        Finding.objects.create(
            service_id=exercise.service_id,
            exercise=exercise,
            theme=theme,
            place=place,
            statement=STATEMENT,
            description=theme.description,
            quotes=list(choose_quotes(evidence.theme(ThemeId(theme.ident)), passages, heard)),
        )


@transaction.atomic
def word(*, finding: Finding, by: Staff, statement: str, description: str, dissent: str) -> None:
    """Change what a finding says. Raises BadInput for a number typed by hand or a field there is not."""
    policies.check_can_write(by, finding)
    for text in (statement, description, dissent):
        wording.check(text, official=fields_for(finding))
    before = copy(finding)
    finding.statement, finding.description = statement.strip(), description.strip()
    finding.dissent, finding.written_by_person = dissent.strip(), True
    finding.save()
    versions.keep(finding, by=by, before=before)
    words.read_first(finding, by=by)
    audit.record("finding worded", finding, by=by.user, service=by.service)


@transaction.atomic
def choose(*, finding: Finding, by: Staff, quotes: Sequence[str]) -> None:
    """Choose what is quoted, in this order. Raises BadInput for a passage that may not be."""
    policies.check_can_write(by, finding)
    wanted = list(dict.fromkeys(quotes))
    if len(wanted) > MOST_QUOTES:
        raise BadInput("These are more quotes than a finding can carry.", do=f"Choose {MOST_QUOTES} at most.")
    draft = excerpt_of(finding.exercise, also=wanted)
    for quote in wanted:
        refusal = wording.why_not_quoted(draft, ThemeId(finding.theme.ident), PassageId(quote))
        if refusal:
            raise BadInput(refusal.problem, do=refusal.do)
    before = copy(finding)
    finding.quotes, finding.written_by_person = wanted, True
    finding.save()
    versions.keep(finding, by=by, before=before)
    words.read_first(finding, by=by)
    audit.record("quotes chosen", finding, by=by.user, service=by.service)


@transaction.atomic
def move(*, finding: Finding, by: Staff, up: bool) -> None:
    """Move a finding past its neighbour in the list; at the end of the list nothing happens."""
    policies.check_can_write(by, finding)
    live = Finding.objects.filter(exercise=finding.exercise_id).select_related("theme")
    rows = [each for each in live if each.theme.is_live and each.theme.parent_id is None]
    at = next(place for place, each in enumerate(rows) if each.pk == finding.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for place, each in enumerate(rows):
        Finding.objects.filter(pk=each.pk).update(place=place, written_by_person=True)
    audit.record("finding moved", finding, by=by.user, service=by.service)
