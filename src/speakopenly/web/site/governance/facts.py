"""What the documents are filled with: how a service stands, gathered once, and what it answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from speakopenly.web.site.governance.questions import BY_IDENT


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role, and whether it sees words. How many hold it is not said: it would change with every leaver."""

    name: str
    sees_words: bool


@dataclass(frozen=True, slots=True)
class GateSeen:
    """One thing that must be so before the public may speak here, and whether it is."""

    title: str
    passes: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a document may say of a service. ``answers`` holds only what is not blank."""

    service: str
    today: date
    nation: str
    nation_name: str
    hosted_by: str
    readers_employed_by: str
    computer_run_by: str
    days_backups: int
    roles: tuple[RoleHeld, ...]
    gates: tuple[GateSeen, ...]
    young_assessed_on: date | None
    database: str
    alerts_go_out: bool
    answers: Mapping[str, str] = field(default_factory=dict)

    def answer(self, ident: str) -> str:
        """What the service said, in words; empty where it has not."""
        said = self.answers.get(ident, "")
        choices = dict(BY_IDENT[ident].choices)
        return str(choices.get(said, said))

    def chosen(self, ident: str) -> str:
        """Which of the choices; empty where none."""
        return self.answers.get(ident, "")
