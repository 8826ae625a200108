"""Deciding on a theme: small forms, one deed each, and back to the page with what was done and an Undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.web.understand.themes import actions, policies, queries
from speakopenly.web.understand.themes.forms import MergeForm, RenameForm
from speakopenly.web.understand.themes.models import Theme, ThemeDecision
from speakopenly.web.understand.themes.views import here, theme_page


@require_POST
def accept(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Let the theme stand as it is."""
    return _do(request, slug, ident, actions.accept)


@require_POST
def split(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Let the parts of the theme stand alone."""
    return _do(request, slug, ident, actions.split)


@require_POST
def refuse(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Take the theme out of the list."""
    return _do(request, slug, ident, actions.refuse)


@require_POST
def rename(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Give the theme another name and description."""
    form = RenameForm(request.POST)
    if not form.is_valid():
        return theme_page(request, slug, ident, shows="about", status=400, rename=form)
    return _do(request, slug, ident, actions.rename, **form.cleaned_data)


@require_POST
def merge(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Let the theme count within another."""
    staff, exercise = here(request, slug)
    theme = queries.theme_of(exercise, ident)
    others = [row.theme for row in queries.rows(exercise) if policies.can_merge(staff, theme, into=row.theme)]
    form = MergeForm(request.POST, others=others)
    if not form.is_valid():
        return theme_page(request, slug, ident, shows="about", status=400, merge=form)
    into = queries.theme_of(exercise, form.cleaned_data["into"])
    return _do(request, slug, ident, actions.merge, go_to=into, into=into)


@require_POST
def undo(request: HttpRequest, slug: str, decision_id: UUID) -> HttpResponse:
    """Put back what a decision changed."""
    staff, exercise = here(request, slug)
    decision = get_object_or_404(ThemeDecision, pk=decision_id, theme__exercise=exercise)
    actions.undo(decision=decision, by=staff)
    messages.success(request, _("Undo done. It stands as it was before."))
    return redirect("understand:theme-about", slug, decision.theme.ident)


def _do(
    request: HttpRequest,
    slug: str,
    ident: str,
    deed: Callable[..., ThemeDecision],
    *,
    go_to: Theme | None = None,
    **more: Any,
) -> HttpResponse:
    staff, exercise = here(request, slug)
    theme = queries.theme_of(exercise, ident)
    decision = deed(theme=theme, by=staff, **more)
    messages.success(request, decision.told)
    return redirect("understand:theme-about", slug, (go_to or theme).ident)
