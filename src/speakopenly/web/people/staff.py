"""Someone at the Work door: which account, in which service, with which roles."""

from __future__ import annotations

from dataclasses import dataclass

from speakopenly.web.people.models import Service, User
from speakopenly.web.people.roles import Role


@dataclass(frozen=True, slots=True)
class Staff:
    """What every guard is given. Views get it from ``queries.staff_of(request)``."""

    user: User
    service: Service
    roles: frozenset[Role]

    @property
    def role_names(self) -> str:
        """The roles in words, in the order of ``Role``."""
        return ", ".join(str(role.label) for role in Role if role in self.roles)
