"""``speakopenly export``: the evidence behind a report, for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from speakopenly.cli import options

if TYPE_CHECKING:
    from speakopenly.understand.findings.evidence import Evidence

_ENDINGS: Final = (".qdpx", ".qdc", ".csv", ".parquet")


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--to", "path", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write: .qdpx (a project), .qdc (its codes), .csv or .parquet (three tables).",
)  # fmt: skip
@options.AS_JSON
def command(folder: Path, path: Path, as_json: bool) -> None:
    """Write the sealed evidence of the publication in DIR for analysis in another program.

    A .qdpx opens in programs that know REFI-QDA. Tables come with a codebook beside each. Words are
    de-identified; who did not agree to be quoted is there without words; groups that fewer than 8 people
    share are made vaguer. It holds rows of single people: treat it as you treat DIR/sealed.
    """
    from speakopenly.core.errors import BadInput

    if path.suffix.lower() not in _ENDINGS:
        known = ", ".join(_ENDINGS)
        raise BadInput(
            "is of no kind that we write.", do=f"End the name with one of {known}.", file=path.name
        )
    written = _write(_read(folder), path)
    if as_json:
        click.echo(json.dumps({"written": [each.name for each in written]}, ensure_ascii=False))
    else:
        click.echo(f"Written: {', '.join(each.name for each in written)}.")
        click.echo("Names were hidden by a machine, which misses some: read before you pass anything on.")


def _read(folder: Path) -> Evidence:
    from speakopenly.core.errors import BadInput
    from speakopenly.core.publications import altered_files, read_packs
    from speakopenly.understand.findings.evidence import read_evidence
    from speakopenly.understand.findings.publication import EVIDENCE

    manifest, packs = read_packs(folder)
    if EVIDENCE not in packs.sealed:
        raise BadInput(
            "has no sealed evidence.", do="Name the folder that holds both packs.", file=folder.name
        )
    if any(altered_files(manifest, packs)):
        raise BadInput("was altered.", do="Run “speakopenly verify” to see where.", file=folder.name)
    return read_evidence(packs.sealed[EVIDENCE])


def _write(evidence: Evidence, path: Path) -> tuple[Path, ...]:
    from speakopenly.understand import exchange
    from speakopenly.understand.deidentify import Deidentifier

    ending = path.suffix.lower()
    outgoing = exchange.outgoing_of(evidence, hides=exchange.hides_with(Deidentifier()))
    if ending in (".csv", ".parquet"):
        files = exchange.all_files_of(outgoing.tables(), path.stem, path.suffix)
        return exchange.write_all(files, path.parent)
    project = outgoing.project()
    if ending == ".qdpx":
        data = exchange.write_qdpx(project)
    else:
        data = exchange.write_qdc(exchange.codebook_of_project(project))
    exchange.write_whole(path, data)
    return (path,)
