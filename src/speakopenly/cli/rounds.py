"""``speakopenly rounds``: what came of an agreement round, with groups only where they are steady."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from speakopenly.cli import options
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from speakopenly.core.tables import Table
    from speakopenly.understand.rounds import Result, Shown, Vote

_VOTES: Final = {"agree": 1, "1": 1, "disagree": -1, "-1": -1, "pass": 0, "0": 0}
_NOT_SEEN: Final = frozenset({"", "na", "nan"})


@click.command("rounds")
@options.FILE
@click.option("--person", required=True, help="The column that says who voted, by any id.")
@click.option("--statement", required=True, help="The column that says on which statement.")
@click.option("--vote", required=True, help="The column that holds agree, disagree or pass (or 1, -1, 0).")
@click.option("--internal", is_flag=True, help="Write exact counts and everybody's group, for analysts.")
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same answer.")
@options.AS_JSON
def command(
    file: Path, person: str, statement: str, vote: str, internal: bool, seed: int, as_json: bool
) -> None:
    """Say what came of an agreement round; FILE has a row for each vote of one person on one statement.

    Small counts are hidden, and groups are told in words. Groups are shown only where each has ten people,
    other draws of the people give the same groups, and shuffled votes do not. With --json, one document:
    people, statements, groups (or why there are none), consensus and differences.
    """
    from speakopenly.core.tables import read_table
    from speakopenly.understand.rounds import count_round, gather_votes, shown

    table = read_table(file)
    result = count_round(gather_votes(_votes(table, person, statement, vote)), seed=seed)
    safe = shown(result)
    if as_json:
        document = _document(safe) | (_internal(result) if internal else {})
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        _print(safe)
    options.tell_left_out(table)


def _votes(table: Table, person: str, statement: str, vote: str) -> Iterator[tuple[str, str, Vote]]:
    from speakopenly.understand.rounds import Vote

    seen: dict[tuple[str, str], int] = {}
    columns = zip(table.rows, table.column(person), table.column(statement), table.column(vote), strict=True)
    for row, who, what, said in columns:
        who, what, said = ((cell or "").strip() for cell in (who, what, said))
        for column, cell in ((person, who), (statement, what)):
            if not cell:
                raise BadInput("is empty.", do="Fill it in.", file=table.file, row=row.number, column=column)
        if said.lower() in _NOT_SEEN:
            continue
        if said.lower() not in _VOTES:
            raise BadInput(
                "is no vote.", do="Write agree, disagree or pass.",
                file=table.file, row=row.number, column=vote,
            )  # fmt: skip
        if (who, what) in seen:
            raise BadInput(
                f"the same person voted on the same statement in row {seen[who, what]} already.",
                do="Keep one of the two rows.", file=table.file, row=row.number,
            )  # fmt: skip
        seen[who, what] = row.number
        yield who, what, Vote(_VOTES[said.lower()])


def _document(safe: Shown) -> dict[str, Any]:
    none = safe.without_groups
    return {
        "people": safe.people,
        "statements": [
            {
                "statement": each.statement,
                "voted": each.voted,
                **{vote: cell.shown for vote, cell in each.counts.items()},
                "by_group": [{vote: str(word) for vote, word in words.items()} for words in each.by_group],
            }
            for each in safe.statements
        ],
        "groups": {letter: cell.shown for letter, cell in safe.sizes.items()},
        "no_groups_because": None if none is None else str(none.why),
        "steadiness": safe.steadiness,
        "consensus": [
            {"statement": each.statement, "vote": each.vote.name.lower()} for each in safe.consensus
        ],
        "differences": [
            {
                "statement": each.statement,
                "group": list(safe.sizes)[each.group],
                "more": each.vote.name.lower(),
            }
            for each in safe.differences
        ],
    }


def _internal(result: Result) -> dict[str, Any]:
    """What stays with the analyst: true counts, and the group of each person (null: on no map, or none)."""
    from speakopenly.understand.rounds import Groups

    groups = result.groups
    labels = groups.labels.tolist() if isinstance(groups, Groups) else [-1] * len(result.votes.people)
    return {
        "assignments": {
            person: None if label < 0 else label
            for person, label in zip(result.votes.people, labels, strict=True)
        },
        "tallies": {
            statement: {"agree": tally.agree, "disagree": tally.disagree, "pass": tally.passed}
            for statement, tally in zip(result.votes.statements, result.tallies, strict=True)
        },
    }


def _print(safe: Shown) -> None:
    people = "Fewer than ten" if safe.people is None else safe.people
    click.echo(f"{people} people, {len(safe.statements)} statements.")
    if safe.without_groups is not None:
        click.echo(safe.without_groups.sentence)
    else:
        sizes = ", ".join(f"{letter} about {cell.text}" for letter, cell in safe.sizes.items())
        click.echo(f"Groups of people who voted alike: {sizes} people.")
    for each in safe.consensus:
        click.echo(f"Consensus to {each.vote.name.lower()}: {each.statement}")
    for told in safe.differences:
        letter = list(safe.sizes)[told.group]
        click.echo(f"More of {letter} {told.vote.name.lower()} than of others: {told.statement}")
