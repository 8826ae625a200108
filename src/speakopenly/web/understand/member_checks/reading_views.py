"""Pages on which a facilitator reads what was said of a draft and answers it. They need an unlocked key."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.core.errors import BadInput
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring import unlocking
from speakopenly.web.hear.keyring.unlocking import Unlocked, needs_unlock
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.member_checks import actions, policies, queries
from speakopenly.web.understand.member_checks.forms import AnswerForm
from speakopenly.web.understand.member_checks.models import Round
from speakopenly.web.understand.member_checks.queries import Opened
from speakopenly.web.understand.member_checks.views import here, trail

View = Callable[..., HttpResponse]


def for_facilitators(view: View) -> View:
    """Whoever may not read this is told so, and not asked to unlock first."""
    behind_the_lock = needs_unlock(view)

    @wraps(view)
    def seen(request: HttpRequest, **parts: Any) -> HttpResponse:
        policies.check_works_with_words(staff_of(request))
        return behind_the_lock(request, **parts)

    return seen


@require_GET
@for_facilitators
def comments(request: HttpRequest, slug: str) -> HttpResponse:
    """What was said of each paragraph."""
    staff, exercise, round = _this(request, slug)
    page = {
        "exercise": exercise,
        "round": round,
        "told": queries.told(round, _key(request)),
        "answered": queries.how_many_answered(round),
        "roles": policies.MAY_SEND,
        "trail": trail(exercise),
    }
    return render(request, "understand/member_checks/comments.html", page)


@require_http_methods(["GET", "POST"])
@for_facilitators
def answer(request: HttpRequest, slug: str, comment_id: UUID) -> HttpResponse:
    """Answer one comment, and word it so that it can be printed."""
    staff, exercise, round = _this(request, slug)
    opened = queries.opened(round, comment_id, _key(request))
    form = AnswerForm(posted(request), comment=opened.comment, initial=_before(opened))
    if form.is_valid():
        try:
            actions.answer_comment(comment=opened.comment, by=staff, reply=form.reply())
        except BadInput as refusal:
            form.add_error("words" if "words" in form.fields else "because", str(refusal))
        else:
            messages.success(request, _("Answered."))
            return redirect("understand:member-check-comments", slug)
    frozen = next(each for each in round.paragraphs if each["number"] == opened.comment.paragraph)
    return _answer_page(request, exercise, form, frozen=frozen, opened=opened)


@require_http_methods(["GET", "POST"])
@for_facilitators
def objections(request: HttpRequest, slug: str, paragraph: str) -> HttpResponse:
    """Answer everybody who said of a paragraph "not what we meant" and no more."""
    staff, exercise, round = _this(request, slug)
    frozen = queries.paragraph_of(round, paragraph)
    form = AnswerForm(posted(request))
    if form.is_valid():
        try:
            actions.answer_paragraph(round=round, paragraph=paragraph, by=staff, reply=form.reply())
        except BadInput as refusal:
            form.add_error("because", str(refusal))
        else:
            messages.success(request, _("Answered."))
            return redirect("understand:member-check-comments", slug)
    return _answer_page(request, exercise, form, frozen=frozen, opened=None)


def _this(request: HttpRequest, slug: str) -> tuple[Staff, Exercise, Round]:
    staff, exercise = here(request, slug)
    policies.check_can_read(staff, exercise)
    round = queries.round_that_ended(exercise)
    policies.check_can_answer(staff, round)
    return staff, exercise, round


def _key(request: HttpRequest) -> Unlocked:
    opened = unlocking.unlocked(request)
    assert opened is not None  # noqa: S101  (needs_unlock has seen to it)
    return opened


def _before(opened: Opened) -> dict[str, Any]:
    """What the form begins with: the answer as it is, or the comment as it came."""
    if opened.answer is not None:
        kept = opened.answer
        return {"decision": kept.decision, "because": kept.because, "words": kept.words}
    words = opened.words
    return {"words": "\n".join(filter(None, (words.comment, words.references))) if words else ""}


def _answer_page(
    request: HttpRequest,
    exercise: Exercise,
    form: AnswerForm,
    *,
    frozen: dict[str, Any],
    opened: Opened | None,
) -> HttpResponse:
    page = {
        "exercise": exercise,
        "form": form,
        "frozen": frozen,
        "opened": opened,
        "roles": policies.MAY_SEND,
        "trail": trail(exercise),
    }
    status = 400 if form.errors else 200
    return render(request, "understand/member_checks/answer.html", page, status=status)
