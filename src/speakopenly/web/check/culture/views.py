"""Pages of the culture survey for staff: prepare, sign, print, type in, reply, and read the results."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.check.culture.items import Audience
from speakopenly.check.culture.survey import answer_from
from speakopenly.core.documents import write_paper_form
from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import Answers, Page, Refusal, Version, all_pages, paper_form, take_page
from speakopenly.web.check.culture import actions, policies, queries, showing
from speakopenly.web.check.culture.forms import AskedForm, PaperForm, ReplyForm, SignForm, WaveForm
from speakopenly.web.check.culture.models import About, Wave
from speakopenly.web.check.culture.wording import PROMISE, area_name, audience_name
from speakopenly.web.forms import posted
from speakopenly.web.hear.taking_part import showing as items
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def waves(request: HttpRequest) -> HttpResponse:
    """Every wave, the newest first."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "waves": queries.waves_for(staff),
        "may_prepare": policies.can_prepare(staff),
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "check/culture/waves.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Prepare a wave."""
    staff = staff_of(request)
    policies.check_can_prepare(staff)
    form = WaveForm(posted(request), initial={"about": About.SERVICE})
    if form.is_valid():
        try:
            return to(actions.prepare(by=staff, said=form.cleaned_data))
        except BadInput as refusal:
            form.add_error("slug", str(refusal))
    return _form(request, form, _("Prepare a culture survey"), trail())


