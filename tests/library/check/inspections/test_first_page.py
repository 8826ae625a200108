"""The first page tells the framework and the day."""

from __future__ import annotations

from datetime import date

import pytest

from speakopenly.check.inspections.first_page import find_date, find_framework
from speakopenly.check.inspections.records import Framework

ILACS = (
    "Inspection of Northmoor local \nauthority children\u2019s services\nInspection dates: 2 to 13 May 2022\n"
)
ILACS_2018 = "Northmoor\nInspection of children\u2019s social care services\nInspection dates: 3 September 2018 to 14 September 2018"
SIF = (
    "Northmoor\nInspection of services for children in need of help and \nprotection, children looked after and care"
    " leavers\nInspection date: 1/06/2015 \u2013 25/06/2015\nReport published: 10/08/2015"
)
BEFORE = "Inspection of looked after children \nservices\nNorthmoor\nInspection dates: 8 \u2013 12 July 2013\nPublished: 16 August 2013"


@pytest.mark.parametrize(
    ("text", "framework", "day"),
    [
        (ILACS, Framework.ILACS, date(2022, 5, 13)),
        (ILACS_2018, Framework.ILACS, date(2018, 9, 14)),
        (SIF, Framework.SIF, date(2015, 8, 10)),
        (BEFORE, Framework.PRE_SIF, date(2013, 8, 16)),
        ("A letter to the director of Northmoor.", Framework.OTHER, None),
        ("Report published: 31 February 2019. A letter.", Framework.OTHER, None),
    ],
)
def test_the_first_page_tells_framework_and_day(text: str, framework: Framework, day: date | None) -> None:
    assert find_date(text) == day
    assert find_framework(text, day) is framework


def test_a_footnote_on_the_older_framework_does_not_make_a_report_one_of_it() -> None:
    text = (
        ILACS
        + "The impact of leaders on social work practice\n1 services for children in need of help and protection"
    )

    assert find_framework(text, find_date(text)) is Framework.ILACS
