"""Words that are withdrawn leave what people typed as well: codes, memos, talk, versions and history.

Codings, proposals and looks go with their passages. But somebody may have pasted what was said into a code's
examples or a memo; where such words stand there to the letter, they are struck out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.codebook.actions import mend_fingerprints
from speakopenly.web.understand.codebook.models import Code, CodebookVersion, CodeDeed
from speakopenly.web.understand.coding.brought import actions as brought
from speakopenly.web.understand.coding.double.models import Talk
from speakopenly.web.understand.coding.models import Coding, Look

SHORTEST = 20
"""Letters. Shorter words are said by many, and striking them would harm what is not theirs."""
TYPED: tuple[tuple[type[models.Model], str, tuple[str, ...]], ...] = (
    (Code, "exercise", ("name", "definition", "include", "exclude", "examples", "memo")),
    (CodeDeed, "exercise", ("told", "change")),
    (CodebookVersion, "exercise", ("codes", "why")),
    (Look, "exercise", ("memo",)),
    (Talk, "drawn__double__exercise", ("words",)),
)


def strike_out(exercise: Exercise, texts: Iterable[str]) -> int:
    """Take these words out of everything typed in the codebook and coding rooms; in how many rows.

    What a file would bring in was read before, and may hold them: it goes as a whole.
    """
    brought.forget_in(exercise)
    words = sorted({text.strip() for text in texts if len(text.strip()) >= SHORTEST}, key=len, reverse=True)
    if not words:
        return 0
    struck = 0
    for model, path, fields in TYPED:
        for row in model._default_manager.filter(**{path: exercise}):
            struck += _mend(row, fields, words)
    mend_fingerprints(exercise)
    return struck


def codings_of(passages: Collection[models.Model]) -> int:
    """How many codings go with these passages."""
    keys = [passage.pk for passage in passages]
    portions = (keys[start : start + 500] for start in range(0, len(keys), 500))
    return sum(Coding.objects.filter(look__passage__in=some).count() for some in portions)


def _mend(row: models.Model, fields: tuple[str, ...], words: list[str]) -> int:
    changed = [name for name in fields if _set(row, name, words)]
    if changed:
        row.save(update_fields=changed)
    return bool(changed)


def _set(row: models.Model, name: str, words: list[str]) -> bool:
    was = getattr(row, name)
    now = _without(was, words)
    setattr(row, name, now)
    return bool(now != was)


def _without(value: Any, words: list[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [_without(each, words) for each in value]
    if isinstance(value, str):
        for some in words:
            value = value.replace(some, _("[taken back]"))
    return value
