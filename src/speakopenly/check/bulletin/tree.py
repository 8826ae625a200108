"""An issue as the one document tree, from which its page, its PDF and its plain text are all made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Protocol

from speakopenly.check.bulletin.frame import ENGLISH, Frame
from speakopenly.check.bulletin.records import Issue, Number, Parts, Story
from speakopenly.check.bulletin.seasons import Season
from speakopenly.core.documents.plain import plain_text
from speakopenly.core.documents.tree import (
    Block,
    BulletList,
    Document,
    Paragraph,
    Quote,
    Section,
    SubHeading,
)

_CODE_LENGTH = 12


def compose(issue: Issue, frame: Frame = ENGLISH) -> Document:
    """The tree of an issue. The check code is of its English words: each page shows the same."""
    code = check_code(issue)
    return _compose(issue, frame, code)


def check_code(issue: Issue) -> str:
    """A short code of everything that is printed: another word, another code."""
    words = "\n".join(plain_text(_compose(issue, ENGLISH, "-")))
    return hashlib.sha256(words.encode()).hexdigest()[:_CODE_LENGTH]


class Dated(Protocol):
    """Whatever has a number and a season."""

    @property
    def number(self) -> int:
        """Which issue it is."""

    @property
    def season(self) -> str:
        """One of ``Season``."""

    @property
    def year(self) -> int:
        """In which the season began."""


def title_of(issue: Dated, frame: Frame = ENGLISH) -> str:
    """What an issue is called: "Bulletin 2"."""
    return frame.title % {"number": issue.number}


def when_of(issue: Dated, frame: Frame = ENGLISH) -> str:
    """The season an issue is of. A winter has two years."""
    year = f"{issue.year}-{(issue.year + 1) % 100:02}" if issue.season == "winter" else issue.year
    return frame.seasons[Season(issue.season)] % {"year": year}


def heading_of(story: Story, frame: Frame = ENGLISH) -> str:
    """What stands over a story; where it was taken out, that it was."""
    if story.parts is None:
        return frame.withdrawn % {"number": story.number}
    return story.parts.heading


def _compose(issue: Issue, frame: Frame, code: str) -> Document:
    season = when_of(issue, frame)
    season = season[0].upper() + season[1:]
    return Document(
        title=title_of(issue, frame),
        subtitle=issue.service,
        edition=frame.when % {"season": season, "edition": issue.edition},
        date=None,
        language=frame.language,
        check_code=code,
        front=(Paragraph(None, issue.opening),),
        summary=(),
        sections=tuple(_sections(issue, frame)),
        is_short=True,
    )


def _sections(issue: Issue, frame: Frame) -> Iterator[Section]:
    for story in issue.stories:
        yield _section(story, frame, tuple(_story(story, frame)))
    if issue.good_catch is not None:
        blocks = tuple(_good_catch(issue.good_catch, frame))
        yield _section(issue.good_catch, frame, blocks, before=f"{frame.good_catch}: ")
    if issue.why_fewer.strip():
        yield Section("", frame.fewer, (Paragraph(None, issue.why_fewer),))
    yield Section("", frame.numbers, tuple(_numbers(issue, frame)))
    yield Section("", frame.how_to_speak, (Paragraph(None, frame.speak % {"address": issue.speak_at}),))
    if issue.taken_out:
        said = frame.what_withdrawn_means % {"numbers": ", ".join(issue.taken_out)}
        yield Section("", frame.note, (Paragraph(None, said),))


def _section(story: Story, frame: Frame, blocks: tuple[Block, ...], before: str = "") -> Section:
    heading = heading_of(story, frame)
    return (
        Section("", heading, ()) if story.parts is None else Section(story.number, before + heading, blocks)
    )


def _story(story: Story, frame: Frame) -> Iterator[Block]:
    parts = story.parts
    if parts is None:
        return
    yield Quote(parts.told, "", frame.told, story.language)
    if parts.made_likely:
        yield from (SubHeading(frame.made_likely), BulletList(parts.made_likely))
    yield from _said(parts, frame)
    yield from _came_of_it(story, frame)
    if parts.try_tomorrow:
        yield from (SubHeading(frame.try_tomorrow), BulletList(parts.try_tomorrow))


def _good_catch(story: Story, frame: Frame) -> Iterator[Block]:
    if story.parts is not None:
        yield Quote(story.parts.told, "", frame.told, story.language)
        yield from _said(story.parts, frame)
        yield from _came_of_it(story, frame)


def _came_of_it(story: Story, frame: Frame) -> Iterator[Block]:
    for said, number in ((frame.reply, story.reply), (frame.change, story.change)):
        if number is not None:
            yield Paragraph(None, said % {"number": number})


def _said(parts: Parts, frame: Frame) -> Iterator[Block]:
    for heading, words in ((frame.comment, parts.comment), (frame.service_said, parts.service_said)):
        if words.strip():
            yield from (SubHeading(heading), Paragraph(None, words))


def _numbers(issue: Issue, frame: Frame) -> Iterator[Block]:
    if issue.numbers:
        yield BulletList(tuple(_number(each, frame) for each in issue.numbers))
    yield Paragraph(None, frame.rounded)


def _number(number: Number, frame: Frame) -> str:
    year, _, quarter = number.period.partition("-Q")
    named = {
        "name": frame.figures[number.code],
        "period": frame.quarter % {"number": quarter, "year": year},
    }
    if number.value is None or number.low is None or number.high is None:
        return frame.not_shown % named
    shares = {"value": number.value, "low": number.low, "high": number.high}
    said = {name: f"{100 * share:.0f}" for name, share in shares.items()}
    return frame.share % {**named, **said, "count": str(number.count), "base": str(number.base)}
