"""The inspector's pack: what is published of how the service learns, to read and to take away. No reports."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speakopenly.check.examination.sources import NUMBER_OF_REPORTS
from speakopenly.web.check.examination import packing, policies
from speakopenly.web.check.examination.views import trail
from speakopenly.web.people import audit
from speakopenly.web.people.queries import staff_of


@require_GET
def pack(request: HttpRequest) -> HttpResponse:
    """What stands in the pack, file by file."""
    staff = staff_of(request)
    policies.check_can_take_the_pack(staff)
    files = packing.files_of(staff.service)
    page = {
        "files": [(name, len(data)) for name, data in files.items()],
        "number_of_reports": NUMBER_OF_REPORTS,
        "page_roles": policies.MAY_TAKE_THE_PACK,
        "trail": trail(),
    }
    return render(request, "check/examination/pack.html", page)


@require_GET
def pack_zip(request: HttpRequest) -> HttpResponse:
    """The whole pack in one file, with its manifest."""
    staff = staff_of(request)
    policies.check_can_take_the_pack(staff)
    response = HttpResponse(packing.pack_of(staff.service), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{packing.NAME}"'
    audit.record("pack of published learning taken", staff.service, by=staff.user, service=staff.service)
    return response
