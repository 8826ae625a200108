"""Pages of small tests, letters upward, and that nobody measured it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from speakopenly.change.recommendations import must_go_upward
from speakopenly.core.errors import BadInput
from speakopenly.web.change.recommendations import actions, policies, queries
from speakopenly.web.change.recommendations.choices import Next, Says
from speakopenly.web.change.recommendations.forms import (
    AnswerForm,
    LetterForm,
    NotMeasuredForm,
    StudyForm,
    TestForm,
)
from speakopenly.web.change.recommendations.views import form_page, get_or_post, here, to
from speakopenly.web.forms import posted


@get_or_post
def begin_test(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Begin a small test: what it asks and what is foretold."""
    staff, found = here(request, recommendation)
    policies.check_can_test(staff, found)
    form = TestForm(posted(request))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("asks", "foretells", "begins_on")}
        try:
            actions.begin_test(recommendation=found, by=staff, **said)
        except BadInput as error:
            form.add_error(error.column or None, f"{error.problem} {error.do}")
        else:
            return to(found)
    return form_page(request, found, form, _("Begin a small test"), _("Save the test"), "test")


@get_or_post
def study(request: HttpRequest, recommendation: int, test_id: UUID) -> HttpResponse:
    """Say what a small test showed, and what follows."""
    staff, found = here(request, recommendation)
    test = queries.test_for(found, test_id)
    policies.check_can_study(staff, test)
    form = StudyForm(posted(request))
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.study_test(test=test, by=staff, seen=given["seen"], leads_to=Next(given["leads_to"]))
        except BadInput as error:
            form.add_error(error.column or None, f"{error.problem} {error.do}")
        else:
            return to(found)
    name = _("What the small test showed")
    return form_page(request, found, form, name, _("Save what you saw"), "study", test=test)


@get_or_post
def write_letter(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Keep a letter to a body that can change what the service cannot."""
    staff, found = here(request, recommendation)
    policies.check_can_change(staff, found)
    form = LetterForm(posted(request), owed=must_go_upward(found.factors))
    if form.is_valid():
        try:
            actions.write_letter(recommendation=found, by=staff, letter=form.letter)
        except BadInput as error:
            form.add_error(error.column or "answer_by", f"{error.problem} {error.do}")
        else:
            return to(found)
    return form_page(request, found, form, _("A letter upward"), _("Save the letter"), "letter")


@get_or_post
def keep_answer(request: HttpRequest, recommendation: int, letter_id: UUID) -> HttpResponse:
    """Keep what a body answered."""
    staff, found = here(request, recommendation)
    letter = queries.letter_for(found, letter_id)
    policies.check_can_keep_answer(staff, letter)
    form = AnswerForm(posted(request))
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.keep_answer(
                letter=letter, by=staff, answer=given["answer"], answered_on=given["answered_on"]
            )
        except BadInput as error:
            form.add_error(error.column or None, f"{error.problem} {error.do}")
        else:
            return to(found)
    return form_page(request, found, form, _("The answer"), _("Save the answer"), "answer", letter=letter)


@get_or_post
def not_measured(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Say that nobody measured it, and why."""
    staff, found = here(request, recommendation)
    policies.check_can_change(staff, found)
    form = NotMeasuredForm(posted(request))
    if form.is_valid():
        actions.say_what_was_seen(
            recommendation=found, by=staff, says=Says.NOT_MEASURED, words=form.cleaned_data["why"]
        )
        return to(found)
    return form_page(request, found, form, _("We did not measure it"), _("Save"))
