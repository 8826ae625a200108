"""Pages that show who says it, when, and together with what; and who saw it differently."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from speakopenly.core.documents import page_numbers, write_pdf, write_word
from speakopenly.core.documents.tree import Document, Figure
from speakopenly.understand.findings.draft import Draft
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings import comparisons, policies, queries
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.other_views import views_of
from speakopenly.web.understand.findings.views import here, trail
from speakopenly.web.understand.themes import pictures as pictures_of_themes
from speakopenly.web.understand.themes import policies as themes
from speakopenly.web.understand.themes.counts import Counts


def _write_word(document: Document) -> bytes:
    return write_word(document, page_numbers(document))


WRITERS = {
    "pdf": (write_pdf, "application/pdf"),
    "docx": (_write_word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@require_GET
def who(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Who says it: the people of one theme by every column, safe to show."""
    _staff, exercise = here(request, slug)
    draft, counts = excerpt_of(exercise), comparisons.counts_by_group(exercise)
    numbered = queries.numbered_of(draft, ident)
    page = {
        **_frame(exercise),
        "theme": numbered.theme.name,
        "ident": ident,
        "paragraph": numbered.paragraph,
        "figures": [
            _as_shown(figure, name) for name, figure in comparisons.who_says(counts, draft.listed, numbered)
        ],
    }
    return render(request, "understand/who.html", page)


@require_GET
def who_as_csv(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """The same numbers as a file."""
    _staff, exercise = here(request, slug)
    draft, counts = excerpt_of(exercise), comparisons.counts_by_group(exercise)
    written = comparisons.csv_of_who(counts, draft.listed, queries.numbered_of(draft, ident))
    response = HttpResponse(written, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{ident}-who.csv"'
    return response


@require_GET
def pictures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every picture of an exercise, each with its sentence and its table."""
    _staff, exercise = here(request, slug)
    draft, counts = excerpt_of(exercise), comparisons.counts_by_group(exercise)
    columns = comparisons.columns_of(counts) if draft.listed else []
    by = request.GET.get("by", columns[0] if columns else "")
    if draft.listed and by not in columns:
        raise Http404
    page = {
        **_frame(exercise),
        "columns": [(name, name.replace("_", " ")) for name in columns],
        "by": by,
        "figures": _pictures(draft, counts, by) if draft.listed else [],
    }
    return render(request, "understand/pictures.html", page)


@require_GET
def pictures_as_file(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """The same pictures and tables as a PDF or a Word file, for people who work here."""
    _staff, exercise = here(request, slug)
    draft, counts = excerpt_of(exercise), comparisons.counts_by_group(exercise)
    columns = comparisons.columns_of(counts) if draft.listed else []
    by = request.GET.get("by", columns[0] if columns else "")
    if ending not in WRITERS or by not in columns:
        raise Http404
    figures = comparisons.all_figures(draft, counts, by)
    write, kind = WRITERS[ending]
    document = comparisons.document_of(draft, list(figures.values()))
    response = HttpResponse(write(document), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{slug}-pictures.{ending}"'
    return response


def _pictures(draft: Draft, counts: Counts, by: str) -> list[dict[str, Any]]:
    return [_as_shown(figure, name) for name, figure in comparisons.all_figures(draft, counts, by).items()]


@require_GET
def other_views(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Passages that say it went well and passages that say it went badly, side by side."""
    staff, exercise = here(request, slug)
    finding = queries.finding_of(exercise, ident)
    policies.check_can_write(staff, finding)
    draft = excerpt_of(exercise)
    is_few = any(each.theme.id == ident for each in draft.said_by_few)
    only_quotable = not themes.can_see(staff, exercise)
    page = {
        **_frame(exercise),
        "roles": policies.MAY_WRITE,
        "theme": finding.theme.name,
        "ident": ident,
        "views": None if is_few else views_of(finding.theme, only_quotable=only_quotable),
    }
    return render(request, "understand/other_views.html", page)


def _as_shown(figure: Figure, name: str) -> dict[str, Any]:
    return {"name": name, "figure": figure, "svg": as_svg(figure, name)}


def as_svg(figure: Figure, name: str) -> SafeString:
    """A picture made safe to stand in a page."""
    return pictures_of_themes.as_svg(figure.svg, f"p-{name.replace(' ', '-')}")


def _frame(exercise: Exercise) -> dict[str, Any]:
    return {"exercise": exercise, "roles": policies.MAY_SEE, "trail": trail(exercise)}
