"""The page that reads a codebook or project of another program and shows its codes. Nothing is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from speakopenly.core.errors import BadInput
from speakopenly.understand import exchange
from speakopenly.understand.exchange import Code, Codebook, Guid
from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of
from speakopenly.web.understand.exchange import policies
from speakopenly.web.understand.exchange.forms import CodebookForm
from speakopenly.web.understand.exchange.views import change_it, trail


@change_it
def codebook(request: HttpRequest) -> HttpResponse:
    """Choose a file; its codes with what they mean, as the program that wrote it has them."""
    policies.check_can_enter(staff_of(request))
    form = CodebookForm(posted(request), request.FILES or None)
    page = {"form": form, "roles": policies.MAY_EXPORT, "trail": trail()}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = exchange.read_codes_of(file.read(), file.name)
        except BadInput as error:
            form.add_error("file", str(error))
        else:
            page |= {"codes": _with_path(found), "remarks": found.remarks, "name": file.name}
    return render(request, "understand/exchange/codebook.html", page, status=400 if form.errors else 200)


def _with_path(codebook: Codebook) -> list[tuple[str, Code]]:
    """Codes, parents first, each with the names of those it stands within."""
    path: dict[Guid | None, str] = {None: ""}
    for code in codebook.codes:
        path[code.guid] = f"{path.get(code.parent, '')}{code.name} \u203a "
    return [(path.get(code.parent, ""), code) for code in codebook.codes]
