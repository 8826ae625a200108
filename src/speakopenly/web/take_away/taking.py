"""Take everything a service holds into one folder: whole or not at all, of one moment, and counted twice."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.utils import timezone

from speakopenly import __version__
from speakopenly.core.errors import BadInput, VerificationFailed
from speakopenly.web.people import audit
from speakopenly.web.people.models import Service
from speakopenly.web.sqlite import base as sqlite
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.take_away import dictionary, made, rows, what

ZIP: Final = ".zip"
MANIFEST, SUMS, README = "manifest.json", "SHA256SUMS", "README.md"
FORMAT: Final = 1
INTERNAL: Final = "INTERNAL: rows of single people. Never publish it; whoever holds it answers for it."
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written: rows of each table, how many files, and their size."""

    service: str
    rows: dict[str, int]
    files: int
    bytes: int


def service_called(name: str) -> Service:
    """The service of this name. Raises BadInput, naming those there are."""
    found = Service.objects.filter(name=name).first()
    if found is None:
        there = ", ".join(Service.objects.values_list("name", flat=True)) or "none yet"
        raise BadInput("There is no service of this name here.", do=f"Use one of these: {there}.")
    return found


def take_away(service: Service, place: Path, progress: Progress) -> Taken:
    """Write everything to a folder, or into a zip where the name ends so. Readable by its owner alone.

    Raises BadInput where the place is no good, VerificationFailed where a table was not written whole.
    """
    _check_place(place)
    workplace = Path(tempfile.mkdtemp(dir=place.parent, prefix=".taking-away-"))
    try:
        folder = workplace / place.stem
        folder.mkdir(mode=0o700)
        counted = _fill(folder, service, progress)
        done = _tell(folder, service, counted)
        _put(folder, place, workplace)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
    transaction.on_commit(empty_the_log)
    audit.record("everything taken away", service, by=None, service=service)
    return done


def _check_place(place: Path) -> None:
    if place.exists() and not (place.is_dir() and not any(place.iterdir())):
        raise BadInput("Something of this name is there already.", do="Choose another.", file=place.name)
    if place.exists() and place.suffix == ZIP:
        raise BadInput("A folder of this name is there already.", do="Choose another.", file=place.name)
    if not place.parent.is_dir():
        raise BadInput("The folder for it is not there.", do="Make it first.", file=place.name)
    home = Path(settings.HOME).resolve()
    if home in (place.resolve(), *place.resolve().parents):
        raise BadInput("This lies inside the home.", do="Choose a place elsewhere.", file=place.name)


def _fill(folder: Path, service: Service, progress: Progress) -> dict[str, int]:
    counted: dict[str, int] = {}
    with _one_moment():
        tables, pieces = what.taken(), made.pieces_of(service)
        total = len(tables) + len(pieces)
        for done, model in enumerate(tables):
            progress(what.name_of(model), done, total)
            there = what.rows_of(model, service)
            counted[what.name_of(model)] = rows.write_table(model, there, folder)
            _check_whole(folder, what.name_of(model), there.count())
        for done, (where, make) in enumerate(pieces, start=len(tables)):
            progress(where, done, total)
            _write(folder / where, make())
    made.copy_official_figures(folder)
    dictionary.write_dictionary(folder)
    return counted


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything as it was at one moment, while others go on writing: nobody waits for us."""
    if connection.in_atomic_block:
        yield
    elif isinstance(here := connections[DEFAULT_DB_ALIAS], sqlite.DatabaseWrapper):
        with here.without_the_lock(), transaction.atomic():
            yield
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _check_whole(folder: Path, name: str, there: int) -> None:
    """Raise VerificationFailed where the file does not hold as many rows as the database."""
    with (folder / "tables" / f"{name}.jsonl").open("rb") as lines:
        written = sum(1 for _line in lines)
    if written != there:
        raise VerificationFailed(f"{name}: {written} rows were written, and there are {there}.")


def _write(folder: Path, members: Any) -> None:
    for name, data in members.items():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _tell(folder: Path, service: Service, counted: dict[str, int]) -> Taken:
    """Write README, manifest and sums over everything that is there."""
    text = files(__package__).joinpath("readme.md").read_text("utf-8")
    told = {"service": service.name, "day": timezone.localdate().isoformat(), "internal": INTERNAL}
    (folder / README).write_text(text.format(**told, version=__version__), "utf-8")
    prints = {path.relative_to(folder).as_posix(): _sha256(path) for path in _files(folder)}
    manifest = {
        "format": FORMAT,
        "made_by": f"speakopenly {__version__}",
        "service": service.name,
        "day": told["day"],
        "internal": INTERNAL,
        "rows": counted,
        "files": prints,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "utf-8")
    lines = [f"{digest}  {name}\n" for name, digest in prints.items()]
    lines.append(f"{_sha256(folder / MANIFEST)}  {MANIFEST}\n")
    (folder / SUMS).write_text("".join(lines), "utf-8")
    everything = _files(folder)
    return Taken(service.name, counted, len(everything), sum(path.stat().st_size for path in everything))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _put(folder: Path, place: Path, workplace: Path) -> None:
    for path in _files(folder):
        path.chmod(0o600)
    if place.suffix == ZIP:
        packed = workplace / place.name
        with zipfile.ZipFile(packed, "x", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(folder):
                archive.write(path, Path(place.stem, path.relative_to(folder)).as_posix())
        packed.chmod(0o600)
        packed.rename(place)
    else:
        folder.rename(place)
