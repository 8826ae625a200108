"""``speakopenly meta``: what studies say together."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from speakopenly.cli import options, pictures
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.understand.evidence import Read, Synthesis

_KEYS: Final = (
    *("k", "people", "estimate", "se", "ci_lb", "ci_ub", "df", "tau2", "tau2_ci", "I2", "I2_ci", "H2"),
    *("Q", "Q_df", "Q_p", "pi_lb", "pi_ub", "pi_df"),
)
_POOLED_BY_TABLE: Final = ("MH", "PETO")
MODERATOR_STUDIES: Final = 10


@click.command("meta")
@options.FILE
@click.option(
    "--measure", type=click.Choice(["RR", "OR", "RD", "SMD", "MD", "IRR", "GEN"]), required=True,
    help="What the effect is; ratios (RR, OR, IRR) are worked with as logs.",
)  # fmt: skip
@click.option(
    "--method", type=click.Choice(["DL", "REML", "EE", "PM", "MH", "PETO"]), default="REML",
    show_default=True,
    help="How studies are held to differ; EE: not at all; MH and PETO: rare events, from counts.",
)  # fmt: skip
@click.option(
    "--test", type=click.Choice(["hk", "z"]), default="hk", show_default=True,
    help="The interval: hk is Hartung and Knapp's, never narrower than it should be; EE is always z.",
)  # fmt: skip
@click.option(
    "--counts", default="", help="Four columns, with commas: event, none; event, none of the other."
)
@click.option("--means", default="", help="Six columns: mean, sd, people; mean, sd, people of the other.")
@click.option("--rates", default="", help="Four columns: events, time; events, time of the other.")
@click.option("--effect", default="yi", show_default=True, help="The column of effects, if none of these.")
@click.option("--variance", default="vi", show_default=True, help="The column of their variances.")
@click.option("--label", help="The column that names each study in words.")
@click.option("--study", help="The column that says whose effect a row is; by itself, “study” if it repeats.")
@click.option(
    "--several", type=click.Choice(["first", "average", "three-level"]),
    help="For studies with several effects. They are never pooled as if they were apart.",
)  # fmt: skip
@click.option("--people", help="The column of how many people a study is about.")
@click.option("--moderator", "moderators", multiple=True, help="A column effects may differ with; up to two.")
@click.option("--influence", is_flag=True, help="Leave each study out in turn, and add them one by one.")
@click.option(
    "--forest", type=click.Path(dir_okay=False, path_type=Path),
    help="Draw the forest plot into this SVG file, and its table into a CSV file beside it.",
)  # fmt: skip
@options.AS_JSON
def command(
    file: Path, measure: str, method: str, test: str, counts: str, means: str, rates: str, effect: str,
    variance: str, label: str | None, study: str | None, several: str | None, people: str | None,
    moderators: tuple[str, ...], influence: bool, forest: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Put studies together (meta-analysis); FILE has a row for each effect.

    With --json, one document: k, people, method, test, estimate, se, ci_lb, ci_ub, tau2, I2, H2, Q, Q_df,
    Q_p, pi_lb, pi_ub, pi_df (prediction interval, by t), tau2_ci, I2_ci, studies and cautions; ratios as
    logs. What is undefined is null, and cautions say why. Below 3 studies no sentence or picture shows a
    pooled effect.
    """
    from speakopenly.core.tables import read_table
    from speakopenly.understand.evidence import Columns, Measure, read_studies

    table = read_table(file)
    columns = Columns(
        counts=_names(counts), means=_names(means), rates=_names(rates), yi=effect, vi=variance, label=label,
        of=study, people=people,
    )  # fmt: skip
    if len(moderators) > 2:
        raise BadInput("At most two moderators are looked at.", do="Leave some out.")
    what = Measure(measure)
    read = read_studies(table, what, columns, moderators=moderators)
    by_table = method in _POOLED_BY_TABLE
    try:
        found = _synthesis(read, what, "EE" if by_table else method, test, several)
        document: dict[str, Any] = _document(found)
        if by_table:
            document |= _rare(read, what, method, columns)
        if moderators:
            document["regression"] = _regression(read, found)
        if influence:
            document |= _influence(found)
    except ValueError as error:
        raise BadInput(
            str(error), do="Choose another method, or look at the table.", file=table.file
        ) from None
    document["egger"] = _egger(found)
    if forest:
        from speakopenly.understand.evidence import draw_forest

        if by_table:
            raise BadInput("A forest plot is drawn of EE, DL, PM and REML.", do="Choose one of these.")
        pictures.write(draw_forest(found, title=f"{what.words[0].upper()}{what.words[1:]}"), forest)
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        _print(found, document, by_table=by_table)
    options.tell_left_out(table)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


def _synthesis(read: Read, measure: Any, method: str, test: str, several: str | None) -> Synthesis:
    from speakopenly.understand.evidence import IntervalBy, Method, Several, synthesise

    return synthesise(
        read.studies,
        measure=measure,
        method=Method(method),
        test=IntervalBy(test),
        several=Several(several) if several else None,
        cautions=read.cautions,
    )


def _document(found: Synthesis) -> dict[str, Any]:
    return {
        "measure": str(found.measure),
        "method": str(found.method),
        "test": str(found.test),
        **{key: getattr(found, key) for key in _KEYS},
        "pi_by": None if found.pi_df is None else "t, studies less one",
        "several": None if found.several is None else str(found.several),
        "within": found.within,
        "studies": [
            {
                "label": study.label,
                "row": study.row,
                "yi": study.yi,
                "vi": study.vi,
                "people": study.people,
                "weight": weight,
            }
            for study, weight in zip(found.studies, found.weights, strict=True)
        ],
        "cautions": list(found.cautions),
    }


