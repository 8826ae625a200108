"""Nobody is ranked, scored or set in order: no league table of areas, no mark of a person, no page that sorts by a figure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps

import speakopenly.web as web
from speakopenly.understand.pressures import among
from speakopenly.understand.pressures.areas import find_area
from speakopenly.understand.pressures.store import Store

WEB = Path(web.__file__).parent
A_MARK = re.compile(
    r"(^|_)(scores?|ratings?|ranks?|grades?|league|blame[ds]?|reliability|productivity|performance)(_|$)"
)
NO_PERSONS = {("PassageInTheme", "rank")}
"""How near a passage stands to the middle of its theme: of a passage, of nobody."""
AN_ORDER = re.compile(r"aria-sort|data-sort|sortable|\bleague", re.IGNORECASE)
ASKS_FOR_AN_ORDER = re.compile(r"GET(?:\.get)?[\[(]\s*[\"'](?:sort|order|order_by|sort_by|rank)[\"']")
CODES = ("302", "303", "304", "305", "306")


def test_no_column_of_any_table_holds_a_mark() -> None:
    found = {
        (model.__name__, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("speakopenly.")
        for field in model._meta.get_fields()
        if A_MARK.search(field.name)
    }

    assert found == NO_PERSONS


def test_no_page_offers_an_order_and_no_address_asks_for_one() -> None:
    pages = [
        *(WEB / "templates").rglob("*.html"),
        *(WEB / "static").glob("*.js"),
        *(WEB / "faces").rglob("*.js"),
    ]
    assert len(pages) > 200

    assert [page.name for page in pages if AN_ORDER.search(page.read_text("utf-8"))] == []
    assert [
        code.name for code in WEB.rglob("*.py") if ASKS_FOR_AN_ORDER.search(code.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize("figures", [(9.0, 7.0, 5.0, 3.0, 1.0), (1.0, 9.0, 3.0, 7.0, 5.0)])
def test_an_area_is_set_beside_others_in_the_order_of_their_codes_and_without_their_names(
    figures: tuple[float, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = dict(zip(reversed(CODES), reversed(figures), strict=True))
    read = among._OfAll(2024, "2024", "per 10,000 children", there)
    monkeypatch.setattr(among, "_rates", lambda *_given: read)
    monkeypatch.setattr(among, "_large_enough", lambda *_given: set(CODES))
    monkeypatch.setattr(among, "_neighbours", lambda *_given: set(CODES))

    found = among.beside(find_area("302"), "looked_after", Store(tmp_path))

    assert found is not None
    assert found.others == figures
    assert found.neighbours == figures
    assert not any(isinstance(held, str) and held in CODES for held in (found.unit, found.period))
