"""What is missing before an issue may go out: each lack with its place, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from speakopenly.check.bulletin.quoting import repeats
from speakopenly.check.bulletin.records import (
    FEWEST_STORIES,
    LINES_TO_TRY,
    MOST_STORIES,
    MOST_WORDS_TO_OPEN,
    NUMBERS,
    Issue,
    Story,
)


class Lack(StrEnum):
    """What is not there yet, or should not be there so."""

    OPENING = "opening"
    OPENING_TOO_LONG = "opening_too_long"
    OPENING_REPEATS = "opening_repeats"
    NO_STORY = "no_story"
    FEW_WITHOUT_REASON = "few_without_reason"
    TOO_MANY = "too_many"
    NO_GOOD_CATCH = "no_good_catch"
    HEADING = "heading"
    MADE_LIKELY = "made_likely"
    COMMENT = "comment"
    SERVICE_SAID = "service_said"
    TRY_TOMORROW = "try_tomorrow"
    REPEATS_ANOTHER = "repeats_another"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Missing:
    """One lack; ``story`` is the number of the story it is in, or blank."""

    lack: Lack
    story: str = ""


def what_is_missing(issue: Issue) -> tuple[Missing, ...]:
    """Everything that keeps an issue back; empty where it is ready for a second signature."""
    return (*_in_opening(issue), *_in_stories(issue), *_in_numbers(issue))


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def _in_opening(issue: Issue) -> Iterator[Missing]:
    if not issue.opening.strip():
        yield Missing(Lack.OPENING)
    if words_in(issue.opening) > MOST_WORDS_TO_OPEN:
        yield Missing(Lack.OPENING_TOO_LONG)
    if repeats(issue.opening, [story.parts.told for story in issue.told if story.parts]):
        yield Missing(Lack.OPENING_REPEATS)


def _in_stories(issue: Issue) -> Iterator[Missing]:
    if not issue.stories:
        yield Missing(Lack.NO_STORY)
    elif len(issue.stories) < FEWEST_STORIES and not issue.why_fewer.strip():
        yield Missing(Lack.FEW_WITHOUT_REASON)
    if len(issue.stories) > MOST_STORIES:
        yield Missing(Lack.TOO_MANY)
    if issue.good_catch is None and not issue.why_fewer.strip():
        yield Missing(Lack.NO_GOOD_CATCH)
    for story in issue.told:
        yield from _in_story(story, issue)


def _in_story(story: Story, issue: Issue) -> Iterator[Missing]:
    if story.parts is None:
        return
    parts, is_catch = story.parts, story is issue.good_catch
    lacks = {
        Lack.HEADING: not parts.heading.strip(),
        Lack.MADE_LIKELY: not (is_catch or any(parts.made_likely)),
        Lack.COMMENT: not parts.comment.strip(),
        Lack.SERVICE_SAID: not (is_catch or parts.service_said.strip()),
        Lack.TRY_TOMORROW: not (is_catch or len(parts.try_tomorrow) == LINES_TO_TRY),
        Lack.REPEATS_ANOTHER: _repeats_another(story, issue),
    }
    yield from (Missing(lack, story.number) for lack, is_so in lacks.items() if is_so)


def _repeats_another(story: Story, issue: Issue) -> bool:
    """Words of one teller in another's story would stay when the teller takes them out."""
    others = [each.parts.told for each in issue.told if each.parts and each is not story]
    own = story.parts.texts if story.parts else ()
    return any(repeats(text, others) for text in own)


def _in_numbers(issue: Issue) -> Iterator[Missing]:
    if len(issue.numbers) != NUMBERS:
        yield Missing(Lack.NUMBERS)
