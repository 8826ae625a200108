"""The page of names we know: how many, add some, try one, empty a list. No name is ever shown."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.web.hear.known_names import actions, policies, queries
from speakopenly.web.hear.known_names.forms import EmptyForm, NamesForm, TryForm
from speakopenly.web.hear.known_names.models import ListOf
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff


@require_http_methods(["GET", "POST"])
def known_names(request: HttpRequest) -> HttpResponse:
    """The lists, and a form to add names to one."""
    staff = staff_of(request)
    policies.check_can_give(staff)
    form = NamesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            new = actions.add_names(
                by=staff, of=ListOf(form.cleaned_data["of"]), names=form.cleaned_data["names"].splitlines()
            )
        except BadInput as error:
            form.add_error("names", str(error))
        else:
            said = ngettext(
                "%(n)s new name is hidden from now on.", "%(n)s new names are hidden from now on.", new
            )
            messages.success(request, said % {"n": new})
            return redirect("hear:known-names")
    return _page(request, staff, form, TryForm())


@require_POST
def try_name(request: HttpRequest) -> HttpResponse:
    """Whether one name is known. It stands in no address and is written down nowhere."""
    staff = staff_of(request)
    policies.check_can_give(staff)
    form = TryForm(request.POST)
    found = queries.lists_with(staff, form.cleaned_data["name"]) if form.is_valid() else None
    return _page(request, staff, NamesForm(), form, found)


@require_POST
def empty(request: HttpRequest) -> HttpResponse:
    """Destroy a list."""
    staff = staff_of(request)
    policies.check_can_give(staff)
    form = EmptyForm(request.POST)
    if form.is_valid():
        of = ListOf(form.cleaned_data["of"])
        actions.empty_list(by=staff, of=of)
        messages.success(request, _("The list “%(of)s” is empty.") % {"of": of.label})
    return redirect("hear:known-names")


def _page(
    request: HttpRequest, staff: Staff, form: NamesForm, trying: TryForm, found: list[ListOf] | None = None
) -> HttpResponse:
    page = {
        "lists": queries.lengths(staff),
        "form": form,
        "trying": trying,
        "found": found,
        "roles": policies.MAY_GIVE,
    }
    is_wrong = bool(form.errors or trying.errors)
    return render(request, "hear/known_names.html", page, status=400 if is_wrong else 200)
