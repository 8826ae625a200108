"""``speakopenly verify``: check a publication against its evidence, or its public pack against itself."""

from __future__ import annotations

import json
from pathlib import Path

import click

from speakopenly.cli import options


@click.command("verify")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.AS_JSON
def command(folder: Path, as_json: bool) -> int:
    """Check the publication in DIR. Exit status 1 and a list when anything differs.

    With both packs every number, range, word for how many and quote is worked out again from the sealed
    evidence. With DIR/public alone: nothing was altered, the documents say the same, the figures agree. An
    official figure is worked out again from the rows beside it. A published review, an examination, and what
    pooled inspection reports say, are checked the same way.
    """
    from speakopenly.change.reviews import publication as reviews
    from speakopenly.check.examination import publication as examinations
    from speakopenly.check.inspections.pooling import publication as inspections
    from speakopenly.core.publications import read_packs
    from speakopenly.understand.findings import verification as findings

    manifest, packs = read_packs(folder)
    kinds = {each.HTML: each.verify for each in (reviews, inspections, examinations)}
    verify = next((kinds[name] for name in kinds if name in manifest.files), findings.verify)
    differences = verify(manifest, packs)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "agrees": not differences,
                    "check_code": manifest.check_code,
                    "with_evidence": bool(packs.sealed),
                    "differences": [{"file": each.file, "what": each.what} for each in differences],
                },
                ensure_ascii=False,
            )
        )
        return 1 if differences else 0
    for difference in differences:
        click.echo(str(difference))
    if not differences:
        checked = (
            "against its evidence" if packs.sealed else "for alterations and agreement (public pack alone)"
        )
        click.echo(f"{manifest.title}, {manifest.edition}: everything agrees, checked {checked}.")
    return 1 if differences else 0
