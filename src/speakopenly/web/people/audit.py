"""The audit trail: that a deed was done, by whom and when. It never carries anybody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models

from speakopenly.web.people.models import AuditLine, Service, User

A_DEED = re.compile(r"[a-z][a-z -]{2,79}")
"""A deed is a few plain words from our own code. No digit, capital or mark: nothing that could quote."""

_is_off: ContextVar[bool] = ContextVar("audit_is_off", default=False)


def record(deed: str, thing: models.Model, *, by: User | None, service: Service) -> AuditLine:
    """Write one line, in the caller's transaction: ``record("exercise opened", exercise, by=...)``.

    ``by`` is None for what the machine did. Raises ValueError where the deed is not a few plain words.
    """
    if not A_DEED.fullmatch(deed):
        raise ValueError("A deed is a few plain lower-case words, written in our own code.")
    line = AuditLine(
        service=service, by=by, deed=deed, thing_kind=thing._meta.label_lower, thing_id=str(thing.pk)
    )
    if not _is_off.get():
        line.save(force_insert=True)
    return line


@contextmanager
def without_a_line() -> Iterator[None]:
    """For what somebody outside does: a line in the trail would tell when they did it."""
    before = _is_off.set(True)
    try:
        yield
    finally:
        _is_off.reset(before)
