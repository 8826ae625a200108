"""What this stage does when somebody takes consent back: say what it touches, and stop quoting at once."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from speakopenly.core.records import PassageId
from speakopenly.understand.findings.quotes import choose_quotes
from speakopenly.web.hear.events import AnswersGone, FindingThatChanges, QuotesWithdrawn, WhatConsentTouches
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import events
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.exchange import actions as exports
from speakopenly.web.understand.findings import versions
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications import forgetting as publications
from speakopenly.web.understand.findings.queries import paragraphs
from speakopenly.web.understand.reading.actions import count_again
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes.counted import instead_of_themes
from speakopenly.web.understand.themes.models import PassageInTheme


def begin() -> None:
    """Listen from now on; saying so twice is harmless."""
    events.listen(WhatConsentTouches)(tell_what_it_touches)
    events.listen(QuotesWithdrawn)(stop_quoting)
    events.listen(AnswersGone)(destroy_files)


def tell_what_it_touches(asked: WhatConsentTouches) -> None:
    """Add the findings as they are drafted now, and every edition that rests on these words."""
    exercise = hear.exercise_by_id(asked.service_id, asked.exercise_id)
    themes = _standing_in(exercise, asked.contributions) if asked.words_go else set()
    for shown in paragraphs(excerpt_of(exercise)):
        if shown.ident in themes or any(_is_of(quote.passage, asked.contributions) for quote in shown.quotes):
            asked.findings.append(FindingThatChanges(exercise.title, shown.number))
    asked.editions.extend(publications.touched_in(exercise, asked.contributions, words_go=asked.words_go))


@transaction.atomic
def stop_quoting(told: QuotesWithdrawn) -> None:
    """No draft quotes these any more. Where the machine had chosen, it chooses among the others."""
    exercise = hear.exercise_by_id(told.service_id, told.exercise_id)
    Reading.objects.filter(exercise=exercise, ident__in=told.contributions).update(may_quote=False)
    count_again(exercise)
    _take_quotes_out(exercise, told.contributions)
    versions.forget_quotes(exercise, told.contributions)
    publications.stop_quoting_in(exercise, told.contributions)
    exports.forget_in(exercise)
    transaction.on_commit(empty_the_log)


def destroy_files(told: AnswersGone) -> None:
    """No file of answers outlives one of them, whether or not anybody has read it here."""
    exports.forget_in(hear.exercise_by_id(told.service_id, told.exercise_id))


def _take_quotes_out(exercise: Exercise, idents: Collection[str]) -> None:
    rows = Finding.objects.filter(exercise=exercise).select_related("theme")
    quoting = [row for row in rows if any(_is_of(quote, idents) for quote in row.quotes)]
    if not quoting:
        return
    evidence = evidence_of(exercise)
    heard = {each.id: each for each in evidence.heard}
    passages = {each.id: each for each in evidence.passages}
    themes = {theme.id: theme for theme in evidence.themes}
    for row in quoting:
        kept = [quote for quote in row.quotes if not _is_of(quote, idents)]
        theme = themes.get(row.theme.ident)  # type: ignore[call-overload]
        chosen = kept if row.written_by_person or theme is None else choose_quotes(theme, passages, heard)
        row.quotes = list(chosen)
        row.save(update_fields=["quotes"])


def _standing_in(exercise: Exercise, idents: Collection[str]) -> set[str]:
    """The themes whose count these words are part of, with those they were merged into."""
    members = PassageInTheme.objects.filter(theme__exercise=exercise, passage__reading__ident__in=idents)
    found = set[str]()
    for member in members.select_related("theme__parent", "theme__merged_into"):
        standing = (member.theme, member.theme.parent, member.theme.merged_into)
        found.update(theme.ident for theme in standing if theme)
    for ident, search in instead_of_themes(exercise).items():
        if search.passages.filter(reading__ident__in=idents).exists():
            found.add(ident)
    return found


def _is_of(passage: PassageId | str, idents: Collection[str]) -> bool:
    return passage.rpartition(":")[0] in idents
