"""Versions of a finding: how it read after each time somebody wrote in it, and what changed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Max
from django.utils.translation import gettext as _

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding, Version
from speakopenly.web.understand.reading.events import PassagesRenamed

WORDED = ("statement", "description", "dissent")


class Part(NamedTuple):
    """Words of a version: "same", "new" in it, or "gone" since the one before."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a finding that changed, in the order of reading."""

    what: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One version and what changed in it; ``quotes`` says in words what became of them."""

    version: Version
    changes: tuple[Change, ...]
    quotes: str


def keep(finding: Finding, *, by: Staff, before: Finding) -> None:
    """Keep how a finding reads now, and first, where nothing was kept yet, how it read before."""
    last = Version.objects.filter(finding=finding).aggregate(last=Max("number"))["last"]
    if last is None:
        _write(before, 1, None)
        last = 1
    newest = Version.objects.get(finding=finding, number=last)
    if _content(newest) != _content(finding):
        _write(finding, last + 1, by)


def follow(told: PassagesRenamed) -> None:
    """Quotes stay with their passages, in findings and in every version of them."""
    for model in (Finding, Version):
        path = "exercise" if model is Finding else "finding__exercise"
        for row in model._default_manager.filter(**{path: told.exercise_id}):
            quotes = [told.names.get(each, each) for each in row.quotes]
            if quotes != row.quotes:
                row.quotes = quotes
                row.save(update_fields=["quotes"])


def _write(finding: Finding, number: int, by: Staff | None) -> None:
    Version.objects.create(
        service_id=finding.service_id,
        finding=finding,
        number=number,
        statement=finding.statement,
        description=finding.description,
        dissent=finding.dissent,
        quotes=list(finding.quotes),
        written_by=None if by is None else by.user,
    )


def _content(row: Finding | Version) -> tuple[object, ...]:
    return (row.statement, row.description, row.dissent, list(row.quotes))


def number_of(finding: Finding) -> int:
    """The number of the version that stands now; 1 where nobody has written in it."""
    return Version.objects.filter(finding=finding).aggregate(last=Max("number"))["last"] or 1


def told(finding: Finding) -> list[Told]:
    """All versions, the newest first, each beside the one before."""
    kept = list(Version.objects.filter(finding=finding).select_related("written_by"))
    pairs = zip([None, *kept], kept, strict=False)
    return [_told(before, after) for before, after in pairs][::-1]


def _told(before: Version | None, after: Version) -> Told:
    if before is None:
        return Told(after, (), "")
    names = {
        "statement": _("The finding"),
        "description": _("What people say about it"),
        "dissent": _("Some saw it differently"),
    }
    changes = tuple(
        Change(names[name], tuple(parts(getattr(before, name), getattr(after, name))))
        for name in WORDED
        if getattr(before, name) != getattr(after, name)
    )
    return Told(after, changes, _quotes(before.quotes, after.quotes))


def _quotes(before: Sequence[str], after: Sequence[str]) -> str:
    new, gone = len(set(after) - set(before)), len(set(before) - set(after))
    if new or gone:
        return _("Quotes: %(new)s new, %(gone)s taken out.") % {"new": new, "gone": gone}
    return _("Quotes in another order.") if list(before) != list(after) else ""


def parts(before: str, after: str) -> Iterator[Part]:
    """The words of both in order, each marked: put together without the gone ones they are the second."""
    one, other = re.findall(r"\s*\S+", before), re.findall(r"\s*\S+", after)
    for kind, a0, a1, b0, b1 in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Part("".join(other[b0:b1]), "same")
            continue
        if a1 > a0:
            yield Part("".join(one[a0:a1]), "gone")
        if b1 > b0:
            yield Part("".join(other[b0:b1]), "new")


def forget_quotes(exercise: Exercise, contributions: Collection[str]) -> None:
    """A quote whose words went, or may not be quoted any more, stands in no version."""
    for row in Version.objects.filter(finding__exercise=exercise):
        kept = [quote for quote in row.quotes if quote.rpartition(":")[0] not in contributions]
        if kept != row.quotes:
            row.quotes = kept
            row.save(update_fields=["quotes"])
