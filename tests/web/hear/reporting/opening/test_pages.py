"""The pages on which the Speak door is set up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.web.hear.reporting.opening import actions
from speakopenly.web.hear.reporting.opening.models import PromiseConfirmation
from speakopenly.web.hear.reporting.speak import promise, queries
from speakopenly.web.hear.reporting.speak.models import (
    ComprehensionTest,
    Contact,
    ContactKind,
    Group,
    SpeakDoor,
)
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.reporting.opening.conftest import Ready

SignIn = Callable[[Staff], Client]
DOOR = {
    "nation": "wales",
    "days_backups_are_kept": "21",
    **{
        f"{name}_{language}": f"{name} {language}"
        for name in ("hosted_by", "readers_employed_by", "computer_run_by")
        for language in ("en_gb", "cy")
    },
}
CONTACT = {
    "kind": "by_day",
    "number": "01632 960 101",
    "name_en_gb": "Front door",
    "name_cy": "Drws ffrynt",
    "hours_en_gb": "9 to 5",
    "hours_cy": "9 tan 5",
}
PILOT = "Pilot: not yet tested with the people it is for"


def test_from_nothing_to_a_contact_that_was_rung(cast: Cast, sign_in: SignIn) -> None:
    cara = sign_in(cast.cara)

    assert cara.get(reverse("opening:contact-add")).status_code == 302, "who runs this comes first"
    cara.post(reverse("opening:door"), DOOR)
    cara.post(reverse("opening:contact-add"), CONTACT)
    contact = Contact.objects.get()
    assert "Not rung yet." in cara.get(reverse("opening:contacts")).text
    cara.post(reverse("opening:contact-rung", args=[contact.pk]), {"number": contact.number})

    contact.refresh_from_db()
    assert contact.checked_on == timezone.localdate()
    assert SpeakDoor.objects.get().hosted_by == {
        "en-gb": "hosted_by en-gb".replace("-", "_"),
        "cy": "hosted_by cy",
    }
    assert not SpeakDoor.objects.get().is_open


@pytest.mark.parametrize("missing", ["name_cy", "number", "kind", "name_en_gb"])
def test_a_contact_that_is_not_whole_is_not_kept(ready: Ready, sign_in: SignIn, missing: str) -> None:
    before = Contact.objects.count()

    answer = sign_in(ready.cara).post(reverse("opening:contact-add"), CONTACT | {missing: ""})

    assert answer.status_code == 400
    assert Contact.objects.count() == before


def test_what_was_said_stands_in_the_form_again(ready: Ready, sign_in: SignIn) -> None:
    contact = Contact.objects.get(kind=ContactKind.BY_DAY)

    page = sign_in(ready.cara).get(reverse("opening:contact-change", args=[contact.pk])).text

    assert "Drws ffrynt Northmoor i blant" in page
    assert contact.number in page


def test_999_is_looked_at_and_not_rung(ready: Ready, sign_in: SignIn) -> None:
    page = sign_in(ready.cara).get(reverse("opening:contacts")).text

    assert "Do not ring 999" in page
    assert "I looked at it today, and it is right" in page


def test_the_staff_side_sees_the_promise_and_confirms_it(ready: Ready, sign_in: SignIn) -> None:
    PromiseConfirmation.objects.all().delete()
    una = sign_in(ready.una)

    assert "Read the promise" in una.get(reverse("today")).text
    page = una.get(reverse("opening:promise")).text
    una.post(reverse("opening:promise"), {"digest": promise.digest()})

    for part in promise.sentences("en-gb"):
        for line in part.lines:
            assert line.replace("'", "&#x27;") in page
    assert PromiseConfirmation.objects.get().by == ready.una.user
    assert "Una, on" in una.get(reverse("opening:promise")).text
    assert "Read the promise" not in una.get(reverse("today")).text


def test_the_button_is_for_those_who_may_confirm(ready: Ready, sign_in: SignIn) -> None:
    PromiseConfirmation.objects.all().delete()

    assert "They are true here" in sign_in(ready.lea).get(reverse("opening:promise")).text
    assert "They are true here" not in sign_in(ready.cara).get(reverse("opening:promise")).text


def test_the_assessment_is_confirmed_with_its_day(ready: Ready, sign_in: SignIn) -> None:
    sam = sign_in(ready.sam)

    assert sam.post(reverse("opening:young"), {"assessed_on": "2099-01-01"}).status_code == 400
    sam.post(reverse("opening:young"), {"assessed_on": "2026-10-05"})

    assert "Assessed on 5 October 2026." in sam.get(reverse("opening:young")).text


class TestThePilot:
    def everybody(self, ready: Ready, *, right: int = 4) -> None:
        for group in Group:
            actions.note_test(by=ready.lea, group=group, asked=5, right=right, held_on=date(2026, 11, 2))

    @pytest.mark.parametrize(
        "path", ["/", "/speak/", "/return/", "/about/", "/young/", "/easy/", "/family/", "/danger/"]
    )
    def test_every_page_says_so_until_people_have_tried_the_words(self, ready: Ready, path: str) -> None:
        before = Client().get(path).text
        self.everybody(ready)

        assert PILOT in before
        assert PILOT not in Client().get(path).text

    def test_in_welsh_as_well(self, ready: Ready) -> None:
        assert "Peilot: heb ei brofi eto" in Client().get("/cy/").text

    def test_three_of_five_is_too_few(self, ready: Ready, sign_in: SignIn) -> None:
        self.everybody(ready, right=3)

        assert queries.is_pilot(ready.door)
        assert "Rewrite, then ask again." in sign_in(ready.lea).get(reverse("opening:comprehension")).text

    def test_every_group_is_asked(self, ready: Ready) -> None:
        self.everybody(ready)
        ComprehensionTest.objects.filter(group=Group.YOUNG).delete()

        assert queries.is_pilot(ready.door)

    def test_other_words_are_tried_anew(self, ready: Ready) -> None:
        self.everybody(ready)
        ComprehensionTest.objects.update(digest="older words")

        assert queries.is_pilot(ready.door)

    def test_the_last_test_counts(self, ready: Ready) -> None:
        self.everybody(ready)
        actions.note_test(by=ready.lea, group=Group.STAFF, asked=5, right=2, held_on=date(2026, 11, 3))

        assert queries.is_pilot(ready.door)

    def test_nobody_has_it_more_right_than_were_asked(self, ready: Ready, sign_in: SignIn) -> None:
        said = {"group": "staff", "asked": "5", "right": "6", "held_on": "2026-11-02"}

        answer = sign_in(ready.lea).post(reverse("opening:comprehension"), said)

        assert answer.status_code == 400
        assert "This is more than were asked." in answer.text
