"""The reference of the API, made from its OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def page(made: str) -> str:
    """Every address with its fields."""
    told = _document()
    parts = [f"# The API\n\n{made}\n\n{told['info']['description']}"]
    parts.append(
        "Addresses begin with `/api/v1`. The document for tools is `/api/v1/openapi.json`. How it is used:"
        " [read the data with a program](../how-to/read-the-data-with-a-program.md)."
    )
    parts += [_address(path, item["get"]) for path, item in told["paths"].items()]
    parts.append("# Records")
    parts += [_record(name, schema) for name, schema in told["components"]["schemas"].items()]
    return "\n\n".join(parts) + "\n"


def _document() -> dict[str, Any]:
    from speakopenly.web.api.document import document

    return document()


def _address(path: str, read: dict[str, Any]) -> str:
    gives = _given(read["responses"]["200"]["content"])
    asked = "\n".join(f"- `{each['name']}`: {each['description']}" for each in read["parameters"])
    return f"## `{path}`\n\n{read['summary']}.\n\n{asked}\n\nGives {gives}".replace("\n\n\n\n", "\n\n")


def _given(content: dict[str, Any]) -> str:
    schema = content.get("application/json", {}).get("schema")
    if schema is None:
        return "a file."
    if "$ref" in schema:
        return f"{_link(schema)}."
    return f"`total`, `page`, `pages`, `per_page`, `next`, and `items`: a list of {_link(schema['properties']['items']['items'])}."


def _link(schema: dict[str, Any]) -> str:
    name = schema["$ref"].rpartition("/")[2]
    return f"[{name}](#{name.lower()})"


def _record(name: str, schema: dict[str, Any]) -> str:
    rows = "\n".join(
        f"| `{field}` | {_kind(told)} | {told['description']} |"
        for field, told in schema["properties"].items()
    )
    return f"## {name}\n\n{schema['description']}\n\n| field | kind | what it is |\n|---|---|---|\n{rows}"


def _kind(told: dict[str, Any]) -> str:
    return " or ".join(_kinds(told))


def _kinds(told: dict[str, Any]) -> Iterator[str]:
    if "anyOf" in told:
        for each in told["anyOf"]:
            yield from _kinds(each)
    elif "$ref" in told:
        yield _link(told)
    elif told.get("type") == "array":
        yield f"list of {_kind(told['items'])}"
    else:
        yield "day" if told.get("format") == "date" else told.get("type", "anything")
