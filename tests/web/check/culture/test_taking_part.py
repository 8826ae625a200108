"""People answer: six screens of four, nothing kept before the last button, and nothing that tells who."""

from __future__ import annotations

import pytest
from django.db import DatabaseError
from django.urls import reverse

from speakopenly.check.culture.bank import BANK
from speakopenly.check.culture.items import Audience
from speakopenly.web.check.culture import actions
from speakopenly.web.check.culture.models import Wave, WaveAnswer
from speakopenly.web.people.staff import Staff
from tests.accessible_pdf import faults_of
from tests.web.check.culture.waves import Somebody, a_signed_wave, a_wave, let_days_pass
from tests.web.conftest import Cast


@pytest.fixture
def somebody(wave: Wave) -> Somebody:
    return Somebody(wave.slug)


def text(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined]


def test_the_first_page_says_what_is_promised(somebody: Somebody) -> None:
    page = text(somebody.see())

    for said in (
        "3 minutes. No names. One shared link for the whole group, so we cannot tell who answered.",
        "Groups under 10 are never shown.",
        "Do not add words that point to you.",
        "the same day for you and your managers",
        "nobody is judged by the results",
        "I work here",
        "I am a child or young person",
    ):
        assert said in page
    assert "I care for a child" not in page


def test_somebody_walks_through_and_sends(somebody: Somebody, wave: Wave) -> None:
    assert "1 of 6" in text(somebody.begin("staff"))
    for screen in range(6):
        asked = BANK[Audience.STAFF][4 * screen : 4 * screen + 4]
        page = text(somebody.go_on(**{each.code: "4" for each in asked}))
        assert WaveAnswer.objects.count() == 0
    assert "Nothing is sent yet" in page
    assert "Fostering" in page

    done = text(somebody.go_on("send", area="fostering", level="direct"))

    assert "Thank you" in done
    kept = WaveAnswer.objects.get()
    assert (kept.wave_id, kept.audience, kept.area, kept.level) == (wave.pk, "staff", "fostering", "direct")
    assert kept.choices == {each.code: 4 for each in BANK[Audience.STAFF]}


def test_skipping_and_cannot_say_are_kept_apart(somebody: Somebody) -> None:
    somebody.begin("families")
    somebody.go_on(families_safe_1="cannot_say", families_safe_2="1")
    somebody.go_on(skip="yes", families_fair_1="5")
    for _screen in range(4):
        somebody.go_on()

    somebody.go_on("send")

    kept = WaveAnswer.objects.get()
    assert kept.choices == {"families_safe_1": None, "families_safe_2": 1}
    assert (kept.area, kept.level) == ("", "")


def test_going_back_shows_what_was_ticked(somebody: Somebody) -> None:
    somebody.begin("staff")
    somebody.go_on(staff_safe_1="2")

    page = text(somebody.go_on(back="yes"))

    assert "1 of 6" in page
    assert 'id="staff_safe_1_3" name="staff_safe_1" value="2" checked' in page


def test_changing_the_language_keeps_what_is_ticked_on_this_screen(somebody: Somebody) -> None:
    somebody.begin("young")
    somebody.before = "/cy/easy"

    page = text(somebody.go_on(stay="yes", young_safe_1="5"))

    assert 'lang="cy"' in page
    assert BANK[Audience.YOUNG][0].words["cy-easy"].replace("'", "&#x27;") in page
    assert "checked" in page


def test_sending_twice_counts_once(somebody: Somebody) -> None:
    somebody.begin("young")
    somebody.go_on(young_safe_1="5")
    draft = somebody.draft
    for _time in range(2):
        page = somebody.client.post(f"/survey/{somebody.slug}/send/", {"draft": draft})
        assert "Thank you" in text(page)

    assert WaveAnswer.objects.count() == 1


def test_an_empty_form_is_not_kept_and_says_so(somebody: Somebody) -> None:
    somebody.begin("young")

    page = somebody.go_on("send")

    assert page.status_code == 400
    assert "You have answered nothing yet" in text(page)
    assert WaveAnswer.objects.count() == 0


def test_a_fault_of_ours_costs_nobody_their_answers(
    somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody.begin("young")
    somebody.go_on(young_safe_1="5")

    def broken(**_said: object) -> bool:
        raise DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr(actions, "take_in", broken)
        page = somebody.go_on("send")

    assert page.status_code == 503
    assert "Your answers are not sent yet" in text(page)
    assert "Thank you" in text(somebody.go_on("send"))


@pytest.mark.parametrize("draft", ["", "nonsense", "A" * 742])
def test_a_page_that_is_none_of_ours_begins_again(somebody: Somebody, draft: str) -> None:
    page = somebody.client.post(f"/survey/{somebody.slug}/send/", {"draft": draft})

    assert page.status_code == 400
    assert "Please begin again" in text(page)


def test_an_area_that_is_not_offered_is_refused(somebody: Somebody) -> None:
    somebody.begin("staff")
    somebody.go_on(staff_safe_1="5")
    for _screen in range(5):
        somebody.go_on()

    page = somebody.go_on("send", area="court_legal")

    assert page.status_code == 400
    assert WaveAnswer.objects.count() == 0


@pytest.mark.parametrize(
    ("passed", "said"),
    [(-1, "You can answer from"), (11, "You cannot answer these questions any more")],
)
def test_outside_its_days_nothing_is_taken(somebody: Somebody, wave: Wave, passed: int, said: str) -> None:
    somebody.begin("staff")
    somebody.go_on(staff_safe_1="5")
    let_days_pass(wave, passed)

    assert somebody.go_on("send").status_code == 409
    assert said in text(somebody.see())
    assert WaveAnswer.objects.count() == 0


def test_a_wave_nobody_signed_is_not_there(cast: Cast) -> None:
    a_wave(cast.asha, {(Audience.STAFF, ""): 30})

    assert Somebody("spring").see().status_code == 404


def test_an_examined_body_is_asked_two_screens(cast: Cast, leader: Staff) -> None:
    asked = {(Audience.EXAMINER_STAFF, ""): 30, (Audience.EXAMINED, ""): 90}
    a_signed_wave(cast.asha, leader, asked, slug="examiner", about="examiner")
    somebody = Somebody("examiner")

    assert "1 minute." in text(somebody.see())
    assert "1 of 2" in text(somebody.begin("examined"))


def test_paper_is_printed_and_typed_in(cast: Cast, wave: Wave, sign_in) -> None:  # type: ignore[no-untyped-def]
    client = sign_in(cast.asha)
    said = {"audience": "families", "version": "cy-easy", "hand_in": "Y blwch wrth y drws."}
    printed = client.post(reverse("check:wave-paper", args=[wave.slug]), said)
    at = reverse("check:wave-typed-in", args=[wave.slug, "families"])

    empty = client.post(at, {})
    typed = client.post(at, {"families_safe_1": "5", "families_load_4": "cannot_say"})

    assert faults_of(printed.content) == []
    assert empty.status_code == 400
    assert typed.status_code == 302
    assert WaveAnswer.objects.get().choices == {"families_safe_1": 5, "families_load_4": None}
