"""Suggest findings: join what was read and the themes found in it into the evidence of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from speakopenly.core.counting import count_heads
from speakopenly.core.records import ContributionId, Finding, Reason, Theme
from speakopenly.understand.duplicates import group_near_duplicates
from speakopenly.understand.findings.evidence import About, Evidence, Heard
from speakopenly.understand.findings.quotes import choose_quotes
from speakopenly.understand.findings.wording import STATEMENT
from speakopenly.understand.reading import Reading
from speakopenly.understand.themes import ThemeSet, Voice


def voices(readings: Iterable[Reading]) -> tuple[Voice, ...]:
    """The contributions that themes can be found in: read, in a covered language, with words."""
    return tuple(
        Voice(
            contribution=reading.contribution.id,
            person=reading.contribution.person,
            passages=reading.passages,
            question=reading.contribution.question,
            people=reading.contribution.speaks_for,
            may_quote=reading.contribution.consent.quote,
            is_read=True,
        )
        for reading in readings
        if reading.reason is None
    )


def hidden_by_kind(readings: Iterable[Reading]) -> dict[str, int]:
    """How many identifiers of each kind were hidden."""
    return dict(sorted(Counter(str(span.kind) for reading in readings for span in reading.spans).items()))


def suggest(about: About, readings: Sequence[Reading], themes: ThemeSet) -> Evidence:
    """The evidence with one suggested finding for each top-level theme, the most people first."""
    reasons = {each.contribution: each.reason for each in themes.assignments}
    same_words = _same_words(readings)
    heard = tuple(
        _heard(reading, reading.reason or reasons.get(reading.contribution.id), same_words)
        for reading in readings
    )
    passages = tuple(passage for reading in readings for passage in reading.passages)
    evidence = Evidence(about, heard, passages, themes.themes, ())
    return Evidence(about, heard, passages, themes.themes, _findings(evidence))


def _heard(
    reading: Reading, reason: Reason | None, same_words: dict[ContributionId, ContributionId]
) -> Heard:
    contribution = reading.contribution
    return Heard(
        id=contribution.id,
        person=contribution.person,
        text=reading.text,
        reason=reason,
        speaks_for=contribution.speaks_for,
        channel=str(contribution.channel),
        question=contribution.question,
        groups=dict(contribution.groups),
        language=reading.language,
        may_quote=contribution.consent.quote,
        may_archive=contribution.consent.archive,
        may_play=contribution.consent.play,
        attribution=contribution.consent.attribution,
        places=reading.places,
        same_words_as=same_words.get(contribution.id),
    )


def _same_words(readings: Sequence[Reading]) -> dict[ContributionId, ContributionId]:
    """For each contribution that repeats nearly the words of an earlier one: that earlier one."""
    read = [reading for reading in readings if reading.text is not None and reading.reason is None]
    first: dict[ContributionId, ContributionId] = {}
    for group in group_near_duplicates([reading.text or "" for reading in read]):
        earliest, *later = sorted(group)
        first.update((read[each].contribution.id, read[earliest].contribution.id) for each in later)
    return first


def _findings(evidence: Evidence) -> tuple[Finding, ...]:
    heard = {each.id: each for each in evidence.heard}
    passages = {each.id: each for each in evidence.passages}

    def people(theme: Theme) -> int:
        return count_heads(heard[passages[each].contribution] for each in theme.passages).people

    tops = [theme for theme in evidence.themes if theme.parent is None]
    return tuple(
        Finding(theme.id, STATEMENT, theme.description, choose_quotes(theme, passages, heard))
        for theme in sorted(tops, key=lambda theme: (-people(theme), theme.id))
    )
