"""Pages of an edition of an examination: ask for a signature, read it, sign it, take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speakopenly.check.examination.publication import HTML
from speakopenly.web.check.examination.forms import SignForm
from speakopenly.web.check.examination.publications import actions, policies, queries
from speakopenly.web.check.examination.publications.models import EditionState, ExaminationEdition
from speakopenly.web.check.examination.views import here, trail
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.findings.publications.models import Pack


@require_POST
def ask(request: HttpRequest, examination_number: int) -> HttpResponse:
    """Make the files, and ask a second person to read and sign them."""
    staff, found = here(request, examination_number)
    made = actions.ask_for_signature(examination=found, by=staff)
    messages.success(request, _("A publisher who did not write this is asked to read and sign it."))
    return redirect("check:examination-edition", found.number, made.edition)


@require_GET
def edition(request: HttpRequest, examination_number: int, examination_edition: int) -> HttpResponse:
    """One edition: what waits for the signature, or what was published."""
    return _page(request, examination_number, examination_edition, SignForm())


@require_POST
def sign(request: HttpRequest, examination_number: int, examination_edition: int) -> HttpResponse:
    """Sign and publish."""
    staff, found = _this(request, examination_number, examination_edition)
    policies.check_can_sign(staff, found)
    form = SignForm(request.POST)
    if not form.is_valid():
        return _page(request, examination_number, examination_edition, form)
    actions.sign(edition=found, by=staff)
    messages.success(request, _("Signed. Anyone can read it now."))
    return redirect("check:examination-edition", examination_number, examination_edition)


@require_POST
def take_back(request: HttpRequest, examination_number: int, examination_edition: int) -> HttpResponse:
    """Go on writing: the frozen draft is thrown away."""
    staff, found = _this(request, examination_number, examination_edition)
    actions.take_back(edition=found, by=staff)
    messages.success(request, _("Taken back. Nothing was published."))
    return redirect("check:examinations")


@require_GET
def download(
    request: HttpRequest, examination_number: int, examination_edition: int, examination_file: str
) -> HttpResponse:
    """One file of the pack."""
    _staff, found = _this(request, examination_number, examination_edition)
    return packs.response_of(found, Pack.PUBLIC, examination_file, page=HTML)


def _this(request: HttpRequest, number: int, edition: int) -> tuple[Staff, ExaminationEdition]:
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
        "files": packs.files_of(found, Pack.PUBLIC, queries.NAMES),
        "is_published": is_published,
        "differences": queries.differences(found) if is_published else [],
        "page_roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "check/examination/edition.html", page, status=400 if form.errors else 200)
