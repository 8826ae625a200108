"""Errors as programs read them: problem details (RFC 9457). They say what to do and repeat nothing sent."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, ConfigDict

FROM: Final = "/api/v1/"
MEDIA_TYPE: Final = "application/problem+json"
WHAT_TO_DO: Final = {
    HTTPStatus.BAD_REQUEST: "Ask with page and per_page alone, as whole numbers; per_page is at most 100.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address. /api/v1/openapi.json lists every address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Everything here is read with GET; nothing can be sent.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "This is our fault. Try again later; if it stays, tell us the number.",
}


class Problem(BaseModel):
    """Why there is no answer, and what to do."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    type: str = "about:blank"
    """Always about:blank: the status says which kind it is."""
    title: str
    """The status in words."""
    status: int
    """The status of the answer."""
    detail: str
    """What to do."""
    number: str | None = None
    """Stands in our log as well, where the fault is ours."""


class Refused(Exception):
    """Raised by what tells, to be answered with this status."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


def is_asked_by_a_program(request: HttpRequest) -> bool:
    """Whether this address is one of the API's, also where nothing is there."""
    return request.path_info.startswith(FROM)


def problem(status: int, *, number: str | None = None) -> HttpResponse:
    """The answer for a status. Any page may read it, as it may read what is there."""
    known = HTTPStatus(status)
    told = Problem(
        title=known.phrase,
        status=status,
        detail=WHAT_TO_DO.get(known, WHAT_TO_DO[HTTPStatus.BAD_REQUEST]),
        number=number or None,
    )
    body = told.model_dump_json(exclude_none=True)
    answer = HttpResponse(body, status=status, content_type=MEDIA_TYPE)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = "no-store"
    return answer
