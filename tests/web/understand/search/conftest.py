"""An exercise that can be searched, and a search of it that is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from speakopenly.web.understand.search import actions
from speakopenly.web.understand.search.models import SavedSearch
from tests.web.understand.conftest import Bench


@pytest.fixture
def found(bench: Bench, settings: Any, tmp_path: Path) -> Bench:
    settings.HOME, settings.KEYS, settings.ENCODER = tmp_path, tmp_path / "keys", "static"
    actions.bring_up_to_date(bench.exercise)
    return bench


def keep(bench: Bench, typed: str, **filters: Any) -> SavedSearch:
    return actions.save_search(
        exercise=bench.exercise, by=bench.fay, name="What was looked for", typed=typed, filters=filters
    )
