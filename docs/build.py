"""Write the pages that are made from the code; what each says is a module of ``docs/made``.

python docs/build.py            writes them
python docs/build.py --check    ends with 1 where a page is not what the code says
"""

from __future__ import annotations

import atexit
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
MADE = "<!-- Made by docs/build.py; change the code, not this page. -->"
PAGES = {
    "explanation/algorithmic-transparency.md": "machines",
    "explanation/our-own-features-through-the-rights-check.md": "own_features",
    "reference/api.md": "api",
    "reference/command-line.md": "command_line",
    "reference/doctor.md": "doctor",
    "reference/factors.md": "factors",
    "reference/journeys.md": "journeys",
    "reference/learning-figures.md": "learning_figures",
    "reference/names-of-the-library.md": "library_names",
    "reference/promises.md": "promises",
    "reference/retention.md": "retention",
    "reference/roles.md": "roles",
    "reference/settings.md": "settings",
    "reference/states-of-a-report.md": "states",
}


def set_up() -> None:
    """Django with our settings, in an empty home that is gone when the program ends."""
    home = tempfile.TemporaryDirectory()
    atexit.register(home.cleanup)
    os.environ |= {"SPEAKOPENLY_HOME": home.name, "DJANGO_SETTINGS_MODULE": "speakopenly.web.settings"}
    django.setup()


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are not up to date."""
    set_up()
    made = {ROOT / "docs" / name: import_module(f"made.{page}").page(MADE) for name, page in PAGES.items()}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is not what the code says. Run: make docs\n")
        return 1 if stale else 0
    for path in stale:
        path.write_text(made[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
