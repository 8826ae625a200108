"""The paragraphs of a draft as they go round: frozen when sent, and without what was withdrawn since."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from speakopenly.core.records import PassageId, contribution_of
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.queries import Shown, paragraphs
from speakopenly.web.understand.member_checks.models import Round


def freeze(exercise: Exercise) -> list[dict[str, Any]]:
    """Every numbered paragraph as the findings page shows it now."""
    return [_frozen(each) for each in paragraphs(excerpt_of(exercise))]


def stop_quoting(exercise: Exercise, idents: Collection[str]) -> int:
    """Take the quotes of these contributions out of every round; how many that was."""
    removed = 0
    for round in Round.objects.filter(exercise=exercise):
        before = sum(len(each["quotes"]) for each in round.paragraphs)
        for each in round.paragraphs:
            each["quotes"] = [quote for quote in each["quotes"] if not _is_of(quote["passage"], idents)]
        now = sum(len(each["quotes"]) for each in round.paragraphs)
        if now != before:
            round.save(update_fields=["paragraphs"])
            removed += before - now
    return removed


def _frozen(shown: Shown) -> dict[str, Any]:
    return {
        "number": shown.number,
        "theme": shown.ident,
        "name": shown.theme,
        "statement": "".join(part.text for part in shown.statement),
        "description": shown.description,
        "dissent": shown.dissent or "",
        "quotes": [
            {"passage": quote.passage, "text": quote.text, "who": quote.who, "language": quote.language}
            for quote in shown.quotes
        ],
    }


def _is_of(passage: str, idents: Collection[str]) -> bool:
    return contribution_of(PassageId(passage)) in idents
