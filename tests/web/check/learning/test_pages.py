"""What the pages show and ask: protected figures, short forms, and nothing lost where something is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.web.check.learning.models import (
    FindingUsed,
    LookedForAgain,
    StaffNumber,
    SupportAfterEvents,
)
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from tests.web.check.learning.conftest import Q3, Heard
from tests.web.check.learning.test_figures import recommend
from tests.web.conftest import Cast
from tests.web.understand.conftest import Bench
from tests.web.understand.conftest import bench as bench

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
SUPPORT = {
    "quarter": Q3,
    "role_band": "practitioner",
    "taken_up": "12",
    "only_offered": "9",
    "not_offered": "2",
}


def test_the_page_begins_with_harm_and_reach_and_says_how_to_read_them(
    heard: Heard, cast: Cast, sign_in: SignIn
) -> None:
    heard.came(Q3, 40)
    heard.told(Q3, harm_told=10, no_harm_told=30)

    words = sign_in(cast.asha).get(reverse("check:learning")).content.decode()

    at = [words.index(f'id="{each}"') for each in ("L13", "support", "L1", "L2", "L12")]
    assert at == sorted(at)
    assert "Rates, not targets" in words
    assert "about 25% (between" in words


def test_what_cannot_be_counted_is_said_with_its_reason(heard: Heard, cast: Cast, sign_in: SignIn) -> None:
    words = sign_in(cast.asha).get(reverse("check:learning")).content.decode()

    assert words.count("We cannot count this in all reports without opening words.") == 3


def test_every_chart_has_a_sentence_and_a_table_twin(heard: Heard, cast: Cast, sign_in: SignIn) -> None:
    words = sign_in(cast.asha).get(reverse("check:learning")).content.decode()

    assert words.count("<svg") == words.count("the same numbers as a table</span>") > 10


def test_numbers_of_staff_are_kept_with_their_day(heard: Heard, lena: Staff, sign_in: SignIn) -> None:
    browser = sign_in(lena)
    for number in ("240", "250"):
        browser.post(reverse("check:learning-staff"), {"quarter": Q3, "number": number})

    assert list(StaffNumber.objects.order_by("at").values_list("people", flat=True)) == [240, 250]
    assert AuditLine.objects.filter(deed="number of staff said").count() == 2


def test_the_administrator_may_say_how_many_and_sees_no_figure(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.cara)

    answer = browser.post(reverse("check:learning-staff"), {"quarter": Q3, "number": "240"}, follow=True)

    assert answer.status_code == 200
    assert browser.get(reverse("check:learning")).status_code == 403
    assert "How many people work here" in browser.get(reverse("section-check")).content.decode()


@pytest.mark.parametrize("typed", ["", "0", "-3", "many", "2.5", "9999999"])
def test_what_is_no_number_is_still_there(lena: Staff, sign_in: SignIn, typed: str) -> None:
    answer = sign_in(lena).post(reverse("check:learning-staff"), {"quarter": Q3, "number": typed})

    words = answer.content.decode()
    assert answer.status_code == 400
    assert "Write a whole number, such as 240." in words
    assert f'value="{typed}"' in words or not typed
    assert not StaffNumber.objects.exists()


def support_in(words: str) -> str:
    """The section of support after events, on one line."""
    return words.split('id="support"')[1].split("</section>")[0].replace("\n", "")


def test_support_is_kept_by_role_and_quarter_and_shown_pooled(
    heard: Heard, lena: Staff, sign_in: SignIn
) -> None:
    browser = sign_in(lena)
    browser.post(reverse("check:learning-support"), SUPPORT)
    browser.post(reverse("check:learning-support"), SUPPORT | {"role_band": "team_manager"})

    words = browser.get(reverse("check:learning")).content.decode()

    table = support_in(words)
    assert "practitioner" not in table.casefold()
    assert ">25<" in table
    assert "[c]" in table
    assert {field.name for field in SupportAfterEvents._meta.get_fields()} == {
        "id", "service", "by", "on", "at", "quarter", "role_band", "taken_up", "only_offered", "not_offered",
    }  # fmt: skip


def test_said_again_the_newer_numbers_stand(heard: Heard, lena: Staff, sign_in: SignIn) -> None:
    browser = sign_in(lena)
    browser.post(reverse("check:learning-support"), SUPPORT | {"taken_up": "40"})
    browser.post(reverse("check:learning-support"), SUPPORT | {"taken_up": "20"})

    words = browser.get(reverse("check:learning")).content.decode()

    table = support_in(words)
    assert ">20<" in table
    assert ">40<" not in table


def test_a_use_is_kept_once_by_area_or_kind_of_agency(bench: Bench, sign_in: SignIn) -> None:
    browser, finding = sign_in(bench.lena), Finding.objects.first()
    assert finding is not None
    sent = {"finding": str(finding.pk), "used_by": "agency_health"}
    first = browser.post(reverse("check:learning-used"), sent)

    second = browser.post(reverse("check:learning-used"), sent)

    assert (first.status_code, second.status_code) == (302, 400)
    assert "This is kept already." in second.content.decode()
    assert FindingUsed.objects.get().ident == finding.theme.ident


def test_an_exposure_says_of_what(lena: Staff, sign_in: SignIn) -> None:
    done = recommend(lena, 4, done=date(2025, 6, 1))
    sent = {"recommendation": str(done.pk), "factor": "TC4", "stage": "allocation", "area": "front_door"}
    browser = sign_in(lena)

    refused = browser.post(reverse("check:learning-again"), sent | {"exposure": "4000", "of_what": " "})
    kept = browser.post(
        reverse("check:learning-again"), sent | {"exposure": "4000", "of_what": "First visits"}
    )

    assert (refused.status_code, kept.status_code) == (400, 302)
    assert "Say what you counted." in refused.content.decode()
    assert LookedForAgain.objects.get().exposure == 4000


def test_what_another_service_has_cannot_be_chosen(cast: Cast, lena: Staff, sign_in: SignIn) -> None:
    theirs = recommend(cast.dilys, 4, done=date(2025, 6, 1))
    sent = {"recommendation": str(theirs.pk), "factor": "TC4", "stage": "allocation", "area": "front_door"}

    answer = sign_in(lena).post(reverse("check:learning-again"), sent)

    assert answer.status_code == 400
    assert not LookedForAgain.objects.exists()
