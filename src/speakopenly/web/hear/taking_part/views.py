"""The public pages of surveys, address by address: no sign-in, session or cookie, no copy in a browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.core.errors import DraftExpired, SealBroken
from speakopenly.hear.speaking import receipt_from
from speakopenly.web.hear.reporting.speak.queries import door_here
from speakopenly.web.hear.reporting.speak.uploads import take_no_files
from speakopenly.web.hear.surveys import coming_back, queries
from speakopenly.web.hear.surveys.models import Response, ResponseState, Way
from speakopenly.web.hear.taking_part import back, drafts, moving, pages
from speakopenly.web.hear.taking_part.drafts import Eight, Going
from speakopenly.web.hear.taking_part.uploads import hold_files
from speakopenly.web.hear.taking_part.visits import Visit, open_here
from speakopenly.web.people.public import public
from speakopenly.web.public_path import address_for

View = Callable[..., HttpResponse]


def page(view: Callable[[Visit], HttpResponse]) -> View:
    """A page of one survey, open to anyone, that takes no files. No form token: it needs a cookie."""
    return _page(view, take_no_files)


def page_with_files(view: Callable[[Visit], HttpResponse]) -> View:
    """The same for the one page with which files come."""
    return _page(view, hold_files)


def _page(view: Callable[[Visit], HttpResponse], arrange: Callable[[HttpRequest], None]) -> View:
    @public
    @csrf_exempt
    @cache_control(no_store=True)
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def seen(request: HttpRequest, slug: str) -> HttpResponse:
        arrange(request)
        return view(Visit(request, slug))

    return seen


def outside(view: View) -> View:
    """A page for anyone who has eight words."""

    @public
    @csrf_exempt
    @cache_control(no_store=True)
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def seen(request: HttpRequest) -> HttpResponse:
        take_no_files(request)
        return view(request)

    return seen


def behind_the_words(deed: Callable[[HttpRequest, Eight, Response], HttpResponse]) -> View:
    """A page of the way back. Without the words of the page before, it leads to where they are typed."""

    @outside
    def carried(request: HttpRequest) -> HttpResponse:
        try:
            eight = drafts.open_words(request.POST.get("eight", ""))
        except (DraftExpired, SealBroken):
            return redirect(address_for(request, "listen-return"))
        row = coming_back.find(eight.seed)
        return back.gone(request) if row is None else deed(request, eight, row)

    return carried


@public
@require_GET
def exercises(request: HttpRequest) -> HttpResponse:
    """What people can take part in now."""
    surveys = [each for each in open_here(door_here()) if set(each.ways) & {Way.OPEN_LINK, Way.CODES}]
    return render(request, "hear/taking_part/exercises.html", {"surveys": surveys})


@page
def about(visit: Visit) -> HttpResponse:
    """What is asked, and what is done with the answers."""
    way = moving.way_here(visit)
    return pages.closed(visit) if way is None or not visit.is_taking else _first(visit, way)


@page
def room(visit: Visit) -> HttpResponse:
    """The same on one device in a group room: each person begins anew."""
    is_here = visit.is_taking and Way.KIOSK in queries.ways(visit.survey)
    return _first(visit, Way.KIOSK) if is_here else pages.closed(visit)


@page
def questions(visit: Visit) -> HttpResponse:
    """From page to page; the first page sends what was agreed to and carries no answers yet."""
    posted = visit.request.POST
    if "way" in posted and "draft" not in posted and visit.is_taking:
        return moving.first(visit)
    return _resumed(visit) if "resume" in posted else carry(visit, moving.move)


@page
def save(visit: Visit) -> HttpResponse:
    """Save and go on later: eight words."""
    return _eight_again(visit) or carry(visit, moving.save)


@page_with_files
def send(visit: Visit) -> HttpResponse:
    """Send: eight words."""
    return _eight_again(visit) or carry(visit, moving.send)


@page
def as_file(visit: Visit) -> HttpResponse:
    """The eight words as plain text, under a name that says nothing."""
    eight = _eight(visit)
    if eight is None:
        return redirect(visit.named("listen-return"))
    words = [f"{place} {word}" for place, word in enumerate(receipt_from(eight.seed).words, start=1)]
    address = visit.request.build_absolute_uri(visit.named("listen-return"))
    text = "\n".join([*words, "", f"{visit.words.receipt.slip_return} {address}", ""])
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="eight-words.txt"'
    return answer


@outside
def come_back(request: HttpRequest) -> HttpResponse:
    """The box for eight words, and what they open."""
    return back.come_back(request)


@behind_the_words
def change(request: HttpRequest, eight: Eight, row: Response) -> HttpResponse:
    """Go on, throw away, stop being quoted, or take all of it back."""
    return back.change(request, eight, row)


def carry(visit: Visit, deed: Callable[[Visit, Going], HttpResponse]) -> HttpResponse:
    """A deed on the answers a page carried. Asked for without, it leads to where the questions begin."""
    if visit.request.method != "POST":
        return redirect(visit.here("listen-about"))
    going = moving.opened(visit)
    if going is None:
        return pages.too_old(visit)
    return deed(visit, going) if visit.is_taking else pages.closed(visit, going)


def _resumed(visit: Visit) -> HttpResponse:
    """Go on where it was saved. It is thrown away only when it is sent, or saved anew."""
    eight = _eight(visit)
    row = coming_back.find(eight.seed) if eight else None
    if eight is None or row is None or row.state != ResponseState.SAVED or row.survey_id != visit.survey.pk:
        return back.gone(visit.request)
    going = back.resumed(row, eight)
    return moving.stand(visit, going) if visit.is_taking else pages.closed(visit, going)


def _first(visit: Visit, way: Way) -> HttpResponse:
    wanted = visit.request.GET.get("in", "")
    return pages.about(visit, visit.asked_now, visit.best(visit.asked_now, wanted=wanted), way)


def _eight(visit: Visit) -> Eight | None:
    try:
        return drafts.open_words(visit.request.POST.get("eight", ""))
    except (DraftExpired, SealBroken):
        return None


def _eight_again(visit: Visit) -> HttpResponse | None:
    """The page with the eight words once more, where it is asked for in another language."""
    eight = _eight(visit) if "stay" in visit.request.POST else None
    return pages.eight_words(visit, eight) if eight else None
