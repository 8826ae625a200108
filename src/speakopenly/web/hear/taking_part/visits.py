"""One request at the pages of a survey: which survey, in which version it speaks to this reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from speakopenly.hear.questionnaires import Level, Questionnaire, Version
from speakopenly.hear.speaking import Wording
from speakopenly.web.hear.plans.models import ReadingLevel
from speakopenly.web.hear.plans.wording import name_of_language
from speakopenly.web.hear.reporting.speak import pages as speak
from speakopenly.web.hear.surveys import queries, sending
from speakopenly.web.hear.surveys.asked import asked_in
from speakopenly.web.hear.surveys.models import Edition, Survey, SurveyState, Way
from speakopenly.web.hear.surveys.sending import Filled
from speakopenly.web.hear.taking_part.drafts import Going
from speakopenly.web.public_path import ENGLISH, WELSH, address_for

CODES: Final = {ENGLISH: "en", WELSH: "cy"}
"""How a questionnaire writes the languages of our own pages."""
LEVELS: Final = {Wording.YOUNG: Level.YOUNG, Wording.EASY: Level.EASY}
READING: Final = {
    Level.EVERYDAY: ReadingLevel.EVERYDAY,
    Level.YOUNG: ReadingLevel.YOUNG,
    Level.EASY: ReadingLevel.EASY_READ,
}
WORDINGS: Final = {Level.EVERYDAY: Wording.EVERYDAY, Level.YOUNG: Wording.YOUNG, Level.EASY: Wording.EASY}


@dataclass(frozen=True, slots=True)
class Offer:
    """A version that is written: what it is called in its own language, and where it is."""

    name: str
    level: Level
    language: str
    address: str


class Visit(speak.Visit):
    """Somebody at one survey. Raises Http404 where there is none of this name that was ever opened."""

    def __init__(self, request: HttpRequest, slug: str) -> None:
        super().__init__(request)
        self.slug = slug
        self.survey = self._survey()

    @cached_property
    def is_taking(self) -> bool:
        """Whether answers can be sent now."""
        try:
            queries.open_survey(self.slug, self.survey.service)
        except Http404:
            return False
        return True

    @cached_property
    def edition(self) -> Edition:
        """What is asked now."""
        return queries.edition_now(self.survey)

    def edition_of(self, going: Going) -> Edition:
        """The edition somebody began in. Raises Http404 where it is none of this survey."""
        if going.edition not in self._editions:
            raise Http404
        return self._editions[going.edition]

    @cached_property
    def asked_now(self) -> Questionnaire:
        """What the newest edition asks."""
        return asked_in(self.edition)

    def asked(self, going: Going) -> Questionnaire:
        """What the edition asks in which somebody began. Raises Http404 where it is none of this survey."""
        return asked_in(self.edition_of(going))

    def best(self, asked: Questionnaire, *, wanted: str = "") -> Version | None:
        """The version to speak in: the one asked for by name, else the nearest in the reader's language."""
        if wanted and wanted in asked.versions:
            return Version(wanted)
        level = LEVELS.get(self.wording, Level.EVERYDAY)
        here = [each for each in asked.versions if each.language == CODES[self.language]]
        nearest = sorted(here, key=lambda each: (each.level != level, each.level != Level.EVERYDAY))
        return nearest[0] if nearest else None

    def version_for(self, asked: Questionnaire, going: Going) -> Version:
        """As this page's address says; a language that our own pages do not speak stays."""
        if going.version.language not in CODES.values():
            return going.version
        return self.best(asked) or going.version

    def offers(self, asked: Questionnaire, *, way: Way) -> list[Offer]:
        """Every version that is written."""
        return [self._offer(each, way) for each in asked.versions]

    def here(self, name: str) -> str:
        """The address of a page of this survey."""
        return address_for(self.request, name, slug=self.slug)

    @property
    def return_to(self) -> str:
        """The whole address at which eight words are typed in."""
        return self.request.build_absolute_uri(self.named("listen-return"))

    def deliver(self, filled: Filled) -> bool:
        """Where answers go. False where the same were sent before."""
        return sending.send(filled)

    def show(self, template: str, *, status: int = 200, **page: Any) -> HttpResponse:
        """Render one page of this room."""
        given = {"said": self.words, "exercise": self.survey.exercise, "slug": self.slug} | page
        return render(self.request, f"hear/taking_part/{template}.html", given, status=status)

    @cached_property
    def _editions(self) -> dict[UUID, Edition]:
        found = {each.pk: each for each in self.survey.editions.all()}
        for each in found.values():
            each.survey = self.survey
        return found

    def _survey(self) -> Survey:
        if self.door is None:
            raise Http404
        known = Survey.objects.filter(service=self.door.service, exercise__slug=self.slug)
        opened = known.exclude(state=SurveyState.WRITING, opened_on__isnull=True)
        survey = opened.select_related("exercise", "service").first()
        if survey is None or not survey.editions.exists():
            raise Http404
        return survey

    def _offer(self, version: Version, way: Way) -> Offer:
        named = {code: language for language, code in CODES.items()}
        language = named.get(version.language, ENGLISH)
        address = address_for(
            self.request, name_of(way), language=language, wording=WORDINGS[version.level], slug=self.slug
        )
        other = "" if version.language in named else f"?in={version}"
        code = language if version.language in named else version.language
        return Offer(name_of_language(code), version.level, version.language, address + other)


def name_of(way: Way) -> str:
    """The name of the first page of a way."""
    return "listen-room" if way is Way.KIOSK else "listen-about"


def open_here(door: Any) -> Sequence[Survey]:
    """The surveys anybody may answer now, by title; those of one-time codes and group rooms as well."""
    if door is None:
        return ()
    found = Survey.objects.filter(
        service=door.service, state=SurveyState.OPEN, exercise__state="open"
    ).select_related("exercise")
    return list(found.order_by("exercise__title"))
