"""``speakopenly spc``: control charts of one series or of many."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options, pictures
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.check.outcomes.series import When
    from speakopenly.check.outcomes.spc import Chart, Rebase


@click.command("spc")
@options.FILE
@click.option("--date", "when", required=True, help="The column of dates, or of whole numbers such as years.")
@options.VALUE_COLUMN
@click.option("--series", "name", help="The column that tells series apart; without it there is one.")
@click.option(
    "--rules", type=click.Choice(["mdc-2023", "plot-the-dots-0.2.2"]), default="mdc-2023", show_default=True,
    help="Which signs count, by the name under which they are published.",
)  # fmt: skip
@click.option(
    "--improvement", type=click.Choice(["increase", "decrease", "neutral"]), default="neutral",
    show_default=True, help="The direction that was hoped for, if it was written down beforehand.",
)  # fmt: skip
@click.option("--screen-outliers", is_flag=True, help="Leave unusually large moving ranges out.")
@click.option("--baseline-points", type=click.IntRange(min=2), help="Fix limits by the first so many points.")
@click.option("--rebase", "since", multiple=True, help="Work limits out anew from this date; needs --reason.")
@click.option(
    "--reason", "reasons", multiple=True, help="Why, in words; one for each --rebase, in the same order."
)
@options.CHART
@options.AS_JSON
def command(
    file: Path, when: str, value: str, name: str | None, rules: str, improvement: str, screen_outliers: bool,
    baseline_points: int | None, since: tuple[str, ...], reasons: tuple[str, ...], chart: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Say whether a measure moved more than its usual ups and downs (XmR chart).

    With --json, one document: date, value, mean, lpl, upl and special_cause_type as lists with one entry for
    each point, in order of time; limits that do not exist are null. With --series the document holds a list
    of these under “series”, in the order in which their names first stand in FILE. Series are never compared.
    """
    from speakopenly.check.outcomes import spc
    from speakopenly.check.outcomes.reading import read_series
    from speakopenly.core.tables import read_table

    rebases = _rebases(since, reasons)
    table = read_table(file)
    charts = [
        spc.draw_chart(
            series,
            rules=spc.RULE_SETS[rules],
            improvement=spc.Direction(improvement),
            screen_outliers=screen_outliers,
            baseline_points=baseline_points,
            rebases=rebases,
        )
        for series in read_series(table, value=value, when=when, name=name)
    ]
    _check_rebases(rebases, charts)
    if chart:
        from speakopenly.check.outcomes.charts import draw_control_chart

        pictures.write(draw_control_chart(_only(charts), title=f"{value} by {when}"), chart)
    _print(charts, by_name=name is not None, as_json=as_json)
    options.tell_left_out(table)


def _rebases(since: tuple[str, ...], reasons: tuple[str, ...]) -> list[Rebase]:
    from speakopenly.check.outcomes import spc

    if len(since) != len(reasons) or not all(reason.strip() for reason in reasons):
        raise BadInput(
            "Limits are worked out anew only with a reason.", do="Give one --reason for each --rebase."
        )
    return [spc.Rebase(_date(text), reason) for text, reason in zip(since, reasons, strict=True)]


def _date(text: str) -> When:
    from speakopenly.check.outcomes.series import read_when

    found = read_when(text)
    if found is None:
        raise BadInput("The date of --rebase is no date.", do="Write it as 2024-05-31.")
    return found


def _check_rebases(rebases: list[Rebase], charts: list[Chart]) -> None:
    for rebase in rebases:
        if not any(rebase in chart.rebases for chart in charts):
            raise BadInput(
                f"No series has points on both sides of {rebase.since.label}.",
                do="Give --rebase the first date of the new way.",
            )


def _only(charts: list[Chart]) -> Chart:
    if len(charts) > 1:
        raise BadInput("A picture holds one series.", do="Leave --chart out, or keep the rows of one series.")
    return charts[0]


def _print(charts: list[Chart], *, by_name: bool, as_json: bool) -> None:
    if as_json:
        documents = [_document(chart) for chart in charts]
        click.echo(json.dumps({"series": documents} if by_name else documents[0], ensure_ascii=False))
        return
    from speakopenly.check.outcomes.spc import say_what_it_shows

    for chart in charts:
        head = f"{chart.series.name}: " if by_name else ""
        said = say_what_it_shows(chart)
        click.echo(head + " ".join([said, *(each for each in chart.cautions if each not in said)]))


def _document(chart: Chart) -> dict[str, Any]:
    from speakopenly.check.outcomes.spc import say_what_it_shows

    return {
        "name": chart.series.name,
        "rules": chart.rules,
        "improvement": str(chart.improvement),
        "outliers_screened": chart.outliers_screened,
        "date": [point.when.label for point in chart.series.points],
        "value": list(chart.series.values),
        "mean": [limits.mean for limits in chart.limits],
        "lpl": [limits.lower for limits in chart.limits],
        "upl": [limits.upper for limits in chart.limits],
        "special_cause_type": [str(sign) for sign in chart.signs],
        "point_type": [str(kind) for kind in chart.types],
        "rebases": [{"date": each.since.label, "reason": each.reason} for each in chart.rebases],
        "sentence": say_what_it_shows(chart),
        "cautions": list(chart.cautions),
    }
