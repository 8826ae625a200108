"""The three pressures as pages: always all three, the same in picture, table and file, and each sentence from the store."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as here
from django.test import Client

from speakopenly.understand.pressures import (
    COLUMNS,
    INDICATORS,
    NOT_ASKED,
    SIDE_BY_SIDE,
    WHAT_ELSE,
    Store,
    Strand,
    also_moved,
    beside,
    find_area,
    founding_sentences,
    headline,
    revised,
    sentences,
    tell_spread,
    triple,
)
from speakopenly.understand.pressures.store import FOLDER
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

pytestmark = pytest.mark.django_db
AREAS = ["england", "wales", "351"]


def store() -> Store:
    return Store(here.HOME / FOLDER)


def main_of(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, address
    page = answer.text
    return page[page.index("<main") : page.index("</main>")]


def words_of(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def file_of(address: str) -> list[dict[str, str]]:
    answer = Client().get(address)
    assert answer.headers["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


def cells_of(markup: str) -> list[list[str]]:
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", markup, re.DOTALL)
    return [
        [words_of(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows
    ]


@pytest.mark.parametrize("code", AREAS)
def test_every_sentence_of_the_page_is_made_from_the_store_and_nothing_else_is_said_of_figures(
    code: str,
) -> None:
    area, there = find_area(code), store()
    found = triple(area, there)
    page = words_of(main_of(f"/pressures/{code}/"))
    lines = [line for panel in found.panels for line in panel.lines]
    expected = [
        headline(found),
        SIDE_BY_SIDE,
        WHAT_ELSE,
        *(each.text for each in sentences(found)),
        *(each for line in lines for each in revised(line)),
        *also_moved(area, there),
        *(tell_spread(each, area.name) for line in found.demand.lines if (each := beside(area, line.indicator.key, there))),
    ]  # fmt: skip

    assert not [each for each in expected if " ".join(each.split())[1:] not in page]


@pytest.mark.parametrize("code", AREAS)
def test_the_sentence_of_a_line_names_the_first_and_the_last_number_of_its_own_table(code: str) -> None:
    for line in re.findall(
        r'<h3 class="govuk-heading-s">.*?</table>', main_of(f"/pressures/{code}/"), re.DOTALL
    ):
        said = words_of(re.findall(r"<p[^>]*>(.*?)</p>", line, re.DOTALL)[0]).replace(",", "")
        known = [row for row in cells_of(line)[1:] if not row[1].startswith("[")]

        for row in (known[0], known[-1]) if " rose " in said or " fell " in said else ():
            assert any(number in said for number in wordings_of(float(row[1]))), (said, row)


def wordings_of(value: float) -> set[str]:
    return {f"{value:.0f}", f"{value:.1f}", f"{value + 0.0001:.1f}"}


@pytest.mark.parametrize("code", AREAS)
def test_three_panels_stand_together_and_an_empty_third_keeps_its_place(code: str) -> None:
    markup = main_of(f"/pressures/{code}/")
    panels = re.findall(r"<section>(.*?)</section>", markup, re.DOTALL)

    assert [words_of(re.findall("<h2.*?</h2>", each)[0]) for each in panels] == [
        "Demand", "Resources", "Culture and trust",
    ]  # fmt: skip
    assert NOT_ASKED in words_of(panels[2])
    assert len(re.findall(r"so-picture--wide", markup)) == 1
    assert "We have not asked." in words_of(re.findall("<svg.*?</svg>", markup, re.DOTALL)[0])
    assert {row["panel"] for row in file_of(f"/pressures/{code}/figures.csv")} >= {
        str(each) for each in Strand
    }


@pytest.mark.parametrize("code", AREAS)
def test_the_file_holds_exactly_the_rows_of_the_page(code: str) -> None:
    panels = re.findall(r"<section>(.*?)</section>", main_of(f"/pressures/{code}/"), re.DOTALL)
    rows = cells_of("".join(panels))
    shown = [[cell for cell in row if cell] for row in rows if row[0] != "year"]
    kept = [name for name in COLUMNS if name not in {"indicator", "unit"}]
    given = [
        [" ".join(row[name].split()) for name in kept if row[name]]
        for row in file_of(f"/pressures/{code}/figures.csv")
        if row["panel"] in set(Strand) and row["year"]
    ]

    assert given == shown


@pytest.mark.parametrize(("code", "other"), [("england", "Wales"), ("wales", "England")])
def test_england_and_wales_share_no_page(code: str, other: str) -> None:
    assert other not in words_of(main_of(f"/pressures/{code}/"))


def test_an_authority_is_marked_among_all_and_no_other_has_a_name() -> None:
    page = main_of("/pressures/351/")
    among = [row for row in file_of("/pressures/351/figures.csv") if row["panel"] == "among all areas"]

    assert "Bury 72.0; half of 4 areas lie from 60.0 to 72.0" in words_of(page)
    assert not [name for name in ("Manchester", "Oldham", "Rochdale", "Salford") if name in page]
    assert [row["note"] for row in among].count("here") == 1
    assert sum(int(row["value"]) for row in among) == 4


def test_a_sign_is_never_nought() -> None:
    rows = [
        row for row in file_of("/pressures/355/figures.csv") if row["indicator"].startswith("children looked")
    ]

    assert {row["value"] for row in rows} == {"[hidden to protect people]"}
    assert "nothing is published (hidden to protect people)" in words_of(main_of("/pressures/355/"))


def test_areas_are_chosen_nation_by_nation_and_stand_by_name() -> None:
    page = words_of(main_of("/pressures/"))

    england, wales = (
        page.index("Authorities of England"),
        page.index("The figures for single authorities of Wales"),
    )
    assert (
        england
        < page.index("Bury (351)")
        < page.index("Manchester (352)")
        < page.index("Salford (355)")
        < wales
    )


@pytest.mark.parametrize(
    ("asked", "status"), [("England", 302), ("manchester", 302), ("dorset", 404), ("nowhere", 404)]
)
def test_an_area_has_one_address(asked: str, status: int) -> None:
    assert Client().get(f"/pressures/{asked}/").status_code == status


def test_each_indicator_says_how_it_is_worked_out_and_on_what_it_rests() -> None:
    for each in INDICATORS:
        page = words_of(main_of(f"/pressures/what-is-counted/{each.key}/"))

        needed = [
            each.definition,
            each.formula,
            each.denominator,
            each.source,
            *(one.reason for one in each.breaks),
        ]
        assert not [text for text in needed if " ".join(text.split()) not in page]
    assert "Department for Education: Children looked after in England, SFR 50/2017" in words_of(
        main_of("/pressures/what-is-counted/looked_after/")
    )
    assert Client().get("/pressures/what-is-counted/happiness/").status_code == 404


def test_the_founding_text_is_tested_sentence_by_sentence_each_nation_for_itself() -> None:
    page = words_of(main_of("/pressures/the-founding-text/"))
    england, wales = page.split(" Wales ", 1)

    for each in founding_sentences(store()):
        said = f"{each.claim} {str(each.verdict).capitalize()}. {each.sentence}"
        assert said in (england if each.nation == "England" else wales)
        assert each.definition[1:] in page


def test_the_address_keeps_its_language_and_says_what_is_in_english() -> None:
    page = main_of("/cy/pressures/england/")

    assert "yn Saesneg yn unig" in page
    assert re.search(r'<p class="govuk-body-l" lang="en">', page)
    assert 'href="/cy/pressures/england/figures.csv"' in page


def test_a_site_may_keep_the_pages_to_those_who_work_there(
    settings: Any, member: Callable[..., Staff], sign_in: Callable[[Staff], Client]
) -> None:
    settings.PRESSURES_ARE_PUBLIC = False

    for address in (
        "/pressures/",
        "/pressures/england/",
        "/pressures/england/figures.csv",
        "/pressures/the-founding-text/",
    ):
        assert Client().get(address).status_code == 404
    assert "/pressures/" not in Client().get("/about/").text
    lead = sign_in(member(Role.LEARNING_LEAD))
    assert NOT_ASKED in main_of("/staff/understand/pressures/england/", lead)
    assert "to staff alone" in main_of("/staff/understand/pressures/", lead)


def test_staff_see_what_is_loaded_and_how_to_load(
    member: Callable[..., Staff], sign_in: Callable[[Staff], Client]
) -> None:
    page = words_of(main_of("/staff/understand/pressures/", sign_in(member(Role.RESEARCHER))))

    assert "Invented release, 2024 Northmoor Statistics invented.csv 30" in page
    assert "speakopenly pressures load" in page
    assert "which authority this service works for" in page
    assert "/pressures/" in Client().get("/about/").text
