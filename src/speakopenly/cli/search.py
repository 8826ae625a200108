"""``speakopenly search``: find passages by these words and by what they mean."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.understand.search import Document, Hit, SearchIndex

KEPT, EVIDENCE = "words.sqlite", "evidence.jsonl"
_ID = re.compile(r"(?P<id>.*):(?P<start>\d+)-(?P<end>\d+)(?:@\d+)?", re.DOTALL)


@click.command("search")
@click.argument("where", metavar="FILE|DIR", type=click.Path(exists=True, path_type=Path))
@click.argument("query")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="Passages shown.")
@click.option(
    "--text-column", default="text", show_default=True, help="The column that holds what people said."
)
@click.option("--id-column", help="The column that names each row; without it, the row number does.")
@click.option(
    "--table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="For a folder that “themes” wrote: the table it was made from, as the folder holds no words.",
)
@click.option(
    "--embedder",
    type=click.Choice(["static", "minilm", "none"]),
    default="static",
    show_default=True,
    help="How meaning is compared: minilm is better and 30 times slower, none looks for words only.",
)
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep the index in this folder, to search it again at once. It holds the words: guard it.",
)
@options.AS_JSON
def command(where: Path, query: str, limit: int, as_json: bool, **given: Any) -> None:
    """Find passages of FILE, or of a folder that “themes”, “findings” or “search --keep” wrote.

    "In quotes" is a phrase, -word leaves out, listen* is a beginning. Each line tells rank, id, score, why
    (words, meaning, or both) and the passage. FILE is taken as given: treat what is printed as you treat it.
    """
    index = _opened(where, given)
    hits = index.search(query, limit=limit)
    if as_json:
        found = {"query": query, "passages": len(index), "hits": [_as_row(hit) for hit in hits]}
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        for hit in hits:
            text = " ".join(hit.text.split())
            click.echo(f"{hit.rank}\t{_as_row(hit)['id']}\t{hit.score:.4f}\t{hit.why}\t{text}")
        if not hits:
            click.echo("Nothing was found. Others may say the same in other words.", err=True)
    index.close()


def _opened(where: Path, given: dict[str, Any]) -> SearchIndex:
    from speakopenly.understand.embeddings import load_encoder
    from speakopenly.understand.search import SearchIndex

    is_kept = (where / KEPT).is_file()
    encoder = None if given["embedder"] == "none" else load_encoder(given["embedder"])
    if is_kept:
        return SearchIndex(where, encoder=encoder)
    keep = given["keep"]
    if keep is not None and (keep / KEPT).exists():
        raise BadInput(
            "This folder holds an index already.", do="Search it, or name another folder.", file=str(keep)
        )
    documents = list(_documents(where, given))
    index = SearchIndex(keep, encoder=encoder)
    with bar() as progress:
        index.add(documents, progress=lambda done: progress("reading", done, len(documents)))
    return index


def _documents(where: Path, given: dict[str, Any]) -> Iterator[Document]:
    if where.is_file():
        yield from _of_table(where, given, hide=False)
    elif found := next(
        (file for file in (where / EVIDENCE, where / "sealed" / EVIDENCE) if file.is_file()), None
    ):
        yield from _of_evidence(found)
    elif (where / "passages.csv").is_file() and (where / "run.json").is_file():
        yield from _of_themes(where, given)
    else:
        raise BadInput(
            "This folder was made by none of: themes, findings, search --keep.",
            do="Name one that was, or a table.",
            file=str(where),
        )


def _of_themes(where: Path, given: dict[str, Any]) -> Iterator[Document]:
    if given["table"] is None:
        raise BadInput(
            "This folder says where passages stand and holds no words.",
            do="Name the table it was made from with --table.",
            file=str(where),
        )
    try:
        run = json.loads((where / "run.json").read_text("utf-8"))
        hide = bool(run["deidentified"])
    except (ValueError, KeyError, TypeError):
        raise BadInput(
            "This is not a run of themes.", do="Make it anew.", file=str(where / "run.json")
        ) from None
    yield from _of_table(given["table"], given, hide=hide)


def _of_table(file: Path, given: dict[str, Any], *, hide: bool) -> Iterator[Document]:
    from speakopenly.core.records import ContributionId
    from speakopenly.core.tables import read_table
    from speakopenly.understand.passages import split_passages
    from speakopenly.understand.search import Document

    table = read_table(file)
    texts = [text or "" for text in table.column(given["text_column"])]
    if hide:
        texts = _hidden(texts)
    rows = [row.number for row in table.rows]
    ids = table.column(given["id_column"]) if given["id_column"] else tuple(map(str, rows))
    times = Counter(ids)
    options.tell_left_out(table)
    for name, row, text in zip(ids, rows, texts, strict=True):
        said_more = f"@{row}" if times[name] > 1 else ""
        for passage in split_passages(ContributionId(name or ""), text):
            yield Document(f"{passage.id}{said_more}", passage.text)


def _hidden(texts: list[str]) -> list[str]:
    from speakopenly.understand.deidentify import Deidentifier, hide

    return [hide(text, spans) for text, spans in zip(texts, Deidentifier().find_many(texts), strict=True)]


def _of_evidence(file: Path) -> Iterator[Document]:
    from speakopenly.understand.findings.evidence import read_evidence
    from speakopenly.understand.search import Document

    for passage in read_evidence(file.read_bytes()).passages:
        yield Document(passage.id, passage.text)


def _as_row(hit: Hit) -> dict[str, Any]:
    named = _ID.fullmatch(hit.id)
    id, start, end = (hit.id, None, None) if named is None else named.group("id", "start", "end")
    place = {} if start is None or end is None else {"start": int(start), "end": int(end)}
    return {"rank": hit.rank, "id": id, **place, "passage": hit.text, "score": hit.score, "why": hit.why}
