"""Deeds on a codebook. The library says what changes; here it is kept, with a line that can be undone."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.understand import codebook as book
from speakopenly.understand.codebook import Change, CodeId
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import policies, queries
from speakopenly.web.understand.codebook.models import Code, CodebookVersion, CodeDeed, CodeDeedKind
from speakopenly.web.understand.themes.models import LIVE, Theme

COLOURS = ("#1b6ca8", "#b5472f", "#3d7a3a", "#7a4b94", "#8a6d1b", "#2b7f86", "#a23b6b", "#5a5f66")


@transaction.atomic
def add(*, exercise: Exercise, by: Staff, said: dict[str, str], parent: Code | None = None) -> CodeDeed:
    """A new code, as the last of those at its place."""
    codebook = _begin(exercise, by)
    above = None if parent is None else CodeId(str(parent.pk))
    new = book.Code(_new_id(), **_words(said, number=len(codebook.codes)), parent=above)
    told = _("“%(name)s” was added.") % {"name": new.name}
    return _do(CodeDeedKind.ADD, exercise, by, codebook, book.add(codebook, new), told=told)


@transaction.atomic
def describe(
    *, code: Code, by: Staff, said: dict[str, str], seen: str, read_again: bool | None = None, why: str = ""
) -> CodeDeed:
    """Rename a code, or say anew what it means. ``seen`` is the mark of the code as the page showed it.

    Raises ChangedSince where somebody changed it meanwhile, NotAllowed otherwise.
    """
    codebook = _begin(code.exercise, by)
    was = codebook.code(CodeId(str(code.pk)))
    if queries.mark_of(was) != seen:
        raise book.ChangedSince(_("Somebody changed this code while you looked. Nothing of theirs was lost."))
    words = _words(said, colour=was.colour)
    again = {} if read_again is None else {"read_again": read_again}
    change = book.describe(codebook, was.id, **words, **again)
    old, new = was.name, words["name"]
    told = (
        _("“%(old)s” is now called “%(new)s”.") % {"old": old, "new": new}
        if old != new
        else _("What “%(name)s” says was changed.") % {"name": new}
    )
    if read_again:
        told += " " + _("Passages coded before are to be read again.")
    elif why:
        told += " " + _("They are not read again, because: %(why)s") % {"why": why}
    return _do(CodeDeedKind.DESCRIBE, code.exercise, by, codebook, change, told=told)


@transaction.atomic
def merge(*, code: Code, into: Code, by: Staff) -> CodeDeed:
    """Let what was coded with one code count for another."""
    codebook = _begin(code.exercise, by)
    change = book.merge(codebook, CodeId(str(code.pk)), into=CodeId(str(into.pk)))
    told = _("“%(name)s” was merged with “%(into)s”.") % {"name": code.name, "into": into.name}
    return _do(CodeDeedKind.MERGE, code.exercise, by, codebook, change, told=told)


@transaction.atomic
def split(*, code: Code, names: Sequence[str], by: Staff) -> CodeDeed:
    """Let a code become the heading of parts; what was coded with it waits to be read again."""
    codebook = _begin(code.exercise, by)
    parts = [book.Code(_new_id(), name.strip(), colour=code.colour) for name in names]
    change = book.split(codebook, CodeId(str(code.pk)), parts=parts)
    told = _("“%(name)s” was split into %(count)s.") % {"name": code.name, "count": len(parts)}
    return _do(CodeDeedKind.SPLIT, code.exercise, by, codebook, change, told=told)


@transaction.atomic
def move(*, code: Code, by: Staff, under: Code | None, before: Code | None = None) -> CodeDeed:
    """Put a code elsewhere in the tree."""
    codebook = _begin(code.exercise, by)
    change = book.move(
        codebook,
        CodeId(str(code.pk)),
        under=None if under is None else CodeId(str(under.pk)),
        before=None if before is None else CodeId(str(before.pk)),
    )
    told = _("“%(name)s” was moved.") % {"name": code.name}
    return _do(CodeDeedKind.MOVE, code.exercise, by, codebook, change, told=told)


@transaction.atomic
def set_aside(*, code: Code, by: Staff) -> CodeDeed:
    """Take a code out of the list; nothing that was coded is lost."""
    codebook = _begin(code.exercise, by)
    change = book.set_aside(codebook, CodeId(str(code.pk)))
    told = _("“%(name)s” was set aside.") % {"name": code.name}
    return _do(CodeDeedKind.SET_ASIDE, code.exercise, by, codebook, change, told=told)


@transaction.atomic
def take_up(*, code: Code, by: Staff) -> CodeDeed:
    """Put a code that was set aside in the list again."""
    codebook = _begin(code.exercise, by)
    change = book.take_up(codebook, CodeId(str(code.pk)))
    told = _("“%(name)s” was taken up again.") % {"name": code.name}
    return _do(CodeDeedKind.TAKE_UP, code.exercise, by, codebook, change, told=told)


@transaction.atomic
def undo(*, deed: CodeDeed, by: Staff) -> None:
    """Put every code a deed changed back as it was. The line stays in the history."""
    codebook = _begin(deed.exercise, by)
    policies.check_can_undo(by, deed)
    change = book.change_from_plain(deed.change).backwards()
    change.on(codebook)
    _keep(deed.exercise, change)
    deed.undone_at = timezone.now()
    deed.save(update_fields=["undone_at"])
    audit.record("codebook deed undone", deed, by=by.user, service=by.service)


@transaction.atomic
def take_themes_in(*, exercise: Exercise, by: Staff) -> CodeDeed:
    """Every theme of the list as a code, parts below their theme; those that are codes already stay."""
    codebook = _begin(exercise, by)
    known = set(Code.objects.filter(exercise=exercise, theme__isnull=False).values_list("theme", flat=True))
    standing = Code.objects.filter(exercise=exercise, theme__in=known, state="standing")
    ids = {theme: CodeId(str(key)) for theme, key in standing.values_list("theme", "pk")}
    taken = {code.name.casefold() for _depth, code in codebook.in_order()}
    new, themes = list[book.Code](), dict[CodeId, UUID]()
    for theme in Theme.objects.filter(exercise=exercise, state__in=LIVE).order_by("place", "ident"):
        if theme.pk in known:
            continue
        ids[theme.pk] = ident = _new_id()
        name = (
            theme.name[:110] if theme.name.casefold() not in taken else f"{theme.name[:100]} ({theme.ident})"
        )
        taken.add(name.casefold())
        above = ids.get(theme.parent_id) if theme.parent_id else None
        colour = next((code.colour for code in new if code.id == above), COLOURS[len(new) % len(COLOURS)])
        new.append(book.Code(ident, name, theme.description, parent=above, colour=colour))
        themes[ident] = theme.pk
    if not new:
        raise NotAllowed(_("Every theme of the list is a code already."))
    told = _("%(count)s themes became codes.") % {"count": len(new)}
    deed = _do(CodeDeedKind.ADD, exercise, by, codebook, book.add(codebook, *new), told=told)
    for key, origin in themes.items():
        Code.objects.filter(pk=key).update(theme=origin)
    return deed


@transaction.atomic
def bring_in(*, exercise: Exercise, by: Staff, codes: Iterable[book.Code]) -> CodeDeed:
    """Codes that another program wrote, added beside those there are."""
    codebook = _begin(exercise, by)
    codes = with_ids_of_ours(codes)
    if not codes:
        raise NotAllowed(_("The file holds no code that is not here already."))
    told = _("%(count)s codes were brought in from a file.") % {"count": len(codes)}
    return _do(CodeDeedKind.ADD, exercise, by, codebook, book.add(codebook, *codes), told=told)


@transaction.atomic
def keep_version(*, exercise: Exercise, by: Staff, why: str = "") -> CodebookVersion:
    """Keep the codebook as it stands. Where the last version says the same, that one is given."""
    policies.check_can_enter(by)
    queries.hold(exercise)
    codebook = queries.codebook_of(exercise)
    mark, last = book.fingerprint(codebook), queries.versions_of(exercise).first()
    if last is not None and last.fingerprint == mark:
        return last
    version = CodebookVersion.objects.create(
        service=by.service,
        exercise=exercise,
        number=last.number + 1 if last else 1,
        codes=[book.as_plain(code) for code in codebook.codes],
        fingerprint=mark,
        why=why,
        role=role_of(by),
    )
    audit.record("codebook version kept", version, by=by.user, service=by.service)
    return version


def mend_fingerprints(exercise: Exercise) -> None:
    """Say anew what versions and meanings hold, after words were taken back out of them."""
    for version in queries.versions_of(exercise):
        mark = book.fingerprint(queries.as_it_was(version))
        CodebookVersion.objects.filter(pk=version.pk).exclude(fingerprint=mark).update(fingerprint=mark)
    for row in Code.objects.filter(exercise=exercise):
        Code.objects.filter(pk=row.pk).exclude(meaning=row.as_code().meaning).update(
            meaning=row.as_code().meaning, read_again=False
        )


def role_of(by: Staff) -> str:
    """The role in which somebody acts: of those that may, the first held. Never who it was."""
    return str(next(role for role in policies.MAY_SEE if role in by.roles))


_may_be_taken_out: list[Callable[[Iterable[str]], bool]] = []


def ask_before_taking_out(is_coded: Callable[[Iterable[str]], bool]) -> None:
    """Undoing an addition asks this whether a passage was coded with any of these codes."""
    if is_coded not in _may_be_taken_out:
        _may_be_taken_out.append(is_coded)


def _begin(exercise: Exercise, by: Staff) -> book.Codebook:
    policies.check_can_change(by, exercise)
    queries.hold(exercise)
    return queries.codebook_of(exercise)


def _do(
    kind: CodeDeedKind, exercise: Exercise, by: Staff, codebook: book.Codebook, change: Change, *, told: str
) -> CodeDeed:
    change.on(codebook)
    _keep(exercise, change)
    last = CodeDeed.objects.filter(exercise=exercise).aggregate(last=models.Max("number"))["last"] or 0
    deed = CodeDeed.objects.create(
        service=by.service,
        exercise=exercise,
        deed=kind,
        role=role_of(by),
        told=told[:600],
        change=book.change_to_plain(change),
        number=last + 1,
    )
    audit.record(f"code {kind.value.replace('_', ' ')}", deed, by=by.user, service=by.service)
    return deed


def _keep(exercise: Exercise, change: Change) -> None:
    gone = [old.id for old, new in zip(change.before, change.after, strict=True) if old and new is None]
    if gone and any(is_coded(gone) for is_coded in _may_be_taken_out):
        raise NotAllowed(_("Passages were coded with it since. Set the code aside instead."))
    today = timezone.localdate()
    standing = [code for code in change.after if code is not None]
    here = set(Code.objects.filter(exercise=exercise).values_list("pk", flat=True))
    for code in standing:
        if UUID(code.id) not in here:
            Code.objects.create(pk=UUID(code.id), service_id=exercise.service_id, exercise=exercise, name="-")
    for code in standing:
        Code.objects.filter(exercise=exercise, pk=code.id).update(
            name=code.name,
            definition=code.definition,
            include=code.include,
            exclude=code.exclude,
            examples=code.examples,
            colour=code.colour,
            memo=code.memo,
            parent=code.parent,
            place=code.place,
            state=str(code.state),
            into=code.into,
            read_again=code.read_again,
            meaning=code.meaning,
            changed_on=today,
        )
    Code.objects.filter(exercise=exercise, pk__in=gone).update(parent=None)
    Code.objects.filter(exercise=exercise, pk__in=gone).delete()


def _words(said: dict[str, str], *, colour: str = "", number: int = 0) -> dict[str, Any]:
    words = {name: said.get(name, "").strip() for name in book.WORDS}
    return {**words, "colour": words["colour"] or colour or COLOURS[number % len(COLOURS)]}


def with_ids_of_ours(codes: Iterable[book.Code]) -> list[book.Code]:
    """An id that another exercise uses is given anew here, so that a file can be brought in twice."""
    codes = list(codes)
    used = {
        str(key)
        for key in Code.objects.filter(pk__in=[code.id for code in codes]).values_list("pk", flat=True)
    }
    anew = {code.id: _new_id() if code.id in used else code.id for code in codes}
    return [
        replace(
            code, id=anew[code.id], parent=None if code.parent is None else anew.get(code.parent, code.parent)
        )
        for code in codes
    ]


def _new_id() -> CodeId:
    return CodeId(str(uuid.uuid4()))
