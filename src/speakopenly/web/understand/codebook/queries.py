"""A codebook as it stands, as it was, and its history."""

from __future__ import annotations

import hashlib
import json
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from speakopenly.understand import codebook as book
from speakopenly.understand.codebook import Codebook
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.codebook.models import LISTED, Code, CodebookVersion, CodeDeed
from speakopenly.web.understand.reading.models import Understanding


def hold(exercise: Exercise) -> None:
    """Let no one else change this codebook until the transaction ends."""
    list(Understanding.objects.select_for_update().filter(exercise=exercise).values_list("pk"))


def codebook_of(exercise: Exercise) -> Codebook:
    """The codebook as the library knows it, with what was merged and set aside."""
    rows = Code.objects.filter(exercise=exercise).order_by("pk")
    return Codebook(tuple(row.as_code() for row in rows))


def code_of(exercise: Exercise, code_id: UUID) -> Code:
    """One code. Raises Http404."""
    found = (
        Code.objects.filter(exercise=exercise, pk=code_id)
        .select_related("exercise", "into", "parent")
        .first()
    )
    if found is None:
        raise Http404
    return found


def listed(exercise: Exercise) -> QuerySet[Code]:
    """The codes that stand in the list."""
    return Code.objects.filter(exercise=exercise, state__in=LISTED)


def out_of_the_list(exercise: Exercise) -> QuerySet[Code]:
    """What was merged or set aside."""
    return Code.objects.filter(exercise=exercise).exclude(state__in=LISTED).select_related("into")


def mark_of(code: book.Code) -> str:
    """A short mark of a code as a page showed it, so that a later change of it is noticed."""
    plain = json.dumps(book.as_plain(code), sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()


def history_of(exercise: Exercise) -> QuerySet[CodeDeed]:
    """What was done, newest first."""
    return CodeDeed.objects.filter(exercise=exercise).select_related("exercise")


def versions_of(exercise: Exercise) -> QuerySet[CodebookVersion]:
    """The versions, newest first."""
    return CodebookVersion.objects.filter(exercise=exercise).order_by("-number")


def version_of(exercise: Exercise, number: int) -> CodebookVersion:
    """One version. Raises Http404."""
    found = versions_of(exercise).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def as_it_was(version: CodebookVersion) -> Codebook:
    """The codebook of a version."""
    return Codebook(tuple(book.from_plain(code) for code in version.codes))
