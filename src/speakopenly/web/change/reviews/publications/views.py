"""Pages of an edition of a review for those who work here: read it, sign it, take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speakopenly.change.reviews.publication import HTML
from speakopenly.web.change.reviews import guard
from speakopenly.web.change.reviews import policies as reviewing
from speakopenly.web.change.reviews import queries as reviews
from speakopenly.web.change.reviews.forms import SignForm
from speakopenly.web.change.reviews.publications import actions, policies, queries
from speakopenly.web.change.reviews.publications.models import EditionState, ReviewEdition
from speakopenly.web.change.reviews.views import get_or_post, here, trail
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.findings.publications.models import Pack


@get_or_post
def ask(request: HttpRequest, review_number: int) -> HttpResponse:
    """What the guard still marks, and the request for a second person. Nothing here blocks."""
    staff, review = here(request, review_number)
    policies.check_can_ask(staff, review)
    if request.method == "POST":
        made = actions.ask_for_signature(review=review, by=staff)
        messages.success(request, _("A publisher who did not write this is asked to read and sign it."))
        return redirect("change:review-edition", review.number, made.edition)
    looked = [(each, guard.look_at(each.words)) for each in reviews.boxes_of(review)]
    marked = [(each, found) for each, found in looked if found.sentences]
    page = {"review": review, "marked": marked, "roles": reviewing.MAY_WRITE, "trail": trail(review)}
    return render(request, "change/reviews/ask.html", page)


@require_GET
def edition(request: HttpRequest, review_number: int, review_edition: int) -> HttpResponse:
    """One edition: what waits for the signature, or what was published."""
    return _page(request, review_number, review_edition, SignForm())


@require_POST
def sign(request: HttpRequest, review_number: int, review_edition: int) -> HttpResponse:
    """Sign and publish."""
    staff, found = _this(request, review_number, review_edition)
    policies.check_can_sign(staff, found)
    form = SignForm(request.POST)
    if not form.is_valid():
        return _page(request, review_number, review_edition, form)
    actions.sign(edition=found, by=staff)
    messages.success(request, _("Signed. Anyone can read it now."))
    return redirect("change:review-edition", review_number, review_edition)


@require_POST
def take_back(request: HttpRequest, review_number: int, review_edition: int) -> HttpResponse:
    """Go on writing: the frozen draft is thrown away."""
    staff, found = _this(request, review_number, review_edition)
    actions.take_back(edition=found, by=staff)
    messages.success(request, _("Taken back. Nothing was published."))
    return redirect("change:reviews")


@require_GET
def download(
    request: HttpRequest, review_number: int, review_edition: int, pack: str, review_file: str
) -> HttpResponse:
    """One file of a pack; the sealed one only for those who keep it for the host."""
    staff, found = _this(request, review_number, review_edition)
    if pack == Pack.SEALED:
        policies.check_can_have_the_sealed_pack(staff, found)
    return packs.response_of(found, pack, review_file, page=HTML)


def _this(request: HttpRequest, number: int, edition: int) -> tuple[Staff, ReviewEdition]:
    staff = staff_of(request)
    found = queries.edition_for(staff, number, edition)
    policies.check_can_see(staff, found)
    return staff, found


def _page(request: HttpRequest, number: int, edition: int, form: SignForm) -> HttpResponse:
    staff, found = _this(request, number, edition)
    is_published = found.state == EditionState.PUBLISHED
    page = {
        "edition": found,
        "form": form,
        "may_sign": policies.can_sign(staff, found),
        "may_take_back": policies.can_take_back(staff, found),
        "may_have_sealed": policies.can_have_the_sealed_pack(staff, found),
        "quotes": queries.quotes_in(found),
        "changed_since": queries.is_changed_since(found.review, found),
        "public": packs.files_of(found, Pack.PUBLIC, queries.NAMES),
        "sealed": packs.files_of(found, Pack.SEALED, queries.NAMES),
        "is_published": is_published,
        "differences": queries.differences(found) if is_published else [],
        "roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "change/reviews/edition.html", page, status=400 if form.errors else 200)
