"""The page on settings, from the words at the top of their one file."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def page(made: str) -> str:
    """Every setting of the site, from the words at the top of its one file; and where models are kept."""
    introduction = (
        "Read from the environment when the site starts, in the order one would explain them; what cannot be understood"
        " ends the command with one line. With systemd they stand in `/etc/speakopenly/speakopenly.env`"
        " ([install for a council](../how-to/install-for-a-council.md)). Commands without a site read one too:"
        " `SPEAKOPENLY_MODELS`, the folder of built models (default: in the Python environment itself)."
    )
    rows = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in settings_told())
    return f"# Settings\n\n{made}\n\n{introduction}\n\n| name | what it says |\n|---|---|\n{rows}\n"


def settings_told() -> list[tuple[str, str]]:
    """Each name with its meaning, as the docstring of ``web/settings.py`` lists them."""
    tree = ast.parse((ROOT / "src" / "speakopenly" / "web" / "settings.py").read_text(encoding="utf-8"))
    told = []
    for line in (ast.get_docstring(tree) or "").splitlines():
        name, _, meaning = line.partition(" ")
        if name.isupper() and "_" in name:
            told.append((name, meaning.strip() or "the other of the two"))
    return told
