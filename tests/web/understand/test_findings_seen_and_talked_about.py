"""Pages beside the findings: who says it, pictures, other views, balanced quotes, talk, versions, earlier runs."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Any

import pytest

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.hear.listening.models import Contribution
from speakopenly.web.understand.findings import actions, policies, remarks, versions
from speakopenly.web.understand.findings.models import Finding, Remark, Version
from speakopenly.web.understand.findings.queries import finding_of
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes import runs
from speakopenly.web.understand.themes.counts import counts_of
from speakopenly.web.understand.themes.models import EarlierRun
from tests.accessible_pdf import faults_of
from tests.web.understand.conftest import HANDOVER, Bench, found_themes, ident


def page(bench: Bench, what: str, **search: str) -> str:
    answer = bench.sign_in(bench.lena).get(bench.findings + what, search)
    assert answer.status_code == 200
    return answer.content.decode()


def test_counts_by_group_add_up_to_the_people_of_a_theme(bench: Bench) -> None:
    counts = counts_of(bench.exercise)

    assert counts.bases["role"] == {"foster_carer": 30, "practitioner": 29}
    assert sum(counts.splits["T01"]["role"].values()) == counts.heads["T01"][0] == 30
    assert set(counts.bases) == {"role", "channel", "quarter"}


def test_who_says_it_is_the_same_on_the_page_and_in_the_file(bench: Bench) -> None:
    shown = page(bench, "T01/who/")
    file = list(csv.DictReader(StringIO(page(bench, "T01/who.csv"))))

    assert "By role" in shown
    assert "By channel" in shown
    by_role = [row for row in file if row["by"] == "role"]
    assert [row["group"] for row in by_role] == ["foster carer", "practitioner"]
    for row in by_role:
        assert re.search(rf"{row['group']}</th><td[^>]*>{row['people']}</td>", shown)
    assert {row["beside_the_rest"] for row in by_role} == {"no difference shown"}


def test_of_what_few_said_nobody_is_shown_by_group(bench: Bench) -> None:
    file = list(csv.DictReader(StringIO(page(bench, "T03/who.csv"))))

    assert {row["people"] for row in file} == {"[c]"}
    assert {row["low"] for row in file} == {"[c]"}


def test_every_picture_has_its_sentence_and_its_table(bench: Bench) -> None:
    Contribution.objects.filter(exercise=bench.exercise).update(said_in="2026-Q1")
    Reading.objects.filter(exercise=bench.exercise).update(question="What helps?")
    counts_again(bench)

    shown = page(bench, "pictures/")

    names = ("dots", "groups", "map", "flow", "time", "steady")
    assert re.findall(r'id="picture-(\w+)"', shown) == [*names]
    assert shown.count("<svg") == shown.count("so-picture--wide") == len(names)
    assert len(re.findall("The same numbers as a table", shown)) == len(names)
    assert bench.sign_in(bench.lena).get(f"{bench.findings}pictures/", {"by": "secret"}).status_code == 404


def counts_again(bench: Bench) -> None:
    from speakopenly.web.understand.reading.actions import count_again

    count_again(bench.exercise)


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_pictures_go_out_as_a_document(bench: Bench, ending: str, begins: bytes) -> None:
    answer = bench.sign_in(bench.lena).get(f"{bench.findings}pictures/pictures.{ending}")

    assert answer.content.startswith(begins)
    assert ending != "pdf" or faults_of(answer.content) == []
    assert bench.sign_in(bench.lena).get(f"{bench.findings}pictures/pictures.exe").status_code == 404


def test_other_views_are_shown_to_be_read_and_the_words_of_some_only_to_coders(bench: Bench) -> None:
    readings = Reading.objects.filter(exercise=bench.exercise, ident__in=[ident(1), ident(2), ident(5)])
    for row in readings:
        row.text = "Our worker was so kind and helpful and we felt heard by her"
        row.save(update_fields=["text"])

    quoted = page(bench, "T01/other-views/")
    everything = bench.sign_in(bench.fay).get(f"{bench.findings}T01/other-views/").content.decode()

    assert "It may have gone well" in quoted
    assert "Our worker was so kind" in quoted
    assert "count, do not quote" not in quoted
    assert "count, do not quote" in everything
    assert "found no two sides" in page(bench, "T03/other-views/")


def test_a_balanced_set_is_ticked_and_explained_and_nothing_is_kept(bench: Bench) -> None:
    before = finding_of(bench.exercise, "T01").quotes

    shown = page(bench, "T01/quotes/", balance="3")

    assert "Ticked below, and why" in shown
    assert "first of its group" in shown
    assert shown.count("checked") == 3
    assert finding_of(bench.exercise, "T01").quotes == before


def test_each_time_somebody_writes_there_is_a_version_that_says_what_changed(bench: Bench) -> None:
    finding = finding_of(bench.exercise, "T01")
    said: dict[str, Any] = {"description": finding.description, "dissent": ""}
    actions.word(finding=finding, by=bench.lena, statement="{who} lost a worker.", **said)
    actions.word(finding=finding, by=bench.lena, statement="{who} lost their worker.", **said)
    actions.word(finding=finding, by=bench.lena, statement="{who} lost their worker.", **said)

    shown = page(bench, "T01/talk/")

    assert list(Version.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert "<del> a</del><ins> their</ins>" in shown
    assert "Suggested by the machine" in shown
    newest = versions.told(finding)[0].changes[0].parts
    assert "".join(part.text for part in newest if part.kind != "gone") == "{who} lost their worker."


def test_colleagues_talk_and_settle_and_what_was_said_stays(bench: Bench) -> None:
    client = bench.sign_in(bench.pia)
    client.post(f"{bench.findings}T01/talk/", {"words": "Is this only about carers?"})
    remark = Remark.objects.get()
    assert "1 remark to settle" in page(bench, "")

    bench.sign_in(bench.lena).post(f"{bench.findings}T01/talk/{remark.pk}/settle/")

    assert "Is this only about carers?" in page(bench, "T01/talk/")
    assert "settled by Lena" in page(bench, "T01/talk/")
    with pytest.raises(NotAllowed, match="settled already"):
        remarks.settle(remark=Remark.objects.get(), by=bench.lena)


def test_somebodys_words_are_not_copied_into_a_remark(bench: Bench) -> None:
    finding = finding_of(bench.exercise, "T01")

    with pytest.raises(BadInput, match="word for word"):
        remarks.say(finding=finding, by=bench.lena, words=f"One said: {HANDOVER.format('spring')}!")

    remarks.say(finding=finding, by=bench.lena, words="When the worker left, the handover was lost.")


def test_the_machine_does_not_suggest_over_what_people_said(bench: Bench) -> None:
    assert policies.may_suggest(bench.exercise)

    remarks.say(finding=Finding.objects.all()[0], by=bench.lena, words="Let us keep this.")

    assert not policies.may_suggest(bench.exercise)


def test_when_the_machine_looks_again_it_is_kept_which_theme_went_where(bench: Bench) -> None:
    themes.keep_suggestions(bench.exercise, found_themes(bench.exercise))

    run = EarlierRun.objects.get()
    shown = bench.sign_in(bench.cole).get(f"{bench.themes}earlier/").content.decode()

    assert [each.became for each in runs.comparison(run).went] == ["stayed"] * 3
    assert "Of 3 themes before, 3 stayed." in shown
    assert "person-0" not in str(run.table)
    assert '<td class="govuk-table__cell">30</td>' in shown
    assert "hidden to protect people" in shown
