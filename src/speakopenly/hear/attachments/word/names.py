"""The names of markup, and small moves in its tree."""

from __future__ import annotations

from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
O: Final = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix everybody uses

KNOWN: Final = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/office/",
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/XML/",
)
"""Where the names of office markup come from. Names from elsewhere are an add-in's own."""


def words(prefix: str, names: str) -> frozenset[str]:
    """Put a namespace before each of some names."""
    return frozenset(prefix + name for name in names.split())


def remove(element: Any) -> None:
    """Take an element out with all that is in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Any) -> None:
    """Take an element out and leave what is in it where it stood."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def is_on(element: Any) -> bool:
    """Read a switch: present and not set to off."""
    return element is not None and element.get(f"{W}val") not in {"0", "false", "off"}
