"""The few words a paper form adds to those of the questionnaire. The Welsh is a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.names import Level, Version


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Words in one version. Those with ``{number}`` name a question, those with ``{answer}`` an answer.

    The clauses follow ``when`` ("If you answered ..."); each has its twin for what was not answered so.
    """

    page: tuple[str, str]
    begin: str
    leave_out: str
    skip: str
    agree: str
    questions: str
    end: str
    tick_one: str
    tick_all: str
    tick_number: str
    prefer_not: str
    on_paper: str
    put_in: str
    when: str
    and_if: str
    or_if: str
    or_word: str
    quotes: tuple[str, str]
    answered: tuple[str, str]
    chose: tuple[str, str]
    at_least: tuple[str, str]
    ticked: tuple[str, str]
    any_answer: tuple[str, str]


_ENGLISH: Final = PaperWords(
    page=("Page", "of"),
    begin="Before you begin",
    leave_out="You can leave any question out. Please do not write your name.",
    skip="Some questions have a line that begins with \u201cIf\u201d. Answer those only if it is so for you.",
    agree="Tick what you agree to. An empty box means no.",
    questions="Questions",
    end="When you have finished",
    tick_one="Tick one box.",
    tick_all="Tick all that fit.",
    tick_number="Tick the box under one number.",
    prefer_not="I would rather not say",
    on_paper="You can write here. If you would rather say it aloud, ask us how to send a recording.",
    put_in="You can put a picture, a letter or a photo in with this form.",
    when="If",
    and_if=" and if ",
    or_if=" or if ",
    or_word=" or ",
    quotes=("\u201c", "\u201d"),
    answered=(
        "you answered {answer} to question {number}",
        "you did not answer {answer} to question {number}",
    ),
    chose=("you chose {answer} at question {number}", "you did not choose {answer} at question {number}"),
    at_least=(
        "you chose {answer} or more at question {number}",
        "you did not choose {answer} or more at question {number}",
    ),
    ticked=("you ticked {answer} at question {number}", "you did not tick {answer} at question {number}"),
    any_answer=("you answered question {number}", "you did not answer question {number}"),
)
_EASY: Final = replace(
    _ENGLISH,
    begin="Before you start",
    leave_out="You can leave questions out. Do not write your name.",
    skip="Some questions start with \u201cIf\u201d. Only answer them if it is true for you.",
    agree="Tick the box to say yes. Leave it empty to say no.",
    end="When you finish",
    tick_all="Tick as many as you like.",
    tick_number="Tick one box.",
    prefer_not="I do not want to say",
    on_paper="You can write here. You can also ask us to record your voice.",
    put_in="You can put a picture in with this form.",
)
_WELSH: Final = PaperWords(
    page=("Tudalen", "o"),
    begin="Cyn i chi ddechrau",
    leave_out="Gallwch adael unrhyw gwestiwn allan. Peidiwch ag ysgrifennu eich enw.",
    skip="Mae llinell sy'n dechrau gydag \u201cOs\u201d uwchben rhai cwestiynau. "
    "Atebwch y rheini dim ond os yw'n wir i chi.",
    agree="Ticiwch yr hyn rydych yn cytuno ag ef. Mae blwch gwag yn golygu na.",
    questions="Cwestiynau",
    end="Pan fyddwch wedi gorffen",
    tick_one="Ticiwch un blwch.",
    tick_all="Ticiwch bob un sy'n addas.",
    tick_number="Ticiwch y blwch o dan un rhif.",
    prefer_not="Mae'n well gen i beidio \u00e2 dweud",
    on_paper="Gallwch ysgrifennu yma. Os yw'n well gennych ei ddweud yn uchel, "
    "gofynnwch i ni sut i anfon recordiad.",
    put_in="Gallwch roi llun, llythyr neu ffotograff gyda'r ffurflen hon.",
    when="Os",
    and_if=" ac os ",
    or_if=" neu os ",
    or_word=" neu ",
    quotes=("\u201c", "\u201d"),
    answered=(
        "ateboch chi {answer} i gwestiwn {number}",
        "na wnaethoch chi ateb {answer} i gwestiwn {number}",
    ),
    chose=(
        "dewisoch chi {answer} yng nghwestiwn {number}",
        "na wnaethoch chi ddewis {answer} yng nghwestiwn {number}",
    ),
    at_least=(
        "dewisoch chi {answer} neu fwy yng nghwestiwn {number}",
        "na wnaethoch chi ddewis {answer} neu fwy yng nghwestiwn {number}",
    ),
    ticked=(
        "ticioch chi {answer} yng nghwestiwn {number}",
        "na wnaethoch chi dicio {answer} yng nghwestiwn {number}",
    ),
    any_answer=("ateboch chi gwestiwn {number}", "na wnaethoch chi ateb cwestiwn {number}"),
)
_KNOWN: Final = {"en": _ENGLISH, "cy": _WELSH}


def paper_words(version: Version) -> PaperWords:
    """The words of a version in English or Welsh.

    Raises:
        BadInput: there are none in its language; somebody who speaks it has to give them.
    """
    language = version.language.partition("-")[0]
    if language not in _KNOWN:
        raise BadInput(
            f"The few fixed words of a paper form are not there in {version}.",
            do="Give them (PaperWords), written by somebody who speaks the language.",
        )
    return _EASY if language == "en" and version.level is Level.EASY else _KNOWN[language]
