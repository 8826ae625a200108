"""What is missing before a questionnaire may open, said one by one, and how ready each version is.

No questionnaire opens with a gap, so nobody who asked for Welsh or easy read meets half of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Item, ItemKind, ItemText


class GapKind(StrEnum):
    """What is missing. The codes are keys for translation."""

    NO_VERSION = "no_version"
    NO_QUESTION = "no_question"
    NONE_ALWAYS_SHOWN = "none_always_shown"
    FEW_CHOICES = "few_choices"
    TITLE = "title"
    CONSENT = "consent"
    CONSENT_USE = "consent_use"
    WORDING = "wording"
    HINT = "hint"
    SCALE_END = "scale_end"
    CHOICE_LABEL = "choice_label"
    SAME_LABEL = "same_label"


_SAID: Final = {
    GapKind.NO_VERSION: "The questionnaire has no language.",
    GapKind.NO_QUESTION: "The questionnaire asks nothing yet.",
    GapKind.NONE_ALWAYS_SHOWN: "No question is always shown, so some people would see none.",
    GapKind.FEW_CHOICES: "{item} has fewer than two choices.",
    GapKind.TITLE: "The title is missing in {version}.",
    GapKind.CONSENT: "What people read before they begin is missing in {version}.",
    GapKind.CONSENT_USE: "The consent question {detail!r} is missing in {version}.",
    GapKind.WORDING: "The wording of {item} is missing in {version}.",
    GapKind.HINT: "{item} has a hint in another version and none in {version}.",
    GapKind.SCALE_END: "The words at an end of the scale {item} are missing in {version}.",
    GapKind.CHOICE_LABEL: "The choice {detail!r} of {item} is missing in {version}.",
    GapKind.SAME_LABEL: "Two choices of {item} read the same in {version}.",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing. ``item`` is a stable name; ``detail`` the name of a choice or a use.

    ``str()`` says it in one English sentence; ``kind`` is the key under which a page words it.
    """

    kind: GapKind
    version: Version | None = None
    item: str | None = None
    detail: str | None = None

    def __str__(self) -> str:
        return _SAID[self.kind].format(version=self.version, item=self.item, detail=self.detail)


@dataclass(frozen=True, slots=True)
class Readiness:
    """How much of one version is there: "5 of 6 ready". Notes count as items.

    ``has_frame``: the title and all words of consent are there as well.
    """

    version: Version
    ready: int
    of: int
    has_frame: bool

    @property
    def is_ready(self) -> bool:
        """Whether the whole version can be read by somebody."""
        return self.has_frame and self.ready == self.of


class NotReadyToOpen(NotAllowed):
    """A questionnaire with gaps may not open. ``gaps`` holds them all."""

    def __init__(self, found: tuple[Gap, ...]) -> None:
        self.gaps = found
        super().__init__(f"This cannot open yet. Gaps: {len(found)}. The first: {found[0]}")


def gaps(questionnaire: Questionnaire) -> tuple[Gap, ...]:
    """Everything that is missing: what concerns the whole first, then version by version in reading order."""
    return (
        *_whole(questionnaire),
        *(gap for version in questionnaire.versions for gap in _in(questionnaire, version)),
    )


def check_can_open(questionnaire: Questionnaire) -> None:
    """Raise ``NotReadyToOpen`` with every gap, where there is one."""
    found = gaps(questionnaire)
    if found:
        raise NotReadyToOpen(found)


def readiness(questionnaire: Questionnaire) -> tuple[Readiness, ...]:
    """How ready each version is, in order."""
    return tuple(_readiness(questionnaire, version) for version in questionnaire.versions)


def _readiness(asked: Questionnaire, version: Version) -> Readiness:
    missing = list(_in(asked, version))
    unready = {gap.item for gap in missing if gap.item}
    return Readiness(
        version,
        ready=len(asked.items) - len(unready),
        of=len(asked.items),
        has_frame=all(gap.item for gap in missing),
    )


def _whole(asked: Questionnaire) -> Iterator[Gap]:
    if not asked.versions:
        yield Gap(GapKind.NO_VERSION)
    if not asked.asking:
        yield Gap(GapKind.NO_QUESTION)
    elif all(item.shown_if for item in asked.asking):
        yield Gap(GapKind.NONE_ALWAYS_SHOWN)
    for item in asked.items:
        if item.kind.has_choices and len(item.choices) < 2:
            yield Gap(GapKind.FEW_CHOICES, item=item.name)


def _in(asked: Questionnaire, version: Version) -> Iterator[Gap]:
    if not asked.title(version):
        yield Gap(GapKind.TITLE, version)
    consent = asked.consent_in(version)
    if not consent.about:
        yield Gap(GapKind.CONSENT, version)
    for use in asked.uses:
        if not consent.asks.get(use):
            yield Gap(GapKind.CONSENT_USE, version, detail=use.value)
    for item in asked.items:
        yield from _in_item(item, version)


def _in_item(item: Item, version: Version) -> Iterator[Gap]:
    text = item.text(version)
    if not text.label:
        yield Gap(GapKind.WORDING, version, item.name)
    if not text.hint and any(other.hint for other in item.texts.values()):
        yield Gap(GapKind.HINT, version, item.name)
    if item.kind is ItemKind.SCALE and not _has_ends(text):
        yield Gap(GapKind.SCALE_END, version, item.name)
    for choice in item.choices:
        if not choice.label(version):
            yield Gap(GapKind.CHOICE_LABEL, version, item.name, choice.name)
    labels = Counter(label.casefold() for choice in item.choices if (label := choice.label(version)))
    if any(times > 1 for times in labels.values()):
        yield Gap(GapKind.SAME_LABEL, version, item.name)


def _has_ends(text: ItemText) -> bool:
    return bool(text.low and text.high)
