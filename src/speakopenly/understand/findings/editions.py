"""The next edition of a report, after somebody took their words out.

The words go at once: from the contribution, its passages, the themes and the quotes. The numbers move only
when enough people came or left (``disclosure.may_recount``), because two editions that differ by one person
tell what that person said. Until then a row without words keeps the place of each who left.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from speakopenly.core import disclosure
from speakopenly.core.records import (
    Attribution,
    ContributionId,
    Finding,
    Reason,
    Theme,
    ThemeId,
    contribution_of,
)
from speakopenly.understand.findings.counted import Counted
from speakopenly.understand.findings.evidence import Evidence, Heard
from speakopenly.understand.findings.numbers import UNREAD, themes_counted
from speakopenly.understand.findings.quotes import choose_quotes

Record = TypeVar("Record", Theme, Counted)


def next_edition(evidence: Evidence, *, withdrawn: Collection[ContributionId]) -> Evidence:
    """The evidence of the edition that follows a withdrawal. Its numbers may be those of the last."""
    counting = themes_counted(evidence)
    stood_in = {each: tuple(sorted(counting.get(each, ()))) for each in withdrawn}
    rows = [
        _without_words(each, stood_in[each.id]) if each.id in stood_in else each for each in evidence.heard
    ]
    may_let_go = _may_let_go(rows)
    kept = [each for each in rows if not (may_let_go and each.reason is Reason.WITHDRAWN)]
    themes = tuple(_without(theme, withdrawn) for theme in evidence.themes)
    passages = tuple(each for each in evidence.passages if each.contribution not in stood_in)
    about = replace(evidence.about, edition=evidence.about.edition + 1)
    counted = tuple(_without(each, withdrawn) for each in evidence.counted)
    following = Evidence(
        about,
        tuple(kept),
        passages,
        themes,
        (),
        evidence.member_check,
        evidence.audits,
        counted,
        evidence.official,
    )
    return replace(following, findings=_findings(evidence, following, withdrawn))


def _without_words(heard: Heard, stood_in: tuple[ThemeId, ...]) -> Heard:
    """A row that only keeps a place in the counts; a row that never counted keeps nothing but its pile."""
    reason = heard.reason if heard.reason in UNREAD else Reason.WITHDRAWN
    return replace(
        heard,
        text=None,
        question=None,
        may_quote=False,
        may_archive=False,
        may_play=False,
        attribution=Attribution.GROUP,
        same_words_as=None,
        reason=reason,
        stood_in=stood_in,
    )


def _may_let_go(rows: Collection[Heard]) -> bool:
    left = {each.person for each in rows if each.reason is Reason.WITHDRAWN}
    stayed = {each.person for each in rows if each.reason is not Reason.WITHDRAWN}
    return disclosure.may_recount(people_added=0, people_withdrawn=len(left - stayed))


def _without(record: Record, withdrawn: Collection[ContributionId]) -> Record:
    passages = tuple(each for each in record.passages if contribution_of(each) not in withdrawn)
    return replace(record, passages=passages)


def _findings(
    before: Evidence, after: Evidence, withdrawn: Collection[ContributionId]
) -> tuple[Finding, ...]:
    """The same findings; where a quote was withdrawn, its place is filled from those who stayed."""
    heard = {each.id: each for each in after.heard}
    passages = {each.id: each for each in after.passages}

    def mended(finding: Finding) -> Finding:
        if not any(contribution_of(quote) in withdrawn for quote in finding.quotes):
            return finding
        return replace(finding, quotes=choose_quotes(after.theme(finding.theme), passages, heard))

    return tuple(mended(finding) for finding in before.findings)
