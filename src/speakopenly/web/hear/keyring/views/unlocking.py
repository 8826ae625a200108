"""Unlock the reading key, keep it open a while longer, lock it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed, WrongPassphrase
from speakopenly.web.hear.keyring import demonstration, interrupted, unlocking
from speakopenly.web.hear.keyring.forms import UnlockForm
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff


@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase, and go on where one was."""
    staff = staff_of(request)
    if request.method == "GET" and settings.DEMO and demonstration.unlock(request, staff):
        return redirect(_way_on(request.GET.get("next", "")))
    if request.method == "GET":
        return unlocking.unlock_page(request)
    kept, form = request.POST.get("kept", ""), UnlockForm(request.POST)
    if form.is_valid() and _opens(request, staff, form):
        return _go_on(request, kept)
    return unlocking.unlock_page(request, kept=kept, form=form)


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Keep the key open for another fifteen minutes; for the warning's button, with and without script."""
    is_open = unlocking.unlocked(request) is not None
    if "application/json" in request.headers.get("Accept", ""):
        return HttpResponse(status=204 if is_open else 403)
    return redirect("hear:keys" if is_open else "hear:unlock")


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Close the key, and stay signed in."""
    unlocking.lock_reading(request)
    return redirect("hear:keys")


def _opens(request: HttpRequest, staff: Staff, form: UnlockForm) -> bool:
    try:
        unlocking.unlock(request, staff, form.cleaned_data["passphrase"])
    except (WrongPassphrase, NotAllowed) as refusal:
        form.add_refusal(refusal)
        return False
    return True


def _go_on(request: HttpRequest, kept: str) -> HttpResponse:
    form = interrupted.take_up(request, kept) if kept else None
    if form is None:
        return redirect(_way_on(request.POST.get("next", "")))
    return render(request, "hear/keyring/go_on.html", {"interrupted": form})


def _way_on(asked: str) -> str:
    is_here = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/staff/")
    return asked if is_here else reverse("hear:keys")
