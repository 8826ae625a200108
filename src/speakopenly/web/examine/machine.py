"""The machine: its Python, its memory, and whether what is in memory can come to lie on a disk."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from django.utils import timezone

from speakopenly.web.looks import Seen, look

MENDED_UNTIL: Final = {
    (3, 11): date(2027, 10, 31),
    (3, 12): date(2028, 10, 31),
    (3, 13): date(2029, 10, 31),
    (3, 14): date(2030, 10, 31),
}
"""The month in which each release ends, from the status page of the Python Developer's Guide (2026)."""
DAYS_TO_PREPARE: Final = timedelta(days=183)
LEAST_MEMORY, ENOUGH_MEMORY = 2, 4
"""In GB: what is measured stands in docs/how-to/install-for-a-council.md."""
SWAPS: Final = Path("/proc/swaps")
BLOCKS: Final = Path("/sys/block")
OWN_GROUP: Final = Path("/proc/self/cgroup")
GROUPS: Final = Path("/sys/fs/cgroup")
LIMITS_OF_A_BOX: Final = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


@look
def python() -> Seen:
    """Whether security faults of this Python are still mended."""
    return python_seen(sys.version_info[:2], timezone.localdate())


@look
def memory() -> Seen:
    """How much there is, of this machine or of the container that we run in."""
    return memory_seen(round(_memory_bytes() / 1024**3))


@look
def swap() -> Seen:
    """A key that somebody unlocked is in memory for minutes; swap could keep it on a disk for years."""
    if not plain_swaps(_swaps()):
        return Seen("swap", True, "None, or only encrypted or in memory.")
    if _may_not_swap():
        return Seen("swap", True, "This machine has some, and our processes may not use it.")
    line = (
        "Memory may be written to a disk in the clear, and a reading key that somebody has unlocked with it."
    )
    return Seen("swap", True, line, "Turn swap off (swapoff -a, and out of /etc/fstab), or encrypt it.")


@look
def core_dumps() -> Seen:
    """Our processes ask for none; a machine may still be told to take them."""
    if resource.getrlimit(resource.RLIMIT_CORE)[0] == 0:
        return Seen("core dumps", True, "Our processes leave none.")
    return Seen(
        "core dumps",
        True,
        "A process that fails may leave its memory on the disk.",
        "Set ulimit -c 0, or LimitCORE=0.",
    )


def python_seen(version: Sequence[int], today: date) -> Seen:
    """What is to be said of a version on a day."""
    name = ".".join(str(part) for part in version)
    until = MENDED_UNTIL.get((version[0], version[1]))
    if until is None:
        return Seen(
            "python", True, f"Python {name}, which this release does not know.", "Upgrade Speak Openly soon."
        )
    line = f"Python {name}, mended until {until:%B %Y}."
    if today > until:
        return Seen(
            "python", False, line, "Move to a newer Python: an upgrade of the operating system brings one."
        )
    soon = today > until - DAYS_TO_PREPARE
    return Seen("python", True, line, "Plan the move to a newer Python." if soon else "")


def memory_seen(gigabytes: int) -> Seen:
    """What is to be said of so much memory."""
    line = f"{gigabytes} GB."
    if gigabytes < LEAST_MEMORY:
        return Seen("memory", False, f"{line} At least {LEAST_MEMORY} are needed.", "Give the machine more.")
    if gigabytes < ENOUGH_MEMORY:
        do = f"Give it {ENOUGH_MEMORY}, or set SPEAKOPENLY_ENCODER=static: coarser themes with less."
        return Seen("memory", True, line, do)
    return Seen("memory", True, line)


def plain_swaps(lines: Sequence[str]) -> list[str]:
    """The swaps, of lines as in ``/proc/swaps``, that are neither compressed memory nor encrypted."""
    names = [line.split()[0] for line in lines[1:] if line.strip()]
    return [name for name in names if not _is_safe(Path(os.path.realpath(name)).name)]


def _is_safe(device: str) -> bool:
    if device.startswith("zram"):
        return True
    try:
        return (BLOCKS / device / "dm" / "uuid").read_text("ascii").startswith("CRYPT-")
    except (OSError, ValueError):
        return False


def _may_not_swap() -> bool:
    """Whether the unit or container that we run in keeps us out of swap, as ``MemorySwapMax=0`` does."""
    try:
        own = OWN_GROUP.read_text("utf-8").strip().rpartition("::/")[2]
        return (GROUPS / own / "memory.swap.max").read_text("ascii").strip() == "0"
    except (OSError, ValueError):
        return False


def _swaps() -> list[str]:
    try:
        return SWAPS.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _memory_bytes() -> int:
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for file in LIMITS_OF_A_BOX:
        try:
            whole = min(whole, int(file.read_text("ascii")))
        except (OSError, ValueError):
            continue  # no such limit, or "max"
    return whole
