"""Pages of an examination for both sides: the list, its first page, the examiner first, replies and offers.

No address here takes anything to sort, filter or compare by.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.check.examination import DAYS_TO_REPLY, SELF_QUESTIONS, Line, Offer, missing
from speakopenly.check.examination.lines import QUESTIONS
from speakopenly.check.examination.missing import MOST_OFFERS
from speakopenly.web.change.reviews import guard
from speakopenly.web.check.examination import actions, policies, queries, standing, wording
from speakopenly.web.check.examination.forms import AboutItselfForm, BeginForm, NoReplyForm, OfferForm
from speakopenly.web.check.examination.models import Examination
from speakopenly.web.check.examination.publications import policies as publishing
from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

get_or_post = require_http_methods(["GET", "POST"])
LOOK = "look"
"""The button that has the guard look and keeps nothing."""


@require_GET
def examinations(request: HttpRequest) -> HttpResponse:
    """Every examination of this service."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "examinations": [
            (each, policies.can_see(staff, each), each.editions.all())
            for each in queries.examinations_for(staff)
        ],
        "may_begin": policies.can_begin(staff),
        "may_take_the_pack": policies.can_take_the_pack(staff),
        "page_roles": policies.MAY_ENTER,
        "trail": trail()[:1],
    }
    return render(request, "check/examination/examinations.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Begin an examination."""
    staff = staff_of(request)
    policies.check_can_begin(staff)
    form = BeginForm(posted(request))
    if form.is_valid():
        found = actions.begin(by=staff, **form.cleaned_data)
        messages.success(request, _("Begun. The examiner answers about itself first."))
        return redirect("check:examination-examiner", found.number)
    said = _("It looks at conditions of the work. It grades nobody and is set beside no other examination.")
    return form_page(request, form, _("Begin an examination"), said, button=_("Begin it"))


@require_GET
def examination(request: HttpRequest, examination_number: int) -> HttpResponse:
    """The first page: children first, then the examiner, and then how far the rest is."""
    staff, found = here(request, examination_number)
    record = standing.record_of(found)
    was_first = policies.was_examiner_first(found)
    page = {
        "examination": found,
        "record": record,
        "questions": SELF_QUESTIONS,
        "was_first": was_first,
        "lines": [(each, QUESTIONS[each.line]) for each in record.lines],
        "offers": [(place, standing.offers_of(found).get(place)) for place in range(1, MOST_OFFERS + 1)],
        "missing": wording.lacks(missing(record)),
        "days": DAYS_TO_REPLY,
        "editions": found.editions.all(),
        "may_answer": policies.can_answer_about_itself(staff, found),
        "may_write": policies.can_write(staff, found),
        "may_send": policies.can_send(staff, found),
        "may_reply": policies.can_reply(staff, found),
        "may_state": policies.can_state_no_reply(staff, found),
        "may_ask": was_first and publishing.can_ask(staff, found),
        "page_roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "check/examination/examination.html", page)


@get_or_post
def examiner(request: HttpRequest, examination_number: int) -> HttpResponse:
    """The examiner is examined first: what the body answers about itself."""
    staff, found = here(request, examination_number)
    policies.check_can_answer_about_itself(staff, found)
    now = {row.question: row.words for row in found.about_itself.all()}
    form = AboutItselfForm(posted(request), initial=now)
    if is_to_be_kept(request, form):
        actions.answer_about_itself(examination=found, by=staff, answers=form.answers)
        messages.success(request, _("Saved. The six lines are open now."))
        return to(found)
    said = _(
        "Whoever examines a service answers about itself before it may look. The answers are printed first, "
        "apart from what its own staff and those it examined say."
    )
    draft = "\n\n".join(form.data.get(each.code, now.get(each.code, "")) for each in SELF_QUESTIONS)
    return form_page(request, form, _("The examiner first"), said, found=found, draft=draft)


@require_POST
def ask_for_reply(request: HttpRequest, examination_number: int) -> HttpResponse:
    """Ask the authority to check the facts and to reply."""
    staff, found = here(request, examination_number)
    actions.ask_for_reply(examination=found, by=staff)
    messages.success(request, _("Asked. Leaders and learning leads of the service find it on Today."))
    return to(found)


@get_or_post
def no_reply(request: HttpRequest, examination_number: int) -> HttpResponse:
    """State that the authority had its time and did not reply."""
    staff, found = here(request, examination_number)
    policies.check_can_state_no_reply(staff, found)
    form = NoReplyForm(posted(request))
    if form.is_valid():
        actions.state_no_reply(examination=found, by=staff, **form.cleaned_data)
        messages.success(
            request, _("Stated. A reply that comes before publishing still stands in its place.")
        )
        return to(found)
    said = _("It is printed beside each line that has no reply, at the same width as a reply.")
    return form_page(request, form, _("State that no reply came"), said, found=found)


@get_or_post
def offer(request: HttpRequest, examination_number: int, place: int) -> HttpResponse:
    """Offer help, change an offer, or withdraw it."""
    staff, found = here(request, examination_number)
    policies.check_can_write(staff, found)
    if not 1 <= place <= MOST_OFFERS:
        raise Http404
    now = standing.offers_of(found).get(place, Offer("", "", ""))
    start = {"what": now.what, "inside": now.inside, "outside": now.outside}
    form = OfferForm(posted(request), initial=start)
    if form.is_valid():
        actions.offer(examination=found, by=staff, place=place, offered=Offer(**form.cleaned_data))
        return to(found)
    said = _("At most three offers, each with an owner inside the service and one outside. Roles, not names.")
    return form_page(request, form, _("Offer %(n)s") % {"n": place}, said, found=found)


def here(request: HttpRequest, number: int) -> tuple[Staff, Examination]:
    """Who asks, and the examination they ask for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, queries.examination_for(staff, number)


def is_to_be_kept(request: HttpRequest, form: Any) -> bool:
    """Whether what was sent is to be saved, and not only looked at by the guard."""
    return form.is_valid() and LOOK not in request.POST


def member(value: str) -> Line:
    """The line of an address. Raises Http404."""
    try:
        return Line(value)
    except ValueError:
        raise Http404 from None


def to(found: Examination) -> HttpResponse:
    """Back to the first page."""
    return redirect("check:examination", found.number)


def trail(found: Examination | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Check"), "address": reverse("section-check")},
        {"name": _("Examinations"), "address": reverse("check:examinations")},
    ]
    if found is not None:
        steps.append({"name": found.title, "address": reverse("check:examination", args=[found.number])})
    return steps


def form_page(
    request: HttpRequest,
    form: Any,
    heading: str,
    said: str,
    *,
    found: Examination | None = None,
    roles: tuple[Role, ...] = policies.MAY_EXAMINE,
    button: str = "",
    **more: Any,
) -> HttpResponse:
    """A page with one form. With ``draft``, the guard looks at those words; it never blocks."""
    page = {
        "form": form, "heading": heading, "said": said, "examination": found, "page_roles": roles,
        "button": button or _("Save"), "trail": trail(found),
        "looked": guard.look_at(more["draft"]) if "draft" in more else None, **more,
    }  # fmt: skip
    return render(request, "check/examination/form.html", page, status=400 if form.errors else 200)
