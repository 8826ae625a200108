"""Write the pages that are made from the code: commands, settings, what the doctor looks at, names of the
library, promises, factors, periods, states, roles, figures, the API, and our own features as the rights check
judges them.

python docs/build.py            writes them
python docs/build.py --check    ends with 1 where a page is not what the code says
"""

from __future__ import annotations

import ast
import csv
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from api_page import api_page, set_up
from library_names import names_page
from own_features import own_features_page
from states import states_page

from speakopenly.check.machines import READ_ON, Machine, every_machine
from speakopenly.check.machines.register import OURS
from speakopenly.check.outcomes.figures import HOW_TO_READ, MEASURES
from speakopenly.cli import speakopenly
from speakopenly.core.retention import PERIODS
from speakopenly.hear.factors import SCHEME_VERSION, SOURCES, factors_of
from speakopenly.hear.speaking.questions import Condition
from speakopenly.web.looks import LINES, Group
from speakopenly.web.people.roles import (
    CONTENT,
    MAY_AGREE,
    NEVER_TOGETHER,
    READS_SEALED,
    TAKES_TWO,
    Role,
)

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.promises.clauses import CLAUSES  # noqa: E402  (the tests stand beside the documents)

REFERENCE = ROOT / "docs" / "reference"
EXPLANATION = ROOT / "docs" / "explanation"
MADE = "<!-- Made by docs/build.py; change the code, not this page. -->"


def command_line() -> str:
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
        f"# The command line\n\n{MADE}\n\n{introduction}",
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
    introduction = "What must never be possible, and the tests that would fail if it were. Below: every promise, a file each."
    return f"# Promises\n\n{MADE}\n\n{introduction}\n\n{_clauses()}\n\n" + "\n".join(rows)


def _clauses() -> str:
    head = "| what holds | proved by |\n|---|---|"
    proofs = (
        f"| {clause} | {'<br>'.join(proof.rpartition('::test_')[2].replace('_', ' ') for proof in tests)} |"
        for clause, tests in CLAUSES.items()
    )
    return "\n".join([head, *proofs])


def kept_for() -> str:
    """Every period of ``core.retention``, with its reason and source."""
    introduction = (
        "The periods stand in one file, `speakopenly.core.retention`; the daily round erases by it, at ten past "
        "three at night.\nA legal hold pauses erasing: [how](../how-to/hold-a-report.md). What cannot be undone: "
        "[erasing](../explanation/erasing.md)."
    )
    rows = [
        f"| {each.what} | {each.days} days | {each.since} | {each.then} | {each.reason} | {each.source} |"
        for each in PERIODS
    ]
    head = "| what | kept for | from | then | why | source |\n|---|---|---|---|---|---|"
    return f"# How long what is kept\n\n{MADE}\n\n{introduction}\n\n{head}\n" + "\n".join(rows) + "\n"


def states() -> str:
    """Where a report may stand and what it may become."""
    return states_page(MADE)


def roles() -> str:
    """Each role with what it may, the pairs nobody holds, and who may do what from the table that is a test."""
    parts = [
        "# Roles",
        MADE,
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


def factors() -> str:
    """The sixty factors, group by group, and the publications behind them."""
    groups = []
    for group in Condition:
        rows = "\n".join(
            f"| {each.code} | {each.name} | {each.meaning} | {'; '.join(each.maps_to)} | {', '.join(each.sources)} |"
            for each in factors_of(group)
        )
        head = "| code | factor | what it says, where it hindered | answers to | sources |\n|---|---|---|---|---|"
        groups.append(f"## {group}\n\n{head}\n{rows}\n")
    sources = "\n".join(f"- **{key}** {publication}" for key, publication in SOURCES.items())
    introduction = (
        f"Version {SCHEME_VERSION}. Each may have hindered or helped; several may be true of one report;"
        " none is about a person's worth."
    )
    return f"# Factors\n\n{MADE}\n\n{introduction}\n\n" + "\n".join(groups) + f"\n## Sources\n\n{sources}\n"


def learning_figures() -> str:
    """L1 to L13 in print order: what each counts, of what, and how it is read."""
    introduction = (
        f"{HOW_TO_READ}\n\nThey stand in the order in which they are printed. A quarter's counts are rounded to 5;"
        " 1-7, and all but 1-7, are hidden; no share or wait is told of fewer than 10. Why:"
        " [did it help?](../explanation/did-it-help.md)"
    )
    rows = [
        f"| {each.code} | {each.name} | {each.kind} | {each.counts} | {each.of} | {each.reads_as} |"
        for each in MEASURES.values()
    ]
    head = "| id | figure | kind | what is counted | of | reads as |\n|---|---|---|---|---|---|"
    return f"# Figures of learning\n\n{MADE}\n\n{introduction}\n\n{head}\n" + "\n".join(rows) + "\n"


def settings_page() -> str:
    """Every setting of the site, from the words at the top of its one file; and where models are kept."""
    introduction = (
        "Read from the environment when the site starts, in the order one would explain them; what cannot be understood"
        " ends the command with one line. With systemd they stand in `/etc/speakopenly/speakopenly.env`"
        " ([install for a council](../how-to/install-for-a-council.md)). Commands without a site read one too:"
        " `SPEAKOPENLY_MODELS`, the folder of built models (default: in the Python environment itself)."
    )
    rows = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in settings_told())
    return f"# Settings\n\n{MADE}\n\n{introduction}\n\n| name | what it says |\n|---|---|\n{rows}\n"


