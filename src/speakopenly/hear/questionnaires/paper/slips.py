"""What stands on a slip with a one-time code, in each language of a questionnaire. The Welsh is a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from speakopenly.core.documents.slips import SlipWords
from speakopenly.hear.questionnaires.names import Level
from speakopenly.hear.questionnaires.questionnaire import Questionnaire

_GO_TO: Final = {"en": "Answer at:", "cy": "Atebwch yn:"}
_CODE: Final = {
    "en": "Your code is below. It works once. Nobody knows that you have it.",
    "cy": "Mae eich cod isod. Mae'n gweithio unwaith. Does neb yn gwybod ei fod gennych chi.",
}


def slip_words(asked: Questionnaire, addresses: Mapping[str, str]) -> tuple[SlipWords, ...]:
    """The words of a slip, a column each language of the questionnaire in which ``addresses`` has one.

    English and Welsh are there; with neither, English. ``addresses`` are by language: "en", "cy".
    """
    spoken = [each.language.partition("-")[0] for each in asked.versions]
    chosen = [language for language in dict.fromkeys(spoken) if language in addresses] or ["en"]
    return tuple(
        SlipWords(language, _title(asked, language), _GO_TO[language], addresses[language], _CODE[language])
        for language in chosen
    )


def _title(asked: Questionnaire, language: str) -> str:
    theirs = [each for each in asked.versions if each.language.partition("-")[0] == language]
    theirs.sort(key=lambda each: each.level is not Level.EVERYDAY)
    titles = (asked.title(each) for each in (*theirs, *asked.versions))
    return next(filter(None, titles), asked.name)
