"""Pages of an edition for those who work here: the release check, the signature, and the files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.publication import HTML
from speakopenly.web.jobs.wording import sentence
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.checking import check_findings
from speakopenly.web.understand.findings.evidence import has_changed
from speakopenly.web.understand.findings.previews import views as previews
from speakopenly.web.understand.findings.publications import actions, packs, policies, queries
from speakopenly.web.understand.findings.publications.forms import SignForm
from speakopenly.web.understand.findings.publications.models import Pack, Publication, PublicationState
from speakopenly.web.understand.findings.queries import paragraphs
from speakopenly.web.understand.findings.views import here, trail


@require_POST
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Freeze the report for a second person."""
    staff, exercise = here(request, slug)
    try:
        draft = actions.ask_for_signature(exercise=exercise, by=staff)
    except BadInput as error:
        messages.error(request, str(error))
        return redirect("understand:findings", slug)
    messages.success(request, _("A publisher who did not write this is asked to read and sign it."))
    return redirect("understand:publication", slug, draft.edition)


@require_GET
def publication(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """One edition: what waits for the signature, or what was published."""
    return _page(request, slug, edition, SignForm())


@require_http_methods(["POST"])
def sign(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """Sign and publish."""
    staff, found = _this(request, slug, edition)
    policies.check_can_sign(staff, found)
    form = SignForm(request.POST)
    if not form.is_valid():
        return _page(request, slug, edition, form)
    job = actions.sign(publication=found, by=staff)
    return redirect("job", job.pk)


@require_POST
def take_back(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """Go on writing: the frozen draft is thrown away."""
    staff, found = _this(request, slug, edition)
    actions.take_back(publication=found, by=staff)
    messages.success(request, _("Taken back. Nothing was published."))
    return redirect("understand:findings", slug)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The report that waits for its signature. Once signed, its files stand on the page of the edition."""
    staff, found = _this(request, slug, edition)
    if found.state != PublicationState.DRAFT:
        return redirect("understand:publication", slug, edition)
    if not queries.is_frozen(found):
        raise Http404
    up = {
        "name": _("Edition %(n)s") % {"n": edition},
        "address": reverse("understand:publication", args=[slug, edition]),
    }
    return previews.show(request, staff, found.exercise, [*trail(found.exercise), up], draft=found)


@require_GET
def download(request: HttpRequest, slug: str, edition: int, pack: str, name: str) -> HttpResponse:
    """One file of a pack; the sealed one only for those who keep it for the host."""
    staff, found = _this(request, slug, edition)
    if pack == Pack.SEALED:
        policies.check_can_have_the_sealed_pack(staff, found)
    return packs.response_of(found, pack, name, page=HTML)


def _this(request: HttpRequest, slug: str, edition: int) -> tuple[Staff, Publication]:
    staff, exercise = here(request, slug)
    found = queries.publication_of(exercise, edition)
    policies.check_can_see(staff, found)
    return staff, found


def _page(request: HttpRequest, slug: str, edition: int, form: SignForm) -> HttpResponse:
    staff, found = _this(request, slug, edition)
    is_draft = found.state == PublicationState.DRAFT
    page: dict[str, Any] = {
        "publication": found,
        "exercise": found.exercise,
        "form": form,
        "may_sign": policies.can_sign(staff, found),
        "may_take_back": policies.can_take_back(staff, found),
        "may_have_sealed": policies.can_have_the_sealed_pack(staff, found),
        "roles": policies.MAY_SEE,
        "trail": trail(found.exercise),
        **(_before_signing(found) if is_draft else _once_signed(found)),
    }
    return render(request, "understand/publication.html", page, status=400 if form.errors else 200)


def _before_signing(found: Publication) -> dict[str, Any]:
    evidence = queries.frozen_evidence(found)
    if evidence is None:
        return {"gone": True}
    draft = Draft(evidence)
    return {
        "checked": check_findings(draft),
        "paragraphs": paragraphs(draft),
        "not_heard": evidence.about.not_heard,
        "waits_for_a_person": draft.tally.piles.get("language_not_covered", 0),
        "decided": evidence.about.method.themes_decided_by_a_person,
        "changed_since": has_changed(found.exercise, evidence),
    }


def _once_signed(found: Publication) -> dict[str, Any]:
    is_published = found.state == PublicationState.PUBLISHED
    return {
        "job": found.job,
        "job_sentence": sentence(found.job) if found.job else "",
        "public": packs.files_of(found, Pack.PUBLIC, queries.NAMES),
        "sealed": packs.files_of(found, Pack.SEALED, queries.NAMES),
        "differences": queries.differences(found) if is_published else [],
        "is_published": is_published,
    }