def settings_told() -> list[tuple[str, str]]:
    """Each name with its meaning, as the docstring of ``web/settings.py`` lists them."""
    tree = ast.parse((ROOT / "src" / "speakopenly" / "web" / "settings.py").read_text(encoding="utf-8"))
    told = []
    for line in (ast.get_docstring(tree) or "").splitlines():
        name, _, meaning = line.partition(" ")
        if name.isupper() and "_" in name:
            told.append((name, meaning.strip() or "the other of the two"))
    return told


def doctor() -> str:
    """Every line of ``speakopenly doctor``: its group, what it asks, and where it is described."""
    introduction = (
        "`speakopenly doctor` looks at an installation, and the page *Health of this site* shows the same. It asks no"
        " other machine, and nothing it says tells whether, when or how much anybody wrote. **well**: nothing to do."
        " **worth a look**: it stops nothing. **NEEDS YOU**: see to it; the exit status is then 1 (2 where the settings"
        " cannot be read), and some of these keep the Speak door shut. `--json` gives one record for each line:"
        " `group, what, is_well, how, line, do, read`."
    )
    parts = [f"# What the doctor looks at\n\n{MADE}\n\n{introduction}"]
    for group in Group:
        rows = [
            f"| {what} | {line.asks} | [{Path(line.page).stem}](../{line.page.removeprefix('docs/')}) |"
            for what, line in LINES.items()
            if line.group is group
        ]
        if rows:
            head = "| line | what it asks | described in |\n|---|---|---|"
            parts.append(f"## {group}\n\n{head}\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def names_of_the_library() -> str:
    """Every module of the library with its first sentence, and what each package gives by name."""
    return names_page(MADE)


def own_features() -> str:
    """Our own features that touch children, as the rights check judges them."""
    return own_features_page(MADE)


def api() -> str:
    """Every address of the API with its fields, from its OpenAPI document."""
    return api_page(MADE)


def transparency() -> str:
    """Every machine reading by name, version and sha256, what it is for, who decides, and how good it is."""
    introduction = (
        "Small programs read words on the service's own computer. They propose; **none decides anything about anybody**,"
        " and nothing is sent elsewhere to be read. No text model writes what is published. A service completes its own"
        " record from this under *Data protection*: [how](../how-to/keep-your-data-protection-documents.md).\n\n"
        "Names, versions and sha256 come from the code that loads each model, and a test holds them to it. Figures were"
        f" last held against where they come from on {READ_ON.isoformat()}."
    )
    parts = "\n".join(_machine(each) for each in every_machine())
    return f"# Algorithmic transparency\n\n{MADE}\n\n{introduction}\n\n{parts}"


def _machine(machine: Machine) -> str:
    told = {
        "what it is": machine.kind.value,
        "version": machine.version.replace(OURS, "changes with a release"),
        "sha256": f"`{machine.sha256}`" if machine.sha256 else "no file of weights is accepted by it",
        "made by": machine.made_by,
        "used for": machine.used_for,
        "decides": machine.decides,
        "who decides": machine.person,
        "how good it is": machine.quality,
        "measured in": machine.source,
        "installed": "only where a service wants it" if machine.is_optional else "always",
    }
    rows = "\n".join(f"| {name} | {said} |" for name, said in told.items())
    return f"## {machine.name}\n\n| | |\n|---|---|\n{rows}\n"


PAGES = {
    EXPLANATION / "algorithmic-transparency.md": transparency,
    EXPLANATION / "our-own-features-through-the-rights-check.md": own_features,
    REFERENCE / "command-line.md": command_line,
    REFERENCE / "settings.md": settings_page,
    REFERENCE / "doctor.md": doctor,
    REFERENCE / "promises.md": promises,
    REFERENCE / "retention.md": kept_for,
    REFERENCE / "states-of-a-report.md": states,
    REFERENCE / "roles.md": roles,
    REFERENCE / "factors.md": factors,
    REFERENCE / "learning-figures.md": learning_figures,
    REFERENCE / "api.md": api,
    REFERENCE / "names-of-the-library.md": names_of_the_library,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are not up to date."""
    set_up()
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
