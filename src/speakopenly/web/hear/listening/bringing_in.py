"""The five pages of bringing a file in: choose, look, match, check the names, bring in.

Files that are no tables have their own pages of looking and saying what they are (``pieces``).

Rows are shown only to the person who chose the file; no browser keeps a copy (Work pages say no-store).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import actions, columns, languages, policies, queries, reading
from speakopenly.web.hear.listening.columns_form import ColumnsForm, chosen_so_far
from speakopenly.web.hear.listening.forms import UploadForm
from speakopenly.web.hear.listening.languages_form import LanguagesForm
from speakopenly.web.hear.listening.models import Exercise, Holds, Import, ImportState
from speakopenly.web.hear.listening.views import here, this_import, trail
from speakopenly.web.people.staff import Staff

ROWS_SHOWN = 3
CHARACTERS_SHOWN = 160
REJECTED_SHOWN = 20
ROWS_NAMED = 300
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Step 1: choose a file. A small one is read at once, or refused and not kept; a job reads any other."""
    staff, found = here(request, slug)
    policies.check_can_upload(staff, found)
    form = UploadForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid() and (batch := _upload(form, found, staff)):
        return redirect("hear:import", slug, batch.pk)
    page = {"form": form, "exercise": found, "roles": policies.MAY_BRING_IN, "trail": trail(found)}
    return render(request, "hear/choose.html", page, status=400 if form.errors else 200)


@require_GET
def look(request: HttpRequest, slug: str, import_id: UUID) -> HttpResponse:
    """Step 2: what was found, with the first rows."""
    _staff, batch, table = _open(request, slug, import_id)
    page = page_of(batch) | {
        "table": table,
        "separator": SEPARATORS.get(table.delimiter or "", table.delimiter),
        "numbers": [row.number for row in table.rows[:ROWS_SHOWN]],
        "preview": _preview(table),
        "rejected": table.rejected[:REJECTED_SHOWN],
        "more_rejected": max(0, len(table.rejected) - REJECTED_SHOWN),
    }
    return render(request, "hear/look.html", page)


@require_http_methods(["GET", "POST"])
def match(request: HttpRequest, slug: str, import_id: UUID) -> HttpResponse:
    """Step 3: which column holds what."""
    staff, batch, table = _open(request, slug, import_id)
    places = batch.column_map or columns.guess(table)
    so_far = chosen_so_far(places, batch.channel, is_matched=batch.state == ImportState.MAPPED)
    form = ColumnsForm(posted(request), names=table.columns, initial=so_far)
    if form.is_valid() and _match(form, batch, staff, table):
        return redirect("hear:bring-in-names", slug, import_id)
    page = page_of(batch) | {"form": form}
    return render(request, "hear/match.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def names(request: HttpRequest, slug: str, import_id: UUID) -> HttpResponse:
    """Step 4: a short look at the languages, which can be put right here, and at what will be hidden."""
    from speakopenly.web.hear.listening.names_check import check_names  # loads a language model

    staff, _found, batch = this_import(request, slug, import_id)
    policies.check_can_see_rows(staff, batch)
    if not policies.can_bring_in(staff, batch):
        return redirect("hear:import", slug, import_id)
    told = languages.look_at(batch)
    form = LanguagesForm(posted(request), told=told, said=dict(batch.languages))
    if form.is_valid():
        actions.say_languages(batch=batch, by=staff, languages=form.languages())
        return redirect("hear:bring-in-names", slug, import_id)
    page = page_of(batch) | {"check": check_names(batch), "told": told, "form": form}
    return render(request, "hear/names.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, slug: str, import_id: UUID) -> HttpResponse:
    """Step 5: the sums, and the button. Pressed twice, it is done once."""
    staff, _found, batch = this_import(request, slug, import_id)
    if request.method == "POST":
        return redirect("job", actions.bring_in(batch=batch, by=staff).pk)
    if not policies.can_bring_in(staff, batch):
        return redirect("hear:import", slug, import_id)
    page = page_of(batch) | {"rows_left_out": _rows_left_out(batch) if batch.left_out else []}
    return render(request, "hear/confirm.html", page)


@require_POST
def refuse(request: HttpRequest, slug: str, import_id: UUID) -> HttpResponse:
    """Put the file away without bringing it in."""
    staff, _found, batch = this_import(request, slug, import_id)
    actions.refuse_import(batch=batch, by=staff)
    return redirect("hear:exercise", slug)


def _open(request: HttpRequest, slug: str, import_id: UUID) -> tuple[Staff, Import, Table]:
    staff, _found, batch = this_import(request, slug, import_id)
    policies.check_can_see_rows(staff, batch)
    policies.check_holds_rows(batch)
    return staff, batch, reading.table_of(batch)


def _rows_left_out(batch: Import) -> list[tuple[str, Sequence[int], int]]:
    """Each reason with the first of its rows, and how many more there are."""
    came = reading.look_over(batch, reading.held_by(batch))
    return [
        (reason, rows[:ROWS_NAMED], max(0, len(rows) - ROWS_NAMED))
        for reason, rows in came.rows_left_out.items()
    ]


def page_of(batch: Import) -> dict[str, Any]:
    """What every one of the five pages shows of an import."""
    return {
        "exercise": batch.exercise,
        "batch": batch,
        "summary": queries.import_summary(batch),
        "trail": trail(batch.exercise),
    }


def _upload(form: UploadForm, exercise: Exercise, staff: Staff) -> Import | None:
    file, holds = form.cleaned_data["file"], form.cleaned_data["holds"]
    try:
        return actions.choose_file(
            exercise=exercise,
            by=staff,
            name=file.name,
            data=file.read(),
            holds=Holds(holds) if holds else None,
        )
    except BadInput as refusal:
        form.add_error("file", str(refusal))
        return None


def _match(form: ColumnsForm, batch: Import, staff: Staff, table: Table) -> bool:
    channel = form.cleaned_data["other_channel"]
    try:
        actions.match_columns(batch=batch, by=staff, places=form.places(), channel=channel, table=table)
    except BadInput as refusal:
        form.add_refusal(refusal)
        return False
    return True


def _preview(table: Table) -> list[tuple[str, list[str]]]:
    """The first rows, turned so that each column of the file is a row: long answers get room to be read."""
    first = table.rows[:ROWS_SHOWN]
    return [(name, [shown(row.values[place]) for row in first]) for place, name in enumerate(table.columns)]


def shown(value: str | None, most: int = CHARACTERS_SHOWN) -> str:
    """Words as a preview shows them: one line, cut to ``most`` characters."""
    line = " ".join((value or "").split())
    return line if len(line) <= most else line[:most].rstrip() + " \u2026"
