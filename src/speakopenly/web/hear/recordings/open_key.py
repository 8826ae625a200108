"""Pages that open a recording: for facilitators alone, and with an open reading key."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.http import HttpRequest, HttpResponse

from speakopenly.web.hear.keyring.unlocking import needs_unlock
from speakopenly.web.hear.recordings.policies import MAY_HEAR
from speakopenly.web.people import policies as people
from speakopenly.web.people.queries import staff_of

P = ParamSpec("P")


def for_listeners(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Decorate a view: the role is seen to first, so that nobody unlocks for a page they may not see."""
    behind_the_lock = needs_unlock(view)

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = args[0]
        assert isinstance(request, HttpRequest)  # noqa: S101  (every view's first argument)
        people.check_has_role(staff_of(request), *MAY_HEAR)
        return behind_the_lock(*args, **kwargs)

    return checked
