"""What may be quoted is decided where quotes are fetched, and follows the people when they change their mind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test.signals import template_rendered

from speakopenly.core.records import ContributionId, contribution_of
from speakopenly.understand.findings.draft import Draft
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as hear
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.understand.findings import actions, queries
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.excerpt import excerpt_of, most_telling
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications import actions as publishing
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.reading import actions as reading
from speakopenly.web.understand.reading import queries as readings
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes.queries import theme_of
from tests.web.understand.conftest import Bench, ident
from tests.web.understand.test_publications import publish


@pytest.fixture(autouse=True)
def key_of_the_installation() -> None:
    installation_key(may_make=True)


def texts_of_those_who_said_no() -> set[str]:
    """Sentences, as the single word of a non-answer stands on any page."""
    texts = Reading.objects.filter(may_quote=False).values_list("text", flat=True)
    return {text for text in texts if len(text.split()) > 3}


def quoted_first(bench: Bench) -> ContributionId:
    """Whoever is quoted first in the first finding."""
    return contribution_of(queries.finding_of(bench.exercise, "T01").quotes[0])


def stop_quoting(bench: Bench, *idents: ContributionId) -> None:
    hear.withdraw_quotes(exercise=bench.exercise, idents=idents, by=bench.fay)


def everything_in(context: Any) -> Iterator[str]:
    """Every text that a template was given, however deep it lies."""
    if isinstance(context, str):
        yield str(context)
    elif isinstance(context, dict):
        for value in context.values():
            yield from everything_in(value)
    elif isinstance(context, list | tuple):
        for value in context:
            yield from everything_in(value)
    elif hasattr(context, "__dataclass_fields__"):
        for name in context.__dataclass_fields__:
            yield from everything_in(getattr(context, name))


@pytest.mark.parametrize("address", ["", "T01/", "T01/quotes/", "T02/quotes/"])
def test_no_template_is_given_a_passage_that_may_not_be_quoted(bench: Bench, address: str) -> None:
    forbidden, given = texts_of_those_who_said_no(), list[str]()

    def remember(context: Any, **_more: Any) -> None:
        given.extend(everything_in(context.flatten()))

    template_rendered.connect(remember)
    try:
        page = bench.sign_in(bench.fay).get(bench.findings + address)
    finally:
        template_rendered.disconnect(remember)

    assert page.status_code == 200
    assert len(given) > 10
    assert forbidden
    shown = "\n".join([*given, page.text])
    assert [text for text in forbidden if text in shown] == []


def test_the_query_of_quotes_gives_none_whatever_a_row_says(bench: Bench) -> None:
    no = Reading.objects.filter(may_quote=False, ident__in=[ident(number) for number in range(30)])
    passages = [passage.ident for each in no for passage in each.passages.all()]
    Finding.objects.filter(theme__ident="T01").update(quotes=passages)

    for draft in (excerpt_of(bench.exercise), Draft(evidence_of(bench.exercise))):
        assert passages
        assert queries.paragraphs(draft)[0].quotes == ()


def test_what_is_offered_without_consent_has_no_words_and_says_why(bench: Bench) -> None:
    theme = theme_of(bench.exercise, "T01")
    draft = excerpt_of(bench.exercise, also=most_telling(theme, queries.MOST_OFFERED))

    refused = [each for each in queries.offered(draft, "T01") if not draft.heard[each.passage[:32]].may_quote]  # type: ignore[index]

    assert len(refused) == 6
    assert {each.text for each in refused} == {""}
    assert {str(each.refusal) for each in refused} == {
        "The person said: count, do not quote. You may paraphrase across three or more people."
    }
    assert (
        "6 passages are not shown here." in bench.sign_in(bench.fay).get(bench.findings + "T01/quotes/").text
    )


@pytest.mark.parametrize(
    ("attribution", "who"),
    [
        ("not_at_all", ""),
        ("channel", "survey"),
        ("group", "survey, foster carer"),
        ("name", "survey, foster carer"),
    ],
)
def test_a_quote_says_no_more_of_its_speaker_than_they_allowed(
    bench: Bench, attribution: str, who: str
) -> None:
    Reading.objects.update(attribution=attribution)
    even = next(
        quote
        for quote in queries.paragraphs(excerpt_of(bench.exercise))[0].quotes
        if Reading.objects.get(ident=quote.passage[:32]).groups["role"] == "foster_carer"
    )

    assert even.who == who


def test_a_quote_leaves_every_draft_when_consent_is_taken_back(bench: Bench) -> None:
    gone = quoted_first(bench)
    draft = publishing.ask_for_signature(exercise=bench.exercise, by=bench.fay)

    stop_quoting(bench, gone)

    quotes = queries.finding_of(bench.exercise, "T01").quotes
    assert len(quotes) == 3
    assert gone not in {contribution_of(quote) for quote in quotes}
    assert not Publication.objects.filter(pk=draft.pk).exists()
    assert Reading.objects.get(ident=gone).text
    assert len(readings.readings_of(bench.exercise)) == 62


def test_what_a_person_chose_is_not_filled_up_by_the_machine(bench: Bench) -> None:
    finding = queries.finding_of(bench.exercise, "T01")
    first, second, _third = finding.quotes
    actions.choose(finding=finding, by=bench.lena, quotes=[first, second])

    stop_quoting(bench, contribution_of(first))

    assert queries.finding_of(bench.exercise, "T01").quotes == [second]


def test_a_draft_that_does_not_quote_them_stays(bench: Bench) -> None:
    quoted = {quote[:32] for finding in Finding.objects.all() for quote in finding.quotes}
    silent = next(ident(number) for number in range(30) if number % 5 and ident(number) not in quoted)
    draft = publishing.ask_for_signature(exercise=bench.exercise, by=bench.fay)

    stop_quoting(bench, silent)

    assert Publication.objects.filter(pk=draft.pk).exists()


def test_a_published_edition_that_quotes_them_is_taken_down(bench: Bench) -> None:
    publication = publish(bench)
    gone = quoted_first(bench)
    touched = hear.what_it_touches(bench.exercise, [gone], words_go=False)

    stop_quoting(bench, gone)

    publication.refresh_from_db()
    assert [(each.edition, each.quoted_in, each.goes) for each in touched.editions] == [(1, ("2.1",), True)]
    assert [each.paragraph for each in touched.findings] == ["2.1"]
    assert publication.state == "taken_down"
    assert publishing.ask_for_signature(exercise=bench.exercise, by=bench.fay).edition == 2


def test_consent_taken_back_while_words_are_read_holds_as_well(bench: Bench) -> None:
    gone = quoted_first(bench)
    Contribution.objects.filter(ident=gone).update(may_quote=False)

    reading._quote_nobody_who_took_consent_back(bench.exercise)

    assert not Reading.objects.get(ident=gone).may_quote
    assert Reading.objects.filter(may_quote=True).count() == len(consents.agreed_to(bench.exercise, "quote"))


def test_an_archive_is_given_only_what_was_given_to_it(bench: Bench) -> None:
    assert readings.kept_for_research(bench.exercise) == []
    Reading.objects.filter(ident__in=[ident(1), ident(2)]).update(may_archive=True)

    assert {each.ident for each in readings.kept_for_research(bench.exercise)} == {ident(1), ident(2)}
    archived = {each.id for each in evidence_of(bench.exercise).heard if each.may_archive}
    assert archived == {ident(1), ident(2)}
