"""What the pages of findings show is what the whole evidence would show, and never what was true before."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.records import contribution_of
from speakopenly.understand.findings.draft import Draft
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.findings import actions, queries
from speakopenly.web.understand.findings.checking import check_findings
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.excerpt import excerpt_of, most_telling
from speakopenly.web.understand.reading.actions import count_again
from speakopenly.web.understand.reading.models import Departed, Reading, Understanding
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes.counts import counts_of
from speakopenly.web.understand.themes.models import Theme
from speakopenly.web.understand.themes.queries import theme_of
from tests.web.conftest import Cast, _person
from tests.web.understand.conftest import Bench, ident
from tests.web.understand.test_publications import publish
from tests.web.understand.test_the_loop import NORTHMOOR, bring_in, new_exercise


def withdraw(*numbers: int) -> None:
    erasure.forget(Erasure(contributions=frozenset(ident(number) for number in numbers)))


def assert_shows_the_same(exercise: Exercise) -> None:
    """Paragraphs, printable numbers, quotes, the check and what is offered: excerpt against evidence."""
    whole, excerpt = Draft(evidence_of(exercise)), excerpt_of(exercise)

    assert queries.paragraphs(excerpt) == queries.paragraphs(whole)
    assert [each.number for each in excerpt.findings] == [each.number for each in whole.findings]
    assert [each.number for each in excerpt.said_by_few] == [each.number for each in whole.said_by_few]
    assert excerpt.tally.heads_by_theme == whole.tally.heads_by_theme
    assert excerpt.tally.base.people == whole.tally.base.people
    assert check_findings(excerpt) == check_findings(whole)
    for theme in Theme.objects.filter(exercise=exercise, ident__in=excerpt.tally.heads_by_theme):
        offering = excerpt_of(exercise, also=most_telling(theme, queries.MOST_OFFERED))
        assert queries.offered(offering, theme.ident) == queries.offered(whole, theme.ident)


@pytest.mark.django_db(transaction=True)
def test_northmoor_shows_the_same_before_and_after_a_withdrawal(cast: Cast) -> None:
    fay = _person(cast.asha.service, "Fay", Role.FACILITATOR)
    exercise = new_exercise(fay)
    bring_in(exercise, fay, NORTHMOOR.read_bytes(), "listening.csv")
    Shift().work(until_empty=True)

    assert_shows_the_same(exercise)
    assert check_findings(excerpt_of(exercise)).quotes > 10
    quoted = [contribution_of(each.finding.quotes[0]) for each in excerpt_of(exercise).findings[:3]]
    erasure.forget(Erasure(contributions=frozenset(quoted)))
    assert_shows_the_same(exercise)


def _withdraw_a_quote(bench: Bench) -> None:
    quote = queries.finding_of(bench.exercise, "T01").quotes[0]
    withdraw(next(number for number in range(30) if quote.startswith(ident(number))))


def _withdraw_after_a_report_was_signed(bench: Bench) -> None:
    publish(bench)
    withdraw(1, 31, 55)
    assert Departed.objects.count() == 3


def _withdraw_a_group_after_a_report_was_signed(bench: Bench) -> None:
    _let_some_speak_for_many(bench)
    publish(bench)
    withdraw(2)
    assert Departed.objects.get().speaks_for == 9


def _let_some_speak_for_many(bench: Bench) -> None:
    numbers = [ident(number) for number in (2, 4, 6, 32, 56)]
    Reading.objects.filter(ident__in=numbers).update(speaks_for=9)
    _again(bench)


def _let_some_come_from_the_literature(bench: Bench) -> None:
    Reading.objects.filter(ident__in=[ident(number) for number in range(5)]).update(channel="literature")
    _again(bench)


def _let_some_speak_twice(bench: Bench) -> None:
    Reading.objects.filter(ident__in=[ident(number) for number in range(20, 40)]).update(person="person-020")
    _again(bench)


def _make_descriptions_rare(bench: Bench) -> None:
    """Seven share a role, eight another, the rest none: only the eight are described by it."""
    Reading.objects.filter(ident__in=[ident(number) for number in range(58)]).update(groups={})
    for role, numbers in (("seven", range(7)), ("eight", range(7, 15))):
        rows = Reading.objects.filter(ident__in=[ident(number) for number in numbers])
        rows.update(groups={"role": role}, may_quote=True)
    _again(bench)


def _merge(bench: Bench) -> None:
    for one in ("T02", "T03"):
        themes.merge(theme=theme_of(bench.exercise, one), into=theme_of(bench.exercise, "T01"), by=bench.fay)


def _split(bench: Bench) -> None:
    themes.split(theme=theme_of(bench.exercise, "T02"), by=bench.fay)
    actions.complete(bench.exercise)


def _merge_after_somebody_left(bench: Bench) -> None:
    _withdraw_after_a_report_was_signed(bench)
    themes.merge(theme=theme_of(bench.exercise, "T03"), into=theme_of(bench.exercise, "T01"), by=bench.fay)


def _empty_a_theme(bench: Bench) -> None:
    withdraw(55, 56, 57)


def _again(bench: Bench) -> None:
    """Rows were changed by hand, where a deed would have said so."""
    count_again(bench.exercise)


DEEDS = [
    lambda bench: None,
    _withdraw_a_quote,
    _withdraw_after_a_report_was_signed,
    _withdraw_a_group_after_a_report_was_signed,
    _let_some_speak_for_many,
    _let_some_come_from_the_literature,
    _let_some_speak_twice,
    _make_descriptions_rare,
    _merge,
    _merge_after_somebody_left,
    _split,
    _empty_a_theme,
]


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__.strip("_<>"))
def test_the_page_shows_what_the_whole_evidence_shows(bench: Bench, deed: Callable[[Bench], None]) -> None:
    assert_shows_the_same(bench.exercise)

    deed(bench)

    assert_shows_the_same(bench.exercise)


def line(bench: Bench) -> str:
    page = bench.sign_in(bench.lena).get(bench.findings).content.decode()
    found = re.search(r"\d+ of \d+ quotes match", page)
    assert found
    return found[0]


def test_the_check_line_changes_when_words_are_altered_behind_its_back(bench: Bench) -> None:
    assert line(bench) == "6 of 6 quotes match"
    quote = queries.finding_of(bench.exercise, "T01").quotes[0]
    reading = Reading.objects.get(ident=quote[:32])

    Reading.objects.filter(pk=reading.pk).update(text=reading.text.replace("lost", "lust"))

    assert line(bench) == "5 of 6 quotes match"


def test_a_quote_leaves_the_page_when_consent_is_taken_back(bench: Bench) -> None:
    assert line(bench) == "6 of 6 quotes match"

    Reading.objects.filter(ident=queries.finding_of(bench.exercise, "T01").quotes[0][:32]).update(
        may_quote=False
    )

    assert line(bench) == "5 of 5 quotes match"


def test_the_check_line_changes_when_other_quotes_are_chosen(bench: Bench) -> None:
    assert line(bench) == "6 of 6 quotes match"
    finding = queries.finding_of(bench.exercise, "T01")

    actions.choose(finding=finding, by=bench.lena, quotes=finding.quotes[:1])

    assert line(bench) == "4 of 4 quotes match"


def test_the_page_follows_a_withdrawal_at_once(bench: Bench) -> None:
    shown = bench.sign_in(bench.lena).get(bench.findings).content.decode()
    assert "30 of 59" in shown

    _withdraw_a_quote(bench)
    shown = bench.sign_in(bench.lena).get(bench.findings).content.decode()

    assert "29 of 58" in shown
    assert "6 of 6 quotes match" in shown


def test_the_page_asks_for_no_words_but_by_their_idents(bench: Bench) -> None:
    client = bench.sign_in(bench.lena)
    client.get(bench.findings)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(bench.findings)

    about_words = [query["sql"] for query in asked if '"text"' in query["sql"]]
    assert about_words
    assert all("IN (" in sql for sql in about_words)


def test_counts_of_an_older_kind_are_made_anew(bench: Bench) -> None:
    known = Understanding.objects.get()
    older = {"version": known.version, "counts": {"base": 1, "heads": {}, "in_a_theme": 0}}
    Understanding.objects.update(counted=older)

    assert counts_of(bench.exercise).base == 59
