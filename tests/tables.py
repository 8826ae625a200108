"""A database with every table and nobody in it, made once and copied for each worker and each site.

It is kept under ``build`` by what made it, so that it is made anew when a migration changes.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "src" / "speakopenly" / "web"
KEPT = ROOT / "build" / "tables"
DATABASE = Path("database", "speakopenly.sqlite3")
MIGRATE = "from speakopenly.web.commands import prepare_database; prepare_database()"
MOST_SECONDS = 240.0


def copy_tables(to: Path) -> None:
    """Put a copy of the empty database where it is wanted."""
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(_tables(), to)


def _tables() -> Path:
    kept = KEPT / f"{what_makes_the_tables()}.sqlite3"
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "being-made").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _make(kept)
    return kept


def what_makes_the_tables() -> str:
    """A digest of Django's release, of our ways with SQLite and new homes and of every migration."""
    seen = hashlib.sha256(django.__version__.encode())
    for path in sorted((*WEB.glob("*/migrations/*.py"), *WEB.glob("sqlite/*.py"), *WEB.glob("site/**/*.py"))):
        seen.update(f"\n{path.relative_to(WEB)}\n".encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def _make(kept: Path) -> None:
    for earlier in KEPT.glob("*.sqlite3"):
        earlier.unlink()
    home = KEPT / "home"
    shutil.rmtree(home, ignore_errors=True)
    surroundings = {**os.environ, "SPEAKOPENLY_HOME": str(home), "DATABASE_URL": ""}
    subprocess.run([sys.executable, "-c", MIGRATE], env=surroundings, check=True, timeout=MOST_SECONDS)
    (home / DATABASE).rename(kept)
    shutil.rmtree(home)
