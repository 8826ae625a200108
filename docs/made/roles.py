"""The page on roles, and on who may do what."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from speakopenly.web.people.roles import CONTENT, MAY_AGREE, NEVER_TOGETHER, READS_SEALED, TAKES_TWO, Role

ROOT = Path(__file__).resolve().parents[2]


def page(made: str) -> str:
    """Each role with what it may, the pairs nobody holds, and who may do what from the table that is a test."""
    parts = [
        "# Roles",
        made,
        "A role is held in one service. Some roles never meet in one person there: who runs the machine, or helps to"
        " open the escrow, sees no words. There is no role for a line manager over reports.",
        "\n".join(
            [
                "| role | sees words | words are sealed to it | given and taken by two | may be the second person |",
                "|---|---|---|---|---|",
                *(_role_row(role) for role in Role),
            ]
        ),
        "## Never in one person",
        "\n".join(f"- {_names(pair)}" for pair in NEVER_TOGETHER),
        "## Who may do what",
        "One line for each address, from `tests/web/who_may_do_what.csv`; a test asks every one of them in every"
        " role, in one's own service and in another. *anyone* is the public; *signed-in* is whoever works in a"
        " service. What belongs to another service is answered as what exists nowhere.",
        _as_table(ROOT / "tests" / "web" / "who_may_do_what.csv", ("address", "see", "do")),
        "## Commands of the service",
        _as_table(ROOT / "tests" / "web" / "who_may_command_what.csv"),
    ]
    return "\n\n".join(parts) + "\n"


def _role_row(role: Role) -> str:
    facts = (role in CONTENT, role in READS_SEALED, role in TAKES_TWO, role in MAY_AGREE)
    return f"| {role.label} | " + " | ".join("yes" if fact else "no" for fact in facts) + " |"


def _names(pair: Iterable[Role]) -> str:
    return " and ".join(str(role.label) for role in Role if role in pair)


def _as_table(path: Path, columns: Sequence[str] = ()) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    names = columns or tuple(lines[0])
    rows = ["| " + " | ".join(_in_words(line[name]) for name in names) + " |" for line in lines]
    return "\n".join(["| " + " | ".join(names) + " |", "|" + "---|" * len(names), *rows])


def _in_words(cell: str) -> str:
    words = cell.split(" ")
    known = {role.value: str(role.label) for role in Role}
    known |= {f"!{value}": f"but no {label}" for value, label in known.items()}
    known |= {word: word for word in ("signed-in", "anyone", "-")}
    return ", ".join(known.get(word, word) for word in words) if set(words) <= set(known) else cell
