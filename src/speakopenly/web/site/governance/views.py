"""The pages of the data protection documents: greet, call one query or one action, answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.documents import Document, write_pdf, write_word
from speakopenly.web.forms import posted
from speakopenly.web.people import audit
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.people.queries import staff_of
from speakopenly.web.site.governance import actions, policies, queries
from speakopenly.web.site.governance.documents.privacy import PRIVACY
from speakopenly.web.site.governance.forms import AnswersForm, SignForm
from speakopenly.web.site.governance.questions import BY_IDENT
from speakopenly.web.site.governance.showing import sections_of

WRITERS: Mapping[str, tuple[str, Callable[[Document], bytes]]] = {
    "html": ("text/html; charset=utf-8", actions.as_page),
    "pdf": ("application/pdf", write_pdf),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda document: write_word(document, {}),
    ),
}


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """Every document, and how it stands."""
    staff = staff_of(request)
    standing = queries.standing_of_all(staff)
    ready = sum(each.is_signed_as_it_stands for each in standing)
    return _page(request, "documents.html", {"standing": standing, "ready": ready}, at_list=True)


@require_GET
def document(request: HttpRequest, document_slug: str) -> HttpResponse:
    """One document: what is blank, who signed, what it says now."""
    return _document(request, document_slug)


@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest, document_slug: str) -> HttpResponse:
    """Answer what a document asks; what stays blank stays a blank."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    kind = queries.standing_of(staff, document_slug).kind
    form = AnswersForm(posted(request), kind=kind, standing=queries.answers_of(staff.service))
    if form.is_valid():
        count = actions.answer(by=staff, answers=form.cleaned_data)
        said = ngettext("%(n)d answer is kept.", "%(n)d answers are kept.", count) % {"n": count}
        messages.success(request, said)
        return redirect("governance-document", document_slug)
    page = {"form": form, "kind": kind, "roles": policies.MAY_WRITE}
    return _page(
        request, "questions.html", page, kind.title, document_slug, status=400 if form.errors else 200
    )


@require_GET
def file(request: HttpRequest, document_slug: str, document_ending: str) -> HttpResponse:
    """The document as it stands now, as a file."""
    staff = staff_of(request)
    standing = queries.standing_of(staff, document_slug)
    if document_ending not in WRITERS:
        raise Http404
    kind, write = WRITERS[document_ending]
    audit.record("document made", staff.service, by=staff.user, service=staff.service)
    return _attached(write(standing.composed.document), kind, f"{document_slug}.{document_ending}")


@require_POST
def propose(request: HttpRequest, document_slug: str) -> HttpResponse:
    """Sign first."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    kind = queries.standing_of(staff, document_slug).kind
    form = SignForm(request.POST)
    if not form.is_valid():
        return _document(request, document_slug, sign=form, status=400)
    actions.propose(by=staff, kind=kind, review_on=form.cleaned_data["review_on"])
    messages.success(request, _("You have signed. It waits for a second person."))
    return redirect("governance-document", document_slug)


@require_POST
def sign(request: HttpRequest, document_edition: UUID) -> HttpResponse:
    """Sign second."""
    staff = staff_of(request)
    found = queries.sign_off(staff, document_edition)
    actions.sign(by=staff, sign_off=found)
    messages.success(request, _("Signed by two."))
    return redirect("governance-document", found.document)


@require_POST
def decline(request: HttpRequest, document_edition: UUID) -> HttpResponse:
    """Do not sign."""
    staff = staff_of(request)
    found = queries.sign_off(staff, document_edition)
    actions.decline(by=staff, sign_off=found)
    messages.success(request, _("It was not signed. Nothing else has changed."))
    return redirect("governance-document", found.document)


@require_GET
def edition(request: HttpRequest, document_edition: UUID) -> HttpResponse:
    """One edition as it was read and signed, as a file."""
    found = queries.sign_off(staff_of(request), document_edition)
    return _attached(bytes(found.page), "text/html; charset=utf-8", f"{found.document}.html")


def _document(
    request: HttpRequest, slug: str, *, sign: SignForm | None = None, status: int = 200
) -> HttpResponse:
    staff = staff_of(request)
    standing = queries.standing_of(staff, slug)
    blanks, waiting = standing.composed.blanks, standing.waiting
    page = {
        "standing": standing,
        "kind": standing.kind,
        "blanks": [BY_IDENT[ident].blank for ident in blanks],
        "shown": sections_of(standing.composed.document),
        "endings": [("html", "HTML"), ("pdf", "PDF"), ("docx", "Word")],
        "can_write": policies.can_write(staff),
        "can_propose": policies.can_propose(staff, blanks=len(blanks), is_waiting=waiting is not None),
        "can_decide": waiting is not None and policies.can_decide(staff, waiting),
        "sign": sign or SignForm(),
        "editions": queries.editions_of(staff, standing.kind),
        "history": [
            (each, BY_IDENT[each.question].asks) for each in queries.history_of(staff, standing.kind)
        ],
        "public_address": at_the_speak_door(request, "privacy") if slug == PRIVACY.slug else "",
    }
    return _page(request, "document.html", page, status=status)


def _attached(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _page(
    request: HttpRequest,
    name: str,
    page: dict[str, Any],
    title: str = "",
    slug: str = "",
    *,
    status: int = 200,
    at_list: bool = False,
) -> HttpResponse:
    trail = [{"name": _("Site"), "address": reverse("site")}]
    if not at_list:
        trail.append({"name": _("Data protection"), "address": reverse("governance")})
    if title:
        trail.append({"name": title, "address": reverse("governance-document", args=[slug])})
    given = {"page_roles": policies.MAY_SEE, "trail": trail} | page
    return render(request, f"site/governance/{name}", given, status=status)
