"""What each page is made of: light enough for an old phone, whole without a script, with people to ring."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from speakopenly.web.hear.reporting.speak.models import ContactKind, SpeakDoor
from speakopenly.web.people.models import Service
from tests.web.doors.inline import inline_code
from tests.web.doors.test_faces import BUILD, MOST_BYTES_OF_A_PUBLIC_PAGE, build
from tests.web.hear.reporting.speak.conftest import CHECKED_ON, SAID, WORDS, Writer

pytestmark = pytest.mark.django_db
__all__ = ["build"]


def every_page(writer: Writer) -> Iterator[HttpResponse]:
    """All the way, through every screen, with a mistake on the way."""
    for path in ("/", "/danger/", "/safe/", "/speak/"):
        yield writer.go(path)
    yield writer.press("/speak/danger-check/")
    yield writer.press("/speak/words/", danger="yes")
    yield writer.press("/speak/words/")
    yield writer.press("/speak/conditions/", words="")
    yield writer.press("/speak/conditions/", words=f"{WORDS} Mrs Angela Whitcombe rang.")
    yield writer.press("/speak/about/", made_likely=["WR"])
    yield writer.press("/speak/check/", kind="worry")
    yield writer.press("/speak/check/", keep_all="yes")
    yield writer.press("/speak/send/")
    yield writer.press("/speak/confirm/")
    yield writer.press("/speak/done/", skip="yes")


def test_every_page_sends_less_than_fifty_kilobytes_in_all(each_writer: Writer, build: object) -> None:
    for page in every_page(each_writer):
        names = set(re.findall(rb'(?:src|href)="/static/build/([^"]+)"', page.content))
        sent = len(gzip.compress(page.content)) + sum(
            len(gzip.compress((BUILD / name.decode()).read_bytes())) for name in names
        )
        assert sent < MOST_BYTES_OF_A_PUBLIC_PAGE


def test_no_page_carries_script_of_its_own_or_loads_anything_from_elsewhere(each_writer: Writer) -> None:
    for page in every_page(each_writer):
        assert not inline_code(page.text)
        assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", page.text)


def test_every_page_has_one_heading_and_a_way_out(each_writer: Writer) -> None:
    for page in every_page(each_writer):
        assert page.text.count("<h1") == 1
        assert f'href="{each_writer.prefix}/leave/"' in page.text
        assert f'href="{each_writer.prefix}/danger/"' in page.text


def test_wherever_the_form_is_other_ways_to_tell_us_are_listed(writer: Writer) -> None:
    for page in list(every_page(writer))[3:12]:
        for way in ("By phone", "On paper", "In person", "With an interpreter", "In British Sign Language"):
            assert way in page.text, page.request["PATH_INFO"]


def test_keys_pressed_in_a_form_go_on_and_never_change_the_language(writer: Writer) -> None:
    writer.to_words()

    first = re.search(r'<button[^>]*form="speak-form"[^>]*>', writer.text)

    assert first is not None
    assert "formaction" not in first[0]


def test_numbers_carry_the_day_they_were_checked_and_can_be_tapped(writer: Writer) -> None:
    writer.go("/danger/")

    assert 'href="tel:01632960101"' in writer.text
    assert f"checked on {CHECKED_ON.day} November {CHECKED_ON.year}" in writer.text
    assert "Monday to Friday, 9 to 5" in writer.text


def test_contacts_are_in_the_language_of_the_page(writers: type[Writer]) -> None:
    page = writers("/cy").go("/danger/").text

    assert "Drws ffrynt Northmoor i blant" in page
    assert "dydd Llun i ddydd Gwener, 9 tan 5" in page


def test_young_people_are_shown_who_to_ring_before_the_form_and_after_sending(
    writers: type[Writer],
) -> None:
    writer = writers("/young")
    before = writer.go("/speak/").text
    receipt = writer.send().text
    after = writer.press("/speak/done/", skip="yes").text

    for page in (before, receipt, after):
        assert "Northmoor young people&#x27;s line" in page
        assert "Northmoor Voices, advocates for children" in page
    for question in ("Who reads this?", "Does it go on my file?", "Can I be moved because of it?"):
        assert question in before
    assert "What if I cannot keep eight words safe?" in before
    assert "Your IRO can look at your plan." in before
    assert "01632 960 114" in before


def test_a_family_is_told_first_what_this_cannot_change_and_who_takes_complaints(
    writers: type[Writer],
) -> None:
    page = writers("/family").go("/speak/").text.split("<main")[1]

    assert page.index("It does not change a court decision") < page.index("What we promise")
    assert page.index("Complaints team") < page.index("What we promise")


def test_staff_are_told_that_duties_and_rights_stay(writer: Writer) -> None:
    page = writer.go("/speak/").text

    assert "If you have a duty to report, you still have it" in page
    assert "PIDA" in page
    assert "Whistleblowing officer outside the service" in page


def test_who_is_behind_the_door_is_said_before_anything_is_typed(each_writer: Writer) -> None:
    page = each_writer.go("/speak/").text
    language = "cy" if each_writer.prefix.startswith("/cy") else "en-gb"

    for part in ("hosted_by", "readers_employed_by", "computer_run_by"):
        assert SAID[part][language].replace("'", "&#x27;") in page


class TestAShutDoor:
    @pytest.fixture(params=["not a demonstration", "shut", "none"])
    def shut(self, request: pytest.FixtureRequest, settings: Settings, open_door: SpeakDoor) -> str:
        if request.param == "not a demonstration":
            settings.DEMO = False
        elif request.param == "shut":
            SpeakDoor.objects.update(is_open=False)
        else:
            SpeakDoor.objects.all().delete()
        return str(request.param)

    def test_says_so_and_shows_who_to_ring(self, shut: str) -> None:
        page = Client().get("/speak/").text

        assert "This site is being set up." in page
        assert "999" in page
        assert "<form" not in page
        assert ("01632 960 101" in page) is (shut != "none")

    @pytest.mark.parametrize("path", ["words", "check", "send", "done"])
    def test_takes_nothing_and_gives_back_what_was_typed(self, shut: str, path: str) -> None:
        page = Client().post(f"/speak/{path}/", {"words": WORDS}).text

        assert "You cannot tell us here yet" in page
        assert WORDS in page

    def test_leads_nobody_to_a_form_from_the_first_page(self, shut: str) -> None:
        page = Client().get("/").text

        assert "You cannot send a report here yet." in page
        assert "so-start" not in page


def test_an_open_door_is_shown_before_one_that_is_shut(open_door: SpeakDoor) -> None:
    from speakopenly.web.hear.reporting.speak import queries

    other = Service.objects.get(name="Southmere")
    SpeakDoor.objects.create(service=other, nation="wales")

    assert queries.door_here() == open_door


def test_a_number_that_changes_is_new_on_the_next_receipt(
    writers: type[Writer], open_door: SpeakDoor
) -> None:
    writers("/young").send()
    open_door.contacts.filter(kind=ContactKind.CHILDREN).update(number="01632 960 777")

    assert "01632 960 777" in writers("/young").send("Something else.").text


def test_nothing_leads_away_from_a_page_where_something_is_typed_but_leaving(writer: Writer) -> None:
    writer.to_words()

    links = re.findall(r"<a ([^>]*)>", writer.text.split("<body")[1])
    away = [link for link in links if "target=" not in link and "tel:" not in link and "#" not in link]

    assert len(away) == 3, "the mark, and leaving fast twice"
    assert sum("/leave/" in link for link in away) == 2


def test_a_file_slipped_into_the_form_is_read_past(writer: Writer) -> None:
    writer.to_words()

    answer = writer.press("/speak/check/", words=WORDS, other=SimpleUploadedFile("a.bin", b"x" * 5_000_000))

    assert "Check before you send" in answer.text


FOR_READERS = {"designated_officer", "notification"}
"""Shown at the Work door only, beside what asks for them."""


def test_every_kind_of_contact_is_shown_somewhere(writers: type[Writer], open_door: SpeakDoor) -> None:
    pages = ""
    for prefix in ("", "/family", "/young", "/easy"):
        writer = writers(prefix)
        pages += writer.go("/danger/").text + writer.go("/speak/").text
    numbers = {contact.kind: contact.number for contact in open_door.contacts.all()}

    assert set(numbers) == set(ContactKind.values)
    assert {kind for kind, number in numbers.items() if number not in pages} == FOR_READERS
    assert open_door.contacts.first().checked_on == date(2026, 11, 2)  # type: ignore[union-attr]
