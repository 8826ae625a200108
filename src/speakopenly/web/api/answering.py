"""How every address answers: read only, for anybody, known by its bytes, with no cookie and nothing kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus
from math import ceil
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from speakopenly.web.api.addresses import Address
from speakopenly.web.api.problems import Refused, problem
from speakopenly.web.api.told.records import Listed
from speakopenly.web.people.public import public

MAY_READ: Final = ("GET", "HEAD")
MAY: Final = ", ".join((*MAY_READ, "OPTIONS"))
PER_PAGE, MOST_PER_PAGE, LAST_PAGE = 50, 100, 999_999
KEPT_FOR: Final = "public, max-age=300"
"""Five minutes: a report that is taken down is soon gone from every copy on the way."""
PAGING: Final = frozenset({"page", "per_page"})
View = Callable[..., HttpResponseBase]


def answers(address: Address) -> View:
    """The view of an address."""

    def told(request: HttpRequest, **parts: Any) -> HttpResponse:
        check_asked(request.GET, may=PAGING if address.is_list else frozenset())
        made = address.tells(**parts)
        if isinstance(made, HttpResponse):
            return made
        return as_json(_page_of(request, made) if isinstance(made, Listed) else made.model_dump(mode="json"))

    return for_anybody(told)


def for_anybody(view: Callable[..., HttpResponse]) -> View:
    """A view that anybody and any page may read, and that answers in problems where it cannot."""

    @public
    @csrf_exempt
    def answered(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _open_to_pages(HttpResponse(status=HTTPStatus.NO_CONTENT))
        if request.method not in MAY_READ:
            refused = problem(HTTPStatus.METHOD_NOT_ALLOWED)
            refused.headers["Allow"] = MAY
            return refused
        try:
            made = view(request, **parts)
        except Http404:
            return problem(HTTPStatus.NOT_FOUND)
        except Refused as refusal:
            return problem(refusal.status)
        made.headers["Cache-Control"] = KEPT_FOR
        answer = get_conditional_response(request, etag=made.headers["ETag"], response=made)
        assert answer is not None  # noqa: S101  (it is given one)
        return _open_to_pages(answer)

    return answered


def as_json(told: Any) -> HttpResponse:
    """The record under the sha256 of its bytes."""
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    answer = HttpResponse(body, content_type="application/json")
    answer.headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()}"'
    return answer


def _open_to_pages(answer: HttpResponse) -> HttpResponse:
    """A page of any site may read it: it is public, and no cookie or sign-in goes with the question."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Allow-Methods"] = MAY
    answer.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    answer.headers["Access-Control-Expose-Headers"] = "ETag"
    answer.headers["Allow"] = MAY
    return answer


def _page_of(request: HttpRequest, listed: Listed) -> dict[str, Any]:
    per_page = _number(request.GET.get("per_page", str(PER_PAGE)), MOST_PER_PAGE)
    page = _number(request.GET.get("page", "1"), LAST_PAGE)
    rows = listed.rows[(page - 1) * per_page : page * per_page]
    pages = max(1, ceil(len(listed.rows) / per_page))
    more = request.GET.copy()
    more["page"] = str(page + 1)
    return {
        "total": len(listed.rows),
        "page": page,
        "pages": pages,
        "per_page": per_page,
        "next": f"{request.path}?{more.urlencode()}" if page < pages else None,
        "items": [listed.shape(row).model_dump(mode="json") for row in rows],
    }


def check_asked(asked: QueryDict, *, may: frozenset[str] = frozenset()) -> None:
    """Raise Refused for a field nobody knows, or one given twice: a mistyped one would be passed over."""
    if set(asked) - may or any(len(values) != 1 for _name, values in asked.lists()):
        raise Refused(HTTPStatus.BAD_REQUEST)


def _number(given: str, most: int) -> int:
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(most)) and 1 <= int(given) <= most):
        raise Refused(HTTPStatus.BAD_REQUEST)
    return int(given)
