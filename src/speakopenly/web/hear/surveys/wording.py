"""Words of the survey's pages: versions, kinds, conditions and gaps as people say them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.hear.questionnaires import (
    Condition,
    Gap,
    GapKind,
    ItemKind,
    Level,
    Questionnaire,
    Use,
    Version,
    paper_words,
)
from speakopenly.hear.questionnaires.paper.saying import Sayer

KINDS: Final = {
    ItemKind.FREE_TEXT: _("A question answered in one's own words"),
    ItemKind.SINGLE_CHOICE: _("Choose one"),
    ItemKind.MULTIPLE_CHOICE: _("Choose as many as fit"),
    ItemKind.SCALE: _("A scale"),
    ItemKind.FILE: _("A file"),
    ItemKind.VOICE_NOTE: _("A voice note"),
    ItemKind.NOTE: _("Words to read; nothing is asked"),
}
USES: Final = {
    Use.COUNT: _("Count what they say"),
    Use.QUOTE: _("Quote their words"),
    Use.PLAY: _("Publish voice or face"),
    Use.ARCHIVE: _("Keep for later research"),
    Use.CONTACT: _("Write to them"),
}
GAPS: Final = {
    GapKind.NO_VERSION: _("The survey has no language."),
    GapKind.NO_QUESTION: _("The survey asks nothing yet."),
    GapKind.NONE_ALWAYS_SHOWN: _("No question is always shown, so some people would see none."),
    GapKind.FEW_CHOICES: _("“%(item)s” has fewer than two choices."),
    GapKind.TITLE: _("The title is missing in %(version)s."),
    GapKind.CONSENT: _("What people read before they begin is missing in %(version)s."),
    GapKind.CONSENT_USE: _("The consent question “%(detail)s” is missing in %(version)s."),
    GapKind.WORDING: _("The wording of “%(item)s” is missing in %(version)s."),
    GapKind.HINT: _("“%(item)s” has a hint in another version and none in %(version)s."),
    GapKind.SCALE_END: _("The words at an end of the scale “%(item)s” are missing in %(version)s."),
    GapKind.CHOICE_LABEL: _("The choice “%(detail)s” of “%(item)s” is missing in %(version)s."),
    GapKind.SAME_LABEL: _("Two choices of “%(item)s” read the same in %(version)s."),
}
_LANGUAGES: Final = {"en": "English", "cy": "Cymraeg"}
_LEVELS: Final = {Level.YOUNG: _("for young people"), Level.EASY: _("easy read")}


def name_of(version: Version) -> str:
    """A version as people call it: "Cymraeg", "English, easy read"."""
    language = _LANGUAGES.get(version.language, version.language)
    return language if version.level is Level.EVERYDAY else f"{language}, {_LEVELS[version.level]}"


def condition_in_words(asked: Questionnaire, condition: Condition | None) -> str:
    """When an item is shown, by the numbers of the questions; blank where it always is."""
    numbers = {item.name: number for number, item in enumerate(asked.asking, start=1)}
    items = {item.name: item for item in asked.items}
    said = Sayer(items, numbers, asked.versions[0], paper_words(Version("en"))).sentence(condition)
    return said.removesuffix(":")


def gap_in_words(asked: Questionnaire, gap: Gap) -> str:
    """A gap with the question, the choice and the version as people call them."""
    return str(GAPS[gap.kind]) % {
        "version": name_of(gap.version) if gap.version else "",
        "item": label_of(asked, gap.item) if gap.item else "",
        "detail": _detail_of(asked, gap),
    }


def label_of(asked: Questionnaire, name: str) -> str:
    """The words of an item in the first version that has any, or its name."""
    texts = asked.item(name).texts
    return next((texts[each].label for each in asked.versions if each in texts and texts[each].label), name)


def _detail_of(asked: Questionnaire, gap: Gap) -> str:
    """The use, or the choice in the first version that has words for it."""
    if gap.detail is None:
        return ""
    if gap.item is None:
        return str(USES[Use(gap.detail)])
    choice = next(each for each in asked.item(gap.item).choices if each.name == gap.detail)
    return next(filter(None, map(choice.label, asked.versions)), choice.name)
