"""What the survey says round its statements, in every wording. The Welsh is a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from speakopenly.check.culture.items import Audience, StaffLevel, Theme, Trust

Words = Mapping[str, str]
"""By version: en, en-easy, cy, cy-easy."""


def _words(english: str, easy: str, welsh: str, welsh_easy: str) -> Words:
    return {"en": english, "en-easy": easy, "cy": welsh, "cy-easy": welsh_easy}


TITLES: Final[Mapping[Audience, Words]] = {
    Audience.STAFF: _words(
        "What it is like to work here",
        "What it is like to work here",
        "Sut beth yw gweithio yma",
        "Sut beth yw gweithio yma",
    ),
    Audience.CARERS: _words(
        "What it is like to care for a child with this service",
        "What it is like to be a carer",
        "Sut beth yw gofalu am blentyn gyda'r gwasanaeth hwn",
        "Sut beth yw bod yn ofalwr",
    ),
    Audience.FAMILIES: _words(
        "What this service is like for your family",
        "What this service is like for you",
        "Sut beth yw'r gwasanaeth hwn i'ch teulu",
        "Sut beth yw'r gwasanaeth hwn i chi",
    ),
    Audience.YOUNG: _words(
        "What it is like for you",
        "What it is like for you",
        "Sut beth yw hi i chi",
        "Sut beth yw hi i chi",
    ),
    Audience.EXAMINER_STAFF: _words(
        "What it is like to examine others",
        "What it is like to check on others",
        "Sut beth yw archwilio eraill",
        "Sut beth yw gwirio eraill",
    ),
    Audience.EXAMINED: _words(
        "What it was like to be examined",
        "What it was like to be checked",
        "Sut beth oedd cael eich archwilio",
        "Sut beth oedd cael eich gwirio",
    ),
}
ABOUT: Final = _words(
    "3 minutes. No names. One shared link for the whole group, so we cannot tell who answered. "
    "Groups under 10 are never shown. Do not add words that point to you.",
    "It takes 3 minutes. We do not ask your name. Everyone gets the same link. "
    "We cannot tell who answered. We never show groups under 10. Do not write words that point to you.",
    "3 munud. Dim enwau. Un ddolen i'r grŵp cyfan, felly ni allwn ddweud pwy atebodd. "
    "Ni ddangosir grwpiau o dan 10 byth. Peidiwch ag ychwanegu geiriau sy'n pwyntio atoch chi.",
    "Mae'n cymryd 3 munud. Dydyn ni ddim yn gofyn eich enw. Mae pawb yn cael yr un ddolen. "
    "Allwn ni ddim dweud pwy atebodd. Dydyn ni byth yn dangos grwpiau o dan 10. "
    "Peidiwch ag ysgrifennu geiriau sy'n pwyntio atoch chi.",
)
ABOUT_SHORT: Final = _words(
    *(words.replace("3 minutes", "1 minute").replace("3 munud", "1 munud") for words in ABOUT.values())
)
COUNT_MINE: Final = _words(
    "Count my answers together with those of at least nine others.",
    "Count my answers with those of other people.",
    "Cyfrwch fy atebion gyda rhai o leiaf naw o bobl eraill.",
    "Cyfrwch fy atebion gyda rhai pobl eraill.",
)
POINT_WORDS: Final[Mapping[str, Words]] = {
    "en": {
        "5": "Strongly agree",
        "4": "Agree",
        "3": "Neither agree nor disagree",
        "2": "Disagree",
        "1": "Strongly disagree",
        "cannot_say": "Cannot say",
    },
    "en-easy": {
        "5": "I agree a lot",
        "4": "I agree",
        "3": "In the middle",
        "2": "I do not agree",
        "1": "I do not agree at all",
        "cannot_say": "I cannot say",
    },
    "cy": {
        "5": "Cytuno'n gryf",
        "4": "Cytuno",
        "3": "Ddim yn cytuno nac yn anghytuno",
        "2": "Anghytuno",
        "1": "Anghytuno'n gryf",
        "cannot_say": "Methu dweud",
    },
    "cy-easy": {
        "5": "Rwy'n cytuno'n fawr",
        "4": "Rwy'n cytuno",
        "3": "Yn y canol",
        "2": "Dydw i ddim yn cytuno",
        "1": "Dydw i ddim yn cytuno o gwbl",
        "cannot_say": "Alla i ddim dweud",
    },
}
"""By version, then by the name of the choice."""
AREA: Final[Mapping[str, tuple[str, str]]] = {
    "en": (
        "Which part of the service do you mean?",
        "You can leave this out. It is shown only where 10 or more answered.",
    ),
    "en-easy": ("Which part of the service do you mean?", "You can leave this out."),
    "cy": (
        "Pa ran o'r gwasanaeth sydd gennych mewn golwg?",
        "Gallwch adael hwn allan. Dim ond lle atebodd 10 neu fwy y caiff ei ddangos.",
    ),
    "cy-easy": ("Pa ran o'r gwasanaeth?", "Gallwch adael hwn allan."),
}
"""The question and its hint, by version."""
LEVEL: Final[Mapping[str, tuple[str, str]]] = {
    "en": ("Do you manage other people?", "You can leave this out."),
    "en-easy": ("Do you manage other people?", "You can leave this out."),
    "cy": ("Ydych chi'n rheoli pobl eraill?", "Gallwch adael hwn allan."),
    "cy-easy": ("Ydych chi'n rheoli pobl eraill?", "Gallwch adael hwn allan."),
}
LEVELS: Final[Mapping[StaffLevel, Words]] = {
    StaffLevel.DIRECT: _words("No", "No", "Nac ydw", "Nac ydw"),
    StaffLevel.MANAGES: _words("Yes", "Yes", "Ydw", "Ydw"),
}
THEME_NAMES: Final[Mapping[Theme, str]] = {
    Theme.SAFE: "Safe to speak",
    Theme.FAIR: "Fair response when things go wrong",
    Theme.LISTENING: "Listening and support",
    Theme.CHANGE: "Feedback and change",
    Theme.HELP: "Supervision; for those who are helped: being helped and told what happens",
    Theme.LOAD: "What it asks of you",
}
TRUST_NAMES: Final[Mapping[Trust, str]] = {
    Trust.STAFF_IN_MANAGERS: "Staff can trust managers",
    Trust.MANAGERS_IN_STAFF: "Managers trust staff",
    Trust.FAMILIES_IN_PROFESSIONALS: "Families, carers and young people can trust professionals",
    Trust.PROFESSIONALS_IN_FAMILIES: "Professionals trust families, carers and young people",
}
"""In English, for files and the command line; pages have their own words."""
