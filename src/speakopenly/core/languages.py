"""Tell whether words are in a language our models cover (English), so that no other is quietly misread.

Careful in both directions. A short English answer must never be thrown away, so a text counts as English
unless there is good evidence otherwise. And a Welsh or German answer must not be themed or cleared by
models that cannot read it, nor an answer half in Welsh: it goes to a person.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from speakopenly.core.wordlists import word_list

ENGLISH = frozenset({"en", "pcm", "sco"})
"""English, with Nigerian Pidgin and Scots, which the identifier sees in clipped English: "Wait for food"."""

WELSH = "cy"
MIXED = "mul"
"""Two languages, each in a good part of the text (ISO 639-2 calls it so)."""
UNTOLD = "und"
"""Words that do not tell their language (ISO 639-2 calls it so)."""

SURE = 0.8
"""Probability from which a language other than English is believed."""
SURE_OF_WELSH = 0.5
"""Lower for Welsh: many of those we hear from write it, and it is unlike any other language."""
FEWEST_LETTERS = 12
"""Fewer letters decide nothing, short Welsh phrases and other scripts apart."""
HARDLY, SEVERAL_LETTERS = 0.005, 24
"""From so many letters on, a probability of English this small is enough, whichever other language it is."""
SHORT = 80
"""Characters within which no second language is looked for when the words are plainly English."""
LARGE_PART = 0.25
"""Share of a text's letters in another language that makes the whole text one for a person to read."""

_READ_AT_MOST = 20_000
_PART = re.compile(r"[^\r\n.!?;:/()|]+")
_WORDS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_PLACEHOLDER = re.compile(r"\[[^\]\n]{1,40}\]")

_WELSH_WORDS = word_list(
    """
    a ac am ar bob byd cymorth da dda dim ddim diolch dwi eu fawr fwy gan gofal gwell gwael help i
    iawn mae mwy na nac neb o oedd oes pawb popeth roedd siarad sylw staff y yn yr ysgol
    """
)
_ONLY_WELSH = word_list(
    """
    iawn ddim dda diolch fawr fwy gwell gwael mae mwy neb oedd oes pawb popeth roedd sylw cymorth
    dwi byd gofal
    """
)

_ONLY_ENGLISH = word_list(
    """
    the and was were is are to of for with they them their have has had been would could should very
    this that there it i my we our you your not but because which when what who from at on as be
    """
)

_SCRIPTS = dict(
    pair.split("=")
    for pair in word_list(
        """
        CJK=zh HIRAGANA=ja KATAKANA=ja HANGUL=ko ARABIC=ar HEBREW=he GREEK=el CYRILLIC=ru DEVANAGARI=hi
        BENGALI=bn GURMUKHI=pa GUJARATI=gu TAMIL=ta TELUGU=te THAI=th ETHIOPIC=am ARMENIAN=hy GEORGIAN=ka
        """
    )
)
"""The most usual language of a script: enough to say that English models do not cover it."""


@dataclass(frozen=True, slots=True)
class Language:
    """What a text seems to be written in: an ISO 639 code ("und" if only the script is foreign), and how
    surely."""

    code: str
    is_covered: bool
    confidence: float


def detect_language(text: str) -> Language:
    """The language of a text, judged on its first 20,000 characters.

    English is covered, anything confidently else is not, and a text too short to tell counts as English.
    Placeholders such as ``[name]`` are not read.
    """
    words = _PLACEHOLDER.sub(" ", text[:_READ_AT_MOST])
    if _is_plainly_english(words) and len(words) < SHORT:
        return Language("en", True, 1.0)
    whole = _judge(words)
    if not whole.is_covered:
        return whole
    return _large_foreign_part(words) or whole


def detect_languages(texts: Iterable[str]) -> tuple[Language, ...]:
    """The language of each of many texts that came together, in order.

    A text that tells too little by itself counts as English only in English company: among answers that are
    mostly German, "Warum?" is German.
    """
    alone = [detect_language(text) for text in texts]
    return in_company(alone, company_of(told_among(alone)))


def told_among(alone: Iterable[Language]) -> Counter[str]:
    """How many texts told each language plainly; those of portions can be added up."""
    return Counter(each.code for each in alone if each.confidence >= SURE or not each.is_covered)


def company_of(told: Counter[str]) -> str | None:
    """The language that most texts are in, where that is not English."""
    return None if not told or told["en"] * 2 >= told.total() else told.most_common(1)[0][0]


def in_company(alone: Sequence[Language], company: str | None) -> tuple[Language, ...]:
    """What texts that came together are written in, from what each tells by itself and their company."""
    if company is None:
        return tuple(alone)
    return tuple(
        Language(company, False, each.confidence) if each.is_covered and each.confidence < SURE else each
        for each in alone
    )


