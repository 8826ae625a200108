"""Findings: live numbers, words people write, and what may be quoted."""

from __future__ import annotations

import re
from typing import Any

import pytest

from speakopenly.core.documents import plain_text
from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.report import compose
from speakopenly.understand.findings.sections.channels import name_of
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.understand.findings import actions, queries
from speakopenly.web.understand.findings.checking import check_findings
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.queries import finding_of
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes.models import Theme
from speakopenly.web.understand.themes.queries import theme_of
from tests.web.plans import A_CHANNEL
from tests.web.understand.conftest import Bench


def page(bench: Bench, what: str = "", **search: str) -> str:
    return bench.sign_in(bench.lena).get(bench.findings + what, search).content.decode()


def post(bench: Bench, what: str, **sent: Any) -> Any:
    return bench.sign_in(bench.lena).post(bench.findings + what, sent, follow=True)


def order(bench: Bench) -> list[str]:
    return [each.ident for each in queries.paragraphs(Draft(evidence_of(bench.exercise)))]


def test_paragraphs_are_numbered_and_their_numbers_are_live(bench: Bench) -> None:
    shown = page(bench)

    assert re.search(r'so-live">[^<]*30 of 59; ', shown)
    assert ">2.1<" in shown
    assert ">2.2<" in shown


def test_what_few_said_has_no_count_no_quote_and_no_group(bench: Bench) -> None:
    few = next(each for each in queries.paragraphs(Draft(evidence_of(bench.exercise))) if each.is_said_by_few)

    assert few.number == "3.1"
    assert "a small number" in "".join(part.text for part in few.statement)
    assert not re.search(r"\d", "".join(part.text for part in few.statement))
    assert few.quotes == ()


TYPED = [
    ("212 people said it.", "212"),
    ("{who}, that is 40% of all.", "40%"),
    ("{who} spoke of 3.5 things.", "3.5"),
]


@pytest.mark.parametrize(("statement", "number"), TYPED)
def test_a_number_typed_by_hand_is_refused_and_what_was_typed_stays(
    bench: Bench, statement: str, number: str
) -> None:
    answer = post(bench, "T01/", statement=statement, description="", dissent="")

    assert answer.status_code == 400
    assert f"Where does {number} come from?" in answer.content.decode()
    assert statement in answer.content.decode()
    assert finding_of(bench.exercise, "T01").statement != statement


@pytest.mark.parametrize("field", ["description", "dissent"])
def test_a_number_is_refused_wherever_it_is_typed(bench: Bench, field: str) -> None:
    sent = {"statement": "{who} said so.", "description": "", "dissent": ""} | {field: "All 41 of them."}

    assert post(bench, "T01/", **sent).status_code == 400


def test_a_field_there_is_not_is_refused(bench: Bench) -> None:
    assert (
        "field that does not exist" in post(bench, "T01/", statement="{everybody} said so.").content.decode()
    )


def test_numbers_move_when_the_theme_does_and_the_words_stay(bench: Bench) -> None:
    post(
        bench, "T01/", statement="{who} lost their worker.", description="As told.", dissent="A few did not."
    )
    themes.merge(theme=theme_of(bench.exercise, "T03"), into=theme_of(bench.exercise, "T01"), by=bench.fay)
    shown = page(bench)

    assert "33 of 59" in shown
    assert "lost their worker." in shown
    assert "Some saw it differently: A few did not." in shown


def test_findings_move_up_and_down_and_the_ends_stay(bench: Bench) -> None:
    assert order(bench) == ["T01", "T02", "T03"]

    post(bench, "T02/up/")
    assert order(bench) == ["T02", "T01", "T03"]
    post(bench, "T02/up/")
    assert order(bench) == ["T02", "T01", "T03"]
    post(bench, "T02/down/")
    assert order(bench) == ["T01", "T02", "T03"]


def test_quotes_are_chosen_in_the_order_given(bench: Bench) -> None:
    allowed = [each.passage for each in _offered(bench) if each.refusal is None]
    wanted = [allowed[3], allowed[1]]

    actions.choose(finding=finding_of(bench.exercise, "T01"), by=bench.lena, quotes=wanted)

    assert finding_of(bench.exercise, "T01").quotes == wanted
    assert check_findings(Draft(evidence_of(bench.exercise))).is_well


