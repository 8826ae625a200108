"""A search is narrowed to what people coded, or have not coded yet; a machine's proposals are no codings."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import actions as codebook
from speakopenly.web.understand.codebook.models import Code, CodeState
from speakopenly.web.understand.coding import actions as coding
from speakopenly.web.understand.coding.double.models import DoubleCoding, DrawnPassage
from speakopenly.web.understand.coding.models import CodeModel, CodeProposal
from speakopenly.web.understand.findings.queries import finding_of
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.search import actions, numbers, queries
from speakopenly.web.understand.search.queries import NOT_CODED, Asked
from tests.web.understand.conftest import Bench, ident
from tests.web.understand.search.conftest import keep
from tests.web.understand.test_previews import CHANGED, page, put_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(found: Bench) -> Bench:
    """Twelve people's words coded by Cole: ten with the first code, two with one below it."""
    codebook.take_themes_in(exercise=found.exercise, by=found.fay)
    Code.objects.filter(name="sign language").update(parent=of(found, "changes of worker"))
    for number in range(12):
        give(found, number, found.cole, "changes of worker" if number < 10 else "sign language")
    return found


def of(bench: Bench, name: str) -> Code:
    return Code.objects.get(exercise=bench.exercise, name=name)


def passage(number: int) -> Passage:
    return Passage.objects.select_related("reading__exercise").filter(reading__ident=ident(number))[0]


def give(bench: Bench, number: int, by: Staff, *names: str) -> None:
    codes = [of(bench, name).pk for name in names]
    coding.code_passage(passage=passage(number), by=by, codes=codes, memo=None, seen=0)


def people(bench: Bench, typed: str, code: str, **more: Any) -> int:
    asked = Asked(typed, bench.exercise, {"code": code, **more})
    return queries.people_who_said(bench.fay, asked).people


def test_a_code_finds_what_people_gave_it_and_those_below_counted_as_people(coded: Bench) -> None:
    whole, part = str(of(coded, "changes of worker").pk), str(of(coded, "sign language").pk)
    give(coded, 3, coded.fay, "changes of worker")

    assert people(coded, "", whole) == people(coded, "handover", whole) == 12
    assert people(coded, "", part) == 2
    assert people(coded, "thaw handover", whole) == 0
    assert people(coded, "", whole, groups={"role": "practitioner"}) == 6
    assert people(coded, "", NOT_CODED) + 12 == people(coded, "", NOT_CODED, theme="T01") + 12 + 29


def test_a_merged_code_counts_where_it_went_and_one_that_is_gone_finds_nobody(coded: Bench) -> None:
    into = of(coded, "being listened to")
    Code.objects.filter(name="sign language").update(state=CodeState.MERGED, into=into, parent=None)

    assert people(coded, "", str(into.pk)) == 2
    assert people(coded, "", "00000000-0000-0000-0000-000000000007") == people(coded, "", "no code") == 0


def test_a_report_whose_number_counts_a_code_is_put_together_anew_once_people_code_on(coded: Bench) -> None:
    search = keep(coded, "", code=str(of(coded, "changes of worker").pk))
    numbers.make_number(search=search, finding=finding_of(coded.exercise, "T01"), by=coded.lena)
    put_together(coded)
    before = page(coded)

    give(coded, 20, coded.cole, "changes of worker")

    assert CHANGED not in before
    assert CHANGED in page(coded)


def test_what_a_machine_proposes_is_no_coding(coded: Bench) -> None:
    code = of(coded, "being listened to")
    of_machine = {"service": code.service, "exercise": coded.exercise}
    model = CodeModel.objects.create(**of_machine, version="1", learned_from=20)
    CodeProposal.objects.create(
        **of_machine, model=model, passage=passage(40), code=code, probability=0.9, certainty="yes"
    )

    assert people(coded, "", str(code.pk)) == 0


def test_a_sample_that_is_coded_blind_is_found_by_no_code(coded: Bench) -> None:
    whole = str(of(coded, "changes of worker").pk)
    version = codebook.keep_version(exercise=coded.exercise, by=coded.fay, why="")
    double = DoubleCoding.objects.create(
        service=coded.exercise.service, exercise=coded.exercise, number=1, version=version, seed=1
    )
    DrawnPassage.objects.create(service=double.service, double=double, passage=passage(0), place=1)
    before = people(coded, "", NOT_CODED)
    DrawnPassage.objects.create(service=double.service, double=double, passage=passage(40), place=2)

    assert people(coded, "", whole) == 11
    assert people(coded, "", NOT_CODED) == before - 1


def test_the_page_says_what_it_is_narrowed_to_and_a_kept_search_keeps_it(coded: Bench) -> None:
    code, browser = of(coded, "changes of worker"), coded.sign_in(coded.cole)
    sent = {"typed": "", "exercise": coded.exercise.slug, "code": str(code.pk)}

    page = browser.post(reverse("understand:search"), sent)
    kept = browser.post(
        reverse("understand:search-keep", args=[coded.exercise.slug]),
        {**sent, "name": "Changes"},
        follow=True,
    )

    assert page.context["says"] == "12 of 59 people said what people coded so."
    assert "what people gave the code “changes of worker” or one below it" in page.text
    assert len(page.context["sayings"]) == 12
    assert "what people gave the code “changes of worker” or one below it" in kept.text
    not_coded = browser.post(reverse("understand:search"), {**sent, "code": NOT_CODED})
    assert "what no person has coded yet" in not_coded.text


def test_a_kept_search_of_a_code_alone_is_not_lost_when_words_are(coded: Bench) -> None:
    filters = {"code": str(of(coded, "sign language").pk)}
    kept = actions.save_search(exercise=coded.exercise, by=coded.fay, name="Signs", typed="", filters=filters)

    actions.forget_words(coded.exercise, [passage(10).text])

    kept.refresh_from_db()
    assert queries.narrowed_to(queries.asked_again(kept)) == [
        "what people gave the code “sign language” or one below it"
    ]
