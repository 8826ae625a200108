"""Official files are known by what their columns mean; what is not known is refused with the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures import Store, load_file, read_mapping
from speakopenly.understand.pressures.headers import key
from speakopenly.understand.pressures.periods import find_financial_year, read_period, split_dated
from speakopenly.understand.pressures.symbols import Status, read_cell
from tests.library.understand.pressures import making

SIX = ("LA", "LA Name", "Description", "TotalExpenditure", "Income", "NetCurrentExpenditure")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", with_shipped=False)


@pytest.mark.parametrize(
    ("cell", "open_data", "value", "status"),
    [
        ("72,670", False, 72670, Status.PUBLISHED),
        ("£1,234.5", False, 1234.5, Status.PUBLISHED),
        ("-30", False, -30, Status.PUBLISHED),
        ("0", False, 0, Status.PUBLISHED),
        ("x", False, None, Status.HIDDEN),
        ("x", True, None, Status.NOT_AVAILABLE),
        ("[x]", False, None, Status.NOT_AVAILABLE),
        ("c", True, None, Status.HIDDEN),
        ("*", False, None, Status.HIDDEN),
        ("z", True, None, Status.NOT_APPLICABLE),
        (".", False, None, Status.NOT_APPLICABLE),
        ("u", True, None, Status.UNRELIABLE),
        ("low", True, None, Status.ROUNDS_TO_NOUGHT),
        ("k", True, None, Status.ROUNDS_TO_NOUGHT),
        ("", False, None, Status.BLANK),
        ("#VALUE!", False, None, Status.SPREADSHEET_ERROR),
        ("1,2,3", False, None, Status.UNREADABLE),
    ],
)
def test_a_sign_is_kept_as_a_sign(cell: str, open_data: bool, value: float | None, status: Status) -> None:
    assert read_cell(cell, open_data=open_data) == (value, status)


@given(st.text(max_size=12))
def test_a_cell_is_a_number_or_a_reason_and_never_both(cell: str) -> None:
    value, status = read_cell(cell)

    assert (value is None) == (status is not Status.PUBLISHED)
    assert value is None or any(letter.isdigit() for letter in cell)


@pytest.mark.parametrize(
    ("text", "label", "year"),
    [
        ("2017", "2017", 2017),
        ("201617", "2016-17", 2017),
        ("2016-17", "2016-17", 2017),
        ("201620", None, None),
    ],
)
def test_a_period_is_read_as_printed(text: str, label: str | None, year: int | None) -> None:
    found = read_period(text)

    assert (found.label, found.year) == (label, year) if found else label is None


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("s251ye2015", 2015),
        ("TA1_AllData_1112_180113", 2012),
        ("S52 Outturn 2008-09 - Table A1", 2009),
        ("Sheet1", None),
    ],
)
def test_the_financial_year_is_found_in_titles_and_names(text: str, ending: int | None) -> None:
    found = find_financial_year(text)

    assert (found.year if found else None) == ending


@pytest.mark.parametrize(
    ("column", "stem", "year"),
    [
        ("CPPAt310317Rate", "CPPAtRate", 2017),
        ("Referrals1617", "Referrals", 2017),
        ("CLA_Mar2018", "CLA_Mar", 2018),
    ],
)
def test_a_column_is_parted_from_its_year(column: str, stem: str, year: int) -> None:
    assert split_dated(column) == (stem, year)


@pytest.mark.parametrize(
    "header",
    [
        SIX,
        ("LEA Number:", "LA Name:", "S52 Line Reference:", "TOTAL EXPENDITURE (k)", "INCOME (l)", "NET Current Expenditure (m)"),
        ("la_code", "Local Authority", "Line Description", "Gross expenditure", "Total income", "Net current (£)"),
    ],
)  # fmt: skip
def test_spending_is_known_under_any_of_its_headers(
    header: tuple[str, ...], tmp_path: Path, store: Store
) -> None:
    told = load_file(making.spending(tmp_path / "s251ye2017.csv", header, encoding="cp1252"), store)

    assert (told.rows_in, told.kept, told.rejected) == (6, 6, 0)
    assert [each.value for each in store.published("spend_looked_after", "351", 2017)] == [900]
    hidden = store.published("spend_young_people", "351", 2017)[0]
    assert (hidden.value, hidden.symbol) == (None, "x")


def test_a_renamed_column_is_refused_with_the_nearest_and_loads_with_a_mapping(
    tmp_path: Path, store: Store
) -> None:
    file = making.spending(tmp_path / "s251ye2017.csv", (*SIX[:5], "Net spend now"))

    with pytest.raises(
        BadInput, match="no column says net current expenditure. The nearest is 'Net spend now'"
    ):
        load_file(file, store)

    assert not store.folder.exists()
    mapping = making.write(
        tmp_path / "m.csv", [("file_column", "known_column"), ("Net spend now", "netcurrentexpenditure")]
    )
    assert load_file(file, store, mapping=read_mapping(mapping)).kept == 6


def test_a_measure_with_a_new_name_is_not_passed_over(tmp_path: Path, store: Store) -> None:
    rows = [
        ("geog_l", "geog_c", "geog_n", "CLA_March2025", "CLA_Rate2025"),
        ("LA", "351", "Bury", "410", "72"),
    ]

    with pytest.raises(BadInput, match="nearest is 'CLA_March2025'"):
        load_file(making.write(tmp_path / "CLA2025.csv", rows), store)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("notes.csv", "a,b\n1,2\n", "no official table"),
        ("page.csv", "<!DOCTYPE html><html>", "web page"),
        ("book.xlsx", "not a workbook", "workbook"),
        (
            "table.csv",
            "LA,Description,NetCurrentExpenditure\n351,Total Children Looked After,1\n",
            "which year",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(
    name: str, content: str, why: str, tmp_path: Path, store: Store
) -> None:
    (tmp_path / name).write_text(content)

    with pytest.raises(BadInput, match=why) as refused:
        load_file(tmp_path / name, store)

    assert "\n" not in str(refused.value)
    assert not store.folder.exists()


def test_a_file_that_does_not_say_its_year_is_told_it(tmp_path: Path, store: Store) -> None:
    file = making.spending(tmp_path / "table.csv", SIX)

    load_file(file, store, period="2016-17")

    assert store.published("spend_looked_after", "352", 2017)[0].value == 900


def test_the_same_file_twice_is_one_and_another_release_stands_beside_it(
    tmp_path: Path, store: Store
) -> None:
    first = making.looked_after(tmp_path / "cla_release2024.csv")
    for _ in range(2):
        load_file(first, store)
    load_file(making.looked_after(tmp_path / "cla_release2025.csv", number="415"), store)

    assert [each.value for each in store.published("looked_after", "351", 2024)] == [410, 415]


def test_a_renamed_authority_is_known_by_its_code(tmp_path: Path, store: Store) -> None:
    rows = [
        ("geog_l", "geog_c", "New_geog_code", "geog_n", "CLA_Mar2018", "CLA_Rate2018"),
        ("LA", "929", "E06000048", "Northumberland", "400", "60"),
        ("LA", "929", "E06000057", "Northumberland UA", "401", "60"),
        ("LA", "838", "", "Dorset", "300", "50"),
        ("LA", "835", "", "Dorset", "310", "51"),
        ("LA", "", "", "Dorset", "1", "1"),
    ]

    told = load_file(making.write(tmp_path / "CLA2018.csv", rows), store)

    assert (told.kept, told.rejected) == (4, 1)
    assert store.published("looked_after", "838", 2018)[0].value == 300
    assert store.published("looked_after", "835", 2018)[0].value == 310


@pytest.mark.parametrize(("shift", "year"), [(0, 2017), (1, 2018)])
def test_the_files_own_rates_say_which_population_it_gives(
    shift: int, year: int, tmp_path: Path, store: Store
) -> None:
    """CLA_PopN is the population behind the rate of N in one release, and the estimate of mid-N in the next."""
    populations = {2017: 50_000, 2018: 60_000} if shift == 0 else {2016: 50_000, 2017: 60_000}
    rows = [
        ("geog_l", "geog_c", "geog_n", "CLA_Mar2017", "CLA_Mar2018", "CLA_Rate2017", "CLA_Rate2018",
         *(f"CLA_Pop{each}" for each in populations)),
        ("LA", "351", "Bury", "500", "300", "100", "50", *populations.values()),
    ]  # fmt: skip

    load_file(making.write(tmp_path / "CLA2018.csv", rows), store)

    assert store.published("children", "351", 2016)[0].value == 50_000


def test_welsh_spending_is_read_from_a_tidy_file(tmp_path: Path, store: Store) -> None:
    rows = [
        (
            "Data",
            "Year_Code",
            "Year_ItemName_ENG",
            "Authority_ItemName_ENG",
            "Service_ItemName_ENG",
            "Measure",
        ),
        (
            "1200",
            "201617",
            "2016-17",
            "Gwynedd",
            "Total children looked after",
            "Total expenditure £ thousand",
        ),
        ("*", "201617", "2016-17", "Cardiff", "Family support", "Total expenditure £ thousand"),
        ("5", "201617", "2016-17", "Nowhere", "Family support", "Total expenditure £ thousand"),
    ]

    told = load_file(making.write(tmp_path / "SOCS0001.csv", rows), store)

    assert (told.rows_in, told.kept, told.rejected) == (3, 2, 1)
    assert store.published("spend_looked_after", "W06000002", 2017)[0].value == 1_200_000
    assert store.published("spend_family_support", "W06000015", 2017)[0].value is None


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["351", "352", "", "abc"]), st.sampled_from(["5", "x", "", "n/a"])),
        min_size=1,
        max_size=8,
    )
)
def test_rows_in_are_kept_or_rejected(rows: list[tuple[str, str]]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        lines = [(code, "", "Total Children Looked After", cell, cell, cell) for code, cell in rows]
        file = making.write(Path(folder) / "s251ye2017.csv", [SIX, *lines])
        store = Store(Path(folder) / "store", with_shipped=False)
        known = sum(code in {"351", "352"} for code, _ in rows)
        try:
            told = load_file(file, store)
        except BadInput:
            assert not known
            return

        assert (told.rows_in, told.kept, told.rejected) == (len(rows), known, len(rows) - known)
        assert not any(value == 0 for value in store.figures()["value"])


def test_of_gross_and_net_spending_only_net_is_an_indicator(tmp_path: Path, store: Store) -> None:
    rows = [
        ("Data values", "Financial year", "Local authority", "Service", "Measure (£ thousand)"),
        ("1500", "2016-17", "Gwynedd", "Children looked after", "Gross expenditure"),
        ("1200", "2016-17", "Gwynedd", "Children looked after", "Net current expenditure"),
    ]

    load_file(making.write(tmp_path / "outturn.csv", rows), store)

    assert [each.value for each in store.published("spend_looked_after", "W06000002", 2017)] == [1_200_000]


def test_welsh_children_looked_after_are_read_from_a_tidy_file(tmp_path: Path, store: Store) -> None:
    rows = [
        ("Data values", "Date", "Area", "Age", "Measure"),
        ("240", "31 March 2022", "Gwynedd", "All ages", "Children looked after at 31 March"),
        ("20", "31 March 2022", "Gwynedd", "Under 1 year", "Children looked after at 31 March"),
    ]

    load_file(making.write(tmp_path / "care0001.csv", rows), store)

    assert [each.value for each in store.published("looked_after", "W06000002", 2022)] == [240]


def test_tables_of_authorities_are_in_pounds_and_national_ones_in_millions(
    tmp_path: Path, store: Store
) -> None:
    told = ["category_of_expenditure", "description_of_expenditure", "net_current_expenditure"]
    what = ("Children looked after", "3.1.11 Total Children Looked After")
    place = ("E92000001", "England", "E12000002", "North West", "351", "Bury", "E08000002")
    nation = ("E92000001", "England", "", "", "", "", "")
    rows = [
        ("201819", "Financial year", "National", *nation, *what, "4658.51"),
        ("201819", "Financial year", "Local authority", *place, *what, "18123456.5"),
    ]

    load_file(making.write(tmp_path / "s251_la.csv", [[*making.EES_HEADER, *told], *rows]), store)

    assert store.published("spend_looked_after", "england", 2019)[0].value == pytest.approx(4_658_510_000)
    assert store.published("spend_looked_after", "351", 2019)[0].value == 18123456.5


def test_a_heading_over_numbers_and_rates_is_the_heading_of_neither(store: Store, tmp_path: Path) -> None:
    rows = [
        ["Children looked after at 31 March, by Local Authority"],
        ["", "Numbers", "", "", "Rates per 10,000 children", "", "Numbers and rates are rounded"],
        ["Local authority", "2008", "2009", "2010", "2008", "2009", "2010"],
        ["England", "59,400", "60,900", "64,400", "54", "55", "58"],
        ["Bury", "265", "280", "290", "62", "66", "69"],
    ]
    load_file(making.write(tmp_path / "tables.csv", rows), store)

    numbers = store.figures("looked_after")["value"].to_list()
    assert min(numbers) == 265
    assert sorted(store.figures("looked_after_rate")["value"].to_list()) == [54, 55, 58, 62, 66, 69]


LATER = ["2027", "Reporting year", "Local authority", "E92000001", "England", "E12000002", "North West", "351", "Bury",
         "E08000002", "Children looked after at 31 March each year", "57000", "431", "76"]  # fmt: skip
MEASURES = ["population_count", "population_estimate", "number", "rate_per_10000"]


def later_release(tmp_path: Path, renamed: dict[str, str], *more: str) -> Path:
    """A tidy file of a year that nobody has seen yet, with some columns renamed and some added."""
    header = [renamed.get(each, each) for each in (*making.EES_HEADER, *MEASURES, *more)]
    return making.write(tmp_path / "la_cla_on_31_march_2027.csv", [header, [*LATER, *("-" for _ in more)]])


def test_a_release_of_a_later_year_loads_also_with_columns_nobody_has_seen(
    tmp_path: Path, store: Store
) -> None:
    told = load_file(later_release(tmp_path, {}, "data_version", "footnote"), store)

    assert told.release == "Children looked after in England including adoptions, 2027 release"
    assert [each.value for each in store.published("looked_after", "351", 2027)] == [431]
    assert [each.value for each in store.published("looked_after_rate", "351", 2027)] == [76]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("number", "headcount"),
        ("rate_per_10000", "rate_per_10k_children"),
        ("old_la_code", "la_code_old"),
        ("time_period", "period"),
    ],
)
def test_a_renamed_column_of_a_tidy_file_is_never_quietly_missing(
    ours: str, theirs: str, tmp_path: Path, store: Store
) -> None:
    also = {"new_la_code": "la_code_new"} if ours == "old_la_code" else {}
    file = later_release(tmp_path, {ours: theirs, **also})

    with pytest.raises(BadInput, match=f"The nearest is '{theirs}'"):
        load_file(file, store)
    assert not store.folder.exists()

    load_file(file, store, mapping={key(new): key(old) for old, new in {ours: theirs, **also}.items()})
    assert [each.value for each in store.published("looked_after", "351", 2027)] == [431]


@pytest.mark.parametrize("cell", ["E08000002", "E12", "e5", ".", "+", "1,23", "--1"])
def test_a_code_with_an_e_in_it_is_no_number(cell: str) -> None:
    assert read_cell(cell)[0] is None
