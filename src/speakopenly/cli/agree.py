"""``speakopenly agree``: how far coders agree, people with people and machines apart."""

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
    from speakopenly.understand.agreement import Coding, Comparison, Estimate, Figures

_NOT_CODED: Final = frozenset({"", "na", "nan"})
_NAMES: Final = {
    "raw": "Raw agreement",
    "nominal": "Alpha (nominal)",
    "ordinal": "Alpha (ordinal)",
    "interval": "Alpha (interval)",
    "ac1": "AC1",
}
_FEWEST_CODERS: Final = 2


@click.command("agree")
@options.FILE
@click.option("--unit", required=True, help="The column that says what was coded.")
@click.option("--coder", required=True, help="The column that says who coded it.")
@click.option("--value", required=True, help="The column that holds the code or the number given.")
@click.option(
    "--machine", "machines", multiple=True,
    help="A coder that is no person; each is compared with every person, and pooled with nobody.",
)  # fmt: skip
@click.option("--order", default="", help="The values from least to most, with commas, where they are words.")
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same intervals.")
@options.AS_JSON
def command(
    file: Path,
    unit: str,
    coder: str,
    value: str,
    machines: tuple[str, ...],
    order: str,
    seed: int,
    as_json: bool,
) -> None:
    """Say how far coders agree; FILE has a row for each value that one coder gave to one unit.

    An empty value is "not coded". With --json, one document: raw, alpha (nominal, ordinal, interval) and ac1,
    each with its estimate and 95% interval (ci) over units drawn again, n_units, n_compared (coded by two or
    more), n_coders, prevalence, disagreements, machines and cautions. What is undefined is null, and cautions
    say why.
    """
    from speakopenly.core.tables import read_table
    from speakopenly.understand.agreement import compare_coders

    table = read_table(file)
    ranked = [each for part in order.split(",") if (each := part.strip())]
    codings = list(_codings(table, unit, coder, value, ranked))
    _check_machines(machines, codings, coder, table.file)
    found = compare_coders(codings, seed=seed, machines=machines, order=ranked or None)
    if as_json:
        click.echo(json.dumps(_document(found), ensure_ascii=False))
    else:
        _print(found)
    options.tell_left_out(table)


def _codings(table: Table, unit: str, coder: str, value: str, order: list[str]) -> Iterator[Coding]:
    from speakopenly.understand.agreement import Coding

    seen: dict[tuple[str, str], int] = {}
    columns = zip(table.rows, table.column(unit), table.column(coder), table.column(value), strict=True)
    for row, of, by, given in columns:
        of, by, given = ((cell or "").strip() for cell in (of, by, given))
        for column, cell in ((unit, of), (coder, by)):
            if not cell:
                raise BadInput("is empty.", do="Fill it in.", file=table.file, row=row.number, column=column)
        if (of, by) in seen:
            raise BadInput(
                f"the same coder coded the same unit in row {seen[of, by]} already.",
                do="Keep one of the two rows.", file=table.file, row=row.number,
            )  # fmt: skip
        seen[of, by] = row.number
        if given.lower() in _NOT_CODED:
            continue
        if order and given not in order:
            raise BadInput(
                "holds a value that --order does not name.", do="Add it to --order, or mend the cell.",
                file=table.file, row=row.number, column=value,
            )  # fmt: skip
        yield Coding(of, by, given)


def _check_machines(machines: tuple[str, ...], codings: list[Coding], coder: str, file: str) -> None:
    known = {coding.coder for coding in codings}
    for machine in machines:
        if machine not in known:
            raise BadInput(
                f"has no coder {machine!r} who coded anything.", do="Mend --machine.", file=file, column=coder
            )


def _document(found: Comparison) -> dict[str, Any]:
    people = found.people
    return {
        **_figures(people),
        "n_units": people.units,
        "n_compared": people.compared,
        "n_coders": people.coders,
        "prevalence": dict(people.prevalence),
        "disagreements": [{"unit": each.unit, "values": dict(each.values)} for each in found.disagreements],
        "machines": {
            machine: {
                person: {**_figures(pair), "n_compared": pair.compared} for person, pair in pairs.items()
            }
            for machine, pairs in found.machines.items()
        },
        "cautions": [*_cautions(people), *_written(people)],
    }


def _figures(of: Figures) -> dict[str, Any]:
    return {
        "raw": _estimate(of.raw),
        "alpha": {
            "nominal": _estimate(of.nominal),
            "ordinal": _estimate(of.ordinal),
            "interval": _estimate(of.interval),
        },
        "ac1": _estimate(of.ac1),
    }


def _estimate(each: Estimate) -> dict[str, Any]:
    interval = None if each.low is None or each.high is None else [each.low, each.high]
    return {"estimate": each.value, "ci": interval}


def _cautions(of: Figures) -> list[str]:
    found = []
    if of.coders < _FEWEST_CODERS:
        found.append(
            "Fewer than two people coded anything: there is no agreement between people to speak of."
        )
    for name, each in _named(of):
        if each.reason is not None:
            what = "is undefined" if each.value is None else "has no interval"
            found.append(f"{name} {what}: {each.reason}")
    return found


def _written(of: Figures) -> list[str]:
    """A word where one number is written in two ways, as 1 and 1.0: they may be codes, or a slip."""
    from speakopenly.understand.agreement import NO_NUMBERS

    if of.interval.reason == NO_NUMBERS or len(set(map(float, of.prevalence))) == len(of.prevalence):
        return []
    return [
        "One number is written in two ways (as 1 and 1.0): raw, nominal and AC1 take them for two values."
    ]


def _named(of: Figures) -> list[tuple[str, Estimate]]:
    return [(words, getattr(of, name)) for name, words in _NAMES.items()]


def _print(found: Comparison) -> None:
    people = found.people
    click.echo(
        f"{people.coders} people, {people.units} units, {people.compared} of them coded by two or more."
    )
    _print_figures(people)
    for value, share in people.prevalence.items():
        click.echo(f"Prevalence of {value}: {share:.3f}")
    click.echo(f"People differ on {len(found.disagreements)} units; --json lists them.")
    for machine, pairs in found.machines.items():
        for person, pair in pairs.items():
            click.echo(f"Machine {machine} with {person}, {pair.compared} units:")
            _print_figures(pair)
    for caution in (*_cautions(people), *_written(people)):
        click.echo(caution)


def _print_figures(of: Figures) -> None:
    for name, each in _named(of):
        if each.value is not None:
            interval = "" if each.low is None else f" ({each.low:.3f} to {each.high:.3f})"
            click.echo(f"{name} {each.value:.3f}{interval}")
