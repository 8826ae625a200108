"""What is exported, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from speakopenly.core.records import ThemeId
from speakopenly.understand.exchange.records import Coder, CoderKind, Guid, make_guid
from speakopenly.understand.findings.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Exercise:
    """What is exported, and how it came about. ``key`` is a keyed or public id: guids are derived from it.

    ``decided`` are the themes that a person decided on; all others are a machine's suggestions.
    ``machine`` names the model and version that suggested. ``day`` is when the codings were made.
    """

    key: str
    name: str
    day: date
    machine: str
    description: str = ""
    group_columns: tuple[str, ...] = ()
    decided: frozenset[ThemeId] = frozenset()

    def guid(self, *parts: str) -> Guid:
        """A guid that is the same in every export of this exercise."""
        return make_guid(self.key, *parts)

    @property
    def coders(self) -> tuple[Coder, Coder]:
        """The machine and the person behind codes and codings."""
        machine = Coder(self.guid("coder", "machine"), CoderKind.MACHINE, self.machine)
        return (machine, Coder(self.guid("coder", "person")))

    def coder_of(self, theme: ThemeId) -> Guid:
        """Who stands behind a theme and the codings with it."""
        machine, person = self.coders
        return (person if theme in self.decided else machine).guid


def exercise_of(evidence: Evidence) -> Exercise:
    """What a report's evidence says of itself. Guids come of its salt, which never leaves its host."""
    about, method = evidence.about, evidence.about.method
    versions = ", ".join(f"{name} {version}" for name, version in sorted(method.versions.items()))
    decided = {theme.id for theme in evidence.themes} if method.themes_decided_by_a_person else ()
    return Exercise(
        key=about.salt,
        name=about.title,
        day=about.day,
        machine=f"{method.encoder}, speakopenly {method.versions.get('speakopenly', 'unknown')}",
        description=f"Edition {about.edition} of {about.day.isoformat()}. Made with {versions}.",
        group_columns=about.group_columns,
        decided=frozenset(decided),
    )
