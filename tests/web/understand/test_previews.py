"""The report as it would be is put together by long work, shown while it is true, and goes with its words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import fields

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from speakopenly.core import erasure
from speakopenly.core.documents import page_numbers, write_html
from speakopenly.core.erasure import Erasure
from speakopenly.core.records import ContributionId, contribution_of
from speakopenly.understand.findings.evidence import Evidence
from speakopenly.understand.findings.report import compose
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as hear
from speakopenly.web.jobs import daily
from speakopenly.web.jobs.models import Job
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.understand.deidentification import actions as deidentification
from speakopenly.web.understand.findings import actions as findings
from speakopenly.web.understand.findings.evidence import evidence_of, evidence_without_words
from speakopenly.web.understand.findings.previews import actions, queries
from speakopenly.web.understand.findings.previews.models import Preview
from speakopenly.web.understand.findings.publications import actions as publishing
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.findings.queries import finding_of
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes.queries import theme_of
from tests.web.conftest import Cast
from tests.web.understand.conftest import Bench
from tests.web.understand.test_forgetting import in_the_database

OF_EXERCISE, OF_DRAFT = "preview/", "editions/1/preview/"
TITLE = "<h1>What helps in Northmoor</h1>"
NOT_YET, CHANGED = "This report is not put together yet.", "Something has changed since"


@pytest.fixture(autouse=True)
def key_of_the_installation() -> None:
    installation_key(may_make=True)


def put_together(bench: Bench, which: str = OF_EXERCISE) -> None:
    """As Pia does: press the button, and let a worker do it."""
    bench.sign_in(bench.pia).post(bench.findings + which)
    Shift().work(until_empty=True)


def page(bench: Bench, which: str = OF_EXERCISE) -> str:
    return bench.sign_in(bench.pia).get(bench.findings + which).text


def ask_for_signature(bench: Bench) -> Publication:
    return publishing.ask_for_signature(exercise=bench.exercise, by=bench.fay)


def quoted(bench: Bench) -> Passage:
    """What is quoted first in the first finding."""
    ident = finding_of(bench.exercise, "T01").quotes[0]
    return Passage.objects.select_related("reading__exercise").get(ident=ident)


def test_a_button_has_the_report_put_together_and_then_it_is_shown(bench: Bench) -> None:
    browser, address = bench.sign_in(bench.lena), bench.findings + OF_EXERCISE

    before = browser.get(address)
    asked = browser.post(address)
    job = Job.objects.get()
    meanwhile = browser.get(address)
    Shift().work(until_empty=True)
    shown = browser.get(address)

    document = compose(evidence_of(bench.exercise))
    assert NOT_YET in before.text
    assert asked.headers["Location"] == meanwhile.headers["Location"] == f"/staff/jobs/{job.pk}/"
    assert f'href="{address}"' in browser.get(f"/staff/jobs/{job.pk}/").text
    assert shown.content == write_html(document, page_numbers(document))
    assert TITLE in shown.text
    assert "style-src 'sha256-" in shown.headers["Content-Security-Policy"]


def test_whoever_asks_again_is_led_to_the_same_work(bench: Bench) -> None:
    first = bench.sign_in(bench.lena).post(bench.findings + OF_EXERCISE)
    second = bench.sign_in(bench.pia).post(bench.findings + OF_EXERCISE)
    Shift().work(until_empty=True)
    third = bench.sign_in(bench.pia).post(bench.findings + OF_EXERCISE)

    assert len({each.headers["Location"] for each in (first, second, third)}) == 1
    assert Job.objects.count() == 1
    assert TITLE in page(bench)


def test_work_that_was_stopped_can_be_begun_anew(bench: Bench) -> None:
    bench.sign_in(bench.pia).post(bench.findings + OF_EXERCISE)
    stopped = Job.objects.get()
    bench.sign_in(bench.pia).post(f"/staff/jobs/{stopped.pk}/stop/")

    between = page(bench)
    put_together(bench)

    assert NOT_YET in between
    assert TITLE in page(bench)


@pytest.mark.parametrize("which", [OF_EXERCISE, OF_DRAFT])
def test_the_page_is_shown_and_refused_without_reading_what_was_said(bench: Bench, which: str) -> None:
    ask_for_signature(bench)
    browser = bench.sign_in(bench.pia)
    asked = []

    for put in (False, True):
        if put:
            put_together(bench, which)
        with CaptureQueriesContext(connection) as seen:
            browser.get(bench.findings + which)
        asked.append([each["sql"] for each in seen.captured_queries])

    for told in asked:
        assert len(told) <= 32
        assert not [sql for sql in told if "understand_passage" in sql or '"text"' in sql]
        assert not [sql for sql in told if "understand_publicationfile" in sql and '"bytes"' in sql]


def word_it(bench: Bench) -> None:
    finding = finding_of(bench.exercise, "T01")
    findings.word(finding=finding, by=bench.lena, statement="Many feel let down.", description="", dissent="")


def quote_nobody(bench: Bench) -> None:
    findings.choose(finding=finding_of(bench.exercise, "T01"), by=bench.lena, quotes=[])


def move_it(bench: Bench) -> None:
    findings.move(finding=finding_of(bench.exercise, "T02"), by=bench.lena, up=True)


def rename_the_theme(bench: Bench) -> None:
    themes.rename(theme=theme_of(bench.exercise, "T01"), by=bench.fay, name="losing a worker", description="")


def refuse_the_theme(bench: Bench) -> None:
    themes.refuse(theme=theme_of(bench.exercise, "T01"), by=bench.fay)


def say_who_was_not_heard(bench: Bench) -> None:
    bench.exercise.not_heard = ["Young people in custody"]
    bench.exercise.save()


def sign_an_edition(bench: Bench) -> None:
    publishing.sign(publication=ask_for_signature(bench), by=bench.pia)


CHANGES = [
    word_it,
    quote_nobody,
    move_it,
    rename_the_theme,
    refuse_the_theme,
    say_who_was_not_heard,
    sign_an_edition,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_it_is_not_shown_and_can_be_put_together_anew(
    bench: Bench, change: Callable[[Bench], None]
) -> None:
    put_together(bench)
    before = page(bench)

    change(bench)
    stale = page(bench)
    put_together(bench)

    assert CHANGED in stale
    assert TITLE not in stale
    assert TITLE in page(bench)
    assert page(bench) != before


def test_a_change_while_it_is_put_together_leaves_nothing_old(bench: Bench) -> None:
    bench.sign_in(bench.pia).post(bench.findings + OF_EXERCISE)
    word_it(bench)
    Shift().work(until_empty=True)

    assert bytes(Preview.objects.get().page) == b""
    assert CHANGED in page(bench)


def test_a_new_release_puts_it_together_anew(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    put_together(bench)
    monkeypatch.setattr(queries, "__version__", "99")

    assert CHANGED in page(bench)


def test_whatever_a_report_rests_on_is_in_its_mark_or_in_the_version_of_the_exercise(bench: Bench) -> None:
    whole, day = evidence_of(bench.exercise), timezone.localdate()
    rest = evidence_without_words(bench.exercise, day=day)

    assert (rest.heard, rest.passages) == ((), ())
    for each in fields(Evidence):
        if each.name not in {"about", "heard", "passages", "themes"}:
            assert getattr(rest, each.name) == getattr(whole, each.name), each.name
    assert [each.name for each in rest.themes] == [each.name for each in whole.themes]
    for about in fields(whole.about):
        if about.name not in {"method", "group_columns"}:
            assert getattr(rest.about, about.name) == getattr(whole.about, about.name), about.name


def take_consent_to_quote_back(bench: Bench, said: ContributionId) -> None:
    hear.withdraw_quotes(exercise=bench.exercise, idents=[said], by=bench.fay)


def take_words_back(_bench: Bench, said: ContributionId) -> None:
    erasure.forget(Erasure(contributions=frozenset({said})))


def take_a_word_out(bench: Bench, said: ContributionId) -> None:
    reading = Reading.objects.get(ident=said)
    deidentification.replace_in(reading=reading, by=bench.fay, words="worker left", instead="[…]")


FORGETTING = [take_consent_to_quote_back, take_words_back, take_a_word_out]
by_deed = pytest.mark.parametrize("forget", FORGETTING, ids=lambda deed: deed.__name__)
Forget = Callable[[Bench, ContributionId], None]


@by_deed
def test_no_preview_outlives_words_that_may_not_be_shown(bench: Bench, forget: Forget) -> None:
    ask_for_signature(bench)
    for which in (OF_EXERCISE, OF_DRAFT):
        put_together(bench, which)
    passage = quoted(bench)
    words, said = passage.text, contribution_of(passage.ident)
    shown = [words in page(bench, which) for which in (OF_EXERCISE, OF_DRAFT)]
    held = in_the_database(words)

    forget(bench, said)

    assert shown == [True, True]
    assert "speakopenly_understand_preview" in held
    assert not Preview.objects.exists()
    assert "speakopenly_understand_preview" not in in_the_database(words)
    assert NOT_YET in page(bench)
    assert bench.sign_in(bench.pia).get(bench.findings + OF_DRAFT).status_code == 404
    put_together(bench)
    assert words not in page(bench)


@by_deed
def test_work_that_goes_on_while_words_are_taken_back_keeps_nothing(bench: Bench, forget: Forget) -> None:
    ask_for_signature(bench)
    for which in (OF_EXERCISE, OF_DRAFT):
        bench.sign_in(bench.pia).post(bench.findings + which)
    begun = list(Preview.objects.select_related("exercise", "publication"))

    forget(bench, contribution_of(quoted(bench).ident))
    for each in begun:
        actions.keep(each, b"made of what was read before")
    Shift().work(until_empty=True)

    assert len(begun) == 2
    assert not Preview.objects.exists()
    assert {job.state for job in Job.objects.all()} == {"done"}


def test_a_publisher_reads_the_frozen_draft_however_the_writing_goes_on(bench: Bench) -> None:
    ask_for_signature(bench)
    before = page(bench, OF_DRAFT)
    put_together(bench, OF_DRAFT)

    word_it(bench)

    assert NOT_YET in before
    assert "frozen for the signature" in before
    assert TITLE in page(bench, OF_DRAFT)
    assert "Many feel let down." not in page(bench, OF_DRAFT)


def test_what_was_put_together_of_a_draft_goes_when_it_is_taken_back(bench: Bench) -> None:
    draft = ask_for_signature(bench)
    put_together(bench, OF_DRAFT)

    publishing.take_back(publication=draft, by=bench.fay)

    assert not Preview.objects.exists()
    assert bench.sign_in(bench.pia).get(bench.findings + OF_DRAFT).status_code == 404


def test_once_signed_the_way_to_the_draft_leads_to_the_edition(bench: Bench) -> None:
    draft = ask_for_signature(bench)
    put_together(bench, OF_DRAFT)

    publishing.sign(publication=draft, by=bench.pia)
    answer = bench.sign_in(bench.pia).get(bench.findings + OF_DRAFT)

    assert not Preview.objects.exists()
    assert answer.headers["Location"] == bench.findings + "editions/1/"


def test_what_was_frozen_and_is_gone_cannot_be_put_together(bench: Bench) -> None:
    draft = ask_for_signature(bench)
    draft.files.all().delete()

    assert bench.sign_in(bench.pia).post(bench.findings + OF_DRAFT).status_code == 404


def test_a_preview_lives_a_day_and_that_of_a_draft_as_long_as_the_draft(bench: Bench) -> None:
    ask_for_signature(bench)
    for which in (OF_EXERCISE, OF_DRAFT):
        put_together(bench, which)

    daily.make()
    young = Preview.objects.count()
    Preview.objects.update(asked_at=timezone.now() - datetime.timedelta(days=1, minutes=1))
    daily.make()

    assert young == 2
    assert Preview.objects.get().publication is not None


def test_another_service_and_other_roles_see_nothing_of_it(bench: Bench, cast: Cast) -> None:
    ask_for_signature(bench)
    for which in (OF_EXERCISE, OF_DRAFT):
        put_together(bench, which)
        for ask in ("get", "post"):
            answers = {
                name: getattr(browser, ask)(bench.findings + which).status_code
                for name, browser in {
                    "elsewhere": bench.sign_in(cast.dilys),
                    "coder": bench.sign_in(bench.cole),
                    "nobody": Client(),
                }.items()
            }
            assert answers == {"elsewhere": 404, "coder": 403, "nobody": 302}
