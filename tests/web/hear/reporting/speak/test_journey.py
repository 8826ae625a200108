"""From the first page to eight words, in every language and wording, without a script and without a cookie."""

from __future__ import annotations

import pytest
from django.utils import timezone

from speakopenly.hear.speaking import (
    Condition,
    Danger,
    Effect,
    Kind,
    ProcessStage,
    Receipt,
    RoleBand,
    ServiceArea,
    Sharing,
    Wording,
    YesNo,
    quarters_offered,
)
from speakopenly.web.hear.reporting.reports.models import Report
from tests.web.hear.reporting.speak.conftest import WORDS, Writer, stored

pytestmark = pytest.mark.django_db


def test_the_shortest_way_is_six_screens_and_stores_what_was_said(each_writer: Writer) -> None:
    screens = [each_writer.go("/")]
    screens.append(each_writer.go("/speak/"))
    screens.append(each_writer.press("/speak/danger-check/"))
    screens.append(each_writer.press("/speak/words/", danger="no"))
    screens.append(each_writer.press("/speak/check/", words=WORDS))
    screens.append(each_writer.press("/speak/send/"))

    assert [screen.status_code for screen in screens] == [200] * 6
    assert len(each_writer.eight) == 8
    said = stored(each_writer)
    assert said.words == WORDS
    assert said.danger is Danger.NO
    assert said.language == ("cy" if each_writer.prefix.startswith("/cy") else "en-gb")
    last = each_writer.prefix.rpartition("/")[2]
    assert said.wording is (Wording(last) if last not in ("", "cy") else Wording.EVERYDAY)


def test_every_question_reaches_the_report(writer: Writer) -> None:
    quarter = quarters_offered(timezone.localdate())[1]
    about = {
        "kind": "near_miss",
        "service_area": "fostering",
        "stage": "review",
        "role_band": "practitioner",
        "quarter": quarter,
        "effect": "2",
        "happened_before": "yes",
        "said_elsewhere": "yes",
        "anyone_replied": "dont_know",
        "sharing": "ask",
        "contact": "after six, 01632 960 199",
    }
    writer.to_words()
    writer.press("/speak/conditions/", words=WORDS)
    writer.press(
        "/speak/about/",
        made_likely=["WR", "TC"],
        made_likely_words="Two of us for sixty.",
        helped=["SM"],
        helped_words="We sat close.",
        idea="One longer hour.",
    )
    writer.press("/speak/check/", **about)
    writer.press("/speak/send/")

    said = stored(writer)
    assert said.made_likely == (Condition.TC, Condition.WR)
    assert (said.made_likely_words, said.helped_words) == ("Two of us for sixty.", "We sat close.")
    assert (said.helped, said.idea) == ((Condition.SM,), "One longer hour.")
    assert (said.kind, said.service_area) == (Kind.NEAR_MISS, ServiceArea.FOSTERING)
    assert (said.stage, said.role_band) == (ProcessStage.REVIEW, RoleBand.PRACTITIONER)
    assert (said.quarter, said.effect) == (quarter, Effect.MODERATE)
    assert (said.happened_before, said.said_elsewhere, said.anyone_replied) == (
        YesNo.YES,
        YesNo.YES,
        YesNo.DONT_KNOW,
    )
    assert said.sharing is Sharing.ASK
    assert said.contact == "", "the way to reach somebody is kept apart"


def test_nobody_is_given_a_cookie_or_a_session_on_the_way(each_writer: Writer) -> None:
    each_writer.send()
    each_writer.press("/speak/confirm/")
    each_writer.press("/speak/done/", skip="yes")

    assert not each_writer.client.cookies
    assert not each_writer.client.session.keys()


def test_eight_words_are_shown_checked_and_shown_again(each_writer: Writer) -> None:
    each_writer.send()
    eight = each_writer.eight

    each_writer.press("/speak/confirm/")
    assert each_writer.eight == eight, "they can be shown again without a script"
    typed = {"word-2": eight[1].upper(), "word-5": f" {eight[4]}, ", "word-7": eight[6]}
    each_writer.press("/speak/done/", **typed)

    assert each_writer.eight == eight
    assert "so-slip" in each_writer.text


def test_a_wrong_word_is_named_and_what_was_typed_stays(writer: Writer) -> None:
    writer.send()
    eight = writer.eight
    writer.press("/speak/confirm/")

    writer.press("/speak/done/", **{"word-2": eight[1], "word-5": "pebble<", "word-7": eight[6]})

    assert "Word 5 is different. Look at your note and try again." in writer.text
    assert "Word 2 is different" not in writer.text
    assert 'value="pebble&lt;"' in writer.text
    assert f'value="{eight[1]}"' in writer.text


def test_checking_the_note_can_be_skipped(writer: Writer) -> None:
    writer.send()
    eight = writer.eight
    writer.press("/speak/confirm/")

    writer.press("/speak/done/", skip="yes", **{"word-2": "", "word-5": "", "word-7": ""})

    assert "You are done" in writer.text
    assert writer.eight == eight


def test_the_words_can_be_saved_under_a_name_that_says_nothing(writer: Writer) -> None:
    writer.send()
    eight = writer.eight

    answer = writer.press("/speak/eight-words/")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="eight-words.txt"'
    assert answer.headers["Cache-Control"] == "no-store"
    lines = answer.content.decode().splitlines()
    assert Receipt(tuple(line.split()[1] for line in lines[:8])).words == eight
    assert lines[-1].endswith("http://testserver/return/")


def test_the_receipt_keeps_its_words_in_another_language_and_sends_nothing_again(
    writer: Writer, writers: type[Writer]
) -> None:
    writer.send()
    there = writers("/cy/young")
    there.page = writer.page

    there.press("/speak/send/", stay="yes")

    assert there.eight == writer.eight
    assert Report.objects.count() == 1


@pytest.mark.parametrize("path", ["/speak/confirm/", "/speak/done/", "/speak/eight-words/"])
def test_a_page_after_sending_asked_for_alone_leads_to_the_way_back(writer: Writer, path: str) -> None:
    assert writer.go(path).headers["Location"] == "/return/"
    assert writer.client.post(path, {"draft": "x"}).headers["Location"] == "/return/"


@pytest.mark.parametrize(
    "path",
    ["danger-check", "words", "conditions", "about", "names", "check", "send"],
)
def test_a_screen_asked_for_without_a_form_leads_to_the_promise(each_writer: Writer, path: str) -> None:
    answer = each_writer.go(f"/speak/{path}/")

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{each_writer.prefix}/speak/"
