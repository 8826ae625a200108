"""The folder where everything is kept: can it be written, who else may look into it, where does it lie."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.conf import settings

from speakopenly.web.keys import is_private
from speakopenly.web.looks import Seen, look

LEAST_FREE_BYTES: Final = 2 * 1024**3
PUBLIC_FOLDERS: Final = frozenset({"static"})
"""What a browser is given anyway."""
NETWORK_SHARES: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.glusterfs"}
)
MOUNTS: Final = Path("/proc/self/mountinfo")


@look
def disk() -> Seen:
    """Whether there is room."""
    free = shutil.disk_usage(settings.HOME).free
    least = LEAST_FREE_BYTES // 1024**3
    line = f"{free / 1024**3:.1f} GB free; at least {least} are needed."
    return Seen(
        "disk",
        free >= LEAST_FREE_BYTES,
        line,
        "" if free >= LEAST_FREE_BYTES else "Make room, or move the home.",
    )


@look
def home() -> Seen:
    """Whether we can write where everything is kept."""
    probe = Path(settings.HOME) / ".doctor"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return Seen("home", False, "It cannot be written to.", "Check the owner of SPEAKOPENLY_HOME.")
    return Seen("home", True, "Can be written to.")


@look
def place() -> Seen:
    """Whether locks mean what they say: on a share two machines may both believe that they write alone."""
    kind = kind_of_disk(Path(settings.HOME), _mounts())
    if kind not in NETWORK_SHARES:
        return Seen("place of the home", True, "On a disk of this machine.")
    line = f"On a network share ({kind})."
    if settings.DATABASES["default"]["ENGINE"] == "speakopenly.web.sqlite":
        return Seen(
            "place of the home", False, f"{line} SQLite may lose what is written there.", "Move it to a disk."
        )
    return Seen(
        "place of the home", True, line, "A disk of this machine is surer: locks of a share may fail."
    )


@look
def keys() -> Seen:
    """Whether only the owner may read the secrets."""
    files = [file for file in Path(settings.KEYS).rglob("*") if file.is_file()]
    exposed = sorted(file.name for file in files if not is_private(file))
    if exposed:
        return Seen("keys", False, f"Others may read {', '.join(exposed)}.", "Set the mode of each to 0600.")
    return Seen("keys", True, f"{len(files)} kept, readable by their owner only.")


@look
def folders() -> Seen:
    """Whether another account of this machine could look into the home."""
    exposed = sorted(_open_to_others(Path(settings.HOME)))
    if not exposed:
        return Seen("folders", True, "Only their owner may enter them.")
    line = f"Other accounts of this machine may enter {', '.join(exposed)} in the home."
    return Seen("folders", False, line, "Set the mode of the home itself to 0700.")


def kind_of_disk(path: Path, mounts: Iterable[str]) -> str:
    """The kind of file system that holds a path, of lines as in ``/proc/self/mountinfo``; else ""."""
    found, longest = "", -1
    for line in mounts:
        before, _, after = line.partition(" - ")
        parts = before.split()
        if len(parts) < 5 or not after:
            continue
        point = Path(parts[4].replace("\\040", " "))
        if (point == path or point in path.parents) and len(point.parts) >= longest:
            found, longest = after.split()[0], len(point.parts)
    return found


def _mounts() -> list[str]:
    try:
        return MOUNTS.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _open_to_others(home: Path) -> Iterable[str]:
    if _is_private(home):
        return
    for folder in home.iterdir():
        if folder.is_dir() and folder.name not in PUBLIC_FOLDERS and not _is_private(folder):
            yield folder.name


def _is_private(folder: Path) -> bool:
    return not stat.S_IMODE(folder.stat().st_mode) & 0o077
