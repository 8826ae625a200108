"""Pages where colleagues talk about a finding and see how it came to read as it does."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.web.understand.findings import policies, queries, remarks, versions
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.forms import RemarkForm
from speakopenly.web.understand.findings.models import Remark
from speakopenly.web.understand.findings.views import here, trail


@require_http_methods(["GET", "POST"])
def talk(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """What colleagues said about a finding, and its versions."""
    staff, exercise = here(request, slug)
    finding = queries.finding_of(exercise, ident)
    form = RemarkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            remarks.say(finding=finding, by=staff, words=form.cleaned_data["words"])
            messages.success(request, _("Your remark stands below."))
            return redirect("understand:finding-talk", slug, ident)
        except BadInput as error:
            form.add_error("words", str(error))
    said = Remark.objects.filter(finding=finding).select_related("by", "settled_by", "finding")
    numbered = queries.numbered_of(excerpt_of(exercise), ident)
    page = {
        "exercise": exercise,
        "ident": ident,
        "theme": finding.theme.name,
        "paragraph": numbered.paragraph,
        "form": form,
        "remarks": [(remark, policies.can_settle(staff, remark)) for remark in said],
        "versions": versions.told(finding),
        "trail": trail(exercise),
        "roles": policies.MAY_SEE,
    }
    return render(request, "understand/talk.html", page, status=400 if form.errors else 200)


@require_POST
def settle(request: HttpRequest, slug: str, ident: str, remark_id: UUID) -> HttpResponse:
    """A remark needs nothing more."""
    staff, exercise = here(request, slug)
    finding = queries.finding_of(exercise, ident)
    remark = Remark.objects.filter(finding=finding, pk=remark_id).select_related("finding").first()
    if remark is None:
        raise Http404
    remarks.settle(remark=remark, by=staff)
    messages.success(request, _("Settled. It stays to be read."))
    return redirect("understand:finding-talk", slug, ident)
