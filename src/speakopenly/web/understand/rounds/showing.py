"""What came of a round, for a page: to what is kept without words, those that still may be shown are put."""

from __future__ import annotations

from typing import Any

from speakopenly.core.counting import HowMany
from speakopenly.core.disclosure import HIDDEN
from speakopenly.understand.rounds import Unshown, Vote
from speakopenly.web.understand.rounds import queries
from speakopenly.web.understand.rounds.models import AgreementRound, WhyEarly
from speakopenly.web.understand.rounds.wording import HOW_MANY, WHY_EARLY, WHY_NO_GROUPS

AGREE, DISAGREE, PASS = "agree", "disagree", "pass"


def results_page(found: AgreementRound) -> dict[str, Any]:
    """Everything the results page shows. Statements whose words were taken back are in none of it."""
    kept = found.result
    said = {str(each.number): each for each in queries.statements_of(found)}
    letters = list(kept["sizes"])
    return {
        "people": kept["people"],
        "letters": letters,
        "sizes": [(letter, _cell(size)) for letter, size in kept["sizes"].items()],
        "why_no_groups": WHY_NO_GROUPS[Unshown(kept["why"])] if kept["why"] else "",
        "consensus": [
            (said[number], vote == Vote.AGREE) for number, vote in kept["consensus"] if number in said
        ],
        "differences": [
            (letters[group], said[number], vote == Vote.AGREE)
            for number, group, vote in kept["differences"]
            if number in said
        ],
        "statements": [
            {
                "statement": statement,
                "voted": kept["statements"].get(number, {}).get("voted"),
                "counts": _counts(kept["statements"].get(number)),
                "groups": _groups(kept["statements"].get(number), letters),
            }
            for number, statement in said.items()
        ],
    }


def why_early(found: AgreementRound) -> Any:
    """Why it was closed early, in a sentence; nothing where it was not."""
    return WHY_EARLY[WhyEarly(found.closed_early_why)] if found.closed_early_why else ""


def _counts(kept: dict[str, Any] | None) -> list[str]:
    counts = (kept or {}).get("counts") or {}
    return [_cell(counts.get(vote)) for vote in (AGREE, DISAGREE, PASS)]


def _groups(kept: dict[str, Any] | None, letters: list[str]) -> list[tuple[str, Any, Any]]:
    told = (kept or {}).get("by_group") or []
    return [
        (letter, HOW_MANY[HowMany(words[AGREE])], HOW_MANY[HowMany(words[DISAGREE])])
        for letter, words in zip(letters, told, strict=False)
    ]


def _cell(count: int | None) -> str:
    return HIDDEN if count is None else str(count)
