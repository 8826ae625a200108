"""Write the pages that are made from the code: the command line and the promises.

python docs/build.py            writes them
python docs/build.py --check    ends with 1 where a page is not what the code says
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from speakopenly.cli import speakopenly

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by docs/build.py; change the code, not this page. -->"


def command_line() -> str:
    """Every command with its help, as a person sees it in a terminal."""
    parts = [
        f"# The command line\n\n{MADE}\n\nExit status: 0 done, 1 something differs or broke, 2 bad input."
    ]
    parts += [
        f"## {path}\n\n```\n{help_text}\n```" for path, help_text in _commands(speakopenly, "speakopenly")
    ]
    return "\n\n".join(parts) + "\n"


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    context = click.Context(command, info_name=path, max_content_width=100, terminal_width=100)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _commands(below, f"{path} {name}")
    if path != "speakopenly" and not isinstance(command, click.Group):
        yield path, command.get_help(context)


def promises() -> str:
    """Each file in tests/promises is one promise: its docstring says it, its tests are how we know."""
    rows = []
    for path in sorted((ROOT / "tests" / "promises").glob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        promise = (ast.get_docstring(tree) or "").removeprefix("Promise: ").replace("\n", " ")
        tests = [
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test")
        ]
        sentences = "".join(f"- {name.removeprefix('test_').replace('_', ' ')}\n" for name in tests)
        rows.append(f"## {promise[0].upper()}{promise[1:]}\n\n`{path.relative_to(ROOT)}`\n\n{sentences}")
    introduction = "Each promise is a file of tests. If it did not hold, the suite would fail."
    return f"# Promises\n\n{MADE}\n\n{introduction}\n\n" + "\n".join(rows)


PAGES = {REFERENCE / "command-line.md": command_line, REFERENCE / "promises.md": promises}


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are not up to date."""
    stale = [path for path, make in PAGES.items() if not path.exists() or path.read_text("utf-8") != make()]
    if "--check" in arguments:
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is not what the code says. Run: make docs\n")
        return 1 if stale else 0
    for path in stale:
        path.write_text(PAGES[path](), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
