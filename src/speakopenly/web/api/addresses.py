"""One line for each address: where it is, what it answers, and the function that tells it.

Routes, the OpenAPI document, the page for people and the reference manual are made from this list, so none of
them can say what the others do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_type_hints

from pydantic import BaseModel

from speakopenly.web.api.told import cards, changes, codebooks, pressures, publications, replies
from speakopenly.web.api.told.records import Told

PARAMETERS: Final = {
    "slug": ("The last part of the report's address on the public pages.", "^[-a-zA-Z0-9_]+$"),
    "edition": ("The number of the edition; the first is 1.", None),
    "name": ("The name of a file, as the list of files gives it.", "^[a-z][a-z.-]*$"),
    "indicator": ("The key of an indicator.", "^[-a-zA-Z0-9_]+$"),
    "pressure_area": ("The code of a nation, region or authority.", "^[-a-zA-Z0-9_]+$"),
    "card": ("The last part of the card's address on the public pages.", "^[-a-zA-Z0-9_]+$"),
    "reply_number": ("The number of the reply.", None),
}
"""What each parameter of a path is, and the shape of those that are words; the others are whole numbers."""
_PARAMETER = re.compile(r"<(\w+):(\w+)>")


@dataclass(frozen=True, slots=True)
class Address:
    """``tells`` answers one record, a list to be cut into pages, or a file where ``returns`` is None."""

    name: str
    path: str
    group: str
    summary: str
    tells: Callable[..., Any]
    returns: type[BaseModel] | None
    is_list: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what the path asks for, in order."""
        return tuple(name for _kind, name in _PARAMETER.findall(self.path))

    @property
    def template(self) -> str:
        """The path as OpenAPI writes it."""
        return _PARAMETER.sub(r"{\2}", self.path)


def _one(name: str, path: str, group: str, summary: str, tells: Callable[..., Told]) -> Address:
    return Address(name, path, group, summary, tells, _what_it_returns(tells))


def _list(
    name: str, path: str, group: str, summary: str, tells: Callable[..., Any], each: type[Told]
) -> Address:
    return Address(name, path, group, summary, tells, each, is_list=True)


def _what_it_returns(tells: Callable[..., Told]) -> type[Told]:
    found: type[Told] = get_type_hints(tells)["return"]
    return found


REPORTS, PRESSURES, CODEBOOKS, CARDS, LOOP = (
    "Reports",
    "Official figures",
    "Codebooks",
    "What works",
    "What came of it",
)
_EDITION: Final = "publications/<slug:slug>/editions/<int:edition>"
ADDRESSES: Final[Sequence[Address]] = (
    _list(
        "api-publications",
        "publications",
        REPORTS,
        "Every published report, the newest edition of each",
        publications.all_of_them,
        publications.ReportInShort,
    ),
    _one(
        "api-publication",
        "publications/<slug:slug>",
        REPORTS,
        "One report: its editions and their files, each with its sha256",
        publications.one,
    ),
    _list(
        "api-findings",
        f"{_EDITION}/findings",
        REPORTS,
        "The findings of an edition: numbers, ranges, words for how many, and quotes, exactly as printed",
        publications.findings,
        publications.Finding,
    ),
    _list(
        "api-quotes",
        f"{_EDITION}/quotes",
        REPORTS,
        "Every quote of an edition, to the letter, with the paragraph it stands in",
        publications.quotes,
        publications.Quote,
    ),
    _one(
        "api-edition-codebook",
        f"{_EDITION}/codebook",
        CODEBOOKS,
        "The themes of an edition with what each means there",
        codebooks.of_an_edition,
    ),
    Address(
        "api-file",
        f"{_EDITION}/files/<str:name>",
        REPORTS,
        "One file of the public pack as it was published; the manifest is manifest.json",
        publications.file,
        None,
    ),
    _list(
        "api-codebooks",
        "codebooks",
        CODEBOOKS,
        "Every codebook anybody may have: the scheme of system factors, and that of each report",
        codebooks.all_of_them,
        codebooks.CodebookInShort,
    ),
    _one(
        "api-factors",
        "codebooks/system-factors",
        CODEBOOKS,
        "The sixty system factors: what may have hindered or helped, never a person",
        codebooks.system_factors,
    ),
    _list(
        "api-indicators",
        "pressures/indicators",
        PRESSURES,
        "What each indicator means: definition, formula, base, source, and where the count changed",
        pressures.indicators,
        pressures.Indicator,
    ),
    _one(
        "api-indicator",
        "pressures/indicators/<slug:indicator>",
        PRESSURES,
        "What one indicator means",
        pressures.indicator,
    ),
    _list(
        "api-areas",
        "pressures/areas",
        PRESSURES,
        "The nations, regions and authorities of which there are figures, by name and never by rank",
        pressures.areas,
        pressures.Area,
    ),
    _one(
        "api-area",
        "pressures/areas/<slug:pressure_area>",
        PRESSURES,
        "The three pressures of one area, always all three, each figure with its release",
        pressures.area,
    ),
    _list(
        "api-cards",
        "cards",
        CARDS,
        "Every evidence card, by the alphabet and never by effect",
        cards.all_of_them,
        cards.CardInShort,
    ),
    _one(
        "api-card",
        "cards/<slug:card>",
        CARDS,
        "One card: what is known, how sure somebody is, and what it cannot settle",
        cards.one,
    ),
    _list(
        "api-replies",
        "replies",
        LOOP,
        "Every public reply: what was heard, what changed, what was checked",
        replies.all_of_them,
        replies.Reply,
    ),
    _one(
        "api-reply",
        "replies/<int:reply_number>",
        LOOP,
        "One public reply, or which other it was joined to",
        replies.one,
    ),
    _list(
        "api-changes",
        "changes",
        LOOP,
        "What was recommended, what it takes, where it stands, and letters with their answer or silence",
        changes.all_of_them,
        changes.Change,
    ),
)
