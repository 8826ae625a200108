"""No figure leaves a count of 1 to 7, and none can be had by subtraction: on page, CSV, loop or yearly report."""

from __future__ import annotations

import csv
import io
import itertools

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.check.outcomes.figures import Figure, PartsFigure, WaitFigure
from speakopenly.core.disclosure import LARGEST_HIDDEN, SMALLEST_SHOWN
from speakopenly.core.documents.tree import Table
from speakopenly.hear.speaking.questions import Kind
from speakopenly.web.check.learning.loop import CHARTS, loop_of
from speakopenly.web.check.learning.models import SupportAfterEvents
from speakopenly.web.check.learning.queries import Learning, learning_of
from speakopenly.web.check.learning.views import rows_of
from speakopenly.web.check.learning.yearly import yearly_report
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from tests.web.addresses_by_name import every_name
from tests.web.check.learning.conftest import Q2, Q3, TODAY, Heard, shared, staff_of_quarters

pytestmark = pytest.mark.django_db
numbers = st.integers(0, 40)
quarter = st.fixed_dictionaries(
    dict.fromkeys(("quick", "slow", "never", "harm", "none", "yes", "no", "early", "late"), numbers)
)


def fill(heard: Heard, which: str, counts: dict[str, int]) -> None:
    heard.came(which, counts["quick"])
    heard.came(which, counts["slow"], opened=20, answered=60)
    heard.came(which, counts["never"], opened=None, answered=None)
    heard.told(which, harm_told=counts["harm"], no_harm_told=counts["none"])
    heard.told(which, useful_yes=counts["yes"], useful_no=counts["no"])
    heard.shared += [shared(which, kind=Kind.NEAR_MISS, was_unheard=True) for _n in range(counts["early"])]
    heard.shared += [shared(which, kind=Kind.MISTAKE, was_unheard=False) for _n in range(counts["late"])]


def may_be(shown: float) -> set[int]:
    """What an outsider who knows the rules can take a shown count for."""
    low, high = int(shown) - 2, int(shown) + 2
    return {each for each in range(max(0, low), high + 1) if each == 0 or each >= SMALLEST_SHOWN}


def tells_a_small_number(one: float, two: float) -> bool:
    """Whether the difference of two shown counts can only be one of 1 to 7."""
    apart = {abs(a - b) for a, b in itertools.product(may_be(one), may_be(two))}
    return bool(apart) and all(1 <= each <= LARGEST_HIDDEN for each in apart)


def counts_shown(learning: Learning) -> dict[str, list[float]]:
    """Every count of people that is shown, by its period; how many work here is public and none of them."""
    found: dict[str, list[float]] = {}
    for each in learning.figures:
        held = found.setdefault(each.period, [])
        if isinstance(each, PartsFigure):
            held += [cell.shown for cell in each.parts.values() if cell.shown is not None]
        elif isinstance(each, WaitFigure):
            held += [each.base] if each.base is not None else []
        elif isinstance(each, Figure):
            base = None if each.measure.code == "L1" else each.base
            held += [number for number in (each.count, base) if number is not None]
    return found


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=quarter, after=quarter, support=st.tuples(numbers, numbers, numbers))
def test_no_small_number_leaves_and_none_follows_from_two(
    heard: Heard,
    northmoor: Service,
    lena: Staff,
    before: dict[str, int],
    after: dict[str, int],
    support: tuple[int, int, int],
) -> None:
    heard.waited, heard.shared, heard.days = [], [], {}
    fill(heard, Q2, before)
    fill(heard, Q3, after)
    staff_of_quarters(northmoor, lena, {Q2: 300, Q3: 300})
    keep(lena, support)

    learning = learning_of(northmoor, today=TODAY)

    for held in counts_shown(learning).values():
        assert all(number == 0 or number >= SMALLEST_SHOWN for number in held)
        assert not any(tells_a_small_number(one, two) for one, two in itertools.combinations(held, 2))
    for parts in learning.support.values():
        for cell in parts.values():
            assert cell.shown is None or cell.shown == 0 or cell.shown >= SMALLEST_SHOWN
    its_exits_say_the_same(northmoor, learning)


def keep(lena: Staff, support: tuple[int, int, int]) -> None:
    taken_up, only_offered, not_offered = support
    SupportAfterEvents.objects.create(
        service=lena.service, by=lena.user, quarter=Q3, role_band="practitioner",
        taken_up=taken_up, only_offered=only_offered, not_offered=not_offered,
    )  # fmt: skip


def its_exits_say_the_same(service: Service, learning: Learning) -> None:
    """Loop and yearly report hold rows and sentences of the page, and no other number of people."""
    on_page = {row for each in learning.over_time() for row in each.table.rows}
    yearly = yearly_report(service, "2026-27", today=TODAY)
    figures = [each for section in yearly.sections[:1] for each in section.blocks if isinstance(each, Table)]
    assert {row for table in figures for row in table.rows} <= on_page
    loop = loop_of(service, today=TODAY)
    shown = {each.measure.code: each.table.rows for each in learning.over_time()}
    assert all(each.table.rows == shown[each.measure.code] for each in loop.charts)
    assert len(loop.charts) <= len(CHARTS)


def test_the_file_holds_what_the_page_shows_and_no_sum(
    heard: Heard, northmoor: Service, cast: object, sign_in: object
) -> None:
    for which, harm in ((Q2, 3), (Q3, 12)):
        fill(heard, which, dict.fromkeys(("quick", "slow", "never", "none", "yes", "no"), 20)
             | {"harm": harm, "early": 2, "late": 2})  # fmt: skip
    browser: Client = sign_in(cast.asha)  # type: ignore[operator,attr-defined]

    text = browser.get(reverse("check:learning-csv")).content.decode()

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [tuple(row.values()) for row in rows] == list(rows_of(learning_of(northmoor, today=TODAY)))
    assert {row["when"] for row in rows} <= {"2026 Q2", "2026 Q3", "2026-27"}
    assert [row["shown"] for row in rows if (row["figure"], row["column"]) == ("L13", "count")] == [
        "[c]",
        "10",
    ]


@pytest.mark.parametrize("asked", ["?sort=value", "?team=north", "?order=-L4", "?quarter=2026-Q3&by=area"])
@pytest.mark.parametrize("name", ["check:learning", "check:learning-csv"])
def test_nothing_in_an_address_sorts_filters_or_compares(
    heard: Heard, cast: object, sign_in: object, name: str, asked: str
) -> None:
    heard.came(Q3, 40)
    browser: Client = sign_in(cast.asha)  # type: ignore[operator,attr-defined]

    plain, with_more = browser.get(reverse(name)), browser.get(reverse(name) + asked)

    assert told(plain) == told(with_more)


def test_no_address_names_a_team_a_place_or_a_person() -> None:
    here = [each for name, each in every_name().items() if name.startswith(("check:learning", "loop:"))]

    assert len(here) == 8
    assert all(each.asks_for == frozenset() for each in here)


def told(answer: object) -> str:
    text: str = answer.content.decode()  # type: ignore[attr-defined]
    return text.split("<main")[-1].split("</main>")[0]
