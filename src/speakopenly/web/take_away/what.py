"""What is taken and what is not: one line for each table in ``what.csv``, so that none is forgotten."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from django.apps import apps
from django.db.models import BinaryField, Field, Model, Q, QuerySet

from speakopenly.core.errors import BadInput
from speakopenly.web.people.models import AuditLine, Membership, RoleChange, Service, User


class How(StrEnum):
    """How a table leaves."""

    ROWS = "rows"
    """Every row of the service."""
    FILES = "files"
    """Every row; its bytes as files of their own."""
    SUMS = "sums"
    """Only what its page shows, with what is too small hidden: people were promised that."""
    NO = "no"
    """Not at all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One table: how it leaves, and why it does not leave as rows."""

    table: str
    how: How
    why: str


COLUMNS_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "speakopenly_people.User.password": "no password leaves, not even as a hash",
        "speakopenly_hear.Import.wrapped_key": "a key, wrapped to this installation",
        "speakopenly_hear.SharedRecord.wrapped_key": "a key, wrapped to this installation",
        "speakopenly_hear.Report.lookup": "what a receipt opens a mailbox by",
        "speakopenly_hear.Report.once": "what keeps a report from being taken in twice",
        "speakopenly_hear.Response.lookup": "what a code opens an answer by",
        "speakopenly_hear.Response.once": "what keeps an answer from being taken in twice",
        "speakopenly_hear.AlertRoute.sealed_token": "a password of another service",
        "speakopenly_hear.AlertRoute.path": "an address that may hold a password of another service",
        "speakopenly_hear.AlertRoute.test_code": "what a test alert is proved by, and good for nothing else",
        "speakopenly_hear.RotaPlace.sealed_address": "sealed with this installation's own key",
        "speakopenly_understand.Understanding.salt": "a secret that ids are hashed with",
        "speakopenly_understand.Audience.link": "whoever has the link can answer",
        "speakopenly_understand.Credit.receipt": "what a code takes a name back by",
        "speakopenly_understand.Export.sealed": "a file that was made for one person and one day",
        "speakopenly_understand.Export.wrapped_key": "a key, wrapped to this installation",
        "speakopenly_check.Story.wrapped_key": "a key, wrapped to this installation",
    }
)
"""Columns of tables that are taken, and why they stay."""


@cache
def lines() -> Mapping[str, Line]:
    """Every line of ``what.csv`` by its table."""
    text = files(__package__).joinpath("what.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["table"]: Line(row["table"], How(row["how"]), row["why"]) for row in rows}


def how_it_leaves(model: type[Model]) -> How:
    """How a table leaves. Raises BadInput for one that ``what.csv`` does not name."""
    line = lines().get(model._meta.label)
    if line is None:
        raise BadInput(
            f"Nobody has said whether {model._meta.label} may be taken away.",
            do="Add a line for it.",
            file="what.csv",
        )
    return line.how


def taken() -> list[type[Model]]:
    """The tables whose rows leave, in the order of the loop. Raises BadInput as ``how_it_leaves``."""
    return [each for each in apps.get_models() if how_it_leaves(each) in (How.ROWS, How.FILES)]


def rows_of(model: type[Model], service: Service) -> QuerySet[Any]:
    """The rows of one service, in an order that says nothing. Of accounts, those who work or worked there.

    Whoever founded it for others wrote lines in its trail and never worked there: their id stays, no more.
    """
    rows = model._default_manager.order_by("pk")
    if model is Service:
        return rows.filter(pk=service.pk)
    if model is User:
        members = Membership.objects.filter(service=service).values("user")
        changed = RoleChange.objects.filter(service=service).values("user")
        opened = AuditLine.objects.filter(service=service, thing_kind=User._meta.label_lower)
        were_here = set(opened.values_list("thing_id", flat=True))
        return rows.filter(Q(pk__in=members) | Q(pk__in=changed) | Q(pk__in=were_here))
    return rows.filter(service=service)


def columns_of(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a table that leave."""
    label = model._meta.label
    return [each for each in model._meta.concrete_fields if f"{label}.{each.name}" not in COLUMNS_LEFT_OUT]


def is_bytes(field: Field[Any, Any]) -> bool:
    """Whether a column holds bytes: sealed words, or a file."""
    return isinstance(field, BinaryField)


def name_of(model: type[Model]) -> str:
    """What the files of a table are called: its room, and its name."""
    return f"{model._meta.app_label.removeprefix('speakopenly_')}-{model._meta.model_name}"
