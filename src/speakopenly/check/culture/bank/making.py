"""Makes the statements of one audience from rows of words; codes are numbered within a theme."""

from __future__ import annotations

from dataclasses import dataclass

from speakopenly.check.culture.items import WORDINGS, Audience, Feeling, Statement, Theme, Trust

SHORT = {
    Theme.SAFE: "safe",
    Theme.FAIR: "fair",
    Theme.LISTENING: "listen",
    Theme.CHANGE: "change",
    Theme.HELP: "help",
    Theme.LOAD: "load",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A statement as its file writes it: English, English easy read, Welsh, Welsh easy read."""

    positive: bool
    words: tuple[str, str, str, str]
    trust: Trust | None = None
    feeling: Feeling | None = None


def yes(*words: str, trust: Trust | None = None, feeling: Feeling | None = None) -> Row:
    """A statement with which agreement speaks well of the place."""
    everyday, easy, welsh, welsh_easy = words
    return Row(True, (everyday, easy, welsh, welsh_easy), trust, feeling)


def no(*words: str, trust: Trust | None = None, feeling: Feeling | None = None) -> Row:
    """A statement with which agreement speaks ill of the place."""
    everyday, easy, welsh, welsh_easy = words
    return Row(False, (everyday, easy, welsh, welsh_easy), trust, feeling)


def statements(audience: Audience, rows: dict[Theme, tuple[Row, ...]]) -> tuple[Statement, ...]:
    """All of one audience, in the order of the themes. A code such as ``staff_safe_1`` never changes."""
    return tuple(
        Statement(
            code=f"{audience}_{SHORT[theme]}_{number}",
            audience=audience,
            theme=theme,
            positive=row.positive,
            words=dict(zip(WORDINGS, row.words, strict=True)),
            trust=row.trust,
            feeling=row.feeling,
        )
        for theme in Theme
        for number, row in enumerate(rows.get(theme, ()), start=1)
    )
