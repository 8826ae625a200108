"""No query can filter, sort or group by a step; no address, admin or file lists steps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.db.models import Count

import speakopenly.web.check.examination as room
from speakopenly.check.examination import Line, Step
from speakopenly.web.check.examination import actions
from speakopenly.web.check.examination.models import LineJudged
from tests.web.check.examination.conftest import Both
from tests.web.check.examination.one_examination import begun

CODE = [each.read_text("utf-8") for each in Path(room.__file__).parent.rglob("*.py")]


@pytest.fixture
def six_alike(both: Both) -> None:
    found = begun(both.esme)
    for line in Line:
        said = {"disagree": "They agree.", "step": Step.STARTING, "strength": "Thin."}
        actions.judge(examination=found, by=both.esme, line=line, **said)


@pytest.mark.parametrize("lookup", ["step", "step__exact", "step__in", "step__gt", "step__contains"])
def test_no_query_filters_by_a_step(db: None, lookup: str) -> None:
    value = ["starting"] if lookup.endswith("in") and not lookup.endswith("contains") else "starting"

    with pytest.raises(FieldError):
        list(LineJudged.objects.filter(**{lookup: value}))


@pytest.mark.usefixtures("six_alike")
def test_equal_steps_are_unequal_in_the_database() -> None:
    groups = LineJudged.objects.order_by().values("step").annotate(n=Count("pk"))

    assert [each["n"] for each in groups] == [1] * len(Line)
    assert {each.step for each in LineJudged.objects.all()} == {"starting"}


@pytest.mark.usefixtures("six_alike")
def test_sorting_by_the_stored_column_tells_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT step FROM speakopenly_check_linejudged")
        stored = [row[0] for row in cursor.fetchall()]

    assert len({each.partition(":")[0] for each in stored}) == len(Line)
    assert not [each for each in stored if each.startswith("starting")]


def test_no_index_order_or_constraint_is_on_a_step() -> None:
    meta = LineJudged._meta
    named = [str(each) for each in (*meta.ordering, *meta.indexes, *meta.constraints)]

    assert not LineJudged._meta.get_field("step").db_index
    assert not [each for each in named if "step" in each]


def test_no_code_of_the_room_orders_or_filters_by_a_step() -> None:
    asked = re.compile(
        r"(filter|exclude|order_by|values|values_list|aggregate|annotate)\([^)]*step", re.DOTALL
    )

    assert len(CODE) > 15
    assert not [found.group() for text in CODE for found in asked.finditer(text)]


def test_the_room_has_no_admin() -> None:
    assert not [text for text in CODE if "admin.site" in text or "ModelAdmin" in text]


def test_nothing_here_writes_steps_as_a_table() -> None:
    written = [text for text in CODE if "csv_bytes" in text or "json.dumps" in text or "JsonResponse" in text]

    assert written
    assert not [text for text in written if re.search(r"\bstep", text, re.IGNORECASE)]
