"""The public door, address by address: no sign-in, no session, no cookie, and nothing kept by a browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.core.errors import DraftExpired, SealBroken
from speakopenly.web.hear.reporting.speak import drafts, moving, pages, sending
from speakopenly.web.hear.reporting.speak.pages import Visit
from speakopenly.web.hear.reporting.speak.screens import Screen
from speakopenly.web.hear.reporting.speak.uploads import take_no_files
from speakopenly.web.people.public import public

View = Callable[[HttpRequest], HttpResponse]
Deed = Callable[[Visit], HttpResponse | None]


@public
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Choose: tell us, come back, see replies."""
    return pages.home(Visit(request))


@public
@require_GET
def danger(request: HttpRequest) -> HttpResponse:
    """Who to ring now."""
    return pages.danger(Visit(request))


@public
@require_GET
def safe(request: HttpRequest) -> HttpResponse:
    """Staying safe online."""
    return pages.safe(Visit(request))


def form_page(view: Callable[[Visit], HttpResponse]) -> View:
    """A page of the form, open to anyone; no browser keeps a copy. A shut door says so, and keeps no word."""

    @public
    @csrf_exempt
    @cache_control(no_store=True)
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest) -> HttpResponse:
        take_no_files(request)
        visit = Visit(request)
        if not visit.is_open:
            return pages.not_open(visit, typed=_typed(request))
        return view(visit)

    return page


def at(wanted: Screen) -> View:
    """The page of one screen. Asked for without a form, it leads to where the form begins."""

    def screen(visit: Visit) -> HttpResponse:
        if visit.request.method == "POST":
            return moving.move(visit, wanted)
        return redirect(visit.at(Screen.PROMISE))

    return form_page(screen)


def after_sending(deed: Deed) -> View:
    """A page that carries the eight words. Without them it leads to where they can be typed in."""

    def page(visit: Visit) -> HttpResponse:
        answer = deed(visit) if visit.request.method == "POST" else None
        return answer or redirect(visit.named("return"))

    return form_page(page)


@form_page
def promise(visit: Visit) -> HttpResponse:
    """Before you start."""
    return moving.move(visit, Screen.PROMISE) if "draft" in visit.request.POST else pages.promise(visit)


@form_page
def send(visit: Visit) -> HttpResponse:
    """Send, then eight words. The same page in another language carries the words and sends nothing."""
    if visit.request.method != "POST":
        return redirect(visit.at(Screen.PROMISE))
    again = sending.again(visit) if "stay" in visit.request.POST else None
    return again or moving.move(visit, Screen.SEND)


confirm = after_sending(sending.confirm)
done = after_sending(sending.done)
as_file = after_sending(sending.as_file)


def _typed(request: HttpRequest) -> dict[str, str]:
    """What somebody was writing when the door was shut."""
    try:
        draft = drafts.open_posted(request.POST.get("draft", ""))
    except (DraftExpired, SealBroken):
        draft = moving.saved_from(request.POST)
    return moving.texts_of(draft, request.POST)
