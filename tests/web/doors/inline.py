"""Finds script and style that stand in a page instead of in a file."""

from __future__ import annotations

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        is_data = given.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.found.append(f"<{tag}>")
        for name, value in given.items():
            if name == "style" or name.startswith("on") or (value or "").strip().startswith("javascript:"):
                self.found.append(f"{tag} {name}")


def inline_code(page: str) -> list[str]:
    """Each inline script, style, event handler or javascript address. Blocks of JSON data are not code."""
    reader = _Reader()
    reader.feed(page)
    return reader.found
