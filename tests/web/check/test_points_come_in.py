"""Points are looked at before they are kept, and can be taken back together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import write_xlsx
from speakopenly.web.check.outcomes import actions, reading
from speakopenly.web.check.outcomes.models import Measure
from tests.web.check.conftest import SAID, bring, typed
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def at(name: str, measure: Measure) -> str:
    return reverse(f"check:{name}", args=[measure.pk])


def carried_in(response: object) -> str:
    return str(response.context["form"]["table"].value())  # type: ignore[attr-defined]


def test_typed_points_are_shown_first_and_kept_after(measure: Measure, cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.asha)

    shown = browser.post(at("measure-points", measure), {"typed": "2024-02, 9\n2024-01, 12"})
    kept_before = measure.points.count()
    browser.post(
        at("measure-columns", measure),
        {"table": carried_in(shown), "when": 0, "count": 1, "keep": 1},
    )

    assert [point.label for point in shown.context["read"].points] == ["2024-01", "2024-02"]
    assert kept_before == 0
    assert list(measure.points.values_list("label", "count")) == [("2024-01", 12), ("2024-02", 9)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_of_a_table_only_the_chosen_columns_are_kept(
    measure: Measure, cast: Cast, sign_in: SignIn, kind: str, tmp_path: object
) -> None:
    rows = [("May 1", "2024-05", "7"), ("June 1", "2024-06", "9")]
    if kind == "csv":
        data = b"note,month,changes\n" + "\n".join(",".join(row) for row in rows).encode()
    else:
        file = tmp_path / "t.xlsx"  # type: ignore[operator]
        write_xlsx(file, ("note", "month", "changes"), rows)
        data = file.read_bytes()
    browser = sign_in(cast.asha)

    chosen = browser.post(at("measure-points", measure), {"file": SimpleUploadedFile(f"t.{kind}", data)})
    browser.post(
        at("measure-columns", measure), {"table": carried_in(chosen), "when": 1, "count": 2, "keep": 1}
    )

    assert list(measure.points.values_list("label", "count")) == [("2024-05", 7), ("2024-06", 9)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024-01, 12\nsome day, 9", "row 2"),
        ("2024-01, 12\n2024-01, 9", "same time"),
        ("2024-01, twelve", "no number"),
        ("2024-01", "needs a time and a number"),
        ("2024-01, 12\n7, 9", "number where another row has a date"),
    ],
)
def test_a_bad_line_is_told_by_its_place_and_nothing_is_kept(
    measure: Measure, cast: Cast, sign_in: SignIn, text: str, told: str
) -> None:
    response = sign_in(cast.asha).post(at("measure-points", measure), {"typed": text})

    assert response.status_code == 400
    assert told in response.content.decode()
    assert not measure.points.exists()


@pytest.mark.parametrize("line", ["2024-01, 12", "2024-01, 12, 0", "2024-01, 1.5, 20", "2024-01, -1, 20"])
def test_a_rate_needs_a_count_out_of_a_number(cast: Cast, sign_in: SignIn, line: str) -> None:
    rate = actions.write_down(by=cast.asha, said={**SAID, "per": 100, "of_how_many": "Children"})

    response = sign_in(cast.asha).post(at("measure-points", rate), {"typed": line})

    assert response.status_code == 400
    assert not rate.points.exists()


@pytest.mark.parametrize(
    "table",
    [
        b"month,changes\n" + b"2024-05,7\n" * (reading.MOST_ROWS + 1),
        b"month,changes,note\n2024-05,7," + b"x" * (reading.MOST_CHARACTERS + 1) + b"\n",
    ],
    ids=["too many rows", "long texts"],
)
def test_a_table_that_is_no_measure_is_refused(
    measure: Measure, cast: Cast, sign_in: SignIn, table: bytes
) -> None:
    answer = sign_in(cast.asha).post(
        at("measure-points", measure), {"file": SimpleUploadedFile("t.csv", table)}
    )

    assert answer.status_code == 400
    assert "Keep the columns of this measure only." in answer.content.decode()


def test_an_altered_page_keeps_nothing(measure: Measure, cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.asha)
    shown = browser.post(at("measure-points", measure), {"typed": "2024-01, 12"})

    answer = browser.post(
        at("measure-columns", measure),
        {"table": carried_in(shown)[:-1] + "!", "when": 0, "count": 1, "keep": 1},
    )

    assert answer.status_code == 302
    assert not measure.points.exists()


def test_a_month_has_one_point(filled: Measure, cast: Cast) -> None:
    with pytest.raises(BadInput, match="2024-01"):
        bring(filled, cast.asha, "2024-01, 3")


def test_points_that_came_together_go_together(filled: Measure, cast: Cast, sign_in: SignIn) -> None:
    bring(filled, cast.asha, typed(20, year=2026))
    later = filled.intakes.get(points__label="2026-01")

    sign_in(cast.asha).post(reverse("check:measure-take-back", args=[filled.pk, later.pk]))

    assert filled.points.count() == 24
    assert not filled.points.filter(label="2026-01").exists()
