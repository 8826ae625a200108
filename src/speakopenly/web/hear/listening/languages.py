"""In which language each contribution of a file is: told from its words, and put right by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.conf.locale import LANG_INFO
from django.db.models import Count
from django.utils.translation import gettext as _

from speakopenly.core.languages import MIXED, UNTOLD, WELSH, tell_languages
from speakopenly.hear.listening import Received
from speakopenly.web.hear.listening import reading
from speakopenly.web.hear.listening.models import Contribution, ContributionState, Import

OF_ALL: Final = ""
"""Under this stands what was said of every row or piece; under a number what was said of one."""
MOST_TOLD: Final = 2_000
"""Of a longer file as many are told for the preview, spread over all of it; all are when it is brought in."""
DOUBTFUL_SHOWN: Final = 20
CHARACTERS_SHOWN: Final = 160


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One row or piece that is not plainly English: its number, what it was told to be, its first words."""

    number: int
    code: str
    words: str

    @property
    def name(self) -> str:
        """The language in words."""
        return name_of(self.code)


@dataclass(frozen=True, slots=True)
class Told:
    """How many of a file are in which language, and the first that a person should look at."""

    looked_at: int
    counts: tuple[tuple[str, int], ...]
    doubtful: tuple[Doubtful, ...]
    more_doubtful: int


def name_of(code: str) -> str:
    """A language as pages call it."""
    own = {MIXED: _("in more than one language"), UNTOLD: _("we cannot tell"), "": _("we cannot tell")}
    return own.get(code) or str(LANG_INFO.get(code, {}).get("name", code))


def said_of(batch: Import, row: int) -> str:
    """What a person said of the language of one row or piece, or of all; empty where nobody did."""
    said: Mapping[str, str] = batch.languages
    return said.get(str(row)) or said.get(OF_ALL, "")


def with_languages(batch: Import, came: Received) -> Received:
    """What came of a file, each with its language: as a person said, or else as its words tell."""
    codes = _codes(batch, [said.text for said in came.contributions], came.rows)
    contributions = (
        replace(said, language=code) for said, code in zip(came.contributions, codes, strict=True)
    )
    return replace(came, contributions=tuple(contributions))


def look_at(batch: Import) -> Told:
    """The languages of a file that waits, before anything is brought in. Nothing is kept of it."""
    came = reading.look_over(batch, reading.held_by(batch))
    step = max(1, -(-len(came.contributions) // MOST_TOLD))
    texts, rows = [said.text for said in came.contributions[::step]], came.rows[::step]
    codes = _codes(batch, texts, rows)
    doubtful = [
        Doubtful(row, code, _first_words(text))
        for text, row, code in zip(texts, rows, codes, strict=True)
        if code != "en" or str(row) in batch.languages
    ]
    return Told(len(codes), _counted(codes), tuple(doubtful[:DOUBTFUL_SHOWN]), len(doubtful[DOUBTFUL_SHOWN:]))


def kept_of(batch: Import) -> tuple[tuple[str, int], ...]:
    """How many contributions of a file are kept in which language."""
    rows = Contribution.objects.filter(batch=batch, state=ContributionState.HEARD).exclude(language="")
    counts = Counter(dict(rows.values_list("language").annotate(number=Count("pk")).order_by()))
    return tuple((name_of(code), number) for code, number in counts.most_common())


def choices() -> list[tuple[str, str]]:
    """The languages a person may choose from: English, Welsh, more than one, then every other by its name."""
    others = sorted(
        (str(info["name"]), code) for code, info in LANG_INFO.items() if len(code) == 2 and "name" in info
    )
    first = [("en", name_of("en")), (WELSH, name_of(WELSH)), (MIXED, _("More than one language"))]
    return [*first, *((code, name) for name, code in others if code not in ("en", WELSH))]


def _codes(batch: Import, texts: list[str], rows: Iterable[int]) -> list[str]:
    each = zip(rows, tell_languages(texts), strict=True)
    return [said_of(batch, row) or code for row, code in each]


def _counted(codes: list[str]) -> tuple[tuple[str, int], ...]:
    return tuple((name_of(code), number) for code, number in Counter(codes).most_common())


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= CHARACTERS_SHOWN else line[:CHARACTERS_SHOWN].rstrip() + " \u2026"
