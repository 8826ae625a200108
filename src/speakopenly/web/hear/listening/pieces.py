"""Steps 2 and 3 of bringing in a file that is no table: look at what was found, and say what it is."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.core.errors import BadInput
from speakopenly.hear.listening import Gathered, Piece
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import actions, policies, reading
from speakopenly.web.hear.listening.about_forms import AboutForm, said_so_far
from speakopenly.web.hear.listening.bringing_in import page_of, shown
from speakopenly.web.hear.listening.models import Import
from speakopenly.web.hear.listening.views import this_import
from speakopenly.web.people.staff import Staff

PIECES_SHOWN = 5
CHARACTERS_SHOWN = 400
LEFT_OUT_SHOWN = 20


@require_GET
def look(request: HttpRequest, slug: str, import_id: UUID) -> HttpResponse:
    """Step 2: what was found, with the first words."""
    _staff, batch, gathered = _open(request, slug, import_id)
    page = page_of(batch) | {
        "gathered": gathered,
        "pages": _pages(gathered),
        "preview": [_preview(piece) for piece in gathered.pieces[:PIECES_SHOWN]],
        "left_out": gathered.left_out[:LEFT_OUT_SHOWN],
        "more_left_out": max(0, len(gathered.left_out) - LEFT_OUT_SHOWN),
    }
    return render(request, "hear/look_pieces.html", page)


@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, slug: str, import_id: UUID) -> HttpResponse:
    """Step 3: what it is, how it was heard, and what may be done with it."""
    staff, batch, gathered = _open(request, slug, import_id)
    form = AboutForm(posted(request), gathered=gathered, initial=said_so_far(batch.about, batch.channel))
    if form.is_valid() and _describe(form, batch, staff, gathered):
        return redirect("hear:bring-in-names", slug, import_id)
    page = page_of(batch) | {"form": form}
    return render(request, "hear/describe.html", page, status=400 if form.errors else 200)


def _open(request: HttpRequest, slug: str, import_id: UUID) -> tuple[Staff, Import, Gathered]:
    staff, _found, batch = this_import(request, slug, import_id)
    policies.check_can_see_rows(staff, batch)
    policies.check_holds_pieces(batch)
    return staff, batch, reading.gathered_of(batch)


def _describe(form: AboutForm, batch: Import, staff: Staff, gathered: Gathered) -> bool:
    try:
        actions.describe(
            batch=batch, by=staff, setting=form.setting(), speakers=form.counted(), gathered=gathered
        )
    except BadInput as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _pages(gathered: Gathered) -> int:
    """How many pages a document has; 0 where it has none."""
    return max((place.page or 0 for piece in gathered.pieces for place in piece.places), default=0)


def _preview(piece: Piece) -> tuple[str, str]:
    """Who is said to speak, and the first words of a piece."""
    return piece.speaker, shown(piece.text, CHARACTERS_SHOWN)
