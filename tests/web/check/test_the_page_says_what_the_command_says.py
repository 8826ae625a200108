"""The page of a measure and the commands ``spc`` and ``its`` give the same numbers and words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from speakopenly.check.outcomes.rates import exact_rate
from speakopenly.cli import speakopenly
from speakopenly.web.check.outcomes import actions, working
from speakopenly.web.check.outcomes.models import Measure
from tests.web.check.conftest import AFTER, BEFORE, CHANGE, SAID, bring, typed
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def handed_out(measure: Measure, browser: Client, folder: Path) -> Path:
    file = folder / "points.csv"
    file.write_bytes(browser.get(reverse("check:measure-csv", args=[measure.pk])).content)
    return file


def told(*arguments: str) -> dict[str, object]:
    result = CliRunner().invoke(speakopenly, [*arguments, "--json"], catch_exceptions=False)
    return dict(json.loads(result.stdout))


@pytest.mark.parametrize("rules", ["mdc-2023", "plot-the-dots-0.2.2"])
@pytest.mark.parametrize("per", [None, 1000])
def test_limits_and_signs(cast: Cast, sign_in: SignIn, tmp_path: Path, rules: str, per: int | None) -> None:
    measure = actions.write_down(
        by=cast.asha, said={**SAID, "rules": rules, "per": per, "of_how_many": "Children"}
    )
    lines = typed(*BEFORE, *AFTER).splitlines()
    bring(
        measure,
        cast.asha,
        "\n".join(f"{line}, {707 + 3 * n}" if per else line for n, line in enumerate(lines)),
    )
    actions.work_limits_out_anew(measure=measure, by=cast.asha, since=CHANGE, reason="A new team began.")
    browser = sign_in(cast.asha)

    page = browser.get(reverse("check:measure", args=[measure.pk]))
    command = told(
        "spc", str(handed_out(measure, browser, tmp_path)), "--date", "when", "--value", "value",
        "--rules", rules, "--improvement", "decrease", "--rebase", CHANGE, "--reason", "A new team began.",
    )  # fmt: skip

    chart = working.chart_of(measure)
    assert chart is not None
    assert command["value"] == list(chart.series.values)
    assert command["mean"] == [each.mean for each in chart.limits]
    assert command["lpl"] == [each.lower for each in chart.limits]
    assert command["upl"] == [each.upper for each in chart.limits]
    assert command["special_cause_type"] == [str(sign) for sign in chart.signs]
    shown = [row[2] for row in page.context["chart"].table.rows]
    assert shown == [f"{value:,.5g}" for value in command["mean"]]  # type: ignore[attr-defined]
    assert str(command["sentence"]) in page.content.decode()
    assert "A new team began." in page.content.decode()


@pytest.mark.parametrize("errors", ["ar1", "hac:3"])
def test_before_and_after(filled: Measure, cast: Cast, sign_in: SignIn, tmp_path: Path, errors: str) -> None:
    asked = {
        "change_on": CHANGE, "what_changed": "Smaller caseloads", "what_else": "A new recording system",
        "neighbours": errors, "went_on_because": "",
    }  # fmt: skip
    browser = sign_in(cast.asha)
    browser.post(reverse("check:measure-before-and-after", args=[filled.pk]), asked)

    page = browser.get(reverse("check:measure", args=[filled.pk]))
    command = told(
        "its", str(handed_out(filled, browser, tmp_path)), "--date", "when", "--value", "value",
        "--intervention", CHANGE, "--errors", errors,
    )  # fmt: skip

    fit = page.context["fit"]
    assert {name: term.est for name, term in fit.terms.items()} == {
        name: term["est"]
        for name, term in command["terms"].items()  # type: ignore[attr-defined]
    }
    assert list(page.context["fit_says"]) == command["sentences"]
    words = page.content.decode()
    assert all(sentence in words for sentence in command["sentences"])  # type: ignore[attr-defined]
    assert "A new recording system" in words


def test_a_rate_stands_with_its_range(cast: Cast, sign_in: SignIn) -> None:
    measure = actions.write_down(by=cast.asha, said={**SAID, "per": 100, "of_how_many": "Children"})
    bring(measure, cast.asha, "2024-01, 12, 240")

    page = sign_in(cast.asha).get(reverse("check:measure", args=[measure.pk]))

    wanted = exact_rate(12, 240, per=100)
    (row,) = page.context["rates"]
    assert (row.value, row.low, row.high) == (wanted.value, wanted.low, wanted.high)
    assert f"{wanted.low:.2f} to {wanted.high:.2f}" in " ".join(page.content.decode().split())
