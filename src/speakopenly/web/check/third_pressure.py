"""What culture surveys and bulletins have published: lines of the third pressure of the service's own area.

Only what everybody can read by now: the table of a survey's public page, hidden and rounded as it stands
there, and numbers that a bulletin printed. No line says that culture rose or fell: its table has the years.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from django.utils import timezone
from django.utils.translation import override

from speakopenly.check.bulletin import Number
from speakopenly.check.culture.items import OF_A_SERVICE, Audience, Theme, Trust
from speakopenly.check.outcomes.figures import MEASURES
from speakopenly.core.disclosure import HIDDEN
from speakopenly.understand.pressures import Indicator, Kind, Line, Point, Strand
from speakopenly.web.check.culture import policies, showing
from speakopenly.web.check.culture.models import About, Wave
from speakopenly.web.check.culture.wording import TRUSTS, audience_name, theme_name
from speakopenly.web.check.examination.sources.learning import printed_numbers
from speakopenly.web.people.models import Service
from speakopenly.web.public_path import ENGLISH
from speakopenly.web.understand.pressures.culture import tell_culture

PUBLISHED: Final = "published"
HIDDEN_HERE: Final = "hidden to protect people"
_SURVEY: Final = ("theme", "trust")
_AT_AN_END: Final = {"<": "at most", ">": "at least"}
_WHAT: Final = (
    "Of 100 answers to the culture survey of this service, how many speak well of it. People who feel unsafe"
    " are less likely to answer; the range does not cover that."
)
_HOW: Final = "answers that speak well, divided by answers to the same statements; 95% range"


def begin() -> None:
    """Called once at start; saying so twice is harmless."""
    tell_culture("culture surveys", culture_lines)
    tell_culture("learning figures", learning_lines)


def culture_lines(service: Service) -> list[Line]:
    """Safe to speak, audience by audience, then the trusts: always these, whatever they show."""
    wanted = [
        *(("theme", Theme.SAFE.value, audience.value) for audience in OF_A_SERVICE),
        *(("trust", trust.value, "") for trust in Trust),
    ]
    with override(ENGLISH):
        tables = [(wave, _rows_of(wave)) for wave in _shown(service)]
        lines = [_survey_line(each, tables) for each in wanted]
    return [line for line in lines if line is not None]


def learning_lines(service: Service) -> list[Line]:
    """Each figure of learning that a bulletin printed: the newest quarter of each year."""
    newest: dict[str, dict[int, tuple[Number, int]]] = {}
    for number, issue in printed_numbers(service, timezone.localdate()):
        years = newest.setdefault(number.code, {})
        year = int(number.period[:4])
        if year not in years or number.period > years[year][0].period:
            years[year] = (number, issue)
    with override(ENGLISH):
        return [
            _line(
                f"learning_{code}", str(MEASURES[code].name), _printed_in(), "bulletin", list(_printed(years))
            )
            for code, years in newest.items()
        ]


def _printed_in() -> str:
    return "Printed in the bulletin of this service, which two people sign; the newest quarter of each year."


def _printed(years: dict[int, tuple[Number, int]]) -> Iterator[Point]:
    for year, (number, issue) in sorted(years.items()):
        value, low, high = (
            None if each is None else round(100 * each) for each in (number.value, number.low, number.high)
        )
        status = HIDDEN_HERE if value is None else PUBLISHED
        yield _point(year, number.period, value, low, high, status, f"Bulletin {issue}", number.count)


def _shown(service: Service) -> list[Wave]:
    rows = Wave.objects.filter(service=service, about=About.SERVICE).order_by("opens_on")
    return [each for each in rows if policies.is_shown(each)]


def _rows_of(wave: Wave) -> dict[tuple[str, str, str], dict[str, str]]:
    """The rows for everybody together, of the very file that the public page gives."""
    table = wave.kept_table or showing.csv_of(wave, {})
    return {
        (row["what"], row["code"], row["audience"] if row["what"] == "theme" else ""): row
        for row in csv.DictReader(io.StringIO(table))
        if row["what"] in _SURVEY and row["area"] == "all" and " " not in row["audience"]
    }


def _survey_line(
    wanted: tuple[str, str, str], tables: Sequence[tuple[Wave, dict[tuple[str, str, str], dict[str, str]]]]
) -> Line | None:
    """The last wave of each year, where a statement of it was put to anybody."""
    of_year = {wave.closes_on.year: (wave, rows[wanted]) for wave, rows in tables if wanted in rows}
    points = [_asked(year, wave, row) for year, (wave, row) in sorted(of_year.items())]
    if not points:
        return None
    what, code, audience = wanted
    name = (
        f"“{theme_name(code, audience)}”, {audience_name(Audience(audience)).lower()}"
        if what == "theme"
        else str(TRUSTS[Trust(code)]).lower()
    )
    return _line(f"culture_{code}_{audience}".rstrip("_"), name, _WHAT, "culture survey", points)


def _asked(year: int, wave: Wave, row: dict[str, str]) -> Point:
    said = row["percent_positive"]
    where = f"Culture survey “{wave.name}”"
    if said == HIDDEN or not said:
        return _point(year, wave.name, None, None, None, HIDDEN_HERE, where)
    if said[0] in _AT_AN_END:
        status = f"{_AT_AN_END[said[0]]} {said.lstrip('<>=')}%"
        return _point(year, wave.name, None, None, None, status, where)
    low, high = (float(row[each]) for each in ("low", "high"))
    return _point(year, wave.name, float(said), low, high, PUBLISHED, where)


def _point(
    year: int,
    period: str,
    value: float | None,
    low: float | None,
    high: float | None,
    status: str,
    release: str,
    count: float | None = None,
) -> Point:
    return Point(year, period, value, low, high, status, count, release, "This service")


def _line(key: str, name: str, definition: str, source: str, points: list[Point]) -> Line:
    indicator = Indicator(
        key,
        Strand.CULTURE,
        Kind.SHARE,
        name,
        "%",
        definition,
        _HOW,
        "as published",
        f"This service, {source}",
        (),
        may_be_set_beside=False,
    )
    return Line(indicator, tuple(points), None, "%")
