"""A facilitator at the Work door: trying the questions, where nothing is kept, or typing in a paper form.

The same machine as for everybody; only where answers go, and the addresses, are others.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from speakopenly.hear.questionnaires import Level, Questionnaire, Version
from speakopenly.web.hear.listening import policies
from speakopenly.web.hear.listening.views import here, trail
from speakopenly.web.hear.surveys import queries, sending
from speakopenly.web.hear.surveys.models import Edition, Survey, Way
from speakopenly.web.hear.surveys.sending import Filled
from speakopenly.web.hear.surveys.wording import name_of
from speakopenly.web.hear.taking_part import moving, pages
from speakopenly.web.hear.taking_part.drafts import Going
from speakopenly.web.hear.taking_part.uploads import hold_files
from speakopenly.web.hear.taking_part.visits import Offer, Visit
from speakopenly.web.people import audit
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.people.staff import Staff

BASE: Final = "hear/taking_part/work_base.html"
OF_EVERYBODY: Final = {"listen-save": "", "listen-eight-words": ""}
"""What nobody does here: save, or keep somebody's eight words as a file."""


class AtWork(Visit):
    """A facilitator with the questions of their own service."""

    def __init__(self, request: HttpRequest, staff: Staff, survey: Survey, *, is_try: bool) -> None:
        self.staff, self.known, self.is_try = staff, survey, is_try
        super().__init__(request, survey.exercise.slug)

    def version_for(self, asked: Questionnaire, going: Going) -> Version:
        """The one that was chosen: the Work door speaks English, and they may type in Welsh."""
        return going.version

    def offers(self, asked: Questionnaire, *, way: Way) -> list[Offer]:
        """Every version, here."""
        return [self._offer(each, way) for each in asked.versions]

    def here(self, name: str) -> str:
        """The one address of this page, or that of its last step."""
        if name in OF_EVERYBODY:
            return ""
        return self._address("-send" if name == "listen-send" else "")

    @property
    def return_to(self) -> str:
        """The whole address at the Speak door."""
        return at_the_speak_door(self.request, "listen-return")

    def deliver(self, filled: Filled) -> bool:
        """Trying keeps nothing. What is typed in from paper is kept as what anybody sends."""
        if self.is_try:
            return True
        is_new = sending.send(filled)
        if is_new:
            audit.record(
                "paper form typed in", self.survey.exercise, by=self.staff.user, service=self.staff.service
            )
        return is_new

    def show(self, template: str, *, status: int = 200, **page: Any) -> HttpResponse:
        """The same page, with the frame of the Work door."""
        exercise = self.survey.exercise
        frame = {"base": BASE, "is_try": self.is_try, "trail": trail(exercise), "keep_form": ""}
        return super().show(template, status=status, **(page | frame | {"page_roles": policies.MAY_BRING_IN}))

    @cached_property
    def edition(self) -> Edition:
        """While trying, the questions as they are being written; else what is asked now."""
        if not self.is_try:
            return queries.edition_now(self.survey)
        survey = self.survey
        return Edition(
            pk=survey.pk, survey=survey, service=survey.service, questionnaire=survey.questionnaire,
            groups_from=survey.groups_from,
        )  # fmt: skip

    @cached_property
    def _editions(self) -> dict[UUID, Edition]:
        return {self.edition.pk: self.edition}

    def _survey(self) -> Survey:
        return self.known

    def _offer(self, version: Version, way: Way) -> Offer:
        return Offer(name_of(version), Level.EVERYDAY, version.language, f"{self._address('')}?in={version}")

    def _address(self, ending: str) -> str:
        name = "hear:survey-try" if self.is_try else "hear:survey-typed-in"
        return reverse(name + ending, args=[self.slug])


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def try_it(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions as people will meet them."""
    return _page(_trying(request, slug))


@csrf_exempt
@require_http_methods(["GET", "POST"])
def tried(request: HttpRequest, slug: str) -> HttpResponse:
    """The last page of a try, with eight words that open nothing."""
    hold_files(request)
    return _protected_end(request, slug, _trying)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def typed_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Type a paper form in, page by page."""
    return _page(_typing(request, slug))


@csrf_exempt
@require_http_methods(["GET", "POST"])
def kept(request: HttpRequest, slug: str) -> HttpResponse:
    """It is kept; the eight words are printed on a slip, for whoever filled it in."""
    hold_files(request)
    return _protected_end(request, slug, _typing)


@sensitive_post_parameters()
@csrf_protect
def _protected_end(
    request: HttpRequest, slug: str, visit: Callable[[HttpRequest, str], AtWork]
) -> HttpResponse:
    """Exempt until it is arranged how files come; then protected."""
    return _end(visit(request, slug))


def _trying(request: HttpRequest, slug: str) -> AtWork:
    staff, exercise = here(request, slug)
    policies.check_can_change(staff, exercise)
    return _visit(request, staff, queries.survey_of(exercise), is_try=True)


def _typing(request: HttpRequest, slug: str) -> AtWork:
    staff, exercise = here(request, slug)
    policies.check_can_upload(staff, exercise)
    return _visit(request, staff, queries.survey_of(exercise), is_try=False)


def _visit(request: HttpRequest, staff: Staff, survey: Survey | None, *, is_try: bool) -> AtWork:
    if survey is None or not (is_try or survey.editions.exists()):
        raise Http404
    return AtWork(request, staff, survey, is_try=is_try)


def _page(visit: AtWork) -> HttpResponse:
    if visit.request.method == "POST":
        going = moving.opened(visit)
        return moving.move(visit, going) if going else moving.first_by(visit, Way.PAPER)
    asked = visit.asked_now
    wanted = visit.request.GET.get("in", "") or str(asked.versions[0])
    return pages.about(visit, asked, visit.best(asked, wanted=wanted), Way.PAPER)


def _end(visit: AtWork) -> HttpResponse:
    going = moving.opened(visit) if visit.request.method == "POST" else None
    return redirect(visit.here("listen-about")) if going is None else moving.send(visit, going)
