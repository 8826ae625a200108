"""Official figures as the measure of an outcome and beside an examination: demand and spending, never a target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.check.examination import Line, Source
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.understand.pressures import Store, find_area
from speakopenly.understand.pressures.pinned import Expressed, Pinned, mark_of
from speakopenly.understand.pressures.pinning import offers
from speakopenly.understand.pressures.saying import NO_TARGET, NOT_A_CAUSE, say_change
from speakopenly.understand.pressures.store import FOLDER
from speakopenly.web.check.examination import actions as examining
from speakopenly.web.check.examination import sources, standing
from speakopenly.web.check.outcomes import actions
from speakopenly.web.check.outcomes.models import Measure, OfficialBeforeAndAfter
from tests.library.understand.pressures.revised import NEWER, OLDER, load
from tests.web.check.conftest import SAID
from tests.web.check.examination.conftest import Both
from tests.web.check.examination.conftest import both as both
from tests.web.check.examination.one_examination import begun, replied
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db
ASKED = {"area": "351", "indicator": "looked_after", "before": "2023", "after": "2024"}
SignIn = Callable[..., Client]


@pytest.fixture
def store(settings: Any, tmp_path: Path) -> Store:
    settings.HOME = tmp_path
    made = Store(tmp_path / FOLDER)
    load(made, OLDER, "460")
    return made


def pinned(store: Store, year: int, form: Expressed = Expressed.RATE) -> Pinned:
    found = offers(find_area("351"), "looked_after", store)
    return next(each for each in found if (each.year, each.expressed) == (year, form))


@pytest.fixture
def neither(cast: Cast) -> Measure:
    return actions.write_down(by=cast.asha, said={**SAID, "hoped": "neutral", "often": "year"})


def test_a_measure_shows_the_figure_before_and_after_with_its_range_and_that_it_is_no_target(
    neither: Measure, cast: Cast, store: Store, sign_in: SignIn
) -> None:
    browser, page = sign_in(cast.asha), reverse("check:measure-official", args=[neither.pk])
    before, after = pinned(store, 2023), pinned(store, 2024)
    offered = browser.get(page, ASKED).text
    chosen = {"before-figure": mark_of(before), "after-figure": mark_of(after)}
    answer = browser.post(f"{page}?area=351&indicator=looked_after&before=2023&after=2024", chosen)
    load(store, NEWER, "475")

    shown = browser.get(reverse("check:measure", args=[neither.pk])).text

    assert NO_TARGET in offered
    assert answer.status_code == 302
    assert say_change(before, after) in shown
    assert "70.2 per 10,000 children (2023) and 80.7 per 10,000 children (2024); higher, +15%, range" in shown
    assert NO_TARGET in shown
    assert "A later release says 83.3 per 10,000 children" in shown


def test_a_measure_that_hopes_for_fewer_children_takes_no_official_figure(
    cast: Cast, store: Store, sign_in: SignIn
) -> None:
    hoping = actions.write_down(by=cast.asha, said=SAID)

    with pytest.raises(NotAllowed, match="no target"):
        actions.set_official_figures(
            measure=hoping, by=cast.asha, before=pinned(store, 2023), after=pinned(store, 2024)
        )
    browser = sign_in(cast.asha)
    assert browser.get(reverse("check:measure-official", args=[hoping.pk]), ASKED).status_code == 403
    assert (
        "Official figures before and after"
        not in browser.get(reverse("check:measure", args=[hoping.pk])).text
    )


def test_two_figures_that_are_not_one_at_two_times_are_refused(
    neither: Measure, cast: Cast, store: Store
) -> None:
    before, after = pinned(store, 2023), pinned(store, 2024)
    turnover = (replace(each, indicator="turnover_rate") for each in (before, after))

    for one, two in ((after, before), (before, pinned(store, 2024, Expressed.NUMBER)), tuple(turnover)):
        with pytest.raises(BadInput):
            actions.set_official_figures(measure=neither, by=cast.asha, before=one, after=two)
    assert not OfficialBeforeAndAfter.objects.exists()


def test_an_examiner_sets_a_figure_beside_the_line_of_demand_and_resources_alone(
    both: Both, store: Store
) -> None:
    found = begun(both.esme)
    browser, figure = both.browser(both.esme), pinned(store, 2024)
    page = reverse("check:examination-official", args=[found.number, Line.WORKLOAD_PRESSURE.value])
    answer = browser.post(
        f"{page}?area=351&indicator=looked_after&year=2024", {"year-figure": mark_of(figure)}
    )
    load(store, NEWER, "475")

    line = browser.get(
        reverse("check:examination-line", args=[found.number, Line.WORKLOAD_PRESSURE.value])
    ).text
    assert answer.status_code == 302
    assert "2024: 80.7 per 10,000 children" in line
    assert "A later release says 83.3 per 10,000 children" in line
    assert NOT_A_CAUSE in line
    for other in set(Line) - {Line.WORKLOAD_PRESSURE}:
        with pytest.raises(NotAllowed, match="alone"):
            examining.put_beside(examination=found, by=both.esme, line=other, figure=figure)
    turnover = replace(figure, indicator="turnover_rate")
    with pytest.raises(BadInput, match="may not be pinned"):
        examining.put_beside(examination=found, by=both.esme, line=Line.WORKLOAD_PRESSURE, figure=turnover)
    with pytest.raises(NotAllowed):
        examining.put_beside(examination=found, by=both.leo, line=Line.WORKLOAD_PRESSURE, figure=figure)

    browser.post(page, {"take_out": "1"})
    assert standing.record_of(found).lines[4].official == ()
    assert found.official.count() == 2, "nothing is overwritten"


def test_the_authority_replies_anew_once_a_figure_was_set_beside_a_line(both: Both, store: Store) -> None:
    found = replied(both.esme, both.leo)
    line = Line.WORKLOAD_PRESSURE
    examining.put_beside(examination=found, by=both.esme, line=line, figure=pinned(store, 2024))

    reply = standing.reply_of(found, line)

    assert reply is not None
    assert not reply.is_of_now


def test_an_examiner_reads_demand_and_spending_of_the_own_area_and_nothing_of_workers(
    both: Both, store: Store, settings: Any
) -> None:
    def said() -> tuple[str, ...]:
        found = sources.found_for(Line.WORKLOAD_PRESSURE, both.service, timezone.localdate())
        return next(each.sentences for each in found if each.source is Source.PRESSURES)

    assert said() == ()
    settings.AUTHORITY = "351"
    assert any("children looked after at 31 March rose" in each for each in said())
    settings.AUTHORITY = "england"
    assert said()
    assert not any("turnover" in each or "agency" in each for each in said())
