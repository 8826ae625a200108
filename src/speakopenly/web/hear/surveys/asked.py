"""What an edition asks. It never changes, so it is read once in a process and not for each page."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from speakopenly.hear.questionnaires import ItemKind, Questionnaire, from_json
from speakopenly.web.hear.surveys.models import Edition

ADDED_LAST: Final = (ItemKind.FILE, ItemKind.VOICE_NOTE)
"""What is chosen on the page to read through and comes with Send, so that no file waits here unsent."""
MOST_ADDED: Final = 5
"""Files and voice notes one survey may ask for."""
MOST_REMEMBERED: Final = 32


def asked_in(edition: Edition) -> Questionnaire:
    """The questionnaire of an edition."""
    return _read(edition.questionnaire)


@lru_cache(MOST_REMEMBERED)
def _read(text: str) -> Questionnaire:
    return from_json(text.encode())