def test_every_quote_can_be_taken_out(bench: Bench) -> None:
    assert post(bench, "T01/quotes/").status_code == 200
    assert finding_of(bench.exercise, "T01").quotes == []


def test_a_passage_without_consent_is_refused_with_the_reason(bench: Bench) -> None:
    refused = next(each for each in _offered(bench) if each.refusal is not None)

    assert "count, do not quote" in page(bench, "T01/quotes/")
    with pytest.raises(BadInput, match="count, do not quote"):
        actions.choose(finding=finding_of(bench.exercise, "T01"), by=bench.lena, quotes=[refused.passage])
    assert post(bench, "T01/quotes/", quotes=[refused.passage]).status_code == 400


def test_a_passage_that_looks_like_a_name_is_refused(bench: Bench) -> None:
    passage = Passage.objects.select_related("reading").get(reading__ident=_offered(bench)[1].passage[:32])
    Reading.objects.filter(pk=passage.reading_id).update(
        text=passage.reading.text.replace("our worker", "Xanthor Q")
    )

    assert any(
        each.refusal and "looks like a name" in each.refusal.problem
        for each in _offered(bench)
        if each.passage == passage.ident
    )


@pytest.mark.parametrize("ident", ["T02", "T03"])
def test_a_passage_of_another_theme_or_of_few_is_refused(bench: Bench, ident: str) -> None:
    allowed = next(each.passage for each in _offered(bench) if each.refusal is None)
    own = Passage.objects.filter(reading__text__contains="signed at the meeting").values_list(
        "ident", flat=True
    )
    quote = allowed if ident == "T02" else own[1]

    with pytest.raises(BadInput):
        actions.choose(finding=finding_of(bench.exercise, ident), by=bench.lena, quotes=[quote])


def test_a_quote_whose_words_were_altered_fails_the_check_with_its_paragraph(bench: Bench) -> None:
    quote = finding_of(bench.exercise, "T01").quotes[0]
    reading = Reading.objects.get(ident=quote[:32])
    Reading.objects.filter(pk=reading.pk).update(text=reading.text.replace("lost", "lust"))

    checked = check_findings(Draft(evidence_of(bench.exercise)))

    assert checked.failures == (("T01", "a quote is not the words its fingerprint was made of"),)
    assert checked.quotes_that_match == checked.quotes - 1
    assert "#finding-T01" in page(bench)


def test_a_split_theme_gives_each_part_a_finding(bench: Bench) -> None:
    themes.split(theme=theme_of(bench.exercise, "T02"), by=bench.fay)

    assert "12 of 59" in page(bench)
    assert order(bench) == ["T01", "T02.1", "T02.2", "T03"]


def test_a_refused_theme_takes_its_finding_along_and_brings_it_back(bench: Bench) -> None:
    line = themes.refuse(theme=theme_of(bench.exercise, "T01"), by=bench.fay)
    assert order(bench) == ["T02", "T03"]
    themes.undo(decision=line, by=bench.fay)
    assert order(bench) == ["T01", "T02", "T03"]


def test_a_new_name_reaches_the_suggested_sentence(bench: Bench) -> None:
    themes.rename(theme=theme_of(bench.exercise, "T01"), by=bench.fay, name="losing a worker", description="")

    assert "losing a worker" in page(bench)
    assert Finding.objects.count() == Theme.objects.filter(parent=None).count()


def _offered(bench: Bench) -> list[queries.Offered]:
    return queries.offered(Draft(evidence_of(bench.exercise)), "T01")


def test_a_report_tells_whom_each_planned_channel_misses(bench: Bench) -> None:
    report = "\n".join(plain_text(compose(evidence_of(bench.exercise))))

    assert A_CHANNEL["misses"] in report
    assert A_CHANNEL["consent_with"] not in report


@pytest.mark.parametrize("channel", list(Channel))
def test_a_channel_is_called_in_a_report_what_it_is_called_on_the_pages(channel: Channel) -> None:
    assert name_of(channel) == str(CHANNELS[channel])
