"""The document tree of an issue as a page of ours shows it: each part with its anchor and its language."""

from __future__ import annotations

from typing import Any

from speakopenly.check import bulletin
from speakopenly.check.bulletin import Frame
from speakopenly.core.documents.cleaning import plain
from speakopenly.core.documents.tree import Block, BulletList, Paragraph, Quote, SubHeading
from speakopenly.web.check.bulletin.frame import frame_here


def shown(issue: bulletin.Issue) -> dict[str, Any]:
    """What the template of a page asks for."""
    frame = frame_here()
    document = bulletin.compose(issue, frame)
    languages = {story.number: story.language for story in issue.told if story.parts}
    own = {frame.fewer: issue.language}
    return {
        "title": document.title,
        "service": document.subtitle,
        "when": document.edition,
        "code": document.check_code,
        "opening": issue.opening,
        "language": _other(issue.language, frame),
        "sections": [
            {
                "number": section.number,
                "heading": section.heading,
                "language": _other(languages.get(section.number), frame),
                "blocks": [
                    _block(block, _other(languages.get(section.number, own.get(section.heading)), frame))
                    for block in section.blocks
                ],
            }
            for section in document.sections
        ],
    }


def _block(block: Block, language: str) -> dict[str, Any]:
    """A sub-heading is of the frame; everything else in a story is in the story's language."""
    match block:
        case Quote():
            return {"kind": "quote", "text": block.text, "who": block.attribution, "language": language}
        case SubHeading(text):
            return {"kind": "heading", "text": text}
        case BulletList(items):
            return {"kind": "list", "lines": [plain(item) for item in items], "language": language}
        case Paragraph():
            return {"kind": "words", "text": plain(block.text), "language": language}
    return {}


def _other(language: str | None, frame: Frame) -> str:
    """The language of some words where it is not that of the page."""
    return language if language and language.split("-")[0] != frame.language.split("-")[0] else ""
