"""Words the public pages never say, in English and in Welsh, and where one may stand with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.catalogue.sayings import Saying

NEVER = (
    "culprits?", "offenders?", "perpetrators?", "incident owners?", "root causes?", "human errors?",
    "failures? of", "non-?complian(?:t|ce)", "violations?", "low performers?", "failing teams?",
    "should have", "should've", "allegations?", "(?<!in )cases?(?! key)", "placement breakdowns?",
    "hard to reach", "service users?", "LAC", "cohorts?", "learnings", "robust",
    "lessons will be learn(?:ed|t)", "anonymous(?:ly)?", "100 ?% secure", "you must", "brave",
    "sorry you feel", "oops", "blame for",
)  # fmt: skip
"""Each blames, blurs, labels a person or promises what nobody can keep."""
NEVER_TO_YOUNG_PEOPLE = ("secrets?", "secretly", r"\w+!")
"""A secret is a promise we cannot keep, and nobody shouts at a young person here."""
NEVER_IN_WELSH = (
    "troseddw(?:r|yr)", "drwgweithredw(?:r|yr)", "euog", "achos(?:ion)? sylfaenol", "gwall dynol",
    "methiant gan", "dylech fod wedi", "dylai fod wedi", "dylent fod wedi", "honiad(?:au)?",
    "anodd (?:ei|eu) cyrraedd", "defnyddwyr? gwasanaeth(?:au)?", "cadarn", "dienw", "yn ddienw",
    "100 ?% diogel", "rhaid i chi", "dewr", "chwalfa lleoliad", "bai ar",
)  # fmt: skip
"""The same in Welsh, as far as we know it; a Welsh speaker is to go through this list."""
ALLOWED: dict[tuple[str, str], str] = {}
"""(the word as it stands, the whole text) and why it may stand there. Without a reason it is refused."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word that should not stand where it stands."""

    word: str
    text: str
    where: str

    def __str__(self) -> str:
        return f"{self.where}: {self.word!r} in {self.text!r}"


def never_words_in(sayings: Iterable[Saying]) -> Iterator[Said]:
    """Each word of the lists that an English text says, save those allowed with a reason."""
    for saying in sayings:
        words = NEVER + (NEVER_TO_YOUNG_PEOPLE if saying.wording is Wording.YOUNG else ())
        for text in filter(None, (saying.msgid, saying.plural)):
            yield from _found(words, text, f"{saying.place}:{saying.line}")


def never_words_of(text: str, *, language: str = "en-gb", wording: Wording = Wording.EVERYDAY) -> list[str]:
    """The words of the lists in a text that somebody here is writing: told to them, and not refused."""
    young = NEVER_TO_YOUNG_PEOPLE if wording is Wording.YOUNG else ()
    words = NEVER_IN_WELSH if language == "cy" else (*NEVER, *young)
    return [said.word for said in _found(words, text, "")]


def never_words_in_welsh(texts: Iterable[str]) -> Iterator[Said]:
    """The same for Welsh texts."""
    for text in texts:
        yield from _found(NEVER_IN_WELSH, text, "cy")


def _found(words: Iterable[str], text: str, where: str) -> Iterator[Said]:
    for word in words:
        found = re.search(rf"(?<!\w){word}(?!\w)", text, 0 if word == "LAC" else re.IGNORECASE)
        if found and not ALLOWED.get((found[0].lower(), text), ""):
            yield Said(found[0], text, where)
