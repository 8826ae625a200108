"""An invented card of a service, written by its learning lead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from speakopenly.understand.evidence.cards.records import TEXTS
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import actions
from speakopenly.web.understand.evidence.models import EvidenceCard

SOURCES = [{"title": "A study of walks", "publisher": "Northmoor Press", "year": 2025}]
NAME = "Walking together"


def words(**more: Any) -> dict[str, Any]:
    """Everything a card says."""
    said = {name: f"Words on {name.replace('_', ' ')}" for name in TEXTS}
    figure = {"of": "families", "counted": "in care after a year", "without": 20.0, "with_it": 17.0}
    rest = {"low": 11.0, "high": 25.0, "sources": SOURCES, "checked_on": date(2026, 5, 1)}
    return {**said, **figure, **rest, "name": NAME, **more}


def a_card(by: Staff, slug: str = "walking-together", **more: Any) -> EvidenceCard:
    """A card that nobody has signed."""
    return actions.write_card(by=by, slug=slug, said=words(**more))


def an_evidence_card(staff: Mapping[Role, Staff]) -> dict[str, Any]:
    """A card and what was judged of it, as an address names them."""
    lead = staff[Role.LEARNING_LEAD]
    card = a_card(lead, f"walking-in-{lead.service.name.lower()}")
    judged = actions.judge(card=card.slug, by=lead, certainty="low", why="One small study.")
    return {"card": card.slug, "judged_id": judged.pk}
