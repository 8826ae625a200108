"""Make the small national series that ships, from a store of official files: ``python -m ... STORE_FOLDER``.

Nations only, from 2007; every release of a figure. National spending before 2015-16 was not published by
purpose in one series, so it is the sum of all authorities' returns, and its release says so. A few figures
known from other publications (a release we do not hold, earlier counts by Cafcass) stand in ``KNOWN``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import polars as pl

from speakopenly.understand.pressures.loaders.spending import PURPOSES
from speakopenly.understand.pressures.records import OPEN_LICENCE, SCHEMA
from speakopenly.understand.pressures.store import SHIPPED, Store, is_published

FIRST_YEAR: Final = 2007
SERIES: Final = (
    "looked_after",
    "looked_after_rate",
    "entries",
    "entries_rate",
    "leavers",
    "children",
    "care_applications",
    "care_applications_rate",
    "referrals",
    "referrals_rate",
    "child_protection_plans",
    "child_protection_plans_rate",
    "children_in_need",
    "children_in_need_rate",
    "turnover_rate",
    "vacancy_rate",
    "agency_rate",
    "caseload",
    "deflator_cpih",
)
SPENDING: Final = tuple(dict.fromkeys(series for _, series in PURPOSES))
_QUOTED: Final = "Children looked after in England, 2017 and earlier releases as quoted then"
KNOWN: Final = (
    ("looked_after", "2008", 2008, 59370, "children", _QUOTED, 2017, "DfE"),
    ("looked_after", "2011", 2011, 65510, "children", _QUOTED, 2017, "DfE"),
    ("looked_after", "2012", 2012, 67070, "children", _QUOTED, 2017, "DfE"),
    ("looked_after", "2015", 2015, 69480, "children", _QUOTED, 2017, "DfE"),
    ("looked_after", "2016", 2016, 70440, "children", _QUOTED, 2017, "DfE"),
    (
        "looked_after",
        "2017",
        2017,
        72610,
        "children",
        "Children looked after in England, 2019 release",
        2019,
        "DfE",
    ),
    (
        "care_applications",
        "2010-11",
        2011,
        9204,
        "applications",
        "Cafcass, as published in 2012",
        2012,
        "Cafcass",
    ),
    (
        "care_applications",
        "2011-12",
        2012,
        10244,
        "applications",
        "Cafcass, as published in 2012",
        2012,
        "Cafcass",
    ),
    (
        "care_applications",
        "2016-17",
        2017,
        14597,
        "applications",
        "Cafcass, page of October 2017",
        2017,
        "Cafcass",
    ),
)


def national_series(store: Store) -> pl.DataFrame:
    """The figures that ship."""
    nations = pl.col("area").is_in(["england", "wales", "uk"]) & (pl.col("year") >= FIRST_YEAR)
    frame = store.figures(*SERIES, *SPENDING).filter(nations & is_published() & (pl.col("breakdown") == ""))
    once = frame.unique(["series", "area", "year", "release", "value"], keep="first", maintain_order=True)
    whole = pl.concat([_plain_releases(once), _sums(store), _known()])
    return whole.sort("series", "area", "year", "release_year", "release")


def _plain_releases(frame: pl.DataFrame) -> pl.DataFrame:
    """Releases of transcribed tables by publication, without the pages and people who passed them on."""
    by_cafcass = pl.col("publisher") == "Cafcass"
    in_wales = pl.col("publisher") == "Welsh Government"
    in_wales_or_as_is = (
        pl.when(in_wales).then(pl.lit("Welsh Government, SFR 106/2019")).otherwise(pl.col("release"))
    )
    cafcass = pl.lit("Cafcass care demand statistics, latest count known in July 2019")
    return frame.with_columns(pl.when(by_cafcass).then(cafcass).otherwise(in_wales_or_as_is).alias("release"))


def _sums(store: Store) -> pl.DataFrame:
    """Spending of all authorities together, for each release of a table by authority."""
    frame = store.figures(*SPENDING).filter((pl.col("nation") == "E") & (pl.col("area").str.len_chars() == 3))
    one = frame.unique(["series", "area", "year", "release"], keep="first", maintain_order=True)
    first = [
        name
        for name in SCHEMA.names()
        if name not in {"series", "year", "release", "value", "area", "area_name"}
    ]
    summed = one.group_by("series", "year", "release", maintain_order=True).agg(
        pl.col("value").sum().round(0), pl.len().alias("returns"), *(pl.col(name).first() for name in first)
    )
    return (
        summed.with_columns(
            pl.lit("england").alias("area"),
            pl.lit("England").alias("area_name"),
            pl.format("Sum of {} authorities' returns: {}", "returns", "release").alias("release"),
        )
        .select(SCHEMA.names())
        .cast(SCHEMA)
    )


def _known() -> pl.DataFrame:
    publishers = {"DfE": "Department for Education"}
    rows = [
        (
            series,
            "E",
            "england",
            "England",
            period,
            year,
            float(value),
            "published",
            "",
            "",
            unit,
            "",
            release,
            published,
            publishers.get(publisher, publisher),
            OPEN_LICENCE,
            "shipped with the program",
            0,
        )
        for series, period, year, value, unit, release, published, publisher in KNOWN
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


if __name__ == "__main__":
    made = national_series(Store(Path(sys.argv[1]), with_shipped=False))
    made.write_csv(Path(__file__).with_name("data") / SHIPPED)
    sys.stdout.write(f"{len(made)} figures.\n")