def _rare(read: Read, measure: Any, method: str, columns: Any) -> dict[str, Any]:
    """What Mantel and Haenszel, or Peto, make of the same tables; every study with an event counts."""
    from speakopenly.understand.evidence import Measure, rare
    from speakopenly.understand.evidence.synthesis import FEWEST_TO_SHOW

    if measure is Measure.IRR and columns.rates and method == "MH":
        found = rare.mantel_haenszel_rates(*read.raw)
    elif not columns.counts or (method == "PETO" and measure is not Measure.OR):
        raise ValueError("MH needs --counts, or --rates of IRR; PETO needs --counts of OR.")
    elif len({study.of for study in read.studies}) < len(read.studies):
        raise ValueError(
            "A study stands in several rows, which MH and PETO would pool as if they were apart."
        )
    elif method == "PETO":
        found = rare.peto(*read.raw)
    else:
        found = rare.mantel_haenszel(measure, *read.raw)
    reach = 1.959963984540054 * found.se
    told = [*read.cautions, "Equal effects: the interval does not know how much studies differ."]
    if found.k < FEWEST_TO_SHOW:
        told.append("Fewer than three studies: no page, picture or sentence shows a pooled effect.")
    return {
        "method": method, "test": "z", "k": found.k, "estimate": found.estimate, "se": found.se,
        "ci_lb": found.estimate - reach, "ci_ub": found.estimate + reach, "I2": found.I2, "Q": found.Q,
        "Q_df": found.k - 1, "Q_p": _beyond(found.Q, found.k - 1), "H2": None, "cautions": told,
    }  # fmt: skip


def _beyond(q: float, df: int) -> float | None:
    from scipy.special import chdtrc

    return float(chdtrc(df, q)) if df > 0 else None


def _regression(read: Read, found: Synthesis) -> dict[str, Any]:
    import numpy as np

    from speakopenly.understand.evidence import moderators

    if found.several is not None or len(found.studies) != len(read.studies):
        raise ValueError("Moderators are looked at where every study has one effect.")
    yi = np.array([study.yi for study in found.studies])
    vi = np.array([study.vi for study in found.studies])
    names, columns = [name for name, _ in read.moderators], [column for _, column in read.moderators]
    fit = moderators.regress(yi, vi, names, columns, method=found.method, test=found.test)
    told = [moderators.NOT_WHY]
    if fit.k < MODERATOR_STUDIES * len(names):
        told.append(f"{fit.k} studies are few: {MODERATOR_STUDIES} for each moderator is the least to trust.")
    return {
        **{key: value for key, value in asdict(fit).items() if key != "coefficients"},
        "coefficients": [asdict(each) for each in fit.coefficients],
        "cautions": told,
    }


def _influence(found: Synthesis) -> dict[str, Any]:
    import numpy as np

    from speakopenly.understand.evidence.influence import leave_one_out, one_after_the_other

    if found.several is not None and found.within is not None:
        raise ValueError("Leaving studies out is offered where every study has one effect.")
    yi = np.array([study.yi for study in found.studies])
    vi = np.array([study.vi for study in found.studies])
    without = leave_one_out(yi, vi, method=found.method, test=found.test)
    grown = one_after_the_other(yi, vi, method=found.method, test=found.test)
    names = ("estimate", "ci_lb", "ci_ub", "tau2", "I2")
    return {
        "leave_one_out": [
            {
                "label": study.label,
                **{name: _known(getattr(without.without, name)[at]) for name in names},
                "residual": _known(without.residual[at]),
                "shift": _known(without.shift[at]),
            }
            for at, study in enumerate(found.studies)
        ],
        "cumulative": [
            {"label": study.label, **{name: _known(getattr(grown, name)[at]) for name in names}}
            for at, study in enumerate(found.studies)
        ],
    }


def _known(value: Any) -> float | None:
    import math

    return float(value) if math.isfinite(value) else None


def _egger(found: Synthesis) -> dict[str, Any] | None:
    import numpy as np

    from speakopenly.understand.evidence.small_studies import egger

    if found.within is not None:
        return None
    fit = egger(np.array([each.yi for each in found.studies]), np.array([each.vi for each in found.studies]))
    return None if fit is None else asdict(fit)


def _print(found: Synthesis, document: dict[str, Any], *, by_table: bool) -> None:
    from speakopenly.understand.evidence import say
    from speakopenly.understand.evidence.forest import rows_of
    from speakopenly.understand.evidence.saying import shown
    from speakopenly.understand.evidence.synthesis import FEWEST_TO_SHOW

    if not by_table:
        for sentence in say(found):
            click.echo(sentence)
    elif document["k"] >= FEWEST_TO_SHOW:
        value, low, high = (shown(found.measure, document[key]) for key in ("estimate", "ci_lb", "ci_ub"))
        words = found.measure.words
        click.echo(f"Over {document['k']} studies the {words} was {value} ({low} to {high}).")
    for caution in document["cautions"]:
        click.echo(caution)
    for label, value, low, high, weight, _ in list(rows_of(found))[: len(found.studies)]:
        click.echo(f"{label}: {value} ({low} to {high})" + ("" if by_table else f", weight {weight}"))
    for each in document.get("leave_one_out", []):
        ends = (shown(found.measure, each[key]) for key in ("estimate", "ci_lb", "ci_ub"))
        if found.k > FEWEST_TO_SHOW:
            click.echo("Without {}: {} ({} to {})".format(each["label"], *ends))
    _print_regression(document.get("regression"))


def _print_regression(fit: dict[str, Any] | None) -> None:
    if fit is None:
        return
    for each in fit["coefficients"]:
        click.echo(f"{each['name']}: {each['estimate']:.4g} ({each['ci_lb']:.4g} to {each['ci_ub']:.4g})")
    for caution in fit["cautions"]:
        click.echo(caution)
