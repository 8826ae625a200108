"""Public replies for anyone: the list, and one of them. No word opens them, and no cookie is set."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speakopenly.check.replies import Way
from speakopenly.web.check.replies import public as replies_out
from speakopenly.web.check.replies.public import JoinedTo
from speakopenly.web.people.public import public
from speakopenly.web.public_path import language_of, wording_of


@public
@require_GET
def replies(request: HttpRequest) -> HttpResponse:
    """Every reply that is out, the newest first."""
    return render(request, "check/replies/public_list.html", {"pages": replies_out.all_out(_way(request))})


@public
@require_GET
def reply(request: HttpRequest, reply_number: int) -> HttpResponse:
    """One reply, or which other it was joined to."""
    found = replies_out.one_out(reply_number, _way(request))
    if isinstance(found, JoinedTo):
        return render(request, "check/replies/public_joined.html", {"joined": found})
    return render(request, "check/replies/public_reply.html", {"page": found})


def _way(request: HttpRequest) -> Way:
    return Way(wording_of(request), language_of(request))
