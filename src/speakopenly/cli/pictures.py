"""Writing a figure to disk: the picture, and beside it the table that says the same."""

from __future__ import annotations

from pathlib import Path

from speakopenly.core.documents.tree import Figure
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import write_csv


def write(figure: Figure, path: Path) -> None:
    """Write the SVG to ``path`` and its table beside it as ``.csv``; BadInput where they cannot be."""
    if path.suffix.lower() != ".svg":
        raise BadInput("A picture is written as SVG.", do="Give it a name that ends in .svg.", file=path.name)
    try:
        path.write_text(figure.svg, encoding="utf-8")
        write_csv(path.with_suffix(".csv"), figure.table.columns, figure.table.rows)
    except OSError:
        raise BadInput("cannot be written.", do="Check the folder and try again.", file=path.name) from None
