"""A publication: a frozen snapshot in two packs, and the check that nobody altered it.

``public/``   what anyone may have: documents, safe numbers, ``manifest.json`` with the sha256 of each file.
``sealed/``   row-level evidence, which stays with the host.

The packs are written beside the place they are meant for and moved there whole, so that half a publication
is never seen.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from speakopenly.core.errors import BadInput

MANIFEST = "manifest.json"
PUBLIC, SEALED = "public", "sealed"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a public pack says of itself.

    ``files`` and ``sealed`` give the sha256 of each file of the two packs as hex. ``pages`` gives the page on
    which each numbered paragraph begins.
    """

    title: str
    edition: str
    check_code: str
    made_by: str
    pages: dict[str, int]
    files: dict[str, str]
    sealed: dict[str, str]
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Packs:
    """The files of a publication by name, not yet written."""

    public: Mapping[str, bytes]
    sealed: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not agree, and where."""

    file: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


_MANIFEST = TypeAdapter(Manifest)


def make_packs(
    *,
    public: Mapping[str, bytes],
    sealed: Mapping[str, bytes],
    title: str,
    edition: str,
    check_code: str,
    made_by: str,
    pages: Mapping[str, int],
) -> Packs:
    """Add the manifest to the files of a publication."""
    manifest = Manifest(
        title=title,
        edition=edition,
        check_code=check_code,
        made_by=made_by,
        pages=dict(pages),
        files={name: _sha256(data) for name, data in sorted(public.items())},
        sealed={name: _sha256(data) for name, data in sorted(sealed.items())},
    )
    manifest_bytes = _MANIFEST.dump_json(manifest, indent=2) + b"\n"
    return Packs({**public, MANIFEST: manifest_bytes}, sealed)


def write_packs(packs: Packs, folder: Path) -> None:
    """Put both packs into a folder, whole or not at all. The sealed pack is readable by its owner alone.

    Packs that stand there already are replaced. Raises ``BadInput`` when something else does.
    """
    _refuse_strangers(folder)
    folder.mkdir(parents=True, exist_ok=True)
    workplace = Path(tempfile.mkdtemp(dir=folder, prefix=".publishing-"))
    try:
        _write(workplace / PUBLIC, packs.public, mode=0o644)
        _write(workplace / SEALED, packs.sealed, mode=0o600)
        for pack in (SEALED, PUBLIC):
            _replace(folder / pack, workplace / pack, aside=workplace / f"old-{pack}")
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def _refuse_strangers(folder: Path) -> None:
    public = folder / PUBLIC
    if public.exists() and not (public / MANIFEST).is_file():
        raise BadInput(
            f"There is already a “{PUBLIC}” here that is not a publication.",
            do="Name another folder with --out.",
            file=folder.name,
        )


def _write(folder: Path, files: Mapping[str, bytes], *, mode: int) -> None:
    folder.mkdir(mode=0o700 if mode == 0o600 else 0o755)
    for name, data in files.items():
        descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _replace(place: Path, new: Path, *, aside: Path) -> None:
    if place.exists():
        place.rename(aside)
    new.rename(place)


def read_packs(folder: Path) -> tuple[Manifest, Packs]:
    """Read a publication from the folder that holds its packs, or from its public pack alone.

    Raises ``BadInput`` when there is no manifest or it cannot be read.
    """
    public = folder / PUBLIC if (folder / PUBLIC).is_dir() else folder
    sealed = public.parent / SEALED if public != folder else None
    try:
        manifest = _MANIFEST.validate_json((public / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise BadInput(
            f"There is no {MANIFEST} here.", do="Name the folder that “findings” wrote.", file=folder.name
        ) from None
    except ValidationError:
        raise BadInput(
            "The manifest cannot be read.", do="Ask for the publication again.", file=MANIFEST
        ) from None
    return manifest, Packs(_read(public), _read(sealed) if sealed and sealed.is_dir() else {})


def _read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def altered_files(manifest: Manifest, packs: Packs) -> Iterator[Difference]:
    """Every file that is missing, unknown to the manifest, or not the bytes the manifest was made of."""
    public = {name: data for name, data in packs.public.items() if name != MANIFEST}
    yield from _altered(PUBLIC, manifest.files, public)
    if packs.sealed:
        yield from _altered(SEALED, manifest.sealed, packs.sealed)


def _altered(pack: str, expected: Mapping[str, str], found: Mapping[str, bytes]) -> Iterator[Difference]:
    for name in sorted(expected.keys() - found.keys()):
        yield Difference(f"{pack}/{name}", "is missing.")
    for name in sorted(found.keys() - expected.keys()):
        yield Difference(f"{pack}/{name}", "is not in the manifest.")
    for name in sorted(expected.keys() & found.keys()):
        if _sha256(found[name]) != expected[name]:
            yield Difference(f"{pack}/{name}", "was altered after it was published.")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