@require_GET
def wave(request: HttpRequest, wave_slug: str) -> HttpResponse:
    """One wave: its days, who is asked, what is signed, where people answer, and what leaders replied.

    While people answer, no number is shown: whoever watches a count could see who has just answered.
    """
    staff, found = here(request, wave_slug)
    page = {
        "wave": found,
        "asked": [
            (audience_name(audience), area_name(area), people)
            for (audience, area), people in queries.asked_counts(found).items()
        ],
        "address": at_the_speak_door(request, "survey", wave_slug=found.slug),
        "audiences": [(each.value, audience_name(each)) for each in queries.audiences_of(found)],
        "replies": queries.replies_of(found),
        "takes_answers": policies.takes_answers(found),
        "is_shown": policies.is_shown(found),
        "can_change": policies.can_change(staff, found),
        "can_sign": policies.can_sign(staff, found),
        "can_type_in": policies.can_type_in(staff, found),
        "can_reply": policies.can_reply(staff, found),
        "may_print": policies.can_prepare(staff) and found.signed_on is not None,
        "roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "check/culture/wave.html", page)


@get_or_post
def change(request: HttpRequest, wave_slug: str) -> HttpResponse:
    """Another name, or other days."""
    staff, found = here(request, wave_slug)
    policies.check_can_change(staff, found)
    names = ("name", "slug", "about", "opens_on", "closes_on", "results_on")
    form = WaveForm(posted(request), initial={name: getattr(found, name) for name in names})
    if form.is_valid():
        try:
            actions.change(wave=found, by=staff, said=form.cleaned_data)
            return to(found)
        except BadInput as refusal:
            form.add_error("slug", str(refusal))
    return _form(request, form, _("Change name and days"), trail(found))


@get_or_post
def asked(request: HttpRequest, wave_slug: str) -> HttpResponse:
    """How many people of a group are asked."""
    staff, found = here(request, wave_slug)
    policies.check_can_change(staff, found)
    form = AskedForm(posted(request), audiences=actions.AUDIENCES_OF[About(found.about)])
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.say_asked(
                wave=found,
                by=staff,
                audience=Audience(said["audience"]),
                area=said["area"],
                people=said["people"],
            )
            return to(found)
        except BadInput as refusal:
            form.add_error("people", str(refusal))
    said_first = _("A group of fewer than 10 is not asked apart. Answers are shown from 10 on.")
    return _form(request, form, _("Say who is asked"), trail(found), said=said_first)


@get_or_post
def sign(request: HttpRequest, wave_slug: str) -> HttpResponse:
    """Read the sentence, and sign it."""
    staff, found = here(request, wave_slug)
    policies.check_can_sign(staff, found)
    form = SignForm(posted(request))
    if form.is_valid():
        actions.sign(wave=found, by=staff)
        return to(found)
    more = {"promise": PROMISE, "wave": found}
    return _form(request, form, _("Read and sign"), trail(found), **more)


@get_or_post
def paper(request: HttpRequest, wave_slug: str) -> HttpResponse:
    """The form on paper, in one version. Nothing tells copies apart."""
    staff, found = here(request, wave_slug)
    policies.check_can_prepare(staff)
    form = PaperForm(posted(request), audiences=queries.audiences_of(found))
    if form.is_valid():
        said = form.cleaned_data
        asked_here = queries.asked_of(found, Audience(said["audience"]))
        pdf = write_paper_form(paper_form(asked_here, Version(said["version"]), hand_in=said["hand_in"]))
        answer = HttpResponse(pdf, content_type="application/pdf")
        name = f"{found.slug}-{said['audience']}-{said['version']}.pdf"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    return _form(request, form, _("The form on paper"), trail(found))


@sensitive_post_parameters()
@get_or_post
def typed_in(request: HttpRequest, wave_slug: str, audience: str) -> HttpResponse:
    """Type a paper form in: all of it on one page, then the next one."""
    staff, found = here(request, wave_slug)
    policies.check_can_type_in(staff, found)
    known = {each.value: each for each in queries.audiences_of(found)}
    if audience not in known:
        raise Http404
    asked_here = queries.asked_of(found, known[audience])
    answers = Answers()
    refusals: list[Refusal] = []
    if request.method == "POST":
        for each in all_pages(asked_here):
            taken = take_page(asked_here, answers, each.number, dict(request.POST.lists()))
            answers, refusals = taken.answers, [*refusals, *taken.refusals]
        answer = answer_from(known[audience], answers)
        if answer.choices and not refusals:
            actions.type_in(wave=found, by=staff, answer=answer)
            messages.success(request, _("Kept. Here is an empty form for the next one."))
            return redirect("check:wave-typed-in", found.slug, audience)
    version = Version("en")
    shown = items.shown(Page(1, asked_here.asking), version, answers, refusals)
    page = {
        "wave": found,
        "items": shown,
        "problems": [item for item in shown if item.error],
        "is_blank": request.method == "POST" and not refusals,
        "version": version,
        "audience": audience_name(audience),
        "roles": policies.MAY_PREPARE[:1],
        "trail": trail(found),
    }
    return render(
        request, "check/culture/typed_in.html", page, status=400 if request.method == "POST" else 200
    )


@get_or_post
def reply(request: HttpRequest, wave_slug: str) -> HttpResponse:
    """Reply to everybody. The first reply is written before anybody, its writer too, has seen a result."""
    staff, found = here(request, wave_slug)
    policies.check_can_reply(staff, found)
    is_first = not found.replies.exists()
    form = ReplyForm(posted(request), is_first=is_first)
    if form.is_valid():
        actions.reply(wave=found, by=staff, **form.cleaned_data)
        return to(found)
    said = (
        _(
            "Nobody has seen the results yet, and neither have you. Say who will read them, whom you will "
            "talk with, and by which day you will say what changes. The results open with this."
        )
        if is_first
        else _("Say what you heard in the results, what changes, and what does not and why.")
    )
    return _form(request, form, _("Reply to everybody"), trail(found), said=said)


@require_GET
def results(request: HttpRequest, wave_slug: str) -> HttpResponse:
    """The results, as everybody sees them from the same day on."""
    _staff, found = here(request, wave_slug)
    policies.check_is_shown(found)
    page = {"wave": found, "roles": policies.MAY_SEE, "trail": trail(found)}
    return render(request, "check/culture/results.html", page | showing.results_page(found, request.GET))


@require_GET
def table(request: HttpRequest, wave_slug: str) -> HttpResponse:
    """The same as a table."""
    _staff, found = here(request, wave_slug)
    policies.check_is_shown(found)
    return showing.as_csv(found, request.GET)


def here(request: HttpRequest, wave_slug: str) -> tuple[Staff, Wave]:
    """Who asks, and the wave they ask for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, queries.wave_for(staff, wave_slug)


def trail(found: Wave | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Check"), "address": reverse("section-check")},
        {"name": _("How safe it is to speak"), "address": reverse("check:waves")},
    ]
    if found is not None:
        steps.append({"name": found.name, "address": reverse("check:wave", args=[found.slug])})
    return steps


def to(found: Wave) -> HttpResponse:
    """Back to the page of a wave."""
    return redirect("check:wave", found.slug)


def _form(
    request: HttpRequest, form: Any, heading: str, steps: list[dict[str, str]], **more: Any
) -> HttpResponse:
    page = {"form": form, "heading": heading, "trail": steps, "roles": policies.MAY_SEE, **more}
    return render(request, "check/culture/form.html", page, status=400 if form.errors else 200)
