"""The machine's check of findings before anybody signs: do the quotes, numbers and passages hold?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from speakopenly.core.records import Finding, PassageId, ThemeId
from speakopenly.understand.findings.draft import Draft
from speakopenly.web.understand.findings.wording import refusal_of_words
from speakopenly.web.understand.findings.words import Changed

TOO_CLOSE = (
    "its search finds nearly the same people as another number, and both would tell of one to seven people;"
    " let it count its theme again, or another search"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was compared, and what did not hold: each failure with the theme of its paragraph."""

    quotes: int
    quotes_that_match: int
    findings: int
    findings_without_passages: int
    smallest_shown: int | None
    failures: tuple[tuple[ThemeId, str], ...]

    @property
    def is_well(self) -> bool:
        """Whether everything holds."""
        return not self.failures


def check_findings(draft: Draft, *, changed: Iterable[Changed] = ()) -> Checked:
    """Compare every quote with its fingerprint, its theme and its consent; look for findings of nobody.

    A word for how many that ``changed`` and that nobody has accepted yet is a failure too.
    """
    failures = [(each.theme, each.in_words) for each in changed]
    wrong = 0
    for each in draft.findings:
        broken = [
            problem for quote in each.finding.quotes if (problem := _problem(draft, each.finding, quote))
        ]
        wrong += len(broken)
        failures += ((each.theme.id, problem) for problem in broken)
        if not each.theme.passages and not draft.tally.heads_by_theme[each.theme.id].people:
            failures.append((each.theme.id, "no passage stands behind it"))
    failures += ((each.theme.id, TOO_CLOSE) for each in draft.findings if each.number.kept_back)
    quotes = sum(len(each.finding.quotes) for each in draft.findings)
    shown = [each.number.count for each in draft.findings if each.number.count]
    return Checked(
        quotes=quotes,
        quotes_that_match=quotes - wrong,
        findings=len(draft.findings) + len(draft.said_by_few),
        findings_without_passages=sum(not each.theme.passages for each in draft.findings),
        smallest_shown=min(shown, default=None),
        failures=tuple(failures),
    )


def _problem(draft: Draft, finding: Finding, quote: PassageId) -> str:
    passage = draft.passages.get(quote)
    if passage is None or quote not in draft.evidence.theme(finding.theme).passages:
        return "a quote is not in the evidence of its theme"
    if hashlib.sha256(passage.text.encode()).hexdigest() != passage.sha256:
        return "a quote is not the words its fingerprint was made of"
    refusal = refusal_of_words(passage.text, may_quote=draft.heard[passage.contribution].may_quote)
    return refusal.problem if refusal else ""
