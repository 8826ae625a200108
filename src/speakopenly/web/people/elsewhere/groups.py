"""Which group of the organisation's accounts stands for which role: a table of group, service and role."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.people import policies
from speakopenly.web.people.roles import Role

COLUMNS: Final = ("group", "service", "role")
Given = tuple[str, Role]
"""The name of a service, and a role in it."""
Groups = Mapping[str, frozenset[Given]]

TOO_MANY: Final = (
    "Your organisation's sign-in says that you are in too many groups to name them, so we cannot tell your "
    "roles. Ask your IT service to send only groups that belong to Speak Openly."
)


class NoGroupsTold(NotAllowed):
    """What came from the provider does not say in which groups somebody is."""


def read_groups_file() -> Groups:
    """The table this site uses; empty where there is none. Raises ImproperlyConfigured with file and row."""
    elsewhere = settings.ELSEWHERE
    if elsewhere is None or elsewhere.groups_file is None:
        return {}
    try:
        return read_groups(elsewhere.groups_file)
    except BadInput as refusal:
        raise ImproperlyConfigured(str(refusal)) from refusal


def read_groups(file: Path) -> Groups:
    """Read a table of groups. Raises BadInput with the row and what to do."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            lines = list(csv.DictReader(opened))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(
            "The file of groups cannot be read.", file=file.name, do="Save it as CSV in UTF-8."
        ) from error
    found: dict[str, set[Given]] = {}
    for number, line in enumerate(lines, start=2):
        group, service, role = _read(file.name, number, line)
        found.setdefault(group, set()).add((service, role))
        _check_may_meet(file.name, number, found[group])
    if not found:
        raise BadInput(
            "The file of groups has no rows.", file=file.name, do=f"Write columns {', '.join(COLUMNS)}."
        )
    return {group: frozenset(given) for group, given in found.items()}


def groups_of(claims: Mapping[str, Any], claim: str) -> frozenset[str]:
    """The groups a token names. Raises NoGroupsTold where it says that there are more than it can say."""
    said = claims.get(claim)
    elsewhere = claims.get("_claim_names")
    if (isinstance(elsewhere, dict) and claim in elsewhere) or claims.get("hasgroups") in (True, "true"):
        raise NoGroupsTold(TOO_MANY)
    if said is None:
        return frozenset()
    named = [said] if isinstance(said, str) else said
    if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
        raise NoGroupsTold(
            "Your organisation's sign-in names groups in a way we do not know. Tell your IT service."
        )
    return frozenset(named)


def roles_of(groups: Iterable[str], table: Groups) -> frozenset[Given]:
    """What these groups stand for, of all the groups in the table."""
    return frozenset(given for group in groups for given in table.get(group, ()))


def _read(file: str, number: int, line: Mapping[str | None, Any]) -> tuple[str, str, Role]:
    values = {column: str(line.get(column) or "").strip() for column in COLUMNS}
    for column, value in values.items():
        if not value:
            raise BadInput("A cell is empty.", file=file, row=number, column=column, do="Fill it in.")
    try:
        role = Role(values["role"])
    except ValueError as error:
        known = ", ".join(Role.values)
        raise BadInput(
            "There is no such role.", file=file, row=number, column="role", do=f"Choose from: {known}."
        ) from error
    return values["group"], values["service"], role


def _check_may_meet(file: str, number: int, given: Sequence[Given] | set[Given]) -> None:
    for service in {service for service, _role in given}:
        try:
            policies.check_can_hold({role for name, role in given if name == service})
        except NotAllowed as refusal:
            raise BadInput(
                "One group gives roles that never meet in one person.", file=file, row=number, do=str(refusal)
            ) from refusal
