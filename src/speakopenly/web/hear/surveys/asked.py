"""What an edition asks. It never changes, so it is read once in a process and not for each page."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from speakopenly.hear.questionnaires import ItemKind, Questionnaire, from_json
from speakopenly.web.hear.surveys.models import Edition

NOT_TAKEN: Final = (ItemKind.FILE, ItemKind.VOICE_NOTE)
"""What a live survey cannot take yet. An XLSForm and paper keep it."""
MOST_REMEMBERED: Final = 32


def asked_in(edition: Edition) -> Questionnaire:
    """The questionnaire of an edition."""
    return _read(edition.questionnaire)


@lru_cache(MOST_REMEMBERED)
def _read(text: str) -> Questionnaire:
    return from_json(text.encode())
