"""``speakopenly codebook``: the codes of a project or codebook, of any program that knows REFI-QDA."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from speakopenly.cli import options

if TYPE_CHECKING:
    from speakopenly.understand.exchange import Codebook


@click.command("codebook")
@options.FILE
@options.AS_JSON
def command(file: Path, as_json: bool) -> None:
    """Print the codes of FILE (.qdc or .qdpx) with their definitions; what was left out of it comes last."""
    codebook = _read(file)
    if as_json:
        codes = [
            {
                "guid": code.guid,
                "name": code.name,
                "definition": code.definition,
                "parent": code.parent,
                "colour": code.colour,
            }
            for code in codebook.codes
        ]
        click.echo(json.dumps({"codes": codes, "remarks": codebook.remarks}, ensure_ascii=False))
        return
    depth: dict[str | None, int] = {None: -1}
    for code in codebook.codes:
        depth[code.guid] = depth[code.parent] + 1
        definition = f": {' '.join(code.definition.split())}" if code.definition else ""
        click.echo(f"{'  ' * depth[code.guid]}{code.name}{definition}")
    for remark in codebook.remarks:
        click.echo(remark, err=True)


def _read(file: Path) -> Codebook:
    from speakopenly.core.errors import BadInput
    from speakopenly.understand import exchange

    if file.stat().st_size > exchange.MAX_FILE_BYTES:
        raise BadInput("is too large for an exchange file.", do="Export the codes alone.", file=file.name)
    return exchange.read_codes_of(file.read_bytes(), file.name)
