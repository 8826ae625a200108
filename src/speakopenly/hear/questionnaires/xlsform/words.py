"""Columns, types, names of languages and names of our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.names import Level, Version
from speakopenly.hear.questionnaires.records import ItemKind

SURVEY: Final = "survey"
CHOICES: Final = "choices"
SETTINGS: Final = "settings"
QUOTAS: Final = "quotas"
"""A sheet of our own, which other programs do not look at."""

NEEDED: Final = "speakopenly_needed"
"""A column of our own: ODK could not offer "prefer not to say" beside it, so we never write ``required``."""
TITLE: Final = "so_title"
CONSENT: Final = "so_consent"
USE: Final = "so_use_"
PAGE: Final = "so_page_"
ENDS: Final = "__ends"

LANGUAGES: Final = {
    "en": "English", "cy": "Cymraeg", "ga": "Gaeilge", "gd": "Gàidhlig", "pl": "Polski",
    "ro": "Română", "uk": "Українська",
    "fr": "Français", "es": "Español", "pt": "Português", "de": "Deutsch", "ar": "العربية",
    "ur": "اردو", "pa": "ਪੰਜਾਬੀ", "bn": "বাংলা", "so": "Soomaali", "fa": "فارسی", "ps": "پښتو", "tr": "Türkçe",
    "sq": "Shqip", "ti": "ትግርኛ", "am": "አማርኛ", "vi": "Tiếng Việt",
}  # fmt: skip
_ALSO: Final = {
    "welsh": "cy", "polish": "pl", "romanian": "ro", "ukrainian": "uk", "french": "fr", "spanish": "es",
    "portuguese": "pt", "german": "de", "arabic": "ar", "urdu": "ur", "somali": "so",
    "turkish": "tr", "irish": "ga",
}  # fmt: skip
KINDS: Final[Mapping[str, ItemKind]] = MappingProxyType(
    {
        "note": ItemKind.NOTE,
        "text": ItemKind.FREE_TEXT,
        "string": ItemKind.FREE_TEXT,
        "select_one": ItemKind.SINGLE_CHOICE,
        "select_multiple": ItemKind.MULTIPLE_CHOICE,
        "range": ItemKind.SCALE,
        "file": ItemKind.FILE,
        "image": ItemKind.FILE,
        "photo": ItemKind.FILE,
        "video": ItemKind.FILE,
        "audio": ItemKind.VOICE_NOTE,
    }
)
_TIDY: Final = MappingProxyType(
    {"select one": "select_one", "select multiple": "select_multiple", "begin group": "begin_group",
     "end group": "end_group", "begin repeat": "begin_repeat", "end repeat": "end_repeat"}
)  # fmt: skip
_CODE: Final = re.compile(r"\(([^()]+)\)\s*$")
_LEVELS: Final = {Level.EVERYDAY: "", Level.YOUNG: " young people", Level.EASY: " easy read"}


def language_heading(version: Version) -> str:
    """How a version is named in a heading: "English (en)", "English easy read (en-easy)"."""
    return f"{LANGUAGES.get(version.language, version.language)}{_LEVELS[version.level]} ({version})"


def version_of(heading: str) -> Version | None:
    """Read the version off a heading: its code, else the language by its name; None for neither."""
    code = _CODE.search(heading)
    named = {name.casefold(): tag for tag, name in LANGUAGES.items()} | _ALSO
    name = heading.strip().casefold()
    try:
        return Version(code[1] if code else named.get(name, name))
    except BadInput:
        return None


def tidy_type(kind: str) -> str:
    """A type in one spelling: "select one yn" as "select_one yn"."""
    kind = " ".join(kind.split())
    for loose, strict in _TIDY.items():
        if kind.lower().startswith(loose):
            return strict + kind[len(loose) :]
    return kind
