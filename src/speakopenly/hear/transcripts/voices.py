"""Who speaks: voice tags, and the names that tools write before the words."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from speakopenly.hear.transcripts.records import LONGEST_NAME, tidy

_VOICE: Final = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]+([^<>]{0,400})>")
_TAG: Final = re.compile(r"<(?:/?[A-Za-z][^<>]{0,400}|/?v?|\d[\d:.,]{0,15})>|\{\\[^{}]{0,80}\}")
MOMENT_INSIDE: Final = re.compile(r"<\d[\d:.]{4,14}>")
"""The time of one word, as captions that roll carry it."""

_NUMBERED: Final = r"(?:unknown )?(?:speaker|participant|interviewer|interviewee|guest|siaradwr)[ _]?\d{0,3}"
_CAPITALS: Final = r"[^\W\d_a-z][^\Wa-z_]*(?:[ .'’\-][^\Wa-z_]*){0,5}"
_NAMES: Final = r"(?:[^\W\d_][\w.'’\-]*)(?: (?:[^\W\d_a-z][\w.'’\-]*|ap|ab|de|da|van|von|al|el)){0,3}"
_ASIDE: Final = r"(?: ?[(\[][^()\[\]:]{1,40}[)\]])?"
_BEFORE_THE_WORDS: Final = re.compile(
    rf"\s*+(?:[-–]|>>|&gt;&gt;)?\s*+(?P<name>(?i:{_NUMBERED})|{_CAPITALS}|{_NAMES}){_ASIDE}[:：](?=\s|$)"
)
_SURE: Final = re.compile(rf"(?i:{_NUMBERED})|{_CAPITALS}")
_CHEVRONS: Final = re.compile(r"^\s*(?:>>|&gt;&gt;)\s*")
"""Captions mark a change of speaker so, without saying to whom."""
Said = tuple[str, str]
"""Who speaks, as the file calls them, and the words."""


def has_voice(lines: Iterable[str]) -> bool:
    """Whether a voice tag says who speaks."""
    return any(_VOICE.search(line) for line in lines)


def by_tags(lines: Sequence[str]) -> list[Said]:
    """Part the lines of a cue at its voice tags: two people may share one."""
    pieces = _VOICE.split("\n".join(lines))
    said = [("", plain(pieces[0]))]
    said += [(plain(name), plain(words)) for name, words in zip(pieces[1::2], pieces[2::2], strict=True)]
    return [each for each in said if each[1]]


def known_names(cues: Iterable[Sequence[str]]) -> frozenset[str]:
    """Which words before a colon are speakers in this file.

    "Speaker 1:" and "JANE:" are. "Jane Doe:" is where it comes twice, or where most cues begin like this;
    otherwise it may be "My question:", and stays among the words.
    """
    counted: Counter[str] = Counter()
    total = with_name = 0
    for lines in cues:
        total += 1
        names = [match["name"] for line in lines if (match := _named(line))]
        counted.update(names)
        with_name += bool(names)
    mostly = with_name * 2 >= total
    return frozenset(
        name
        for name, times in counted.items()
        if len(name) <= LONGEST_NAME and (mostly or times > 1 or _SURE.fullmatch(name))
    )


def by_prefixes(lines: Sequence[str], names: frozenset[str], before: str) -> list[Said]:
    """Part the lines of a cue at the names before them; without one, whoever spoke before goes on."""
    said: list[tuple[str, list[str]]] = [(before, [])]
    for line in lines:
        match = _named(line)
        if match and match["name"] in names:
            said.append((plain(match["name"]), [match.string[match.end() :]]))
        else:
            said[-1][1].append(_CHEVRONS.sub("", line))
    parted = [(speaker, plain("\n".join(words))) for speaker, words in said]
    return [each for each in parted if each[1]]


def _named(line: str) -> re.Match[str] | None:
    return _BEFORE_THE_WORDS.match(_TAG.sub("", line))


def plain(text: str) -> str:
    """Leave the words only: no tags of style, no times inside, ``&amp;`` as ``&``."""
    return tidy(html.unescape(_TAG.sub("", text)))
