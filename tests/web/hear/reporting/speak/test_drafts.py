"""What was typed stays: through Back, another language, a mistake, a page left open too long. Nothing else does."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from speakopenly.core.errors import SealBroken
from speakopenly.hear.speaking import clean_text, is_blank
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.hear.reporting.speak import drafts
from tests.web.hear.reporting.speak.conftest import WORDS, Writer, stored

pytestmark = pytest.mark.django_db
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


@given(words=ANY_TEXT.filter(lambda text: not is_blank(clean_text(text))), idea=ANY_TEXT, helped=ANY_TEXT)
@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_unicode_that_is_typed_reaches_the_report(words: str, idea: str, helped: str) -> None:
    writer = Writer()
    writer.to_words()
    writer.press("/speak/conditions/", words=words)
    writer.press("/speak/about/", idea=idea, helped_words=helped)
    writer.press("/speak/check/")
    if "keep_all" in writer.text:
        writer.press("/speak/check/", keep_all="yes")

    writer.press("/speak/send/")

    said = stored(writer)
    assert (said.words, said.idea, said.helped_words) == tuple(map(clean_text, (words, idea, helped)))


def test_back_keeps_what_was_typed_also_when_it_is_not_enough(writer: Writer) -> None:
    writer.to_words()
    writer.press("/speak/conditions/", words=WORDS)
    writer.press("/speak/words/", back="yes", idea="An idea that is kept.")

    assert WORDS in writer.text
    writer.press("/speak/conditions/", words=WORDS)
    assert "An idea that is kept." in writer.text


@pytest.mark.parametrize("where", ["/cy", "/young", "/cy/easy"])
def test_another_language_or_wording_keeps_what_was_typed_and_asks_for_nothing(
    writer: Writer, writers: type[Writer], where: str
) -> None:
    writer.to_words()
    there = writers(where)
    there.page = writer.page

    there.press("/speak/words/", stay="yes", words="half a thou")

    assert "half a thou" in there.text
    assert "govuk-error-message" not in there.text
    there.press("/speak/check/", words="half a thought")
    there.press("/speak/send/")
    assert stored(there).words == "half a thought"


def test_links_of_language_and_wording_are_buttons_of_the_form_where_something_may_be_typed(
    writer: Writer,
) -> None:
    writer.to_words()

    for address in ("/cy/speak/words/", "/young/speak/words/", "/easy/speak/words/"):
        assert (
            f'form="speak-form" formaction="{address}" formnovalidate name="stay" value="yes"' in writer.text
        )


def test_an_answer_another_wording_does_not_offer_is_kept(writer: Writer, writers: type[Writer]) -> None:
    writer.to_words()
    writer.press("/speak/conditions/", words=WORDS)
    writer.press("/speak/about/")
    chosen = {"service_area": "front_door", "stage": "supervision", "kind": "worry"}
    there = writers("/young")
    there.page = writer.page

    there.press("/speak/about/", stay="yes", **chosen)
    assert "Front door: first contact and referral" in there.text
    assert '<input type="hidden" name="stage" value="supervision"' in there.text
    there.press("/speak/check/", **chosen)
    there.press("/speak/send/")

    said = stored(there)
    assert (said.service_area, said.stage, said.kind) == ("front_door", "supervision", "worry")


def test_a_text_that_is_too_long_is_said_so_and_stays_on_the_page(writer: Writer) -> None:
    writer.to_words()
    long = "a" * 20_001

    writer.press("/speak/conditions/", words=long)

    assert "There is room for 20,000 letters, and you have 20,001." in writer.text
    assert long in writer.text


def test_the_longest_text_in_a_wide_script_still_travels(writer: Writer) -> None:
    words = "".join(chr(0x4E00 + (n * 7919) % 20_000) for n in range(20_000))

    writer.send(words)
    if not writer.eight:  # the names check saw something in it
        writer.press("/speak/check/", keep_all="yes")
        writer.press("/speak/send/")

    assert stored(writer).words == words


def wait(monkeypatch: pytest.MonkeyPatch, **time: int) -> None:
    """Let this much time go by; the server makes its keys of the day."""
    now = timezone.now() + timedelta(**time)
    monkeypatch.setattr(timezone, "now", lambda: now)
    prepare_keys()


def test_a_page_left_open_for_more_than_a_day_gives_back_what_was_typed(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.to_words()
    wait(monkeypatch, hours=24, minutes=1)

    answer = writer.press("/speak/conditions/", words=WORDS)
    assert answer.status_code == 400
    assert "This page waited too long" in writer.text
    writer.press("/speak/")
    assert "Before you start" in writer.text
    writer.press("/speak/danger-check/")
    writer.press("/speak/words/", danger="no")

    assert WORDS in writer.text


def test_a_page_may_wait_for_a_day(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    writer.to_words()
    wait(monkeypatch, hours=23, minutes=59)

    assert writer.press("/speak/check/", words=WORDS).status_code == 200


def test_beginning_again_asks_for_promise_and_danger_again(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.to_words()
    wait(monkeypatch, hours=25)
    writer.press("/speak/conditions/", words=WORDS)

    writer.press("/speak/send/")

    assert "Before you start" in writer.text


@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-9] + "A" * 9, lambda text: "", lambda text: text[::-1]]
)
def test_an_altered_draft_is_not_opened_and_what_was_typed_stays(writer: Writer, spoil: object) -> None:
    writer.to_words()

    writer.press("/speak/check/", draft=spoil(writer.draft), words=WORDS)  # type: ignore[operator]

    assert writer.page.status_code == 400
    writer.press("/speak/")
    writer.press("/speak/danger-check/")
    writer.press("/speak/words/", danger="no")
    assert WORDS in writer.text


def test_the_receipt_of_another_is_no_draft(writer: Writer, writers: type[Writer]) -> None:
    writer.send()

    assert writers("").client.post("/speak/check/", {"draft": writer.draft}).status_code == 400


def test_no_page_with_answers_is_kept_by_a_browser_and_none_shows_them_readable_in_the_draft(
    each_writer: Writer,
) -> None:
    each_writer.to_words()
    each_writer.press("/speak/conditions/", words="Zebra crossing")
    pages = [each_writer.page]
    pages += [each_writer.press("/speak/about/"), each_writer.press("/speak/check/")]
    pages += [each_writer.press("/speak/send/"), each_writer.press("/speak/confirm/")]

    assert {page.headers["Cache-Control"] for page in pages} == {"no-store"}
    assert "Zebra" not in pages[0].text
    assert html.unescape(pages[2].text).count("Zebra crossing") == 1


def test_every_draft_has_one_size(writer: Writer) -> None:
    writer.to_words()
    short = len(writer.draft)

    writer.press("/speak/conditions/", words="The words of a longer report. " * 200)

    assert len(writer.draft) == short


@pytest.mark.parametrize(
    ("sent_to", "asked_at", "opens"),
    [("a", "a", True), ("a", "b", False), ("a", "", True), ("", "b", True)],
    ids=["the same door", "another's door", "the database is away now", "it was away then"],
)
@pytest.mark.usefixtures("db")
def test_the_mark_of_what_was_sent_opens_at_its_own_service_only(
    writer: Writer, sent_to: str, asked_at: str, opens: bool
) -> None:
    sealed = drafts.seal_sent(b"a" * 12, service=sent_to)

    if opens:
        assert drafts.open_sent(sealed, service=asked_at) == b"a" * 12
    else:
        with pytest.raises(SealBroken):
            drafts.open_sent(sealed, service=asked_at)
