"""What a worker tells later rooms about itself, by the name it signs its claims with. Ids only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkerBegins:
    """A shift begins in this process."""

    owner: str


@dataclass(frozen=True, slots=True)
class WorkerLooks:
    """The worker is between two jobs; told about once a second, so a listener must be quick."""

    owner: str


@dataclass(frozen=True, slots=True)
class WorkerEnds:
    """The shift is over. Not told where the process is killed."""

    owner: str
