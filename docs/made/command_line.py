"""The page on the command line."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from speakopenly.cli import speakopenly

ROOT = Path(__file__).resolve().parents[2]


def page(made: str) -> str:
    """Every command with its help, as a person sees it in a terminal, and one example of each."""
    examples = _examples()
    commands = list(_commands(speakopenly, "speakopenly"))
    introduction = (
        "A command reads CSV, JSON lines or parquet where a table goes in, and writes UTF-8. A progress bar is drawn on a"
        " terminal and nowhere else. None needs a network, unless `--cluster` names other machines."
    )
    status = [
        "| exit status | what it says |",
        "|---|---|",
        "| 0 | done |",
        "| 1 | `verify` found a difference, `doctor` something that needs somebody; or something broke inside |",
        "| 2 | what was given cannot be used; one line on standard error says which file, row and column, and what to do |",
    ]
    rows = [
        f"| [{path}](#{path.replace(' ', '-')}) | {command.get_short_help_str(limit=110)} |"
        for path, command in commands
    ]
    parts = [
        f"# The command line\n\n{made}\n\n{introduction}",
        "\n".join(status),
        "\n".join(["| command | what it does |", "|---|---|", *rows]),
    ]
    for path, command in commands:
        name = path.removeprefix("speakopenly ")
        if name not in examples:
            raise SystemExit(f"docs/commands.csv has no example of: {name}. Add a line.")
        _check_example(command, examples[name])
        help_text = command.get_help(_context(command, path))
        parts.append(f"## {path}\n\n```\n{help_text}\n```\n\nFor example:\n\n```\n{examples[name]}\n```")
    return "\n\n".join(parts) + "\n"


def _examples() -> dict[str, str]:
    with (ROOT / "docs" / "commands.csv").open(encoding="utf-8", newline="") as file:
        return {line["command"]: line["example"] for line in csv.DictReader(file)}


def _check_example(command: click.Command, example: str) -> None:
    """An example names only options that the command has, and all that it cannot do without."""
    words = [word for word in shlex.split(example) if word.startswith("--")]
    options = [each for each in command.params if isinstance(each, click.Option)]
    known = {name for each in options for name in each.opts}
    if unknown := set(words) - known:
        raise SystemExit(
            f"The example in docs/commands.csv has unknown options: {example}: {sorted(unknown)}"
        )
    if missing := [each.opts[0] for each in options if each.required and not set(each.opts) & set(words)]:
        raise SystemExit(f"The example in docs/commands.csv leaves out {missing}: {example}")


def _context(command: click.Command, path: str) -> click.Context:
    return click.Context(command, info_name=path, max_content_width=100, terminal_width=100)


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = _context(command, path)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _commands(below, f"{path} {name}")
    else:
        yield path, command
