"""Pages of the people who asked to be named."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.member_checks import actions, policies, queries
from speakopenly.web.understand.member_checks.forms import CreditForm
from speakopenly.web.understand.member_checks.views import here, trail


@require_http_methods(["GET", "POST"])
def credits(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody who asked to be named; write down one more."""
    staff, exercise = _here(request, slug)
    form = CreditForm(posted(request))
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("name", "is_child", "agreed_by")}
        try:
            actions.write_down(exercise=exercise, by=staff, **given)
        except BadInput as refusal:
            form.add_error("agreed_by", str(refusal))
        else:
            messages.success(request, _("Written down. The next edition prints it."))
            return redirect("understand:member-check-credits", slug)
    page = {
        "exercise": exercise,
        "form": form,
        "credits": queries.credits_of(exercise),
        "roles": policies.MAY_SEND,
        "trail": trail(exercise),
    }
    status = 400 if form.errors else 200
    return render(request, "understand/member_checks/credits.html", page, status=status)


@require_POST
def confirm(request: HttpRequest, slug: str, credit_id: UUID) -> HttpResponse:
    """This name may be printed."""
    staff, exercise = _here(request, slug)
    credit = queries.credit(exercise, credit_id)
    try:
        actions.confirm(credit=credit, by=staff, agreed_by=request.POST.get("agreed_by", "")[:120])
    except BadInput as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Confirmed. The next edition prints it."))
    return redirect("understand:member-check-credits", slug)


@require_POST
def remove(request: HttpRequest, slug: str, credit_id: UUID) -> HttpResponse:
    """Take a name out; the editions that print it already are listed."""
    staff, exercise = _here(request, slug)
    printed_in = actions.remove(credit=queries.credit(exercise, credit_id), by=staff)
    if printed_in:
        numbers = ", ".join(str(each.edition) for each in printed_in)
        told = _("Taken out. These public editions print the name and stay as they are: %(numbers)s.")
        messages.success(request, told % {"numbers": numbers})
    else:
        messages.success(request, _("Taken out. No public edition prints it."))
    return redirect("understand:member-check-credits", slug)


def _here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    staff, exercise = here(request, slug)
    policies.check_can_read(staff, exercise)
    return staff, exercise
