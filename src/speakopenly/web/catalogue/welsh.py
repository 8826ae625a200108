"""The Welsh catalogue: read, brought up to date with the code, checked, and made into what Django reads.

Welsh has six plural forms (Unicode CLDR 48): nought, one, two, three, six, and every other number.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib  # type: ignore[import-untyped]

from speakopenly.web.catalogue.sayings import Saying

SOURCE = Path(__file__).resolve().parents[1] / "locale" / "cy" / "LC_MESSAGES" / "django.po"
PLURAL_FORMS = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
FORM_OF = {0: 0, 1: 1, 2: 2, 3: 3, 6: 4, 8: 5, 11: 5}
"""Numbers to try, and the form each must take."""
HEAD = {
    "Project-Id-Version": "Speak Openly",
    "Language": "cy",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": PLURAL_FORMS,
}
_HOLE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one translation, and where the text stands in the code."""

    what: str
    msgid: str
    where: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}: {self.msgid!r}"


def read(path: Path = SOURCE) -> polib.POFile:
    """The catalogue as written; an empty one where there is none yet."""
    catalogue = polib.pofile(str(path), wrapwidth=110) if path.exists() else polib.POFile(wrapwidth=110)
    catalogue.metadata = dict(HEAD)
    return catalogue


def translations(catalogue: polib.POFile) -> dict[tuple[str | None, str], list[str]]:
    """The Welsh of each text by its key: one form, or six."""
    return {
        (each.msgctxt, each.msgid): [form for form in (each.msgstr, *each.msgstr_plural.values()) if form]
        for each in catalogue
    }


def make(path: Path = SOURCE) -> Path:
    """Write what Django reads beside what people wrote; the same bytes from the same words."""
    made = path.with_suffix(".mo")
    read(path).save_as_mofile(str(made))
    return made


def bring_up_to_date(catalogue: polib.POFile, sayings: Iterable[Saying]) -> polib.POFile:
    """Every saying in the order of the code, with the Welsh it has; what nobody says any more is left out."""
    known = {(each.msgctxt, each.msgid): each for each in catalogue if not each.obsolete}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = dict(HEAD)
    placed: dict[tuple[str | None, str], polib.POEntry] = {}
    for saying in sayings:
        if saying.key not in placed:
            placed[saying.key] = _entry(saying, known.get(saying.key))
            fresh.append(placed[saying.key])
        place = (saying.place, "")
        if place not in placed[saying.key].occurrences:
            placed[saying.key].occurrences.append(place)
    return fresh


def _entry(saying: Saying, known: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(msgid=saying.msgid, msgctxt=saying.context, msgid_plural=saying.plural)
    if saying.plural:
        before = known.msgstr_plural if known else {}
        entry.msgstr_plural = {form: before.get(form, "") for form in range(6)}
    else:
        entry.msgstr = known.msgstr if known else ""
    if known:
        entry.flags, entry.tcomment = list(known.flags), known.tcomment
    return entry


def faults(catalogue: polib.POFile, sayings: Iterable[Saying]) -> Iterator[Fault]:
    """Everything that would show a Welsh reader English, a hole, broken markup or a wrong number."""
    if not _counts_right(catalogue.metadata.get("Plural-Forms", "")):
        yield Fault("the rule for plurals is not the Welsh one", "", SOURCE.name)
    known = {(each.msgctxt, each.msgid): each for each in catalogue if not each.obsolete}
    seen = set()
    for saying in sayings:
        if saying.key in seen:
            continue
        seen.add(saying.key)
        for what in _faults_of(saying, known.get(saying.key)):
            yield Fault(what, saying.msgid, f"{saying.place}:{saying.line}")


def _counts_right(rule: str) -> bool:
    found = re.search(r"nplurals=6;\s*plural=(.+?);", rule)
    if not found:
        return False
    form = gettext.c2py(found[1])
    return all(form(number) == expected for number, expected in FORM_OF.items())


def _faults_of(saying: Saying, entry: polib.POEntry | None) -> Iterator[str]:
    if entry is None:
        yield "not in the catalogue"
        return
    if entry.fuzzy:
        yield "marked as unsure (fuzzy)"
    forms = [entry.msgstr_plural.get(form, "") for form in range(6)] if saying.plural else [entry.msgstr]
    if not all(forms):
        yield "no Welsh yet"
        return
    for number, welsh in enumerate(forms):
        may_spell_out = bool(saying.plural) and number < 3  # nought, one and two may be words
        yield from _differences(saying.plural or saying.msgid, welsh, may_spell_out=may_spell_out)


def _differences(english: str, welsh: str, *, may_spell_out: bool) -> Iterator[str]:
    holes, filled = set(_HOLE.findall(english)), set(_HOLE.findall(welsh))
    if filled - holes or (holes - filled and not may_spell_out):
        yield "the Welsh fills other holes than the English"
    if sorted(_TAG.findall(english)) != sorted(_TAG.findall(welsh)):
        yield "the Welsh has other markup than the English"
    if english[-1:] != welsh[-1:] and (english[-1:] + welsh[-1:]).strip(".?!:") != english[-1:] + welsh[-1:]:
        yield "the Welsh ends in another mark than the English"
    if (english[0].isspace(), english[-1].isspace()) != (welsh[0].isspace(), welsh[-1].isspace()):
        yield "the Welsh has other spaces at its ends than the English"
