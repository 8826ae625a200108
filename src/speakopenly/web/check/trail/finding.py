"""The last stretch: from a finding to its theme and the passages that may be shown."""

from __future__ import annotations

from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.understand.findings.draft import Draft, Numbered
from speakopenly.web.check.trail.lines import Kind, Step
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import queries
from speakopenly.web.understand.findings.excerpt import excerpt_of, most_telling
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.themes import policies as themes

MOST_SHOWN: Final = 10
FEW: Final = "3."
"""Paragraphs that fewer than eight people stand behind: no quote and no passage of theirs is shown."""


def step_of_finding(by: Staff, finding: Finding) -> Step:
    """A finding with its theme, and the passages that may be quoted."""
    draft = excerpt_of(finding.exercise, also=most_telling(finding.theme, MOST_SHOWN))
    try:
        numbered = queries.numbered_of(draft, finding.theme.ident)
    except Http404:
        gap = _("This link was withdrawn: its theme was put into another, or set aside.")
        return Step(str(Kind.FINDING.label), finding.exercise.title, gaps=(gap,))
    return Step(
        str(Kind.FINDING.label),
        f"{numbered.paragraph} {numbered.statement}",
        f"{reverse('understand:findings', args=[finding.exercise.slug])}#finding-{finding.theme.ident}",
        rests_on=(_theme(by, finding, draft, numbered),),
    )


def _theme(by: Staff, finding: Finding, draft: Draft, numbered: Numbered) -> Step:
    address = reverse("understand:theme", args=[finding.exercise.slug, finding.theme.ident])
    is_few = numbered.paragraph.startswith(FEW)
    return Step(
        _("Theme"),
        numbered.theme.name,
        address if themes.can_see(by, finding.exercise) else "",
        rests_on=() if is_few else _passages(draft, finding),
        gaps=_gaps(finding, numbered, is_few=is_few),
    )


def _passages(draft: Draft, finding: Finding) -> tuple[Step, ...]:
    offered = queries.offered(draft, finding.theme.ident)
    shown = [each for each in offered if each.refusal is None and each.text]
    return tuple(Step(_("Passage"), each.who, quote=each.text) for each in shown[:MOST_SHOWN])


def _gaps(finding: Finding, numbered: Numbered, *, is_few: bool) -> tuple[str, ...]:
    if is_few:
        return (_("To protect those who spoke, no passage is shown of what fewer than eight people said."),)
    gone = set(finding.quotes) - set(numbered.finding.quotes)
    if gone:
        return (_("This link was withdrawn: something that was quoted here is no longer to be quoted."),)
    return ()
