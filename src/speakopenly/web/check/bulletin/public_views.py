"""The bulletin for anyone: the archive with its search, one issue with its files, and the feed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from speakopenly.check import bulletin
from speakopenly.check.bulletin import Entry, Feed
from speakopenly.web.check.bulletin import queries, showing
from speakopenly.web.check.bulletin.forms import SearchForm
from speakopenly.web.check.bulletin.frame import frame_here
from speakopenly.web.check.bulletin.models import Issue
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.people.public import public
from speakopenly.web.public_path import speaking_of

TYPES = {
    bulletin.PDF: "application/pdf",
    bulletin.TEXT: "text/plain; charset=utf-8",
    bulletin.CONTENT: "application/json",
    "manifest.json": "application/json",
}
"""What may be fetched. The page itself stands in for the HTML file, in the reader's own language."""


@public
@require_GET
def archive(request: HttpRequest) -> HttpResponse:
    """Every issue that is out, and what was sought in them."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    sought = form.cleaned_data["q"] if form.is_valid() else ""
    page = {
        "form": form,
        "sought": sought,
        "found": [(each, _title(each.issue)) for each in queries.found_in_print(sought)],
        "issues": [(each, _title(each)) for each in queries.out_now()],
    }
    return render(request, "check/bulletin/archive.html", page, status=400 if form.errors else 200)


@public
@require_GET
def issue(request: HttpRequest, issue: str) -> HttpResponse:
    """One issue. What was frozen is shown, in the words round it of this page's language."""
    found = queries.issue_out(issue)
    sizes = queries.sizes_of(found)
    page = {
        "issue": found,
        "document": showing.shown(queries.frozen(found)),
        "files": [(name, sizes[name]) for name in (bulletin.PDF, bulletin.TEXT) if name in sizes],
        "pdf_is_coming": bulletin.PDF not in sizes,
    }
    return render(request, "check/bulletin/public.html", page)


@public
@require_GET
def file(request: HttpRequest, issue: str, name: str) -> HttpResponse:
    """One file of the edition that stands."""
    if name not in TYPES:
        raise Http404
    found = queries.issue_out(issue)
    response = HttpResponse(bytes(queries.file_of(found, name).bytes), content_type=TYPES[name])
    kept_as = f"bulletin-{found.slug}-edition-{found.edition}.{name.rpartition('.')[2]}"
    response.headers["Content-Disposition"] = f'attachment; filename="{kept_as}"'
    return response


@public
@require_GET
def feed(request: HttpRequest) -> HttpResponse:
    """The Atom feed: which issues there are and since which day, and none of their words."""
    way = speaking_of(request).in_path
    entries = [
        Entry(_title(each), at_the_speak_door(request, "bulletin-issue", issue=each.slug, **way), each.out_on)
        for each in queries.out_now()
        if each.out_on is not None
    ]
    made = bulletin.write_feed(
        Feed(
            title=_("Bulletin"),
            author=_("Speak Openly"),
            language=frame_here().language,
            address=at_the_speak_door(request, "bulletin-feed", **way),
            page=at_the_speak_door(request, "bulletin-archive", **way),
            entries=entries,
        )
    )
    return HttpResponse(made, content_type="application/atom+xml; charset=utf-8")


def _title(found: Issue) -> str:
    """Such as "Bulletin 2, spring 2026", without opening a story."""
    frame = frame_here()
    return f"{bulletin.title_of(found, frame)}, {bulletin.when_of(found, frame)}"
