"""What every published edition has in common, whatever it is an edition of: files in two packs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final, Protocol, TypeVar

from django.http import Http404, HttpResponse
from pydantic import TypeAdapter

from speakopenly.core.documents import text_of_html
from speakopenly.core.publications import MANIFEST, Manifest, Packs
from speakopenly.web.understand.findings.pages import report_page
from speakopenly.web.understand.findings.publications import recognising
from speakopenly.web.understand.findings.publications.forms import CheckForm
from speakopenly.web.understand.findings.publications.models import Pack

_MANIFEST = TypeAdapter(Manifest)
_TYPES: Final = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
}
_PAGE: Final = "text/html; charset=utf-8"


class Edition(Protocol):
    """An edition at a public address, with files of two packs."""

    slug: Any
    edition: Any
    files: Any


AnEdition = TypeVar("AnEdition", bound=Edition)


def file_of(edition: Edition, pack: str, name: str) -> Any:
    """One file of a pack. Raises Http404 for any other."""
    found = edition.files.filter(pack=pack, name=name).first()
    if found is None:
        raise Http404
    return found


def response_of(edition: Edition, pack: str, name: str, *, page: str) -> HttpResponse:
    """A file to keep; or, of the one that is its ``page``, the document as a page. Raises Http404."""
    data = bytes(file_of(edition, pack, name).bytes)
    if name == page:
        return report_page(data)
    kept_as = f"{edition.slug}-edition-{edition.edition}-{name}"
    headers = {"Content-Disposition": f'attachment; filename="{kept_as}"'}
    return HttpResponse(data, content_type=media_type_of(name, page=page), headers=headers)


def media_type_of(name: str, *, page: str) -> str:
    """What kind of file this is, as it is handed out."""
    return _PAGE if name == page else _TYPES[PurePath(name).suffix]


def files_of(edition: Edition, pack: Pack, called: Mapping[str, object]) -> list[tuple[str, str, int]]:
    """The files of a pack in the order of ``called``: name, what people call it, bytes."""
    order = list(called)
    rows = sorted(
        edition.files.filter(pack=pack),
        key=lambda row: order.index(row.name) if row.name in called else len(order),
    )
    return [(row.name, str(called.get(row.name, row.name)), len(bytes(row.bytes))) for row in rows]


def packs_of(edition: Edition) -> tuple[Manifest, Packs]:
    """Both packs as they are stored."""
    packs: dict[str, dict[str, bytes]] = {Pack.PUBLIC: {}, Pack.SEALED: {}}
    for row in edition.files.all():
        packs[row.pack][row.name] = bytes(row.bytes)
    manifest = _MANIFEST.validate_json(packs[Pack.PUBLIC][MANIFEST])
    return manifest, Packs(packs[Pack.PUBLIC], packs[Pack.SEALED])


def newest_of_each(published: Iterable[AnEdition]) -> list[AnEdition]:
    """The newest edition at each address, in the order in which the addresses come."""
    newest: dict[str, AnEdition] = {}
    for each in published:
        if each.slug not in newest or newest[each.slug].edition < each.edition:
            newest[each.slug] = each
    return list(newest.values())


def recognise(
    form: CheckForm, editions: Sequence[AnEdition], *, page: str
) -> tuple[recognising.Answer, AnEdition | None]:
    """Whether what was sent is of one of these editions; ``page`` is the file that holds their words."""
    if form.cleaned_data["file"] is not None:
        prints = [(each, file.sha256) for each in editions for file in each.files.filter(pack=Pack.PUBLIC)]
        found = recognising.find_file(form.cleaned_data["file"].read(), prints)
        return (recognising.Answer.OURS if found else recognising.Answer.NOT_OURS), found
    lines = {each: text_of_html(bytes(file_of(each, Pack.PUBLIC, page).bytes)) for each in editions}
    return recognising.find_edition(form.cleaned_data["text"], lines)
