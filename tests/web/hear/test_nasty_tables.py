"""What cannot be used is refused in one line that says where and what to do; nothing of it is kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import unescape

import pytest
import xlsxwriter

from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Contribution, Exercise, Import
from tests.web.hear.conftest import MATCHED, SAID, Browser, make_csv, read_what_waits, work_off_one_job

HEAD = ["id", "role", "text"]


def refusal(page_text: str) -> str:
    """The line at the field, without its markup."""
    return page_text.split('class="govuk-error-message">')[1].split("</p>")[0].split("</span>")[-1].strip()


def merged_workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Answers")
    sheet.merge_range("A1:C1", "Northmoor listens, spring")
    sheet.write_row(1, 0, HEAD)
    for number, said in enumerate(SAID, start=2):
        sheet.write_row(number, 0, [number, "carer", said])
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.csv"),
        (b"\n\n  \n", "blank.csv"),
        (make_csv([HEAD]), "only_a_header.csv"),
    ],
)
def test_a_file_that_is_no_table_is_refused_and_not_kept(asha: Browser, data: bytes, name: str) -> None:
    page = asha.choose(data, name)

    line = refusal(page.text)
    assert page.status_code == 400
    assert name in line
    assert "\n" not in line
    assert Import.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<html><body><table><tr><td>id</td><td>text</td></tr></table></body></html>", "report.xls"),
        (b"%PDF-1.7 something else", "report.pdf"),
        (b"PK\x03\x04 this is no workbook", "broken.xlsx"),
    ],
)
def test_a_workbook_that_is_none_is_refused_by_the_job(asha: Browser, data: bytes, name: str) -> None:
    asha.choose(data, name)
    read_what_waits()

    batch = Import.objects.get()
    page = asha.client.get(asha.at("import", batch))
    assert (batch.state, bytes(batch.sealed_file)) == ("unreadable", b"")
    assert batch.notes[0] in unescape(page.text)
    assert "\n" not in batch.notes[0]


def test_no_file_at_all(asha: Browser) -> None:
    page = asha.client.post(asha.at("bring-in"), {})

    assert page.status_code == 400
    assert "Choose a file." in page.text


def test_a_file_over_the_limit_is_refused_in_words(asha: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    from speakopenly.web.hear.listening import forms

    monkeypatch.setattr(forms, "LARGEST_FILE_MB", 0)
    page = asha.choose(make_csv([HEAD, ["1", "carer", SAID[0]]]))

    assert page.status_code == 400
    assert "Split it into smaller files." in page.text
    assert Import.objects.count() == 0


NASTY: dict[str, tuple[Callable[[], bytes], str, list[str]]] = {
    "latin 1": (
        lambda: make_csv(
            [HEAD, *[[str(n), "carer", f"The café côté was closed, and Siân waited {n}."] for n in range(6)]],
            encoding="latin-1",
        ),
        "latin.csv",
        [f"The café côté was closed, and Siân waited {n}." for n in range(6)],
    ),
    "a merged header in Excel": (merged_workbook, "merged.xlsx", SAID),
    "newlines inside cells": (
        lambda: make_csv([HEAD, *[[str(n), "carer", f"One line.\nAnother line {n}."] for n in range(3)]]),
        "lines.csv",
        [f"One line.\nAnother line {n}." for n in range(3)],
    ),
    "one megabyte in one cell": (
        lambda: make_csv([HEAD, ["1", "carer", "word " * 210_000], ["2", "carer", SAID[0]]]),
        "long.csv",
        ["word " * 210_000, SAID[0]],
    ),
    "right to left, Chinese, joined emoji": (
        lambda: make_csv([HEAD, ["1", "carer", "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645"],
                          ["2", "carer", "\u6211\u4eec\u6ca1\u6709\u88ab\u542c\u89c1"],
                          ["3", "carer", "\U0001f469\u200d\U0001f467 thank you"]]),
        "scripts.csv",
        ["\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645", "\u6211\u4eec\u6ca1\u6709\u88ab\u542c\u89c1",
         "\U0001f469\u200d\U0001f467 thank you"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", NASTY)
def test_a_nasty_table_comes_in_as_it_was_said(asha: Browser, exercise: Exercise, kind: str) -> None:
    make, name, said = NASTY[kind]
    asha.bring_in(make(), name)
    work_off_one_job()

    heard = [each.text for each in queries.raw_contributions(exercise)]
    assert sorted(text.strip() for text in heard) == sorted(text.strip() for text in said)


def test_control_characters_are_removed_and_counted(asha: Browser, exercise: Exercise) -> None:
    batch = asha.bring_in(make_csv([HEAD, ["1", "carer", "A bell\x07 rang"], ["2", "carer", SAID[0]]]))
    work_off_one_job()

    batch.refresh_from_db()
    assert batch.removed_control_characters == 1
    assert "A bell rang" in {said.text for said in queries.raw_contributions(exercise)}


def test_rows_without_words_are_left_out_with_a_reason(asha: Browser) -> None:
    rows = [HEAD, ["1", "carer", SAID[0]], ["2", "carer", "  "], ["", "", ""], ["4", "carer", SAID[1]]]
    batch = asha.bring_in(make_csv(rows))
    work_off_one_job()

    batch.refresh_from_db()
    assert batch.left_out == {"no text in the row": 1, "empty row": 1}
    assert list(queries.import_summary(batch).left_out) == ["empty row", "no text in the row"]
    assert batch.brought_in + batch.left_out_in_all == batch.found == 4


@pytest.mark.parametrize(
    ("head", "cell", "chosen", "at"),
    [
        ("people", "about nine", {"speaks_for": "1"}, "speaks_for"),
        ("when", "last Tuesday", {"said_on": "1"}, "said_on"),
        ("quote", "perhaps", {"may_quote": "1"}, "may_quote"),
        ("how", "by pigeon", {"channel": "1"}, "channel"),
        ("notes", "x" * 61, {"groups": ["1"]}, "groups"),
        ("a" * 61, "carer", {"groups": ["1"]}, "groups"),
        ("asked", "x" * 501, {"question": "1"}, "question"),
        ("role", "carer", {"groups": ["2"]}, "text"),
    ],
)
def test_a_value_that_cannot_be_is_named_by_file_row_and_column(
    asha: Browser, head: str, cell: str, chosen: dict[str, str], at: str
) -> None:
    asha.choose(make_csv([["id", head, "text"], ["1", cell, SAID[0]]]))
    batch = Import.objects.get()
    page = asha.match(batch, **chosen)

    form = page.context["form"]
    line = form.errors[at][0]
    assert page.status_code == 400
    assert line.startswith("said.csv")
    assert len(head) > 60 or at == "text" or "row 2" in line
    assert cell not in line or at == "text"
    assert {name: form[name].value() for name in MATCHED | chosen} == MATCHED | chosen
    batch.refresh_from_db()
    assert (batch.state, batch.column_map, Contribution.objects.count()) == ("uploaded", {}, 0)


def test_a_column_of_many_different_values_is_no_group(asha: Browser) -> None:
    rows = [["id", "nickname", "text"], *[[str(n), f"nick{n}", SAID[0]] for n in range(61)]]
    asha.choose(make_csv(rows))
    page = asha.match(Import.objects.get(), groups=["1"])

    assert "61 different values" in page.context["form"].errors["groups"][0]


def test_a_file_without_a_header_leaves_no_words_behind_when_it_is_put_away(asha: Browser) -> None:
    asha.choose(make_csv([["1", "carer", SAID[0]], ["2", "carer", SAID[1]], ["3", "carer", SAID[2]]]))
    batch = Import.objects.get()
    asha.match(batch)
    asha.client.post(asha.at("bring-in-refuse", batch))

    kept = Import.objects.values().get()
    assert not any(SAID[0] in str(value) for value in kept.values())


def test_the_words_column_that_holds_none(asha: Browser) -> None:
    asha.choose(make_csv([["id", "role", "text", "other"], ["1", "carer", "", "x"], ["2", "carer", "", "y"]]))
    batch = Import.objects.get()
    page = asha.match(batch)

    assert page.status_code == 400
    assert "text" in page.context["form"].errors
