"""``speakopenly its``: a series before and after a change."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options, pictures
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.check.outcomes.its import Fit, Plan
    from speakopenly.core.tables import Table


@click.command("its")
@options.FILE
@options.VALUE_COLUMN
@click.option("--date", "when", help="The column of dates or whole numbers; without it rows are in order.")
@click.option("--intervention", required=True, help="When the change was: a date, or the first row after it.")
@click.option(
    "--errors", default="ar1", show_default=True,
    help="How errors are thought of: ols, hac:LAG (or hac:LAG:adjusted, for small samples) or ar1.",
)  # fmt: skip
@click.option(
    "--override", "reason",
    help="Go on with fewer than 8 points on a side, and why; the reason is printed with the result.",
)  # fmt: skip
@options.CHART
@options.AS_JSON
def command(
    file: Path, value: str, when: str | None, intervention: str, errors: str, reason: str | None,
    chart: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Hold a series after a change beside what its earlier trend would have given (segmented regression).

    Whatever it shows, it cannot say why: “What else changed at the time?” is asked with every result. With
    --json, one document: terms (intercept, time, level, slope, each with est, se, ci_lb and ci_ub),
    durbin_watson, method, counterfactual, cautions. Rows count as evenly spaced, from 1.
    """
    from speakopenly.check.outcomes import its
    from speakopenly.core.tables import read_table

    table = read_table(file)
    try:
        fit = its.fit_series(_plan(table, value, when, intervention, reason), errors=its.read_errors(errors))
    except ValueError as error:
        raise BadInput(str(error), do="Give --errors another value.", file=table.file) from None
    if chart:
        from speakopenly.check.outcomes.charts import draw_interrupted_series

        pictures.write(draw_interrupted_series(fit, title=f"{value} before and after the change"), chart)
    _print(fit, as_json=as_json)
    options.tell_left_out(table)


def _plan(table: Table, value: str, when: str | None, intervention: str, reason: str | None) -> Plan:
    from speakopenly.check.outcomes import its
    from speakopenly.check.outcomes.reading import find_change, read_series

    if reason is not None and not reason.strip():
        raise BadInput("An override needs a written reason.", do="Say after --override why you go on.")
    series = read_series(table, value=value, when=when)[0]
    change_at = find_change(series, intervention, file=table.file)
    try:
        return its.plan_for(
            series, change_at=change_at, override=None if reason is None else its.Override(reason)
        )
    except its.TooFewPoints as error:
        do = 'Wait for more points, or go on with --override "why".'
        do = do if error.can_be_overridden else "Wait for more points."
        raise BadInput(str(error), do=do, file=table.file, column=value) from None


def _print(fit: Fit, *, as_json: bool) -> None:
    from speakopenly.check.outcomes import its

    sentences = its.say_what_it_shows(fit)
    if as_json:
        click.echo(json.dumps(_document(fit, sentences), ensure_ascii=False))
        return
    for line in [*sentences, its.WHAT_ELSE, *fit.cautions]:
        click.echo(line)
    for name, term in fit.terms.items():
        click.echo(f"{name}: {term.est:.6g} ({term.ci_lb:.6g} to {term.ci_ub:.6g})")
    watson = "none" if fit.durbin_watson is None else f"{fit.durbin_watson:.3f}"
    click.echo(f"errors: {fit.method}; Durbin-Watson: {watson}")


def _document(fit: Fit, sentences: tuple[str, ...]) -> dict[str, Any]:
    from speakopenly.check.outcomes.its import WHAT_ELSE

    return {
        "method": fit.method,
        "before": fit.plan.before,
        "after": fit.plan.after,
        "override": None if fit.plan.override is None else fit.plan.override.reason,
        "terms": {name: asdict(term) for name, term in fit.terms.items()},
        "durbin_watson": fit.durbin_watson,
        "rho": fit.rho,
        "counterfactual": [
            {
                "date": each.when.label,
                "seen": each.seen,
                "fitted": each.fitted,
                "expected": each.expected.est,
                "ci_lb": each.expected.ci_lb,
                "ci_ub": each.expected.ci_ub,
            }
            for each in fit.counterfactual
        ],
        "difference_at_end": asdict(fit.difference_at_end),
        "sentences": list(sentences),
        "what_else": WHAT_ELSE,
        "cautions": list(fit.cautions),
    }
