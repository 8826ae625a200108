"""Days and months."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.dates import find_dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("born 3 March, with four brothers", "3 March"),
        ("held on 12 February 2024 at home", "12 February 2024"),
        ("visit, Thursday 9th May. No reply", "Thursday 9th May"),
        ("respite on 6th and 7th July.", "6th and 7th July"),
        ("work on 16, 17 and 20 January", "16, 17 and 20 January"),
        ("dob 30.1.2012)", "30.1.2012"),
        ("d.o.b. 07 07 2007,", "07 07 2007"),
        ("entry: 14/3/23, referral", "14/3/23"),
        ("home tues 3rd dec if", "tues 3rd dec"),
        ("stitches out on the 14th", "14th"),
        ("waited since September.", "September"),
        ("asked for it in May and", "May"),
        ("tag til february", "february"),
        ("before Easter Sunday, the dogs", "Easter Sunday"),
        ("on Christmas Eve we", "Christmas Eve"),
        ("after St Patrick's Day", "St Patrick's Day"),
        ("the first of September", "first of September"),
        ("ar 3 Mawrth.", "3 Mawrth"),
        ("ers mis Medi.", "Medi"),
        ("ers Dydd Gŵyl Dewi", "Dydd Gŵyl Dewi"),
    ],
)
def test_a_day_or_month_is_found_whole(text: str, found: str) -> None:
    assert found in [text[c.start : c.end] for c in find_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Team meeting Wednesday, 9.30am.",
        "I may have misread it, and he may not come.",
        "They march on. We will march with them.",
        "In the 2023/24 school year, Year 6.",
        "half past ten, 3pm, 0215",
        "Version 3.2 and step 4.",
    ],
)
def test_weekdays_times_and_school_years_are_left(text: str) -> None:
    assert list(find_dates(text)) == []
