"""What stands at the Work door: sign-in, the lock, and refusals that are explained."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.deprecation import MiddlewareMixin

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import lock
from speakopenly.web.people.queries import ServiceNotChosen


class StaffOnly(LoginRequiredMiddleware):
    """Every view asks for sign-in unless it is marked public; a public view never reads the session.

    It stands before the look at the form's token, which reads all that came: of a stranger nothing is read.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        response: HttpResponseBase | None = super().process_view(request, view_func, view_args, view_kwargs)
        return response


class LockedMeansLocked(MiddlewareMixin):
    """After Lock, every Work page but the way back in and the way out leads to the lock page."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in lock.OPEN_WHILE_LOCKED or not lock.is_locked(request):
            return None
        return redirect(lock.way_back(request))


class RefusalsAreExplained(MiddlewareMixin):
    """A guard that refuses is answered with its own words, at the right status."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotAllowed):
            return None
        if isinstance(exception, ServiceNotChosen):
            return redirect("choose-service")
        return render(request, "errors/403.html", {"why": str(exception), "at_work": True}, status=403)
