"""A step is a word: it cannot be put in order, added, or written as data."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import pytest

from speakopenly.check.examination import STEPS, Step
from speakopenly.check.examination.publication import publish
from tests.library.check.examination.records import whole


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge, operator.add])
def test_two_steps_are_never_set_against_each_other(compare: Callable[[Any, Any], Any]) -> None:
    with pytest.raises(TypeError):
        compare(Step.STARTING, Step.EMBEDDED)


def test_steps_cannot_be_sorted() -> None:
    with pytest.raises(TypeError):
        sorted(Step)  # type: ignore[type-var]


def test_no_step_is_a_number_or_text_that_would_sort() -> None:
    assert not [each for each in Step if isinstance(each, int | float | str)]


def test_every_step_has_its_word() -> None:
    assert set(STEPS) == set(Step)


def test_no_file_of_data_holds_a_step() -> None:
    packs = publish(whole())
    data = {
        name: text for name, text in packs.public.items() if not name.endswith((".html", ".pdf", ".docx"))
    }

    assert list(data) == ["manifest.json"]
    assert packs.sealed == {}
    for each in Step:
        assert each.value.encode() not in data["manifest.json"]