def tell_language(text: str) -> str:
    """The language of a text as it is kept with it: see ``tell_languages``."""
    return tell_languages([text])[0]


def tell_languages(texts: Iterable[str]) -> tuple[str, ...]:
    """The language of each of many texts that came together, as it is kept with them, in order.

    An ISO 639 code; ``MIXED`` where a good part is English and a good part is not; ``UNTOLD`` where the
    words tell too little. Nothing is taken for English only because it is short.
    """
    told = list(texts)
    return tuple(map(_kept_as, told, detect_languages(told)))


def as_told(code: str) -> Language | None:
    """What our models make of a language that is known already; None where it is not known."""
    return None if code in ("", UNTOLD) else Language(code, code == "en", 1.0)


def _kept_as(text: str, found: Language) -> str:
    if found.is_covered:
        return "en" if found.confidence >= SURE else UNTOLD
    return MIXED if _english_share(text) >= LARGE_PART else found.code


def _english_share(text: str) -> float:
    """The share of a text's letters that stand in sentences which are English beyond doubt."""
    letters = english = 0
    for part in _parts(_PLACEHOLDER.sub(" ", text[:_READ_AT_MOST])):
        size = sum(map(str.isalpha, part))
        letters += size
        english += size if _is_plainly_english(part) else 0
    return english / letters if letters else 0.0


def _judge(text: str) -> Language:
    script = _foreign_script(text)
    if script:
        return script
    said = [word.lower() for word in _WORDS.findall(text)]
    if _is_short_welsh(said):
        return Language("cy", False, SURE)
    if sum(map(len, said)) < FEWEST_LETTERS:
        return Language("en", True, 0.0)
    return _judge_by_model(" ".join(said))


def _judge_by_model(text: str) -> Language:
    code, share = _identifier().classify(text)
    if code in ENGLISH:
        return Language("en", True, float(share))
    ranked = [(str(code), float(share)) for code, share in _identifier().rank(text)]
    english = sum(share for code, share in ranked if code in ENGLISH)
    code, share = ranked[0]
    enough = SURE_OF_WELSH if code == "cy" else SURE
    is_hardly_english = english < HARDLY and len(text) >= SEVERAL_LETTERS
    if english >= 1 - SURE or (share < enough and not is_hardly_english):
        return Language("en", True, english)
    return Language(code, False, share)


def _large_foreign_part(text: str) -> Language | None:
    """A language other than English in which a good part of the text is written, sentence by sentence."""
    parts = _parts(text)
    if len(parts) < 2:
        return None
    letters, foreign = 0, Counter[str]()
    for part in parts:
        size = sum(map(str.isalpha, part))
        letters += size
        if not _is_plainly_english(part):
            judged = _judge(part)
            foreign[judged.code] += 0 if judged.is_covered else size
    if not letters or foreign.total() < LARGE_PART * letters:
        return None
    code, size = foreign.most_common(1)[0]
    return Language(code, False, size / letters)


def _parts(text: str) -> list[str]:
    return [part for part in _PART.findall(text) if any(map(str.isalpha, part))]


def _is_plainly_english(text: str) -> bool:
    """Whether three words in ten are function words of English alone; saves asking the identifier."""
    said = _WORDS.findall(text.lower())
    return text.isascii() and sum(word in _ONLY_ENGLISH for word in said) * 10 >= 3 * max(len(said), 4)


def _is_short_welsh(said: list[str]) -> bool:
    return 0 < len(said) <= 6 and all(w in _WELSH_WORDS for w in said) and any(w in _ONLY_WELSH for w in said)


def _foreign_script(text: str) -> Language | None:
    if text.isascii():
        return None
    scripts = Counter(_script(character) for character in text if character.isalpha())
    latin = scripts.pop("LATIN", 0)
    total = latin + scripts.total()
    if not scripts or scripts.total() < LARGE_PART * total:
        return None
    script, _ = scripts.most_common(1)[0]
    code = "ja" if scripts["HIRAGANA"] + scripts["KATAKANA"] else _SCRIPTS.get(script, "und")
    return Language(code, False, scripts.total() / total)


@functools.lru_cache(maxsize=4096)
def _script(character: str) -> str:
    name = unicodedata.name(character, "")
    if name.startswith(
        ("LATIN", "FEMININE", "MASCULINE", "FULLWIDTH LATIN", "MODIFIER", "MICRO", "MATHEMATICAL")
    ):
        return "LATIN"
    return name.split(" ", 1)[0].split("-", 1)[0] or "UNKNOWN"


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
