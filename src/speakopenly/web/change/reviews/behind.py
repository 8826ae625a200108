"""Passages behind a condition. Their words are asked for each time, and are silent once consent has gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from speakopenly.change.reviews.records import Behind
from speakopenly.core import disclosure
from speakopenly.core.records import PassageId, Theme, ThemeId, contribution_of
from speakopenly.understand.findings.draft import Draft
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.understand.findings.excerpt import excerpt_of, most_telling
from speakopenly.web.understand.findings.wording import refusal_of_words
from speakopenly.web.understand.reading.queries import understanding_of
from speakopenly.web.understand.themes.models import Theme as Row

MOST_OFFERED = 20


def words_of(review: Review, passages: Collection[str]) -> dict[str, Behind | None]:
    """What may be shown and printed of these passages now; None where nothing may."""
    draft = _draft(review, passages)
    return {each: _behind(draft, PassageId(each)) if draft else None for each in passages}


def themes_of(review: Review) -> list[tuple[str, str]]:
    """Themes from which a passage may be chosen: those that more than a few speak of."""
    draft = _draft(review, ())
    return [(theme.id, theme.name) for theme in _of_many(draft)] if draft else []


def offered(review: Review, theme_id: str) -> list[Behind]:
    """The most telling passages of a theme that may be quoted."""
    theme = Row.objects.filter(exercise=review.exercise, ident=theme_id).first()
    if theme is None:
        return []
    found = words_of(review, most_telling(theme, MOST_OFFERED))
    return [each for each in found.values() if each is not None]


def _draft(review: Review, also: Collection[str]) -> Draft | None:
    if review.exercise is None or understanding_of(review.exercise) is None:
        return None
    return excerpt_of(review.exercise, also=also)


def _of_many(draft: Draft) -> Iterator[Theme]:
    for theme in draft.evidence.themes:
        if theme.parent is None and not disclosure.is_small(_people(draft, theme.id)):
            yield theme


def _people(draft: Draft, theme: ThemeId) -> int:
    return draft.tally.heads_by_theme[theme].people


def _behind(draft: Draft, ident: PassageId) -> Behind | None:
    passage, heard = draft.passages.get(ident), draft.heard.get(contribution_of(ident))
    if passage is None or heard is None:
        return None
    if refusal_of_words(passage.text, may_quote=heard.may_quote) is not None:
        return None
    if not any(ident in theme.passages for theme in _of_many(draft)):
        return None
    return Behind(ident, passage.text, draft.shared.describe(heard), heard.language)
