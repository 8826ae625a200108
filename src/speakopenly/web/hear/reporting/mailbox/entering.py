"""How a page of the way back is reached: by eight words, then by the pass of the page before."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from speakopenly.core.errors import DraftExpired, NotAllowed, SealBroken
from speakopenly.web.hear.reporting.mailbox import pages
from speakopenly.web.hear.reporting.mailbox.pages import Visit
from speakopenly.web.hear.reporting.mailbox.passes import open_pass
from speakopenly.web.hear.reporting.mailbox.uploads import hold_one_file
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.people.public import public
from speakopenly.web.public_path import address_for

View = Callable[[HttpRequest], HttpResponse]
Deed = Callable[[HttpRequest, Visit], HttpResponse]


class PassGone(Exception):
    """There is no pass, it is too old, or the report it opened is gone."""


def outside(view: View) -> View:
    """A page for anyone: no sign-in, no form token (it needs a cookie), and no copy kept by a browser."""

    @wraps(view)
    def seen(request: HttpRequest) -> HttpResponse:
        hold_one_file(request)
        return view(request)

    return public(csrf_exempt(cache_control(no_store=True)(seen)))


def behind_the_words(deed: Deed) -> View:
    """What follows once the words were typed. Asked for without a form, it leads back to the box."""

    @wraps(deed)
    def view(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return redirect(address_for(request, "return"))
        try:
            return _done_or_as_it_stands(deed, request)
        except PassGone:
            return pages.again(request)
        except DatabaseError:
            return pages.not_sent(request)

    return view


def _done_or_as_it_stands(deed: Deed, request: HttpRequest) -> HttpResponse:
    """Where the deed is not lawful any more (withdrawn from another page), the report as it stands now."""
    visit = visit_of(request)
    try:
        return deed(request, visit)
    except NotAllowed:
        return as_it_stands(request, visit, "")


def with_pass(deed: Deed) -> View:
    """A page of its own behind the eight words."""
    return outside(behind_the_words(deed))


def visit_of(request: HttpRequest) -> Visit:
    """Who is back, by the pass of the page they come from. Raises PassGone."""
    try:
        given = open_pass(request.POST.get("pass", ""), now=timezone.now())
    except (DraftExpired, SealBroken):
        raise PassGone from None
    mailbox = mailboxes.find_by_secret(given.secret)
    if mailbox is None:
        raise PassGone
    return Visit(mailbox, given)


def as_it_stands(request: HttpRequest, visit: Visit, told: object, **more: Any) -> HttpResponse:
    """The thread after a deed, looked up anew."""
    mailbox = mailboxes.find_by_secret(visit.given.secret)
    if mailbox is None:
        raise PassGone
    return pages.thread(request, Visit(mailbox, visit.given), told=told, **more)
