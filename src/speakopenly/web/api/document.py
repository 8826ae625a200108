"""The OpenAPI document, made from the list of addresses and the records they answer."""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from speakopenly import __version__
from speakopenly.web.api.addresses import ADDRESSES, PARAMETERS, Address
from speakopenly.web.api.answering import LAST_PAGE, MOST_PER_PAGE, PER_PAGE
from speakopenly.web.api.problems import FROM, MEDIA_TYPE, Problem

WHAT_IT_IS: Final = (
    "What this service has published, for programs: reports with their numbers and quotes, official figures,"
    " codebooks, evidence cards, replies and changes. Everything is read with GET, by anybody, without a key."
    " No cookie is set and nothing is kept of who asks. A count that is null is hidden to protect people: it"
    " is not nought. Small numbers must not be worked out from others, and no area may be ranked."
)
_SCHEMAS: Final = "#/components/schemas/"
_CANNOT: Final = {
    "400": "What was asked beside the address is not understood.",
    "404": "Nothing is there, or this site does not show it.",
    "405": "Nothing can be sent here.",
}


def document() -> dict[str, Any]:
    """The whole document; the same for everybody."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Speak Openly",
            "version": __version__,
            "description": WHAT_IT_IS,
            "license": {
                "name": "What each report says of itself; official figures: Open Government Licence v3.0"
            },
        },
        "servers": [{"url": FROM.rstrip("/")}],
        "security": [],
        "tags": [{"name": group} for group in dict.fromkeys(each.group for each in ADDRESSES)],
        "paths": {f"/{each.template}": {"get": _read(each)} for each in ADDRESSES},
        "components": {"schemas": _schemas()},
    }


def _read(address: Address) -> dict[str, Any]:
    cannot = {status: _problem(why) for status, why in _CANNOT.items()}
    return {
        "operationId": address.name.removeprefix("api-"),
        "tags": [address.group],
        "summary": address.summary,
        "parameters": [*map(_in_path, address.parameters), *(_PAGED if address.is_list else ())],
        "responses": {"200": {"description": "What is there.", "content": _content(address)}, **cannot},
    }


def _content(address: Address) -> dict[str, Any]:
    if address.returns is None:
        return {"*/*": {"schema": {"description": "The file, as it was published."}}}
    record: dict[str, Any] = {"$ref": f"{_SCHEMAS}{address.returns.__name__}"}
    return {"application/json": {"schema": _list_of(record) if address.is_list else record}}


def _list_of(record: dict[str, Any]) -> dict[str, Any]:
    number = {"type": "integer", "minimum": 0}
    fields = {
        "total": number,
        "page": number,
        "pages": number,
        "per_page": number,
        "next": {"type": ["string", "null"], "description": "Where the next page is; null on the last."},
        "items": {"type": "array", "items": record},
    }
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _in_path(name: str) -> dict[str, Any]:
    what, shape = PARAMETERS[name]
    kind = {"type": "integer", "minimum": 0} if shape is None else {"type": "string", "pattern": shape}
    return {"name": name, "in": "path", "required": True, "description": what, "schema": kind}


def _problem(why: str) -> dict[str, Any]:
    return {"description": why, "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_SCHEMAS}Problem"}}}}


def _in_query(name: str, what: str, most: int, otherwise: int) -> dict[str, Any]:
    kind = {"type": "integer", "minimum": 1, "maximum": most, "default": otherwise}
    return {"name": name, "in": "query", "required": False, "description": what, "schema": kind}


_PAGED: Final = (
    _in_query("page", "Which page of the list; the first is 1.", LAST_PAGE, 1),
    _in_query("per_page", "How many on a page.", MOST_PER_PAGE, PER_PAGE),
)


def _schemas() -> dict[str, Any]:
    """Every record by its name, with the records within it."""
    records: set[type[BaseModel]] = {each.returns for each in ADDRESSES if each.returns is not None}
    records.add(Problem)
    _keys, made = models_json_schema(
        [(record, "serialization") for record in sorted(records, key=lambda each: each.__name__)],
        ref_template=f"{_SCHEMAS}{{model}}",
    )
    return dict(sorted(made["$defs"].items()))
