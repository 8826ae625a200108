"""A draft at the Speak door: no sign-in, no session, no cookie. A code opens it; a sealed pass leads on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from speakopenly.core.errors import DraftExpired, NotAllowed, SealBroken
from speakopenly.hear.questionnaires.codes import Code
from speakopenly.web.hear.reporting.speak.flood import address_of
from speakopenly.web.hear.reporting.speak.uploads import take_no_files
from speakopenly.web.people.public import public
from speakopenly.web.public_path import address_for
from speakopenly.web.understand.member_checks import actions, public_pages, queries
from speakopenly.web.understand.member_checks.models import Audience
from speakopenly.web.understand.member_checks.passes import RECEIPT, open_pass
from speakopenly.web.understand.member_checks.public_forms import (
    CHILD,
    HELD,
    NOT_FOUND,
    TOO_MANY,
    CodeForm,
    NameForm,
    ParagraphForm,
)
from speakopenly.web.understand.member_checks.tries import TRIES

Deed = Callable[[HttpRequest, Audience, Code], HttpResponse]
View = Callable[..., HttpResponse]


def outside(view: View) -> View:
    """A page for anyone: no form token, as that needs a cookie, and no copy kept by a browser."""

    @public
    @csrf_exempt
    @cache_control(no_store=True)
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def seen(request: HttpRequest, **parts: UUID) -> HttpResponse:
        take_no_files(request)
        return view(request, **parts)

    return seen


def with_pass(deed: Deed) -> View:
    """A page behind the code; without its pass it leads back to the box."""

    @outside
    @wraps(deed)
    def view(request: HttpRequest, link: UUID) -> HttpResponse:
        audience = queries.audience_at(link)
        try:
            code = open_pass(request.POST.get("pass", ""), link, now=timezone.now())
        except (DraftExpired, SealBroken):
            return redirect(address_for(request, "member-draft", link=link))
        if not queries.opens(audience, code):
            return redirect(address_for(request, "member-draft", link=link))
        return deed(request, audience, code)

    return view


@outside
def enter(request: HttpRequest, link: UUID) -> HttpResponse:
    """Type the code; with it the draft opens."""
    audience = queries.audience_at(link)
    if request.method != "POST" or "stay" in request.POST:
        return public_pages.enter(request, audience, CodeForm(initial={"code": request.POST.get("code", "")}))
    form = CodeForm(request.POST)
    if form.is_valid():
        if TRIES.are_too_many(address_of(request)):
            form.add_error("code", str(TOO_MANY))
            return public_pages.enter(request, audience, form, status=429)
        if queries.opens(audience, form.cleaned_data["code"]):
            return public_pages.draft(request, audience, form.cleaned_data["code"])
        TRIES.note(address_of(request))
        form.add_error("code", str(NOT_FOUND))
    return public_pages.enter(request, audience, form, status=400)


@with_pass
def draft(request: HttpRequest, audience: Audience, code: Code) -> HttpResponse:
    """Read some paragraphs, say something of them, go on."""
    number = _number(request, audience)
    forms = [
        ParagraphForm(request.POST if "send" in request.POST else None, number=each["number"])
        for each in public_pages.on_page(audience, number)
    ]
    if "stay" in request.POST:
        forms = [ParagraphForm(number=form.number, initial=_typed(request, form)) for form in forms]
    if "send" not in request.POST or "stay" in request.POST:
        return public_pages.draft(request, audience, code, number=number, forms=forms)
    if [form for form in forms if not form.is_valid()]:
        return public_pages.draft(request, audience, code, number=number, forms=forms)
    try:
        kept = actions.say(round=audience.round, code=code, said=[form.said() for form in forms])
    except NotAllowed:
        return public_pages.done(request, audience, code, told=_("The last day for comments is over."))
    told = _("What you said on this page is sent.") if kept else ""
    if number < public_pages.last_page(audience):
        return public_pages.draft(request, audience, code, number=number + 1, told=told)
    return public_pages.done(request, audience, code, told=told)


@with_pass
def done(request: HttpRequest, audience: Audience, code: Code) -> HttpResponse:
    """What happens now."""
    return public_pages.done(request, audience, code)


@with_pass
def name(request: HttpRequest, audience: Audience, code: Code) -> HttpResponse:
    """Ask to be named in the report."""
    sealed = request.POST.get("receipt", "")
    if "send" not in request.POST or "stay" in request.POST:
        form = NameForm(initial={"name": request.POST.get("name", ""), "age": request.POST.get("age", "")})
        return public_pages.name(request, audience, code, form=form)
    form = NameForm(request.POST)
    try:
        receipt = open_pass(sealed, audience.link, now=timezone.now(), purpose=RECEIPT)
    except (DraftExpired, SealBroken):
        return public_pages.name(request, audience, code, form=NameForm())
    if not form.is_valid():
        return public_pages.name(request, audience, code, form=form, receipt=sealed)
    is_child = form.cleaned_data["age"] == CHILD
    actions.ask_to_be_named(
        exercise=audience.round.exercise,
        name=form.cleaned_data["name"],
        is_child=is_child,
        receipt=receipt,
    )
    return public_pages.named(request, audience, code, receipt=receipt, is_child=is_child)


@with_pass
def take_back(request: HttpRequest, audience: Audience, code: Code) -> HttpResponse:
    """Take back everything this code said, after a page that says what that means."""
    if "send" not in request.POST or "stay" in request.POST:
        return public_pages.take_back(request, audience, code)
    try:
        actions.take_back(round=audience.round, code=code)
    except NotAllowed:
        return public_pages.take_back(request, audience, code, refused=str(HELD))
    return public_pages.done(
        request, audience, code, told=_("Everything you said of this draft is taken back.")
    )


@outside
def my_name(request: HttpRequest) -> HttpResponse:
    """Take one's name back, with the code that was shown when it was given."""
    if request.method != "POST" or "stay" in request.POST:
        return public_pages.my_name(request, CodeForm(initial={"code": request.POST.get("code", "")}))
    form = CodeForm(request.POST)
    if not form.is_valid():
        return public_pages.my_name(request, form)
    if TRIES.are_too_many(address_of(request)):
        form.add_error("code", str(TOO_MANY))
        return public_pages.my_name(request, form)
    try:
        printed_in = actions.take_name_back(receipt=form.cleaned_data["code"])
    except NotAllowed:
        form.add_error("code", str(HELD))
        return public_pages.my_name(request, form)
    if printed_in is None:
        TRIES.note(address_of(request))
        form.add_error("code", _("No name has this code. It may have been taken back already."))
        return public_pages.my_name(request, form)
    return public_pages.my_name(request, CodeForm(), is_done=True, printed_in=printed_in)


def _number(request: HttpRequest, audience: Audience) -> int:
    typed = request.POST.get("number", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1
    return min(max(number, 1), public_pages.last_page(audience))


def _typed(request: HttpRequest, form: ParagraphForm) -> dict[str, str]:
    return {name: request.POST.get(form.add_prefix(name), "") for name in form.fields}
