"""An issue's rows as the library's record, from which everything that is shown or made of it comes."""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings

from speakopenly.check import bulletin
from speakopenly.web.check.bulletin import figures, safekeeping
from speakopenly.web.check.bulletin.models import Issue, IssueState, Number, Story


def record_of(issue: Issue) -> bulletin.Issue:
    """The issue as it stands now. Raises SealBroken where a story does not open."""
    told = [_story(row, number) for number, row in numbered(issue)]
    is_catch = [row.is_good_catch for _number, row in numbered(issue)]
    return bulletin.Issue(
        service=issue.service.name,
        number=issue.number,
        season=bulletin.Season(issue.season),
        year=issue.year,
        edition=max(issue.edition, 1),
        opening=issue.opening,
        stories=tuple(story for story, catch in zip(told, is_catch, strict=True) if not catch),
        good_catch=next((story for story, catch in zip(told, is_catch, strict=True) if catch), None),
        numbers=tuple(shown(number) for number in issue.numbers.all()),
        speak_at=f"https://{settings.SPEAK_HOST}/" if settings.SPEAK_HOST else "",
        why_fewer=issue.why_fewer,
        language=issue.language,
    )


def numbered(issue: Issue) -> list[tuple[str, Story]]:
    """Every story with its number, the good catch last. What was taken out keeps its own."""
    rows = issue.stories.select_related("issue", "reply", "recommendation")
    return [(f"{issue.number}.{at}", row) for at, row in enumerate(rows, start=1)]


def number_of(story: Story) -> str:
    """The number of one story."""
    return next(number for number, row in numbered(story.issue) if row.pk == story.pk)


def shown(number: Number) -> bulletin.Number:
    """A number: as it was frozen, or as it is worked out today while the issue is being written."""
    if number.issue.state != IssueState.DRAFT and number.shown is not None:
        return bulletin.Number(**number.shown)
    return figures.worked_out(number.service, number.code, number.period)


def freeze(issue: Issue) -> None:
    """Work every number out once more, and keep it: what is signed is what was read."""
    for number in issue.numbers.all():
        number.shown = asdict(figures.worked_out(number.service, number.code, number.period))
        number.save(update_fields=["shown"])


def _story(row: Story, number: str) -> bulletin.Story:
    parts = safekeeping.open_parts(row)
    if parts is None:
        return bulletin.Story(number, None, row.language)
    reply, change = (linked.number if linked else None for linked in (row.reply, row.recommendation))
    return bulletin.Story(number, parts, row.language, reply, change)
